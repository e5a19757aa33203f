"""Texts of several paragraphs, as officers type them."""

from __future__ import annotations

#: What people type before the items of a list.
_ITEM_MARKS = "-–+*• "


def has_lines(text: str) -> bool:
    """Whether a stored text has several paragraphs."""
    return "\n" in text


def with_lead(lead: str, text: str) -> str:
    """`kết quả: đã xong`: the text after its lead; one of several paragraphs stands below it, as typed."""
    return f"{lead}\n{text}" if has_lines(text) else f"{lead} {text}"


def one_line(text: str) -> str:
    """The paragraphs of a text where it only names its row: `a; b`, or `a. b` after the end of a sentence.

    Bullets before the paragraphs are left out.
    """
    if not has_lines(text):
        return text
    lines = [line.lstrip(_ITEM_MARKS) for line in text.split("\n")]
    ends = ["" if line.endswith((".", "!", "?", ":", ";", ",", "…")) else ";" for line in lines[:-1]]
    return " ".join([*(line + end for line, end in zip(lines, ends, strict=False)), lines[-1]])
