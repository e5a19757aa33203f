"""A new feature writes its own part of the report without a line in `year/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pytest
from sqlalchemy import MetaData
from sqlalchemy.orm import Mapped, mapped_column

from app.books.assets.actions import record_asset
from app.books.assets.facts import AssetFacts, AssetKind
from app.books.assets.models import Asset
from app.books.entries.actions import EntryKind
from app.core.periods import parse_period
from app.extensions import db
from app.life.events.facts import Category
from app.log.activities.facts import EntryFacts
from app.log.activities.models import OfEntry
from app.log.figures.facts import LoggedEntry
from app.office.units.models import Unit
from app.web import features
from app.web.features import Feature, Gathered, LogKind, ReportPart, Source, SourceWords
from app.year.figures.queries import GATHER_SELECTS, gather
from app.year.reports.compose import compose
from app.year.reports.narration.sentences import Narration
from app.year.reports.outline import Outline, all_parts, load_outline, with_parts
from app.year.reports.phrases import body, count, say
from app.year.reports.queries import gather_report
from app.year.reports.report import Block, Paragraph, Section
from app.year.reports.tracing.queries import source_lines
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import As
from tests.worked_year import REPORT_RECORD

YEAR = parse_period("2024")
#: What of the features is put together once.
READ_ONCE = (
    features.log_kinds,
    features.narrators,
    features.narrator_labels,
    features.sources,
)


class Patrol(OfEntry):
    """The side table of the kind; with its own metadata, for it is none of the application's tables."""

    metadata = MetaData()
    __tablename__ = "patrols"

    activity_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hazards: Mapped[int]


@dataclass(frozen=True, slots=True)
class PatrolFacts:
    happened_on: date
    route: str
    hazards: int
    member_ids: tuple[int, ...] = ()

    def entry(self) -> EntryFacts:
        return EntryFacts(self.happened_on, self.route, member_ids=self.member_ids)


PATROLS: EntryKind[PatrolFacts] = EntryKind("patrol", Patrol, "patrols")


def patrols(narration: Narration) -> Sequence[Block]:
    """How many patrols there were, and what they found."""
    entries = narration.record.others["patrol"]
    sources = [one.source for one in entries]
    hazards = sum(one.facts.hazards for one in entries)
    if not entries:
        return ()
    return [body(say("{n} lượt, {h} nguy cơ.", n=count(len(entries), sources), h=count(hazards, sources)))]


PART = ReportPart("care", "patrols", "Tuần tra {period}", ("patrols",))
PATROL_FEATURE = Feature(
    kinds=(
        LogKind(
            "patrol",
            "Tuần tra",
            "patrols.show",
            gathered=Gathered(
                Patrol, lambda entry, row, ids: PatrolFacts(entry.starts_on, entry.title, row.hazards, ids)
            ),
        ),
    ),
    narrators={"patrols": patrols},
    report_parts=(PART,),
)


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Feature]]:
    """The features of the application, to which the test may add."""
    added = list(features.FEATURES)
    for module in ("app.web.features", "app.year.reports.outline"):
        monkeypatch.setattr(f"{module}.FEATURES", added)
    for read_once in READ_ONCE:
        read_once.cache_clear()
    yield added
    for read_once in READ_ONCE:
        read_once.cache_clear()


@pytest.fixture
def patrolled(union: Unit, declared: list[Feature]) -> Unit:
    """A union with the feature, and its table."""
    declared.append(PATROL_FEATURE)
    Patrol.metadata.create_all(db.session.connection())
    return union


def keys_of(outline: Outline) -> list[str]:
    return [part.key for part in all_parts(outline.parts)]


def sections_of(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from sections_of(section.children)


def text_of(section: Section) -> str:
    return " ".join(block.text for block in section.blocks if isinstance(block, Paragraph))


def test_its_entries_are_gathered_with_whom_they_name(patrolled: Unit) -> None:
    guard = put_member(patrolled, "A1", "Người Gác").id
    day = date(2024, 3, 5)
    first = PATROLS.record(patrolled.id, PatrolFacts(day, "Kho", 2, (guard,)), OFFICER, TODAY)
    PATROLS.record(patrolled.id, PatrolFacts(date(2023, 3, 5), "Kho", 2), OFFICER, TODAY)
    undone = PATROLS.record(patrolled.id, PatrolFacts(day, "Kho", 2), OFFICER, TODAY)
    PATROLS.withdraw(undone, OFFICER, TODAY, "Ghi nhầm")
    others = gather(patrolled, YEAR, YEAR.end).others
    assert others == {"patrol": (LoggedEntry(first.id, PatrolFacts(day, "Kho", 2, (guard,)), (guard,)),)}


@pytest.mark.parametrize("size", [0, 3])
def test_a_kind_costs_one_statement(patrolled: Unit, statements: Statements, size: int) -> None:
    for number in range(size):
        PATROLS.record(patrolled.id, PatrolFacts(date(2024, 3, 5), f"Kho {number}", 1), OFFICER, TODAY)
    db.session.flush()
    statements.clear()
    assert len(gather(patrolled, YEAR, YEAR.end).others["patrol"]) == size
    assert statements.count == GATHER_SELECTS + 1


def test_no_kind_handed_in_costs_none(union: Unit, statements: Statements) -> None:
    statements.clear()
    assert gather(union, YEAR, YEAR.end).others == {}
    assert statements.count == GATHER_SELECTS


def test_its_part_stands_in_the_report_with_its_sources(patrolled: Unit) -> None:
    for hazards in (2, 3):
        PATROLS.record(patrolled.id, PatrolFacts(date(2024, 3, 5), "Kho", hazards), OFFICER, TODAY)
    report = compose(load_outline("co-quan"), gather_report(patrolled, YEAR))
    section = next(one for one in sections_of(report.sections) if one.key == "patrols")
    assert (section.level, section.title, text_of(section)) == (
        2,
        "Tuần tra năm 2024",
        "02 lượt, 05 nguy cơ.",
    )
    entries = gather(patrolled, YEAR, YEAR.end).others["patrol"]
    block = section.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.sentences[0].sources == tuple(one.source for one in entries)


def test_what_no_part_tells_is_reported_among_the_others(patrolled: Unit, declared: list[Feature]) -> None:
    declared[-1] = replace(PATROL_FEATURE, report_parts=())
    PATROLS.record(patrolled.id, PatrolFacts(date(2024, 3, 5), "Kho hàng", 2), OFFICER, TODAY)
    report = compose(load_outline("co-quan"), gather_report(patrolled, YEAR))
    assert any("Kho hàng" in text_of(one) for one in sections_of(report.sections))


def test_without_entries_its_part_is_left_out(patrolled: Unit) -> None:
    report = compose(load_outline("co-quan"), gather_report(patrolled, YEAR))
    assert "patrols" not in [one.key for one in sections_of(report.sections)]


def test_its_part_follows_the_one_that_it_names() -> None:
    plain = load_outline("co-quan")
    keys = keys_of(with_parts(plain, [PART]))
    assert keys[keys.index("care") + 1] == "patrols"
    assert [key for key in keys if key != "patrols"] == keys_of(plain)


def test_parts_of_several_features_keep_their_order() -> None:
    others = [
        PART,
        ReportPart("care", "drills", "Diễn tập", ("drills",)),
        ReportPart("patrols", "hazards", "Nguy cơ", ("hazards:open",)),
    ]
    keys = keys_of(with_parts(load_outline("co-quan"), others))
    place = keys.index("care")
    assert keys[place : place + 4] == ["care", "patrols", "hazards", "drills"]


def test_in_an_outline_without_that_part_it_stands_last() -> None:
    outline = with_parts(load_outline("co-quan"), [replace(PART, after="nowhere")])
    assert outline.parts[-1].key == "patrols"


def test_an_outline_that_names_its_narrator_is_left_as_it_is() -> None:
    plain = load_outline("co-quan")
    assert with_parts(plain, [ReportPart("care", "again", "Chế độ", ("funds", "patrols"))]) is plain


def test_a_key_that_an_outline_has_is_refused() -> None:
    with pytest.raises(ValueError, match="information"):
        with_parts(load_outline("co-quan"), [replace(PART, key="information")])


def test_a_narrator_is_declared_once(declared: list[Feature]) -> None:
    declared.append(Feature(narrators={"visits": patrols}))
    with pytest.raises(ValueError, match="visits"):
        compose(load_outline("co-quan"), REPORT_RECORD)


@pytest.mark.parametrize(("citing", "is_reported"), [(frozenset(), False), (frozenset({"cites"}), True)])
def test_what_is_cited_as_evidence_is_still_reported(
    declared: list[Feature], citing: frozenset[str], is_reported: bool
) -> None:
    def cites(narration: Narration) -> Sequence[Block]:
        return [body(say("Xong.", sources=tuple(one.source for one in narration.record.events)))]

    events = tuple(
        LoggedEntry(one.id, replace(one.facts, category=Category.OTHER))
        for one in REPORT_RECORD.record.events[:1]
    )
    given = replace(REPORT_RECORD, record=replace(REPORT_RECORD.record, events=events))
    part = ReportPart("general", "cites", "Đã xong", ("cites",))
    declared.append(Feature(narrators={"cites": cites}, citing=citing, report_parts=(part,)))
    sections = sections_of(compose(load_outline("co-quan"), given).sections)
    reported = any(events[0].facts.title in text_of(one) for one in sections)
    assert reported is is_reported


def test_its_table_is_a_source_with_a_page(union: Unit, declared: list[Feature], as_role: As) -> None:
    asset = record_asset(union.id, AssetFacts(AssetKind.EQUIPMENT, "Loa kéo"), OFFICER, TODAY)
    db.session.commit()
    source = f"assets/{asset.id}"
    declared.append(
        Feature(
            narrators={"assets": lambda _narration: [body(say("Có loa kéo.", sources=(source,)))]},
            sources=(Source(Asset, "assets.show", lambda row: SourceWords("Tài sản", row.name)),),
            report_parts=(ReportPart("general", "assets", "Tài sản", ("assets",)),),
        )
    )
    assert [line.words for line in source_lines(union.id, [source])] == [SourceWords("Tài sản", "Loa kéo")]
    client = as_role("chair")
    preview = client.get("/bao-cao/?ky=2024").text
    place = preview.split("Có loa kéo.")[0].rsplit("cau=", 1)[1].split('"')[0]
    page = client.get(f"/bao-cao/nguon?ky=2024&cau={place}").text
    assert f'href="/tai-san/{asset.id}"' in page
    assert "Loa kéo" in page
