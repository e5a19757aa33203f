"""A file of an outline is read, or refused with the place of what is wrong."""

from __future__ import annotations

import pytest

from app.year.reports.outline import built_in_text, load_outline, made_of, outline_names
from app.year.reports.outlining.catalogue import taken, unknown_figure
from app.year.reports.outlining.checking import Known
from app.year.reports.outlining.reader import read_outline
from app.year.reports.outlining.source import BadOutline
from app.year.reports.outlining.writer import data_of, outline_text

KNOWN = Known(built_in_text, taken(), unknown_figure)
TOP = 'like = "co-quan"\nlabel = "Của tôi"\n'
PART = '[[part]]\nkey = "care"\ntitle = "Chăm lo"\n'


def refused(text: str | bytes, known: Known = KNOWN) -> str:
    with pytest.raises(BadOutline) as found:
        read_outline(text, known, "cua-toi")
    return found.value.sentence


@pytest.mark.parametrize("name", outline_names())
def test_built_in_outlines_pass(name: str) -> None:
    assert read_outline(built_in_text(name), KNOWN, name)["label"] == load_outline(name).label


@pytest.mark.parametrize("name", outline_names())
def test_what_is_written_is_read_as_it_was(name: str) -> None:
    whole = load_outline(name)
    text = outline_text(data_of(whole))
    data = read_outline(text, KNOWN)
    assert made_of(name, data) == whole
    assert outline_text(data) == outline_text(data_of(made_of(name, data))) == text


def test_a_file_may_take_the_rest_from_another() -> None:
    data = read_outline(TOP + PART, KNOWN, "cua-toi")
    assert data["title"] == "BÁO CÁO"
    assert data["words"]["same_as_above"] == "Như trên"
    assert "like" not in data


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("label = x", "Dòng 1, cột 9", "TOML"),
        (f"{TOP}{PART}narrators = [", "Cuối tệp", "TOML"),
        (TOP, "«part»", "ít nhất một mục"),
        (f'{TOP}like2 = "x"\n{PART}', "«like2» (dòng 3)", "không có mục này"),
        (f'{TOP}{PART}narrators = ["visit"]\n', "Mục «care» (dòng 4)", "không có nội dung nào tên «visit»"),
        (f'{TOP}{PART}narrators = ["events"]\n', "Mục «care» (dòng 4)", "không có phần «»"),
        (f'{TOP}{PART}narrators = ["events:xyz"]\n', "Mục «care» (dòng 4)", "không có phần «xyz»"),
        (f'{TOP}{PART}narrators = ["visits:xyz"]\n', "Mục «care» (dòng 4)", "không ghi gì"),
        (f'{TOP}{PART}narrators = ["plan:care"]\n', "Mục «care» (dòng 4)", "không có phần «care»"),
        (f'{TOP}{PART}narrators = "visits"\n', "Mục «care» (dòng 4), narrators", "danh sách"),
        (f"{TOP}{PART}narrators = [1]\n", "Mục «care» (dòng 4), narrators", "danh sách"),
        (f"{TOP}{PART}{PART}", "Mục «care» (dòng 7)", "hai lần"),
        (f'{TOP}[grammar]\nsong = "x"\n{PART}', "«grammar», song", "dùng được: verbs"),
        (f"{TOP}[grammar]\ntold = 0\n{PART}", "«grammar», told", "từ 1 đến 30"),
        (f'{TOP}[grammar]\nverbs = "x"\n{PART}', "«grammar», verbs", "danh sách"),
        (f"{TOP}[grammar]\nlead_ins = []\n{PART}", "«grammar», lead_ins", "danh sách"),
        (f'{TOP}[grammar.kinds.song]\nverb = "x"\n{PART}', "«grammar», kinds, song", "dùng được: usual"),
        (
            f'{TOP}[grammar.kinds.training]\npeople = "với {{x}}"\n{PART}',
            "«grammar», kinds, training, people",
            "chỉ ghi được: {n}, {who}",
        ),
        (f'{TOP}[grammar.labour]\ncontract = "<b>"\n{PART}', "«grammar», labour, contract", "mã lệnh"),
        (f'{TOP}{PART}colour = "x"\n', "Mục «care» (dòng 4), colour", "không có mục này"),
        (f'{TOP}{PART}form = "poem"\n', "Mục «care» (dòng 4), form", "table"),
        (f'{TOP}{PART}only_words = ["Tết"]\n', "Mục «care» (dòng 4), only_words", "không kể thăm hỏi"),
        (
            f'{TOP}{PART}narrators = ["visits"]\nonly_reasons = ["ill"]\n',
            "Mục «care» (dòng 4), only_reasons",
            "không có «ill»; dùng được: illness",
        ),
        (
            f'{TOP}{PART}narrators = ["events:welfare"]\nonly_audience = ["member"]\n',
            "Mục «care» (dòng 4), only_audience",
            "không kể thăm hỏi",
        ),
        (
            f'{TOP}{PART}narrators = ["visits"]\nonly_words = "Tết"\n',
            "Mục «care» (dòng 4), only_words",
            "danh sách",
        ),
        (f'{TOP}{PART}required = "often"\n', "Mục «care» (dòng 4), required", "always"),
        (
            f'{TOP}{PART}text = "Có {{{{ visits.tmes }}}} lượt."\n',
            "Mục «care» (dòng 4), text",
            "visits.times",
        ),
        (f'{TOP}{PART}text = "Có {{visits}} lượt."\n', "Mục «care» (dòng 4), text", "ngoặc nhọn"),
        (f'{TOP}{PART}lead = "{{union.__class__}}"\n', "Mục «care» (dòng 4), lead", "ngoặc nhọn"),
        (f'{TOP}{PART}lead = "{{union!r}}"\n', "Mục «care» (dòng 4), lead", "ngoặc nhọn"),
        (f'{TOP}{PART}lead = "{{union"\n', "Mục «care» (dòng 4), lead", "ngoặc nhọn"),
        (f'{TOP}{PART}lead = "<script>alert(1)</script>"\n', "Mục «care» (dòng 4), lead", "chỉ viết chữ"),
        (f'{TOP}{PART}lead = "{{% raw %}}"\n', "Mục «care» (dòng 4), lead", "chỉ viết chữ"),
        (f'{TOP}{PART}lead = "a\\u0007"\n', "Mục «care» (dòng 4), lead", "không in được"),
        (f"{TOP}{PART}title2 = 1\n", "Mục «care» (dòng 4), title2", "không có mục này"),
        (f'{TOP}[[part]]\ntitle = "Không key"\n', "Mục «Không key»", "thiếu key"),
        (f'{TOP}[[part]]\nkey = "a"\ntitle = 5\n', "Mục «a» (dòng 4), title", "dấu nháy kép"),
        (f'{TOP}part = "x"\n', "«part» (dòng 3)", "[[part]]"),
        (f'{TOP}numbering = ["I", "a)"]\n{PART}', "«numbering» (dòng 3)", "mỗi cấp"),
        (f"{TOP}opening = 5\n{PART}", "«opening» (dòng 3), narrators", "danh sách"),
        (f"{TOP}women_words = []\n{PART}", "«women_words» (dòng 3)", "danh sách"),
        (f'{TOP}recipients = [""]\n{PART}', "«recipients» (dòng 3)", "dấu nháy kép"),
        (f'{TOP}partial = "có"\n{PART}', "«partial» (dòng 3)", "true hoặc false"),
        (f'{TOP}words = "x"\n{PART}', "«words»", "[words]"),
        (f'{TOP}{PART}[words]\ngreeting = "x"\n', "«words», greeting", "không có mục này"),
        (f'{TOP}{PART}[words]\nabstract = "{{asked}}"\n', "«abstract» (dòng 7)", "ngoặc nhọn"),
        (f"{TOP}{PART}[plan_words]\ncare = []\n", "«plan_words», care", "danh sách"),
        (
            f'{TOP}{PART}[[tables.a]]\ntext = "x"\nkey = "people.mmbers"\n',
            "«tables», a, dòng thứ 1",
            "people.",
        ),
        (f'label = "x"\nlike = "khong-co"\n{PART}', "«like»", "không có đề cương «khong-co»"),
        (f'label = "x"\nlike = 5\n{PART}', "«like»", "tên một đề cương"),
        (f'label = "x"\n{PART}', "«title»", "dấu nháy kép"),
        (f'name = "Có Dấu"\n{TOP}{PART}', "«name» (dòng 1)", "chữ thường không dấu"),
        ("#" + "x" * 66_000, "Tệp dài quá 64 KB", ""),
        (b'label = "\xff"', "Tệp phải lưu", "UTF-8"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str | bytes, place: str, words: str) -> None:
    sentence = refused(text)
    assert sentence.startswith(place), sentence
    assert words in sentence


def test_outlines_that_lean_on_each_other_are_refused() -> None:
    texts = {"a": 'label = "A"\nlike = "b"\n', "b": 'label = "B"\nlike = "a"\n'}
    known = Known(lambda name: texts.get(name, ""), taken(), unknown_figure)
    assert "vòng: cua-toi → a → b → a" in refused(f'label = "x"\nlike = "a"\n{PART}', known)
    assert "vòng: cua-toi → cua-toi" in refused(f'label = "x"\nlike = "cua-toi"\n{PART}')


def many(number: int, beside: int = 20) -> str:
    return TOP + "".join(
        f'[[{"part" if one % beside == 0 else "part.part"}]]\nkey = "k{one}"\ntitle = "Mục"\n'
        for one in range(number)
    )


def test_a_paper_of_hundreds_of_parts_is_refused() -> None:
    assert len(read_outline(many(80), KNOWN, "cua-toi")["part"]) == 4
    assert "nhiều quá 80 mục" in refused(many(400))
    assert "nhiều nhất 26 mục liền nhau; ở đây có 400" in refused(many(400, 1))


def test_parts_stand_three_deep_at_most() -> None:
    levels = ["[[part]]", "[[part.part]]", "[[part.part.part]]", "[[part.part.part.part]]"]
    deep = [f'{head}\nkey = "k{number}"\ntitle = "Mục"\n' for number, head in enumerate(levels)]
    assert read_outline(TOP + "".join(deep[:3]), KNOWN, "cua-toi")
    assert "chia quá 3 cấp" in refused(TOP + "".join(deep))


def test_a_room_that_is_not_there_tells_nothing() -> None:
    text = f'{TOP}{PART}narrators = ["gone"]\n'
    assert read_outline(text, Known(built_in_text), "cua-toi")["part"][0]["narrators"] == ["gone"]
