"""What this room hands to the application: the narrators that outlines name."""

from __future__ import annotations

from app.core.fields import Text
from app.life.events.facts import Category
from app.web.features import Deed, Feature, MenuEntry, NarratorLabel
from app.year.reports.narration import (
    awards,
    commitments,
    events,
    form,
    indicators,
    others,
    petitions,
    ratings,
    statements,
)
from app.year.reports.narration.care import visits
from app.year.reports.narration.money import finance, funds
from app.year.reports.narration.people import changes, headcount, qualifications
from app.year.statements.facts import Topic

#: Topics that the narrator `causes` writes.
_CAUSES = (Topic.OBJECTIVE_CAUSES, Topic.SUBJECTIVE_CAUSES, Topic.CAUSES)

FEATURE = Feature(
    menu=(MenuEntry("", 40, "Báo cáo", "reports.index", "file-text"),),
    guide="Báo cáo cuối năm",
    subjects={"reports.paper": "báo cáo"},
    deeds={"printed": Deed("Vẫn in")},
    noted={
        "report_period": Text("Kỳ báo cáo"),
        "report_outline": Text("Đề cương"),
        "findings": Text("Điều đã biết"),
    },
    narrators={
        "form": form.form,
        "statements": statements.statements,
        "causes": statements.causes,
        "headcount": headcount.headcount,
        "changes": changes.changes,
        "growth": changes.growth,
        "qualifications": qualifications.qualifications,
        "commitments": commitments.commitments,
        "achievement": commitments.achievement,
        "earlier_plan": commitments.earlier_plan,
        "plan": commitments.plan,
        "plan_targets": commitments.plan_targets,
        "indicators": indicators.indicators,
        "targets": indicators.targets,
        "events": events.events,
        "petitions": petitions.petitions,
        "funds": funds.funds,
        "visits": visits.visits,
        "women": lambda narration: (*events.women(narration), *visits.women(narration)),
        "awards": awards.awards,
        "ratings": ratings.ratings,
        "finance": finance.finance,
        "budget": finance.budget,
        "others": others.others,
    },
    narrator_labels={
        "form": NarratorLabel("Biểu số liệu", named_in="tables"),
        "statements": NarratorLabel(
            "Nhận định", {one.value: one.label for one in Topic if one not in _CAUSES}
        ),
        "causes": NarratorLabel("Nhận định: các nguyên nhân"),
        "headcount": NarratorLabel("Số lượng đoàn viên, người lao động"),
        "changes": NarratorLabel("Đoàn viên tăng, giảm"),
        "growth": NarratorLabel("Kết nạp đoàn viên, phát triển Đảng"),
        "qualifications": NarratorLabel("Trình độ đoàn viên"),
        "commitments": NarratorLabel("Kết quả cam kết"),
        "achievement": NarratorLabel("Mức hoàn thành cam kết"),
        "earlier_plan": NarratorLabel("Kết quả phương hướng của kỳ"),
        "plan": NarratorLabel("Phương hướng kỳ sau", named_in="plan_words", is_optional=True),
        "plan_targets": NarratorLabel("Phương hướng kỳ sau có chỉ tiêu"),
        "indicators": NarratorLabel("Kết quả chỉ tiêu"),
        "targets": NarratorLabel("Chỉ tiêu kỳ sau"),
        "events": NarratorLabel(
            "Hoạt động", {one.value: one.label for one in Category if one is not Category.OTHER}
        ),
        "petitions": NarratorLabel("Kiến nghị của đoàn viên"),
        "funds": NarratorLabel("Vận động, đóng góp các quỹ"),
        "visits": NarratorLabel("Thăm hỏi, tặng quà"),
        "women": NarratorLabel("Hoạt động, quà của nữ công ghi ở loại khác"),
        "awards": NarratorLabel("Khen thưởng"),
        "ratings": NarratorLabel("Xếp loại"),
        "finance": NarratorLabel("Thu, chi các quỹ"),
        "budget": NarratorLabel("Thực hiện dự toán"),
        "others": NarratorLabel("Những gì các mục khác không kể"),
    },
    citing=frozenset({"commitments", "indicators", "achievement", "finance", "budget", "form"}),
)
