"""The forms of a page as a browser sends them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Boxes whose words are free.
WORDS = {"text", "search", "tel", "email", "textarea", ""}


@dataclass
class Box:
    """One box: what it says, and what it offers where it is a list."""

    name: str
    kind: str
    value: str = ""
    required: bool = False
    checked: bool = True
    options: list[str] = field(default_factory=list)

    @property
    def is_words(self) -> bool:
        return self.kind in WORDS


@dataclass
class SentForm:
    """A form that is posted to `action`; boxes with the same name stand one after the other."""

    action: str
    boxes: list[Box] = field(default_factory=list)
    has_file: bool = False

    def pairs(self) -> Iterator[tuple[str, str]]:
        """What a browser sends of the form as it is shown."""
        for box in self.boxes:
            if box.checked and box.kind not in ("submit", "button", "file"):
                yield box.name, box.value

    def with_all(self, **values: str) -> dict[str, list[str]]:
        """The form as it is shown, some boxes saying something else."""
        sent: dict[str, list[str]] = {}
        for name, value in self.pairs():
            sent.setdefault(name, []).append(value)
        return sent | {name: [value] for name, value in values.items()}


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.forms: list[SentForm] = []
        self.form: SentForm | None = None
        self.select: Box | None = None
        self.text: Box | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = SentForm(attributes.get("action") or self.address)
            if attributes.get("method", "").lower() == "post":
                self.forms.append(self.form)
        if self.form is None or (tag != "option" and "name" not in attributes):
            return
        if tag == "input":
            kind = attributes.get("type", "text")
            is_sent = kind not in ("checkbox", "radio") or "checked" in attributes
            box = Box(
                attributes["name"], kind, attributes.get("value", ""), "required" in attributes, is_sent
            )
            self.form.boxes.append(box)
            self.form.has_file = self.form.has_file or kind == "file"
        elif tag == "textarea":
            self.text = Box(attributes["name"], "textarea", "", "required" in attributes)
            self.form.boxes.append(self.text)
        elif tag == "select":
            self.select = Box(attributes["name"], "select", "", "required" in attributes)
            self.form.boxes.append(self.select)
        elif tag == "option" and self.select is not None:
            value = attributes.get("value", "")
            self.select.options.append(value)
            if "selected" in attributes or len(self.select.options) == 1:
                self.select.value = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.text = None

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.value += data.lstrip("\n") if not self.text.value else data


def forms_of(address: str, html: str) -> list[SentForm]:
    """The forms of a page that are posted, in their order."""
    reader = _Reader(address)
    reader.feed(html)
    return reader.forms
