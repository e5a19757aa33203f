"""Screens of clubs' meetings."""

from app.life.clubs.actions import CLUBS
from app.life.clubs.facts import ClubFacts
from app.life.clubs.queries import MEETINGS
from flask import Blueprint

from app.log.records.columns import fact
from app.log.records.lists import RecordList
from app.log.records.screens import RecordScreens
from app.papers.lists import Listing
from app.web.forms.base import EntryForm

bp = Blueprint("clubs", __name__, url_prefix="/cau-lac-bo")
TITLE, NEW = "Câu lạc bộ", "Ghi buổi sinh hoạt"


class ClubForm(EntryForm):
    """One meeting."""

    of = ClubFacts
    layout = (("happened_on", "club", "people"), ("cost", "fund_id", "channel"))


columns = [fact(ClubFacts, name, sort=name) for name in ("happened_on", "club")]
columns += [fact(ClubFacts, name) for name in ("people", "cost")]
RecordList(
    listing=Listing(TITLE, "cau-lac-bo", "buổi sinh hoạt", tuple(columns)),
    page=MEETINGS.page,
    orders=MEETINGS.orders,
    sort="-happened_on",
    new=NEW,
).add_to(bp)
RecordScreens(
    read=MEETINGS.one,
    form=ClubForm,
    writes=CLUBS,
    index=TITLE,
    new=NEW,
    edit="Sửa buổi sinh hoạt",
).add_to(bp)
