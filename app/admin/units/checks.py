"""What deserves a look in the kinds of union: the installation's own files, and what unions make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.office.union_kinds.known import OWN_FOLDER, bad_files, kinds_known
from app.office.units.models import Unit
from app.year.reports.outline import outline_names


def file_remarks() -> list[str]:
    """A sentence for each own file that is not used, or names an outline that is not there."""
    refused = [f"Tệp loại hình {bad.file} không dùng được: {bad.sentence}" for bad in bad_files()]
    outlines = outline_names()
    return refused + [
        f"Loại hình «{kind.label}» (tệp {kind.key}.toml) dùng đề cương «{kind.outline}» không có; "
        f"các đề cương: {', '.join(outlines)}."
        for kind in kinds_known()
        if kind.outline and kind.outline not in outlines
    ]


def kind_remarks(some: Iterable[Unit]) -> Iterator[str]:
    """The same, and a sentence for each of these unions whose kind no file says any longer."""
    yield from file_remarks()
    known = {kind.key for kind in kinds_known()}
    for unit in some:
        if unit.kind and unit.kind not in known:
            yield (
                f"Loại hình «{unit.kind}» của {unit.name} không còn tệp nào: hãy đặt lại tệp "
                f"{OWN_FOLDER}/{unit.kind}.toml, hoặc chọn loại hình khác."
            )
