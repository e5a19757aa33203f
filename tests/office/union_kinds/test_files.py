"""Files of kinds of union: what they bring, and what is refused of an installation's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.years.working import WorkingYear
from app.features import load_kinds
from app.office.union_kinds.facts import Naming
from app.office.union_kinds.known import (
    OWN_FOLDER,
    UnionKind,
    bad_files,
    digest_of_files,
    is_upper_kind,
    kind_called,
    kinds_known,
    labour_kinds_known,
    labour_kinds_of,
    naming_of,
    upper_kind,
)
from app.office.union_kinds.rules import MOST_BYTES, MOST_ROWS, MOST_WORDS
from app.people.roster.facts import LabourKind
from tests.office.union_kinds.own import VILLAGE

Put = Callable[..., list[str]]


@pytest.fixture
def put(tmp_path: Path) -> Iterator[Put]:
    """Put files into the installation's own folder and read them; what is refused, and why."""
    folder = tmp_path / OWN_FOLDER
    folder.mkdir()

    def write(content: str | bytes, name: str = "lang-nghe.toml") -> list[str]:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        load_kinds(tmp_path)
        return [f"{bad.file}: {bad.sentence}" for bad in bad_files()]

    yield write
    load_kinds(None)


def test_every_kind_of_the_program_says_what_reports_and_forms_need() -> None:
    assert len(kinds_known()) >= 8
    for kind in kinds_known():
        assert kind.naming.people
        assert kind.labour_kinds
        assert kind.working_year


def test_labour_kinds_of_older_books_keep_their_words_and_their_order() -> None:
    assert list(labour_kinds_known().items())[:5] == [
        ("civil_servant", "Cán bộ, công chức"),
        ("public_employee", "Viên chức"),
        ("contract", "Hợp đồng"),
        ("part_time_cadre", "Không chuyên trách"),
        ("labourer", "Công nhân"),
    ]


def test_a_union_without_a_kind_is_called_and_offered_as_ever() -> None:
    assert naming_of("") == Naming("cán bộ, công chức, viên chức, người lao động", "người lao động")
    assert labour_kinds_of("") == labour_kinds_known()


def test_an_own_file_brings_a_kind_beside_those_of_the_program(put: Put) -> None:
    before = digest_of_files()
    assert put(VILLAGE) == []
    kind = kind_called("lang-nghe")
    assert kind is not None
    assert kind.working_year is WorkingYear.CALENDAR
    assert UnionKind.labels()[-1] == UnionKind("lang-nghe").label == "Nghiệp đoàn làng nghề"
    assert naming_of("lang-nghe") == Naming("nghệ nhân, thợ thủ công", "thợ thủ công")
    assert [one.label for one in LabourKind.offered_in("lang-nghe")] == ["Nghệ nhân", "Thợ gốm", "Lái xe"]
    assert LabourKind.of_label("tho gom") == "potter"
    assert digest_of_files() != before


def test_a_word_whose_file_is_gone_is_still_readable() -> None:
    assert LabourKind("potter").label == "potter"
    assert UnionKind("lang-nghe").label == "lang-nghe"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('label = "Làng nghề', "cuối tệp: không đúng cách viết TOML"),
        ("label = Làng nghề", "dòng 1, cột 9: không đúng cách viết TOML"),
        ('label = "Làng nghề"\nlabel = "Khác"\n', "dòng 2, cột 15: không đúng cách viết TOML"),
        ("label = " + "[" * 5000, "cuối tệp: không đúng cách viết TOML"),
        (b"\xff\xfe", "tệp phải lưu theo bảng mã UTF-8."),
        (b"#" * (MOST_BYTES + 1), "tệp dài quá 64 KB."),
        ("", "label: bắt buộc phải có."),
        ('label = "Làng nghề"', "people: bắt buộc phải có."),
        ('colour = "đỏ"' + VILLAGE, "colour: không có mục này; các mục dùng được: label, short, people"),
        (VILLAGE.replace('"Nghiệp đoàn làng nghề"', "5"), "label: phải là chữ trong dấu nháy kép."),
        (VILLAGE.replace("làng nghề", "x" * 200), "label: dài quá 120 chữ."),
        (VILLAGE.replace("làng nghề", "{period}"), "label: có ký tự không dùng được."),
        (VILLAGE.replace('"calendar"', '"lunar"'), "working_year: phải là một trong: calendar, school."),
        (VILLAGE.replace("place = 75", "unions_below = 1"), "unions_below: phải là true hoặc false."),
        (VILLAGE.replace("place = 75", "place = -1"), "place: phải là số nguyên từ 0 đến 9999."),
        (VILLAGE.replace("potter =", '"Thợ gốm" ='), "labour_kinds.Thợ gốm: mã chỉ gồm chữ thường"),
        (VILLAGE.replace("Thợ gốm", "nghệ NHÂN"), "labour_kinds.potter: «nghệ NHÂN» được ghi hai lần."),
        (
            VILLAGE.replace("Lái xe", "Tài xế"),
            "labour_kinds.driver: tệp don-vi-su-nghiep.toml đã gọi mã này là «Lái xe»; hãy dùng mã khác.",
        ),
        (
            VILLAGE.replace("driver =", "chauffeur ="),
            "labour_kinds.chauffeur: «Lái xe» đã có mã driver ở tệp don-vi-su-nghiep.toml; hãy dùng mã ấy.",
        ),
        (
            VILLAGE + "".join(f'k{number} = "Nghề {number}"\n' for number in range(MOST_WORDS)),
            f"labour_kinds: nhiều quá {MOST_WORDS} loại lao động.",
        ),
        (VILLAGE.replace("Nghiệp đoàn làng nghề", "Doanh nghiệp"), "label: đã có loại hình «Doanh nghiệp»"),
    ],
)
def test_a_bad_file_is_left_out_and_says_where_and_why(put: Put, content: str | bytes, sentence: str) -> None:
    known = UnionKind.options()
    (refusal,) = put(content)
    assert refusal.startswith(f"{OWN_FOLDER}/lang-nghe.toml: {sentence[:10]}")
    assert sentence in refusal
    assert UnionKind.options() == known


def test_a_file_may_not_take_the_name_of_the_program_s_or_letters_of_its_own(put: Put) -> None:
    taken, odd = "doanh-nghiep.toml", "Làng nghề.toml"
    assert put(VILLAGE, taken)[0].startswith(f"{OWN_FOLDER}/{taken}: đã có loại hình «Doanh nghiệp»")
    assert any("tên tệp chỉ gồm chữ thường không dấu" in one for one in put(VILLAGE, odd))


def test_one_bad_file_leaves_the_others(put: Put) -> None:
    assert len(put("x", "hong.toml")) == 1
    assert len(put(VILLAGE)) == 1
    assert kind_called("lang-nghe")


def test_more_files_than_any_installation_has_are_not_read(put: Put) -> None:
    for number in range(MOST_ROWS):
        faults = put(VILLAGE.replace("làng nghề", f"làng số {number}"), f"lang-{number:02}.toml")
    assert "thư mục có quá 50 tệp" in faults[0]
    assert len(faults) == 1


def test_to_which_kinds_others_report(put: Put) -> None:
    assert put(VILLAGE.replace("place = 75", "unions_below = true")) == []
    known = {kind for kind in UnionKind.members() if is_upper_kind(kind)}
    assert known == {"cong-doan-xa", "cong-doan-cap-tren", "lang-nghe"}
    assert upper_kind() == "cong-doan-cap-tren"
