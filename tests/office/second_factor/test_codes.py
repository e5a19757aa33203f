"""Which codes are right, and that none is right twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pyotp import TOTP

from app.office.accounts.rules import Role
from app.office.second_factor.rules import (
    DRIFT,
    STEP,
    digest_of,
    is_required_of,
    recovery_code,
    step_of,
    tidy_code,
)

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MOMENTS = st.integers(1_600_000_000, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))


@given(MOMENTS, st.integers(-DRIFT, DRIFT))
def test_a_code_of_now_or_beside_it_is_right_once(now: datetime, beside: int) -> None:
    code = TOTP(SECRET).at(now + timedelta(seconds=beside * STEP))
    step = step_of(code, SECRET, now, 0)
    assert step is not None
    again = step_of(code, SECRET, now, step)
    assert again is None or again > step, "the same six figures may come by chance in a later half minute"
    assert step_of(code, SECRET, now, step + DRIFT + 1) is None


@given(MOMENTS, st.integers(2, 10_000))
def test_an_old_code_is_wrong(now: datetime, ago: int) -> None:
    code = TOTP(SECRET).at(now - timedelta(seconds=ago * STEP))
    current = {TOTP(SECRET).at(now + timedelta(seconds=beside * STEP)) for beside in (-1, 0, 1)}
    assert (step_of(code, SECRET, now, 0) is None) or code in current


def test_recovery_codes_are_compared_without_case_dashes_and_spaces() -> None:
    code = recovery_code()
    assert digest_of(1, code) == digest_of(1, code.lower().replace("-", "  "))
    assert digest_of(1, code) != digest_of(2, code)
    assert len(tidy_code(code)) == 16


def test_it_is_required_by_role_and_union_or_of_administrators() -> None:
    assert is_required_of([(Role.CHAIR, True)], is_admin=False, of_admins=False)
    assert is_required_of([(Role.AUDITOR, True), (Role.TREASURER, True)], is_admin=False, of_admins=True)
    assert not is_required_of([(Role.CHAIR, False), (Role.MEMBER, True)], is_admin=False, of_admins=True)
    assert is_required_of([], is_admin=True, of_admins=True)
    assert not is_required_of([], is_admin=True, of_admins=False)
