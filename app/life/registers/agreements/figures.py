"""The figures of agreements: signed in the period, valid on the cut-off day."""

from __future__ import annotations

from collections.abc import Iterator

from app.life.registers.agreements.facts import AgreementFacts, AgreementStep
from app.life.registers.agreements.queries import agreements_read
from app.log.figures.facts import Figure, FigureGroup, FigureKey, LeftOut, LoggedEntry, Scope, one_each

_SIGNED = FigureKey(
    "agreements.signed",
    "Thỏa ước lao động tập thể đã ký",
    "thỏa ước",
    "Số thỏa ước có ngày ký từ đầu kỳ đến ngày tính số liệu, kể cả ký lại và sửa đổi.",
)
_SIGNED_AS = FigureKey(
    "agreements.signed[x]",
    "Thỏa ước lao động tập thể: {x}",
    "thỏa ước",
    "Số thỏa ước ký theo hình thức này từ đầu kỳ đến ngày tính số liệu.",
)
_VALID = FigureKey(
    "agreements.valid",
    "Thỏa ước lao động tập thể còn hiệu lực",
    "thỏa ước",
    "Số thỏa ước ký đến ngày tính số liệu và chưa hết hiệu lực vào ngày ấy; lần sửa đổi không tính riêng.",
)


def agreements_of(scope: Scope) -> list[LoggedEntry[AgreementFacts]]:
    """The agreements signed in what the question counts."""
    return [one for one in scope.read(agreements_read) if scope.holds(one.facts.signed_on)]


def _figures(scope: Scope) -> Iterator[Figure]:
    signed = agreements_of(scope)
    yield _SIGNED.of(one_each(one.source for one in signed))
    for signing in AgreementStep:
        ours = [one.source for one in signed if one.facts.signing is signing]
        if ours:
            yield _SIGNED_AS.of(one_each(ours), signing.label)
    known = [
        one
        for one in scope.read(agreements_read)
        if one.facts.signed_on <= scope.as_of and one.facts.signing is not AgreementStep.AMENDED
    ]
    yield _VALID.of(
        one_each(one.source for one in known if one.facts.until >= scope.as_of),
        left_out=[LeftOut(one.source, "đã hết hiệu lực") for one in known if one.facts.until < scope.as_of],
    )


FIGURES = (FigureGroup((_SIGNED, _SIGNED_AS, _VALID), _figures),)
