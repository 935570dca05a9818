"""Who is to carry out a measure: the subject of its verb, who binds himself, or whom the row's own column names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mahdar.extract.clauses import Clause, Form
from mahdar.extract.cues import Cue
from mahdar.extract.layer import Layer
from mahdar.extract.numerals import report_numbers
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.evidence import Evidence, cite
from mahdar.model.measure import Modality, Quantity
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Timex
from mahdar.text.numbers import Number

#: How far, in tokens, a doer stands from his verb, behind it and in all.
_REACH = 3
_DOER_REACH = 12
_DOERS = (MentionKind.PERSON, MentionKind.POST, MentionKind.BODY)
#: What parts the bodies that a cell names.
_PARTED = re.compile(r"\s*[،,؛;/+\n]\s*|\s+[-–—]\s+|\s+و(?=\S)")


class _HasStart(Protocol):
    @property
    def start(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_HasStart)


@dataclass(frozen=True, slots=True)
class Named:
    """What the report names that a measure may take up, each in order of position.

    Attributes:
        doers: Persons, posts and bodies.
        places: Places and states.
        days: Time expressions.
        amounts: Statements on quantities.
        sides: Words for the sides together.
        deadline_words: Words that make a time a deadline, by token.
        numbers: All numbers, where the publication day is not known (else nobody asks).
    """

    doers: Sequence[Mention]
    places: Sequence[Hit]
    days: Sequence[Timex]
    amounts: Sequence[tuple[Quantity, Statement]]
    sides: Sequence[Hit]
    deadline_words: Mapping[int, Hit]
    numbers: Sequence[Number]


def named(report: Report, layer: Layer) -> Named:
    """Everything that a measure's parts may be, found once for a report."""
    amounts = [(s.value, s) for s in layer.said(Property.QUANTITY) if isinstance(s.value, Quantity)]
    return Named(
        layer.mentions(*_DOERS),
        [h for h in layer.longest("places", "countries") if "ambiguous" not in h.entry.tags],
        layer.timexes(),
        sorted(amounts, key=lambda a: a[0].start),
        layer.found("measure_doers"),
        {hit.first: hit for hit in layer.found("deadline_words") if hit.last == hit.first + 1},
        [] if report.published else report_numbers(report, layer),
    )


def begun_within(sorted_by_start: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Those that begin inside a span."""
    first = bisect_left(sorted_by_start, start, key=lambda x: x.start)
    return sorted_by_start[first : bisect_left(sorted_by_start, end, key=lambda x: x.start)]


def actors(report: Report, layer: Layer, names: Named, clause: Clause, cue: Cue | None) -> Iterator[Evidence]:
    """Words that name who is to do it, one for each office or body."""
    if clause.segment.charged is not None:
        yield from _charged(report, layer, *clause.segment.charged)
        return
    for shown in _doers(report, layer, names, clause, cue):
        for start, end in _offices(layer, shown.start, shown.end):
            yield cite(report, start, end, shown.rule, shown.entries)


def _charged(report: Report, layer: Layer, start: int, end: int) -> Iterator[Evidence]:
    """The offices and bodies that a cell names, parted at its signs, at و and where a new office begins."""
    cuts = [start]
    for sign in _PARTED.finditer(report.text, start, end):
        joined = sign.group().strip() == "و"
        if not joined or layer.within(sign.end(), sign.end() + 1, "posts", "body_heads"):
            if report.text[cuts[-1] : sign.start()].strip():
                yield from _each(report, layer, cuts[-1], sign.start())
            cuts.append(sign.end())
    yield from _each(report, layer, cuts[-1], end)


def _each(report: Report, layer: Layer, start: int, end: int) -> Iterator[Evidence]:
    for first, last in _offices(layer, start, end):
        if any(layer.tokens[i].is_word for i in layer.token_range(first, last)):
            yield cite(report, first, last, "measure/charged-in-row")


def _offices(layer: Layer, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the offices that stand side by side without a conjunction: رئيس الوزراء وزير الإسكان.

    Behind a definite word an indefinite office cannot go on its annexation, so that it begins another.
    """
    at = start
    for hit in layer.within(start, end, "posts"):
        if hit.start <= at or hit.article or hit.proclitics or hit.first == 0:
            continue
        before = layer.tokens[hit.first - 1]
        if before.norm.startswith("ال") and before.start >= at and not layer.tokens[hit.first].norm.startswith("ال"):
            yield at, before.end
            at = hit.start
    yield at, end


def _doers(report: Report, layer: Layer, names: Named, clause: Clause, cue: Cue | None) -> Iterator[Evidence]:
    """The subject of the clause's own verb, or of the verb by which somebody binds himself.

    Where one side calls on another, the caller stands after the cue and is no doer, so that only a second name
    after it ('دعا الأمين العام الأطراف إلى') counts.
    """
    tokens = layer.tokens
    if clause.form in (Form.FUTURE, Form.THAT, Form.PAST):
        verb = tokens[clause.first]
        beyond = tokens[min(clause.first + _REACH, len(tokens) - 1)].start
        after = begun_within(names.doers, verb.end, beyond)
        earliest = tokens[max(clause.first - _DOER_REACH, clause.segment.first)].start
        around = begun_within(names.doers, earliest, clause.start)
        before = [m for m in around if m.end <= clause.start and layer.token_at(m.end) >= clause.first - 1]
        yield from (_cited(report, m, "measure/subject-of-verb") for m in (after[:1] or before[-1:]))
        return
    if cue is None or cue.lead or cue.distance + (clause.first if cue.links else 0) < 1:
        return
    first, last = cue.hit.last, min(clause.first, cue.hit.last + _DOER_REACH)
    if last <= first:
        return
    span = (tokens[first].start, tokens[last - 1].end)
    between = [m for m in begun_within(names.doers, *span) if m.end <= span[1]]
    sides = [h for h in begun_within(names.sides, *span) if h.last <= last]
    if cue.hit.entry.value == Modality.URGED:
        yield from (_cited(report, m, "measure/called-upon") for m in between[1:2])
    elif between:
        yield _cited(report, between[0], "measure/subject-of-cue")
    elif sides:
        side = sides[0]
        yield cite(report, side.start, side.end, "measure/subject-of-cue", (side.entry.id,))


def _cited(report: Report, mention: Mention, rule: str) -> Evidence:
    return cite(report, mention.start, mention.end, rule)
