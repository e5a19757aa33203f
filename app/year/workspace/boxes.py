"""The boxes of one part as they are sent or kept as a draft, beside what another officer saved. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.vietnamese import tidy_lines
from app.year.reports.outlining.catalogue import unknown_figure
from app.year.reports.outlining.checking import MARK
from app.year.workspace.seen import LineSeen, PartSeen, box_name
from app.year.workspace.writing.facts import Arrangement, PartWords, Rewriting, TypedFigure
from app.year.workspace.writing.moved import typed_figures
from app.year.workspace.writing.shaping import rows_of

#: Box -> what was sent under its name.
Boxes = Mapping[str, Sequence[str]]
#: Of a paragraph: its words, a digest of those that the form was opened with, what the program wrote.
TEXT, BASE, WAS = "loi-", "goc-", "may-"
OWN = {"before": "Đoạn viết trước", "after": "Đoạn viết sau"}
#: More paragraphs than any part has.
_MOST_LINES = 500


class Both(NamedTuple):
    """A box that two officers changed: its label, and the value that the other one saved."""

    label: str
    theirs: str


class Stray(NamedTuple):
    """Words for a paragraph that the program no longer writes here and nobody saved."""

    name: str
    was: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What the boxes show: an officer's words where they typed, else what the books have now."""

    texts: Mapping[str, str]
    #: What the books have now; what is typed is compared with it.
    base: Mapping[str, str]
    both: tuple[Both, ...] = ()
    strays: tuple[Stray, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what the books have."""
        return bool(self.strays) or any(self.texts[name] != self.base[name] for name in self.base)

    def wrong_in(self, name: str) -> str:
        """The message beside a box: the refusal of an unknown figure."""
        return unknown_in(self.texts[name])


def unknown_in(text: str) -> str:
    """The refusal of the first unknown figure in a text; "" for none."""
    return next(filter(None, map(unknown_figure, MARK.findall(text))), "")


def current_texts(part: PartSeen) -> dict[str, str]:
    """Every box of the part with what the books have."""
    lines = {f"{TEXT}{line.name}": line.text for line in part.lines if line.name}
    return {"before": part.words.before, **lines, "after": part.words.after}


def reconciled(part: PartSeen, sent: Boxes) -> Reconciled:
    """The boxes that were sent, or kept as a draft, over what the books have now."""
    base, texts, both = current_texts(part), {}, []
    for name, now in base.items():
        mine, begun = _text(sent, name, now), _text(sent, f"{BASE}{name}", box_name(now))
        texts[name] = now if box_name(mine) == begun else mine
        if texts[name] != now and box_name(now) != begun:
            both.append(Both(_label(part, name), now))
    strays = tuple(_strays(sent, base))
    texts |= {f"{TEXT}{one.name}": _text(sent, f"{TEXT}{one.name}", "") for one in strays}
    return Reconciled(texts, base, tuple(both), strays)


def _text(sent: Boxes, name: str, otherwise: str) -> str:
    return tidy_lines(sent[name][0]) if sent.get(name) else otherwise


def _label(part: PartSeen, name: str) -> str:
    line = next((one for one in part.lines if f"{TEXT}{one.name}" == name), None)
    return OWN.get(name) or f"Đoạn «{line.generated or line.text if line else ''}»"


def _strays(sent: Boxes, base: Mapping[str, str]) -> Iterator[Stray]:
    gone = [name for name in sent if name.startswith(TEXT) and name not in base][:_MOST_LINES]
    for name in gone:
        if box_name(_text(sent, name, "")) != _text(sent, f"{BASE}{name}", ""):
            key = name.removeprefix(TEXT)
            yield Stray(key, _text(sent, f"{WAS}{key}", ""))


def words_typed(
    part: PartSeen, seen: Reconciled, arranged: tuple[Arrangement, ...], *, acknowledged: bool = False
) -> PartWords:
    """The part as an officer leaves it; `acknowledged`: what the log says now is known."""
    blocks = [one.line.generated for one in part.lines if one.line.generated]
    before, after = seen.texts["before"], seen.texts["after"]
    is_same = (before, after) == (part.words.before, part.words.after) and not acknowledged
    figures = part.words.figures if is_same else typed_figures(f"{before}\n{after}", blocks)
    lines = (
        _rewriting(one, seen.texts[f"{TEXT}{one.name}"], acknowledged=acknowledged)
        for one in part.lines
        if one.name
    )
    strays = (
        Rewriting(one.was, text, (), typed_figures(text, blocks))
        for one in seen.strays
        if (text := seen.texts[f"{TEXT}{one.name}"])
    )
    return PartWords(before, after, (*(one for one in lines if one), *strays), arranged, figures)


def _rewriting(seen: LineSeen, text: str, *, acknowledged: bool) -> Rewriting | None:
    """What is kept of a paragraph: nothing where it says what the program says."""
    generated, kept = seen.line.generated, seen.rewriting
    if kept and text == kept.text and not acknowledged:
        return kept
    if generated is None:
        # Words for a paragraph that the program no longer writes: dropped if emptied, else kept on their own.
        figures: tuple[TypedFigure, ...] = ()
        return Rewriting(kept.was, text, kept.rows, figures) if kept and text else None
    if text in (seen.offered, seen.generated):
        return None
    return Rewriting(seen.generated, text, rows_of(generated), typed_figures(text, (generated,)))
