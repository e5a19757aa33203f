"""Reading the file of a kind of union: what it must say, and how much of it. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.core import fields as stated
from app.core.errors import Refused
from app.core.vietnamese import fold, tidy
from app.core.years.working import WorkingYear
from app.office.union_kinds.facts import LAST, Kind, KindTable, Naming

#: Bytes of a file, words of a table of words, rows of a table of rows, letters of a word.
MOST_BYTES = 64 * 1024
MOST_WORDS = 60
MOST_ROWS = 60
MOST_LETTERS = 120
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: As the column keeps it.
_LABOUR_KEY = re.compile(r"[a-z][a-z0-9_]{0,19}")
_WORDS = ("label", "short", "people", "worker", "outline")
_PLAIN = (*_WORDS, "working_year", "place", "unions_below", "labour_kinds")


class BadKind(Refused):
    """The file cannot be used; `field` is the place in it."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence, place)


def may_be_kind(file: Path) -> bool:
    """Whether a file's name and size are those of a kind."""
    return bool(_KEY.fullmatch(file.stem)) and file.stat().st_size <= MOST_BYTES


def read_kind(key: str, content: bytes, declared: Iterable[KindTable]) -> Kind:
    """The kind that a file says; `key` is the file's name without its ending. Raises BadKind."""
    if not _KEY.fullmatch(key):
        raise BadKind("", "tên tệp chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang, như nghe-ca.toml.")
    data = _parsed(content)
    tables = {one.table: one for one in declared}
    if unknown := [name for name in data if name not in _PLAIN and name not in tables]:
        known = ", ".join((*_PLAIN, *tables))
        raise BadKind(unknown[0], f"không có mục này; các mục dùng được: {known}.")
    words = {name: _word(name, data[name]) for name in _WORDS if name in data}
    for name in ("label", "people"):
        if not words.get(name):
            raise BadKind(name, "bắt buộc phải có.")
    usual = Naming()
    return Kind(
        key=key,
        label=words["label"],
        naming=Naming(words["people"], words.get("worker") or usual.worker),
        labour_kinds=_labour_kinds(data.get("labour_kinds", {})),
        working_year=_working_year(data["working_year"]) if "working_year" in data else None,
        outline=words.get("outline", ""),
        short=words.get("short", ""),
        place=_number("place", data["place"]) if "place" in data else LAST,
        unions_below=_yes_or_no("unions_below", data.get("unions_below", False)),
        rows=MappingProxyType(
            {name: read_rows(one, data[name]) for name, one in tables.items() if name in data}
        ),
    )


def refuse_clash(kind: Kind, others: Sequence[Kind]) -> None:
    """Raise BadKind for a kind that says otherwise what another said already."""
    for other in others:
        if other.key == kind.key:
            raise BadKind("", f"đã có loại hình «{other.label}» mang tên tệp này; hãy đặt tên tệp khác.")
        if fold(other.label) == fold(kind.label):
            raise BadKind("label", f"đã có loại hình «{other.label}» ở tệp {other.key}.toml.")
        for key, label in kind.labour_kinds.items():
            place, theirs = f"labour_kinds.{key}", other.labour_kinds.get(key)
            if theirs is not None and theirs != label:
                raise BadKind(place, f"tệp {other.key}.toml đã gọi mã này là «{theirs}»; hãy dùng mã khác.")
            same = next((one for one, text in other.labour_kinds.items() if fold(text) == fold(label)), key)
            if same != key:
                raise BadKind(place, f"«{label}» đã có mã {same} ở tệp {other.key}.toml; hãy dùng mã ấy.")


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise BadKind("", f"tệp dài quá {MOST_BYTES // 1024} KB.")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadKind("", "tệp phải lưu theo bảng mã UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        place = f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
        sentence = "không đúng cách viết TOML (thiếu dấu nháy, dấu bằng, hay ghi hai lần)."
        raise BadKind(place, sentence) from error


def _yes_or_no(place: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadKind(place, "phải là true hoặc false.")
    return value


def _word(place: str, value: Any) -> str:
    if not isinstance(value, str) or not tidy(value):
        raise BadKind(place, "phải là chữ trong dấu nháy kép.")
    if len(value) > MOST_LETTERS:
        raise BadKind(place, f"dài quá {MOST_LETTERS} chữ.")
    if any(not char.isprintable() or char in "{}" for char in value):
        raise BadKind(place, "có ký tự không dùng được.")
    return tidy(value)


def _number(place: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 9999:
        raise BadKind(place, "phải là số nguyên từ 0 đến 9999.")
    return value


def _working_year(value: Any) -> WorkingYear:
    if value not in tuple(WorkingYear):
        raise BadKind("working_year", f"phải là một trong: {', '.join(WorkingYear)}.")
    return WorkingYear(value)


def _labour_kinds(table: Any) -> Mapping[str, str]:
    if not isinstance(table, dict):
        raise BadKind("labour_kinds", 'phải là bảng [labour_kinds], mỗi dòng một loại: mã = "Tên".')
    if len(table) > MOST_WORDS:
        raise BadKind("labour_kinds", f"nhiều quá {MOST_WORDS} loại lao động.")
    found: dict[str, str] = {}
    for key, label in table.items():
        place = f"labour_kinds.{key}"
        if not _LABOUR_KEY.fullmatch(key):
            raise BadKind(place, "mã chỉ gồm chữ thường không dấu, chữ số, dấu gạch dưới, nhiều nhất 20 chữ.")
        word = _word(place, label)
        if fold(word) in map(fold, found.values()):
            raise BadKind(place, f"«{word}» được ghi hai lần.")
        found[key] = word
    return MappingProxyType(found)


def read_rows(table: KindTable, rows: Any) -> tuple[Any, ...]:
    """The facts of a table of rows; places are counted from 1. Raises BadKind."""
    name = table.table
    if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
        raise BadKind(name, f"phải là các bảng [[{name}]], mỗi bảng một dòng.")
    if len(rows) > MOST_ROWS:
        raise BadKind(name, f"nhiều quá {MOST_ROWS} dòng.")
    found: list[Any] = []
    for number, row in enumerate(rows, 1):
        place = f"[[{name}]] thứ {number}"
        facts = _facts(table, row, place)
        try:
            table.check(facts)
        except Refused as refused:
            where = f"{place}, {refused.field}" if refused.field else place
            raise BadKind(where, refused.sentence) from refused
        if fold(table.name(facts)) in (fold(table.name(one)) for one in found):
            raise BadKind(place, f"«{table.name(facts)}» được ghi hai lần.")
        found.append(facts)
    return tuple(found)


def _facts(table: KindTable, row: Mapping[str, Any], place: str) -> Any:
    made: Any = table.facts
    known = {
        name: field
        for name, field in stated.fields_of(made).items()
        if name not in table.fixed and not isinstance(field, stated.Reference)
    }
    if unknown := next((name for name in row if name not in known), None):
        raise BadKind(f"{place}, {unknown}", f"không có ô này; các ô dùng được: {', '.join(known)}.")
    if lacking := next((name for name, field in known.items() if field.required and name not in row), None):
        raise BadKind(f"{place}, {lacking}", "bắt buộc phải có.")
    values = {name: _value(known[name], value, f"{place}, {name}") for name, value in row.items()}
    return made(**values, **table.fixed)


def _value(field: stated.Field, value: Any, place: str) -> Any:
    match field:
        case stated.OneOf():
            found = next((one for one in field.choices.members() if str(one) == value), None)
            if found is None:
                known = ", ".join(f"{one} ({one.label})" for one in field.choices.members())
                raise BadKind(place, f"phải là một trong: {known}.")
            return found
        case stated.Text() | stated.FundName():
            return _word(place, value)
        case stated.Number():
            return _decimal(place, value)
        case stated.YesNo():
            if not isinstance(value, bool):
                raise BadKind(place, "phải là true hoặc false.")
            return value
        case stated.Day():
            if type(value) is not date:
                raise BadKind(place, "phải là ngày như 2026-01-31, không có dấu nháy.")
            return value
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10**12:
        raise BadKind(place, "phải là số nguyên, như 500000.")
    return value


def _decimal(place: str, value: Any) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or not 0 <= number <= 10**12:
        raise BadKind(place, 'phải là số, như "0.5" hoặc 40000.')
    return number
