"""Screens of best examples: which were chosen of a period, and the sentences of one report to choose from."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from app.exchange.examples.actions import choose_examples, take_back
from app.exchange.examples.forms import ExamplesForm
from app.exchange.examples.queries import chosen_in, example, examples_of, report_sentences
from app.office.accounts.rules import Permission
from app.web.clock import today
from app.web.forms.sent import carried_out, pressed
from app.web.guards import actor, allow, may, unit
from app.web.pages import page
from app.year.received.models import LowerUnion, ReceivedPackage
from app.year.received.queries import current_of, lower_union
from app.year.totals.forms import PeriodForm
from app.year.totals.tables.rules import RATING

bp = Blueprint("examples", __name__, url_prefix="/tong-hop/dien-hinh")


@bp.get("/")
@allow(Permission.READ_SUBMITTED)
def index() -> Response:
    """What was chosen of the period, and the unions to choose from, the best rated first."""
    form = PeriodForm.asked()
    table = form.table(unit(), today())
    return page(
        "exchange/examples/index.html",
        form=form,
        table=table,
        address=form.address(),
        chosen=examples_of(unit().id, table.period),
        unions=[one for one in table.unions(RATING) if one.value is not None],
        may_choose=may(Permission.RECORD),
    )


@bp.get("/cong-doan/<int:row_id>")
@allow(Permission.RECORD)
def choose(row_id: int) -> Response:
    return _shown(*_package(row_id))


@bp.post("/cong-doan/<int:row_id>")
@allow(Permission.RECORD)
def save(row_id: int) -> WerkzeugResponse:
    lower, package = _package(row_id)
    form = ExamplesForm()
    done = carried_out(
        form,
        lambda: choose_examples(package, form.sentences.data or [], actor(), form.seen.data or []),
        url_for(".index", period=package.label),
        "Đã ghi các câu điển hình; báo cáo tổng hợp sẽ in những câu này.",
    )
    return done or _shown(lower, package, status=422)


@bp.post("/<int:row_id>/bo")
@allow(Permission.RECORD)
def withdraw(row_id: int) -> WerkzeugResponse:
    row = example(unit().id, row_id) or abort(404)
    back = url_for(".index", period=request.args.get("period"))
    return pressed(lambda: take_back(row, actor()), back, "Đã bỏ câu này khỏi điển hình.")


def _package(row_id: int) -> tuple[LowerUnion, ReceivedPackage]:
    lower = lower_union(unit().id, row_id) or abort(404)
    return lower, current_of(lower, PeriodForm.asked().chosen(unit(), today())) or abort(404)


def _shown(lower: LowerUnion, package: ReceivedPackage, status: int = 200) -> Response:
    form, chosen = ExamplesForm(), chosen_in(package)
    is_sent = form.is_submitted()
    return page(
        "exchange/examples/choose.html",
        form=form,
        lower=lower,
        sentences=report_sentences(package),
        ticked=set((form.sentences.data or ()) if is_sent else chosen),
        seen=sorted((form.seen.data or ()) if is_sent else chosen),
        address={"period": package.label},
        status=status,
    )
