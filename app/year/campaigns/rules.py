"""Pure decisions: what a campaign may ask, where a union stands, how the late ones are reminded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.core.dates import format_date, refuse_reversed
from app.core.periods import Period, in_words
from app.year.campaigns.facts import BoardLine, CampaignFacts, SentVersion, Standing
from app.year.campaigns.models import Campaign
from app.year.figures.scopes import refuse_day_outside


def check(facts: CampaignFacts, period: Period) -> None:
    """Raise Refused for days that do not go together."""
    as_of = facts.as_of or period.end
    refuse_day_outside(period, as_of)
    refuse_bad_deadline(as_of, facts.deadline)


def refuse_bad_deadline(as_of: date, deadline: date) -> None:
    """Raise Refused for one before the day as of which figures are asked for."""
    refuse_reversed(as_of, deadline, "Hạn gửi phải từ ngày tính số liệu trở đi.", "deadline")


def standing_of(versions: Sequence[SentVersion], deadline: date, today: date) -> Standing:
    """Where a union stands: what it sent last decides; who sent nothing is late after the deadline."""
    current = next((one for one in versions if one.is_current), None)
    if current is None:
        return Standing.LATE if today > deadline else Standing.NOT_SENT
    if current.accepted_on:
        return Standing.ACCEPTED
    return Standing.REMARKED if current.returned else Standing.SENT


def notes_of(versions: Sequence[SentVersion], campaign: Campaign, today: date) -> Iterator[str]:
    """Further facts about a union, a few words each."""
    current = next((one for one in versions if one.is_current), None)
    if current is None:
        if days := (today - campaign.deadline).days if today > campaign.deadline else 0:
            yield f"quá hạn {days} ngày"
        return
    if (days := (versions[0].received_on - campaign.deadline).days) > 0:
        yield f"gửi muộn {days} ngày"
    if len(versions) > 1:
        yield f"bản thứ {len(versions)}"
    if any(one.returned for one in versions if not one.is_current):
        yield "đã trả lời ý kiến"
    if not current.is_frozen:
        yield "bản dự thảo"
    if current.as_of != campaign.as_of:
        yield f"số liệu đến {format_date(current.as_of)}"
    if current.remarks:
        yield f"phần mềm lưu ý {current.remarks} điều"


def reminder(campaign: Campaign, period: Period, lines: Iterable[BoardLine], sender: str, today: date) -> str:
    """A message to those who sent nothing yet; "" where all did."""
    unsent = [one for one in lines if one.current is None]
    if not unsent:
        return ""
    missing, contacts = [one.name for one in unsent], [one.contact for one in unsent if one.contact]
    number = f" (văn bản số {campaign.document_number})" if campaign.document_number else ""
    is_late = today > campaign.deadline
    deadline = format_date(campaign.deadline)
    when = f"đã quá hạn ngày {deadline}" if is_late else f"hạn gửi là ngày {deadline}"
    return "\n".join(
        [
            *([f"Gửi tới: {'; '.join(contacts)}"] if contacts else []),
            f"Kính gửi: {'; '.join(missing)}.",
            f"{sender} đề nghị quý công đoàn gửi «{campaign.title}»{number}, kỳ {in_words(period)}, "
            f"số liệu tính đến ngày {format_date(campaign.as_of)}; {when}.",
            "Phát hành báo cáo trong Sổ Công đoàn, bấm «Tải gói gửi cấp trên» rồi gửi lại tệp ấy. "
            "Đã gửi rồi thì xin báo lại để chúng tôi kiểm tra. Trân trọng cảm ơn.",
        ]
    )
