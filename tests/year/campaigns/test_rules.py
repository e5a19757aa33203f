"""Where a union stands with a campaign, and how the late ones are reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import Refused
from app.core.periods import parse_period
from app.year.campaigns.facts import BoardLine, CampaignFacts, SentVersion, Standing
from app.year.campaigns.models import Campaign
from app.year.campaigns.rules import check, notes_of, reminder, standing_of

YEAR = parse_period("2024")
END, DEADLINE, BEFORE, AFTER = date(2024, 12, 31), date(2025, 1, 10), date(2025, 1, 9), date(2025, 1, 12)
ASKED = Campaign(title="Báo cáo năm 2024", document_number="12/CV", as_of=END, deadline=DEADLINE)
SENT = SentVersion(1, BEFORE, END, True, True, None, 0, 0)
FACTS = CampaignFacts("Báo cáo năm 2024", "2024", None, DEADLINE)


@pytest.mark.parametrize(
    ("versions", "today", "expected"),
    [
        ((), DEADLINE, Standing.NOT_SENT),
        ((), AFTER, Standing.LATE),
        ((SENT,), AFTER, Standing.SENT),
        ((replace(SENT, returned=2),), AFTER, Standing.REMARKED),
        ((replace(SENT, returned=2, accepted_on=AFTER),), AFTER, Standing.ACCEPTED),
        ((replace(SENT, returned=2, is_current=False), replace(SENT, id=2)), AFTER, Standing.SENT),
    ],
)
def test_what_was_sent_last_decides(
    versions: tuple[SentVersion, ...], today: date, expected: Standing
) -> None:
    assert standing_of(versions, DEADLINE, today) is expected


def test_what_else_there_is_to_know() -> None:
    first = replace(SENT, received_on=AFTER, returned=1, is_current=False)
    second = replace(SENT, id=2, is_frozen=False, as_of=date(2024, 11, 30), remarks=3)
    assert list(notes_of((first, second), ASKED, AFTER)) == [
        "gửi muộn 2 ngày",
        "bản thứ 2",
        "đã trả lời ý kiến",
        "bản dự thảo",
        "số liệu đến 30/11/2024",
        "phần mềm lưu ý 3 điều",
    ]
    assert list(notes_of((SENT,), ASKED, AFTER)) == []
    assert list(notes_of((), ASKED, AFTER)) == ["quá hạn 2 ngày"]
    assert list(notes_of((), ASKED, DEADLINE)) == []


def test_those_who_sent_nothing_are_reminded_by_name() -> None:
    lines = [
        BoardLine(1, "Công đoàn Một", (SENT,), Standing.SENT),
        BoardLine(2, "Công đoàn Hai", (), Standing.LATE),
    ]
    late = reminder(ASKED, YEAR, lines, "Công đoàn ngành Hoa", AFTER)
    assert "Kính gửi: Công đoàn Hai." in late
    assert "Công đoàn Một" not in late
    assert "đã quá hạn ngày 10/01/2025" in late
    assert "văn bản số 12/CV" in late
    assert "hạn gửi là ngày 10/01/2025" in reminder(ASKED, YEAR, lines, "Công đoàn ngành Hoa", BEFORE)
    assert reminder(ASKED, YEAR, lines[:1], "Công đoàn ngành Hoa", AFTER) == ""


def test_days_go_together() -> None:
    check(FACTS, YEAR)
    with pytest.raises(Refused, match="phải nằm trong kỳ"):
        check(replace(FACTS, as_of=date(2025, 1, 1)), YEAR)
    with pytest.raises(Refused, match="từ ngày tính số liệu"):
        check(replace(FACTS, deadline=date(2024, 12, 30)), YEAR)
