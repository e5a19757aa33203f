"""A secret is read with the server's key and for its own account alone."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.office.second_factor.sealing import SealBroken, seal, unseal

KEY = "k" * 64
SECRETS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=16, max_size=40)


@given(SECRETS, st.integers(1, 10_000))
def test_it_comes_back_for_the_same_key_and_account(secret: str, user_id: int) -> None:
    sealed = seal(secret, user_id, KEY)
    assert unseal(sealed, user_id, KEY) == secret
    assert secret not in sealed
    assert len(sealed) <= 200
    with pytest.raises(SealBroken):
        unseal(sealed, user_id, KEY[:-1] + "x")
    with pytest.raises(SealBroken):
        unseal(sealed, user_id + 1, KEY)


@given(st.integers(0, 60), st.integers(1, 255))
def test_an_altered_one_is_refused(place: int, change: int) -> None:
    raw = bytearray(urlsafe_b64decode(seal("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 1, KEY)))
    raw[place % len(raw)] ^= change
    with pytest.raises(SealBroken):
        unseal(urlsafe_b64encode(bytes(raw)).decode(), 1, KEY)


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert seal("ABC", 1, KEY) != seal("ABC", 1, KEY)
    with pytest.raises(SealBroken):
        unseal("khong-phai", 1, KEY)
