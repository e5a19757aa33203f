"""Screens of short papers."""

from __future__ import annotations

from flask import Blueprint, abort, request, url_for
from werkzeug.wrappers import Response

from app.core.years.working import working_year_on
from app.life.meetings.facts import MeetingFacts
from app.log.activities.models import Activity
from app.log.attachments.queries import attachments_of
from app.office.accounts.rules import Permission
from app.office.units.queries import unit_as_of
from app.web.clock import today
from app.web.guards import allow, unit, working_year
from app.web.pages import page
from app.year.commitments.rules import year_to_plan
from app.year.short_papers import activity_rules, queries, rules
from app.year.short_papers.forms import InvitationForm, PeriodPaperForm, ProposalForm, ResolutionForm
from app.year.short_papers.pages import paper_page

bp = Blueprint("short_papers", __name__, url_prefix="/van-ban")


@bp.get("/")
@allow(Permission.READ_BOOKS)
def index() -> Response:
    """Which papers there are and where each is made."""
    return page("year/short_papers/index.html")


@bp.get("/to-trinh-khen-thuong")
@allow(Permission.READ_BOOKS)
def proposal() -> Response:
    """Who is proposed for awards, as a request to the body that grants them."""
    form = ProposalForm(request.args)
    form.offer([])
    form.validate()
    period = form.chosen(working_year_on(today(), working_year()))
    form.offer(queries.bodies_asked(unit().id, period))
    wording = form.wording(today())
    day = wording.dated or today()
    found = queries.nominees(unit().id, period, form.cap_khen.data or "", day)
    paper = rules.proposal(unit_as_of(unit(), day), period, found, wording) if found else None
    return paper_page(
        paper,
        form,
        "Tờ trình khen thưởng",
        f"to-trinh-khen-thuong-{period.start.year}",
        nothing="Kỳ này chưa ghi ai ở mức Đề nghị trong sổ Khen thưởng.",
        leads_to=("Khen thưởng", url_for("awards.index")),
        back=url_for(".index"),
    )


@bp.get("/chuong-trinh-cong-tac")
@allow(Permission.READ_BOOKS)
def programme() -> Response:
    """The plan of a period, with when and who."""
    form = PeriodPaperForm.asked()
    period = form.chosen(year_to_plan(today(), working_year()))
    wording = form.wording(today())
    tasks = queries.tasks_in(unit().id, period)
    union = unit_as_of(unit(), wording.dated or today())
    paper = rules.programme(union, period, tasks, wording) if tasks else None
    return paper_page(
        paper,
        form,
        "Chương trình công tác",
        f"chuong-trinh-cong-tac-{period.start.year}",
        nothing="Kỳ này chưa ghi nhiệm vụ nào ở trang Phương hướng.",
        leads_to=("Phương hướng", url_for("plan.index")),
        back=url_for(".index"),
    )


@bp.get("/nghi-quyet/<int:row_id>")
@allow(Permission.READ_BOOKS)
def resolution(row_id: int) -> Response:
    """What a meeting decided; 404 where nothing is recorded."""
    activity, facts = _gathering(row_id)
    if not facts.resolution:
        abort(404)
    form = ResolutionForm.asked()
    wording = form.wording(today())
    union = unit_as_of(unit(), wording.dated or facts.starts_on)
    paper = activity_rules.resolution(union, f"activities/{activity.id}", facts, wording)
    return paper_page(
        paper, form, f"Nghị quyết, kết luận: {facts.title}", f"nghi-quyet-{row_id}", back=_back(row_id)
    )


@bp.get("/giay-moi/<int:row_id>")
@allow(Permission.READ_BOOKS)
def invitation(row_id: int) -> Response:
    """An invitation to an activity."""
    activity, facts = _gathering(row_id)
    form = InvitationForm.asked()
    wording = form.wording(today())
    union = unit_as_of(unit(), wording.dated or min(today(), facts.starts_on))
    paper = activity_rules.invitation(union, f"activities/{activity.id}", facts, wording)
    return paper_page(paper, form, f"Giấy mời: {facts.title}", f"giay-moi-{row_id}", back=_back(row_id))


@bp.get("/tin-bai/<int:row_id>")
@allow(Permission.READ_BOOKS)
def news(row_id: int) -> Response:
    """A news item about an activity: text and photographs to copy."""
    activity, facts = _gathering(row_id)
    return page(
        "year/short_papers/news.html",
        facts=facts,
        texts=activity_rules.news(unit_as_of(unit(), facts.starts_on), facts),
        files=attachments_of(unit().id, activity.id),
        back=_back(row_id),
    )


def _gathering(row_id: int) -> tuple[Activity, MeetingFacts]:
    return queries.gathering(unit().id, row_id) or abort(404)


def _back(row_id: int) -> str:
    return url_for("events.show", row_id=row_id)
