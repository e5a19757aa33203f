"""Who may be erased and when, and what takes the place of a name. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.core.choices import Choice
from app.core.errors import Refused
from app.core.vietnamese import fold


class Ground(Choice):
    """Why a person's data are erased."""

    LEFT = "left", "Đã thôi việc, chuyển đi, nghỉ hưu; mục đích giữ dữ liệu đã hết"
    DIED = "died", "Đã từ trần"
    REQUEST = "request", "Chính người đó yêu cầu xóa"


def mark_of(member_id: int | str) -> str:
    """What takes the place of the name: different for each person."""
    return f"Người đã xóa dữ liệu {member_id}"


def child_mark(mark: str, number: int | str) -> str:
    """What takes the place of the name of one of their children."""
    return f"Con {number} của {mark[0].lower()}{mark[1:]}"


def refuse_erasure(
    ground: Ground, reason: str, *, is_gone: bool, has_requested: bool, blocks: Sequence[str]
) -> None:
    """Raise Refused, with every reason why the data cannot be erased now."""
    if not reason:
        raise Refused("Hãy ghi căn cứ: ai yêu cầu, ngày nào, hoặc quyết định nào.", "reason")
    if blocks:
        raise Refused(f"Chưa xóa được: {'; '.join(blocks)}.")
    if ground is Ground.REQUEST:
        if not has_requested:
            raise Refused("Hãy ghi yêu cầu xóa vào «Yêu cầu về dữ liệu» trước.", "ground")
    elif not is_gone:
        raise Refused("Người này chưa thôi; chỉ xóa được khi chính họ yêu cầu.", "ground")


def search_without(found_by: str, before: Iterable[str], after: Iterable[str]) -> str:
    """The folded words of a search text less those that stood only in the texts before."""
    now, gone = _words(after), _words(before)
    kept = [word for word in found_by.split() if word not in gone or word in now]
    return " ".join([*kept, *sorted(now - set(kept))])


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in fold(text).split()}
