"""An officer who enters rows of a workbook on the screens, by what the pages show and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient

from app.core.vietnamese import fold
from tests.downloads import errors

#: Where each sheet is entered: words of links, from the first page on.
WAYS = {
    "Công đoàn bộ phận": ("Đoàn viên", "Công đoàn bộ phận", "Ghi công đoàn bộ phận"),
    "Ban, tổ chức": ("Ban, tổ chức", "Ghi người của ban"),
    "Thăm hỏi": ("Thăm hỏi, tặng quà", "Ghi lượt thăm"),
    "Hoạt động": ("Hoạt động", "Ghi hoạt động"),
    "Khen thưởng": ("Khen thưởng", "Ghi khen thưởng"),
    "Xếp loại": ("Xếp loại", "Ghi xếp loại"),
    "Thỏa ước": ("Sổ theo dõi", "Ghi thỏa ước lao động tập thể"),
    "Quan hệ lao động": ("Sổ theo dõi", "Ghi quan hệ lao động"),
    "Sáng kiến": ("Sổ theo dõi", "Ghi sáng kiến, đề tài"),
    "Nhà ở": ("Sổ theo dõi", "Ghi mái ấm, nhà ở"),
    "Vận động": ("Sổ theo dõi", "Ghi vận động ủng hộ"),
    "Bữa ăn": ("Sổ theo dõi", "Ghi bữa cơm Công đoàn, bữa ăn ca"),
    "Phát triển Đảng": ("Sổ theo dõi", "Ghi phát triển Đảng"),
    "Cho vay": ("Sổ theo dõi", "Ghi cho vay, quỹ quay vòng"),
    "Chỉ tiêu": ("Chỉ tiêu", "Ghi chỉ tiêu"),
}
#: What the workbook calls otherwise than the page.
CALLED = {
    "Từ ngày": "Ngày",
    "Mã đoàn viên": "Đoàn viên",
    "Tên": "Tên cá nhân, tập thể",
    "STT": "Số thứ tự",
}


@dataclass
class Control:
    """A box of a page: what it is called, the words of a list with what they send."""

    name: str
    value: str = ""
    is_ticked: bool | None = None
    options: dict[str, str] = field(default_factory=dict)


class _Page(HTMLParser):
    """Links, and the boxes of the form that is posted by «Lưu», by what they are called."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.labels: dict[str, str] = {}
        self.ticks: list[tuple[Control, str]] = []
        self.controls: dict[str, list[Control]] = {}
        self.by_id: dict[str, Control] = {}
        self._words: list[str] | None = None
        self._end = ""
        self._about = ""
        self._select: Control | None = None
        self._form = ""
        self._tick: Control | None = None
        self._is_selected = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = given.get("method", "get").lower()
        elif tag in ("a", "label", "option"):
            self._words, self._end = [], tag
            self._about = given.get("href" if tag == "a" else "for" if tag == "label" else "value", "")
            self._tick = None
            self._is_selected = "selected" in given
        if self._form != "post" or "name" not in given:
            return
        made = Control(given["name"], given.get("value", ""))
        if given.get("type") in ("checkbox", "radio"):
            made.is_ticked = "checked" in given
            self._tick = made
        if given.get("type") not in ("submit", "button"):
            self.controls.setdefault(made.name, []).append(made)
            self.by_id[given.get("id", made.name)] = made
        self._select = made if tag == "select" else self._select

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""
        if self._words is None or tag != self._end:
            return
        words = " ".join("".join(self._words).split())
        self._words = None
        if tag == "a":
            self.links.append((words, self._about))
        elif tag == "option" and self._select is not None:
            self._select.options.setdefault(words, self._about)
            if self._is_selected:
                self._select.value = self._about
        elif tag == "label" and self._tick is not None:
            self.ticks.append((self._tick, words))
        elif tag == "label":
            self.labels.setdefault(words.removesuffix(" *"), self._about)

    def link(self, words: str) -> str:
        """Where the first link with these words leads."""
        found = [address for text, address in self.links if text == words]
        assert found, f"no link «{words}» among {sorted({text for text, _ in self.links})}"
        return found[0]


@dataclass
class Hand:
    """Somebody at a browser without scripts."""

    client: FlaskClient
    #: The forms that links led to, by sheet.
    forms: dict[str, str] = field(default_factory=dict)

    def page(self, address: str) -> _Page:
        answer = self.client.get(address, follow_redirects=True)
        assert answer.status_code == 200, address
        return _Page(answer.text)

    def enter(self, sheet: str, row: dict[str, str]) -> str:
        """Enter a row of a sheet by the form to which links lead; the address of its page."""
        if sheet not in self.forms:
            address = "/"
            for words in WAYS[sheet]:
                address = self.page(address).link(words)
            self.forms[sheet] = address
        return self.send(self.forms[sheet], row)

    def send(self, address: str, row: dict[str, str]) -> str:
        """Fill the form of a page with the row and press its button; a proposal is accepted once."""
        page = self.page(address)
        sent = {
            name: [one.value for one in controls if one.is_ticked is not False]
            for name, controls in page.controls.items()
        }
        for heading, text in row.items():
            self._fill(page, sent, heading, text)
        answer = self.client.post(address.split("#")[0], data=sent)
        assert answer.status_code == 303, (address, row, errors(answer))
        return str(answer.location)

    def _fill(self, page: _Page, sent: dict[str, list[str]], heading: str, text: str) -> None:
        called = heading if heading in page.labels else CALLED.get(heading, heading)
        ticked = [one for one, words in page.ticks if words == called or f"({text})" in words]
        if called not in page.labels and ticked:
            sent.setdefault(ticked[0].name, []).append(ticked[0].value)
            return
        assert called in page.labels, f"no box «{called}» among {sorted(page.labels)}"
        control = page.by_id[page.labels[called]]
        if control.options:
            text = _option(control, text)
        elif control.is_ticked is not None:
            text = control.value
        sent[control.name] = [text]


def _option(control: Control, text: str) -> str:
    """What the option sends that says this, or begins with it: people and funds have more behind."""
    wanted = fold(text)
    for words, value in control.options.items():
        if fold(words) == wanted or re.search(rf"\({re.escape(text)}\)", words):
            return value
    raise AssertionError(f"no «{text}» among {list(control.options)}")
