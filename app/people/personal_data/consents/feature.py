"""What this room hands to the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.vietnamese import count_text
from app.office.accounts.rules import Permission
from app.people.personal_data.consents.facts import ConsentFacts
from app.people.personal_data.consents.models import Consent
from app.people.personal_data.consents.queries import consent_figures, extract_of_consents
from app.web.features import Feature
from app.web.overviews import HomePart, Task
from app.web.personal.declared import Personal


def _tasks(_unit_id: int, _today: date, kept: int) -> Iterator[Task]:
    if kept:
        title = f"{count_text(kept)} lần rút đồng ý mà dữ liệu còn giữ"
        yield Task(title, "consents.index", "Mở hồ sơ để xóa phần ấy", "warn", Permission.MANAGE_UNIT)


FEATURE = Feature(
    within="members",
    guide="Dữ liệu cá nhân",
    facts=(ConsentFacts,),
    subjects={"members.consent": "đồng ý về dữ liệu"},
    desk=(HomePart(place=16, find=_tasks, figures=consent_figures),),
    personal=(
        Personal(
            label="Đồng ý về dữ liệu",
            rows=extract_of_consents,
            model=Consent,
            emptied={"note": ""},
            kept={"personal_consents.purpose": "Đã đồng ý gì, từ ngày nào đến ngày nào: bằng chứng."},
        ),
    ),
)
