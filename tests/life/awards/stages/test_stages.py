"""Titles registered, proposed, granted for many people at once."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote_plus

import pytest

from app.books.cashbook.models import Fund
from app.core.errors import Refused
from app.extensions import db
from app.life.awards.actions import AWARDS, withdraw_award
from app.life.awards.facts import AwardFacts, Stage, Subject
from app.life.awards.queries import awards_of
from app.life.awards.stages.actions import record_stage
from app.office.units.models import Unit
from app.people.roster.models import Member
from tests.conftest import OFFICER, TODAY, Statements, put_member
from tests.downloads import MARKUP, As, errors, put_fund, words
from tests.life.awards.entries import AWARD, put_award, put_rating
from tests.log.records.test_undo import undo_of

ADDRESS = "/khen-thuong/theo-buoc/"
TITLE = "Đoàn viên công đoàn xuất sắc"
COMMON = AwardFacts("2024", Subject.PERSON, "", TITLE, Stage.REGISTERED)


def query_for(stage: str, title: str = TITLE) -> dict[str, str]:
    return {"year": "2024", "title": title, "stage": stage}


def put_people(unit: Unit, count: int = 3) -> list[Member]:
    people = [put_member(unit, f"NV{place}", f"Lê Thị Na {place}") for place in range(count)]
    db.session.commit()
    return people


def put_registered(unit: Unit, *people: Member) -> None:
    record_stage(unit.id, COMMON, [one.id for one in people], OFFICER)
    db.session.commit()


def ticked(page: str) -> set[int]:
    """The ids of the people whose ticks are set."""
    return {int(one) for one in re.findall(r'<input checked[^>]*name="member_ids"[^>]*value="(\d+)"', page)}


def test_the_ticked_get_an_entry_each_with_one_decision(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    client = as_role("recorder")
    form = {
        "member_ids": [str(first.id), str(second.id)],
        "granting_body": "LĐLĐ huyện Hoa Mai",
        "decision_number": "15/QĐ-LĐLĐ",
        "granted_on": "20/11/2024",
    }
    made = client.post(ADDRESS, query_string=query_for("granted"), data=form, follow_redirects=True)
    assert "Đã ghi 2 mục." in made.text
    facts = [facts for _, facts in awards_of(union.id)]
    assert [one.name for one in facts] == ["Lê Thị Na 0", "Lê Thị Na 1"]
    assert {(one.stage, one.title, one.decision_number) for one in facts} == {
        (Stage.GRANTED, TITLE, "15/QĐ-LĐLĐ")
    }
    assert [one.member_ids for one in facts] == [(first.id,), (second.id,)]
    assert "Ghi: khen thưởng" in words(client.get(f"/khen-thuong/{awards_of(union.id)[0][0].id}"))


def test_the_stage_before_is_ticked_and_who_is_there_already_is_not_offered(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    put_registered(union, first, second)
    client = as_role("recorder")
    page = client.get(ADDRESS, query_string=query_for("proposed", TITLE.upper()))
    assert ticked(page.text) == {first.id, second.id}
    assert "Lê Thị Na 2" in page.text
    client.post(ADDRESS, query_string=query_for("proposed"), data={"member_ids": [str(first.id)]})
    page = client.get(ADDRESS, query_string=query_for("proposed"))
    assert ticked(page.text) == {second.id}
    assert "Lê Thị Na 0" not in page.text
    assert "đăng ký 2, đề nghị 1, đạt 0" in words(page)


def test_those_of_the_stage_before_stand_first_in_sight(as_role: As, union: Unit) -> None:
    *_, last = put_people(union, 30)
    put_registered(union, last)
    page = as_role("recorder").get(ADDRESS, query_string=query_for("proposed")).text
    assert page.index(last.full_name) < page.index("Lê Thị Na 0")


def test_nobody_strangers_and_a_stage_reached_already_are_refused(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    put_registered(union, first)
    client = as_role("recorder")
    nobody = client.post(ADDRESS, query_string=query_for("proposed"), data={})
    assert errors(nobody) == {"member_ids": "Hãy chọn ít nhất một người hoặc ghi một tập thể."}
    stranger = client.post(ADDRESS, query_string=query_for("proposed"), data={"member_ids": ["99999"]})
    assert stranger.status_code == 422
    with pytest.raises(Refused, match="Lê Thị Na 0"):
        record_stage(union.id, COMMON, [first.id], OFFICER)
    assert len(awards_of(union.id)) == 1


def test_the_second_of_two_officers_is_told_who_was_recorded_meanwhile(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    put_registered(union, first)
    form = {"member_ids": [str(first.id), str(second.id)], "collectives": "Tổ <b>Hai</b> 😀"}
    refused = as_role("recorder").post(ADDRESS, query_string=query_for("registered"), data=form)
    assert errors(refused) == {"member_ids": "Đã ghi đăng ký danh hiệu này: Lê Thị Na 0."}
    assert ticked(refused.text) == {first.id, second.id}
    assert "Tổ &lt;b&gt;Hai&lt;/b&gt; 😀</textarea>" in refused.text
    assert len(awards_of(union.id)) == 1


def test_what_was_recorded_together_is_undone_together(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    client = as_role("recorder")
    form = {"member_ids": [str(first.id), str(second.id)]}
    page = client.post(ADDRESS, query_string=query_for("granted"), data=form, follow_redirects=True)
    address, sent = undo_of(page.text)
    assert (address, sent) == (
        f"{ADDRESS}hoan-tac",
        {"ids": ",".join(str(row.id) for row, _ in awards_of(union.id))},
    )
    undone = words(client.post(address, data=sent, follow_redirects=True))
    assert undone.startswith("Đã hoàn tác: 2 mục vừa ghi đã rút khỏi sổ.")
    assert awards_of(union.id) == []
    again = client.post(address, data=sent, follow_redirects=True)
    assert "Không hoàn tác được nữa" in words(again)


@pytest.mark.parametrize("ids", ["", "1,", "a", "1;2", "9" * 30])
def test_what_is_no_list_of_entries_is_refused(as_role: As, union: Unit, ids: str) -> None:
    put_award(union)
    assert as_role("recorder").post(f"{ADDRESS}hoan-tac", data={"ids": ids}).status_code == 400
    assert len(awards_of(union.id)) == 1


def test_nothing_else_is_undone_that_way(as_role: As, union: Unit) -> None:
    """Not another union's, nor another kind's, nor what was corrected since, nor a part of the list."""
    award, rating = put_award(union), put_rating(union)
    corrected = put_award(union)
    client, address = as_role("recorder"), f"{ADDRESS}hoan-tac"
    client.post(f"/khen-thuong/{corrected.id}/sua", data={**AWARD, "version": "1", "reason": "Sửa"})
    for ids in (f"{award.id},{rating.id}", f"{award.id},{corrected.id}", f"{award.id},99999"):
        client.post(address, data={"ids": ids})
    as_role("stranger").post(address, data={"ids": str(award.id)})
    assert as_role("auditor").post(address, data={"ids": str(award.id)}).status_code == 403
    assert [row.id for row, _ in awards_of(union.id)] == [award.id, corrected.id]


def test_withdrawn_it_can_be_recorded_again(union: Unit) -> None:
    first, *_ = put_people(union)
    put_registered(union, first)
    withdraw_award(awards_of(union.id)[0][0], OFFICER, TODAY, "Nhầm")
    put_registered(union, first)
    assert len(awards_of(union.id)) == 1


def test_what_is_not_chosen_is_reported_before_the_people_are_shown(as_role: As, union: Unit) -> None:
    page = as_role("recorder").get(f"{ADDRESS}?year=2024&title=&stage=")
    assert set(errors(page)) == {"title", "stage"}
    assert "member_ids" not in page.text


def test_a_years_titles_are_shown_with_the_step_that_comes_next(as_role: As, union: Unit) -> None:
    first, second, _ = put_people(union)
    put_registered(union, first, second)
    put_award(union, title=TITLE.upper(), stage=Stage.PROPOSED)
    put_award(union, title="Lao động tiên tiến", stage=Stage.REGISTERED, quantity=24)
    page = as_role("recorder").get(f"{ADDRESS}?year=2024")
    assert f"{TITLE} 2 1 Đề nghị Đạt Lao động tiên tiến 24 Đề nghị" in words(page)
    assert f"?year=2024&amp;title={quote_plus(TITLE)}&amp;stage=granted" in page.text
    assert "Năm 2025 chưa ghi danh hiệu nào." in words(as_role("recorder").get(f"{ADDRESS}?year=2025"))


def test_collectives_go_the_same_way_one_a_line(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    client = as_role("recorder")
    form = {
        "member_ids": [str(first.id)],
        "collectives": " Tổ  Văn phòng \r\n\r\nTổ Kỹ thuật\r\ntổ văn phòng",
    }
    made = client.post(ADDRESS, query_string=query_for("registered"), data=form, follow_redirects=True)
    assert "Đã ghi 3 mục." in made.text
    named = [facts.name for _, facts in awards_of(union.id) if facts.subject is Subject.COLLECTIVE]
    assert [name.lower() for name in named] == ["tổ văn phòng", "tổ kỹ thuật"]
    page = client.get(ADDRESS, query_string=query_for("proposed"))
    assert "Tổ Kỹ thuật</textarea>" in page.text
    again = client.post(ADDRESS, query_string=query_for("registered"), data={"collectives": "Tổ kỹ thuật"})
    assert errors(again) == {"collectives": "Đã ghi đăng ký danh hiệu này: Tổ kỹ thuật."}
    long = client.post(ADDRESS, query_string=query_for("granted"), data={"collectives": "Tổ " * 2000})
    assert "dài quá 4000 chữ" in errors(long)["collectives"]


def test_what_a_fund_pays_is_not_recorded_in_bulk(union: Unit) -> None:
    fund: Fund = put_fund(union)
    paid = AwardFacts("2024", Subject.PERSON, "A", TITLE, Stage.GRANTED, TODAY, prize=1000, fund_id=fund.id)
    with pytest.raises(ValueError, match="fund"):
        AWARDS.record_all(union.id, [paid], OFFICER)


def test_it_reads_no_more_for_many_than_for_few(union: Unit, statements: Statements) -> None:
    people = [one.id for one in put_people(union, 12)]
    read = []
    for ids in (people[:2], people[2:]):
        statements.clear()
        record_stage(union.id, COMMON, ids, OFFICER)
        db.session.commit()
        read.append(len([one for one in statements.sent if one.startswith("SELECT")]))
    assert read[1] <= read[0]


def test_markup_stays_text(as_role: As, union: Unit) -> None:
    put_member(union, "NV9", MARKUP)
    db.session.commit()
    page = as_role("recorder").get(ADDRESS, query_string=query_for("proposed", MARKUP))
    assert "<script>alert" not in page.text


def test_only_officers_of_the_union_record(as_role: As, union: Unit) -> None:
    first, *_ = put_people(union)
    form = {"member_ids": [str(first.id)]}
    for username, status in {"auditor": 403, "member": 403, "upper": 403, "admin": 403, "": 303}.items():
        assert as_role(username).get(ADDRESS).status_code == status
        assert (
            as_role(username).post(ADDRESS, query_string=query_for("granted"), data=form).status_code
            == status
        )
    assert as_role("stranger").post(ADDRESS, query_string=query_for("granted"), data=form).status_code == 422
    assert awards_of(union.id) == []


def test_titles_of_a_section_are_recorded_for_its_people(as_role: As, union: Unit) -> None:
    sewing = put_member(union, "NV8", "Lê Thị Na", section="Phân xưởng May")
    cutting = put_member(union, "NV9", "Lê Thị Ba", section="Phân xưởng Cắt")
    db.session.commit()
    client, query = as_role("recorder"), {**query_for("registered"), "section": "Phân xưởng May"}
    page = client.get(ADDRESS, query_string=query).text
    assert "Lê Thị Na (" in page
    assert "Lê Thị Ba (" not in page
    sent = {"member_ids": [str(sewing.id)], "collectives": "Tổ may 7"}
    assert client.post(ADDRESS, query_string=query, data=sent).status_code == 303
    refused = client.post(ADDRESS, query_string=query, data={"member_ids": [str(cutting.id)]})
    assert (refused.status_code, set(errors(refused))) == (422, {"member_ids"})
    assert {one.section for _, one in awards_of(union.id)} == {"Phân xưởng May"}
    other = client.get(ADDRESS, query_string={**query, "stage": "proposed", "section": "Phân xưởng Cắt"}).text
    assert "Tổ may 7" not in other
    assert "Tổ may 7" in client.get(ADDRESS, query_string={**query, "stage": "proposed"}).text


def test_the_next_stage_keeps_the_section_where_none_is_chosen(as_role: As, union: Unit) -> None:
    sewing = put_member(union, "NV8", "Lê Thị Na", section="Phân xưởng May")
    of_section = replace(COMMON, section="Phân xưởng May")
    record_stage(union.id, of_section, [sewing.id], OFFICER, ["Tổ may 7"])
    (office,) = put_people(union, 1)
    sent = {"member_ids": [str(sewing.id), str(office.id)], "collectives": "tổ may 7\nTổ Văn phòng"}
    answer = as_role("recorder").post(ADDRESS, query_string=query_for("granted"), data=sent)
    assert answer.status_code == 303
    granted = [one for _, one in awards_of(union.id) if one.stage is Stage.GRANTED]
    assert {one.name: one.section for one in granted} == {
        "Lê Thị Na": "Phân xưởng May",
        "Lê Thị Na 0": "",
        "tổ may 7": "Phân xưởng May",
        "Tổ Văn phòng": "",
    }


def test_a_union_without_sections_is_not_asked(as_role: As, union: Unit) -> None:
    assert 'name="section"' not in as_role("recorder").get(ADDRESS).text
