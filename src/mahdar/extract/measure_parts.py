"""What a measure's clause names besides the action: its kind, who does it, how much, by when, where, which axis."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mahdar.extract.clauses import Clause, Form
from mahdar.extract.cues import Cue
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.evidence import Evidence, cite
from mahdar.model.measure import Measurability, MeasureKind, Modality, Quantity
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Timex

#: What a word counts towards a kind: the action word, a telling noun and another noun, near the action or far.
_HEAD, _STRONG_HEAD = 1.0, 1.5
_STRONG_NEAR, _STRONG_FAR, _NEAR, _FAR = 1.2, 0.7, 0.6, 0.4
_AXIS_SHARE = 0.5
#: How far, in tokens, a noun is near the action word, a doer near his verb, and a cue near its subject.
_REACH = 3
_DOER_REACH = 12
_DOERS = (MentionKind.PERSON, MentionKind.POST, MentionKind.BODY)
#: Before a place where something is done; elsewhere a place is an origin or part of a name.
_WHERE = frozenset({"في", "الي", "داخل", "بمدينه", "بمنطقه", "بمحافظه", "مدينه", "منطقه", "محافظه", "بين", "نحو"})
#: Before a day by which something is to be done, though the day's own words do not point ahead.
_BY = frozenset({"بحلول", "قبل", "حتي", "موعد", "اقصاه"})


class _HasStart(Protocol):
    @property
    def start(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_HasStart)


def kind(layer: Layer, clause: Clause) -> tuple[MeasureKind, Hit | None]:
    """The kind that most words of a clause speak for, and the word that says it most; `other` where none does.

    In a table the row's axis speaks too, with half its weight.
    """
    score: dict[str, float] = {}
    shown: dict[str, tuple[float, Hit]] = {}

    def count(hit: Hit, weight: float) -> None:
        value = hit.entry.value
        score[value] = score.get(value, 0.0) + weight
        if value not in shown or weight > shown[value][0]:
            shown[value] = (weight, hit)

    if clause.head is not None and clause.head.entry.value:
        count(clause.head, _STRONG_HEAD if "strong" in clause.head.entry.tags else _HEAD)
    for hit in _things(layer, clause.first, clause.last):
        strong, near = "strong" in hit.entry.tags, hit.first - clause.first <= _REACH
        count(hit, (_STRONG_NEAR if near else _STRONG_FAR) if strong else (_NEAR if near else _FAR))
    if clause.segment.axis is not None:
        axis = layer.token_range(*clause.segment.axis)
        for hit in _things(layer, axis.start, axis.stop, heads=True):
            count(hit, _AXIS_SHARE * (_STRONG_NEAR if "strong" in hit.entry.tags else _NEAR))
    if not score:
        return MeasureKind.OTHER, None
    best = max(score, key=lambda k: score[k])
    return MeasureKind(best), shown[best][1]


def _things(layer: Layer, first: int, last: int, *, heads: bool = False) -> Iterator[Hit]:
    """Hits that tell a kind inside a span of tokens, the longest where several begin together."""
    found = layer.found("measure_nouns")
    at = bisect_left(found, first, key=lambda h: h.first)
    seen: set[tuple[int, str]] = set()
    while at < len(found) and found[at].first < last:
        hit = found[at]
        at += 1
        tells = hit.entry.value and ("thing" in hit.entry.tags or (heads and "head" in hit.entry.tags))
        if tells and (hit.first, hit.entry.value) not in seen:
            seen.add((hit.first, hit.entry.value))
            yield hit


@dataclass(frozen=True, slots=True)
class Named:
    """What the report names that a measure may take up, each in order of position.

    Attributes:
        doers: Persons, posts and bodies.
        places: Places.
        days: Time expressions.
        amounts: Statements on quantities.
        sides: Words for the sides together.
    """

    doers: Sequence[Mention]
    places: Sequence[Mention]
    days: Sequence[Timex]
    amounts: Sequence[tuple[Quantity, Statement]]
    sides: Sequence[Hit]


def named(layer: Layer) -> Named:
    """Everything that a measure's parts may be, found once for a report."""
    amounts = [(s.value, s) for s in layer.said(Property.QUANTITY) if isinstance(s.value, Quantity)]
    return Named(
        layer.mentions(*_DOERS),
        layer.mentions(MentionKind.PLACE),
        layer.timexes(),
        sorted(amounts, key=lambda a: a[0].start),
        layer.found("measure_doers"),
    )


def parts(
    report: Report, layer: Layer, names: Named, subject: str, clause: Clause, cue: Cue | None
) -> Iterator[Statement]:
    """Statements on the parts that a clause names, each only where its words stand there."""
    doers = list(_doers(report, layer, names, clause, cue))
    for evidence in doers:
        yield Statement(subject, Property.ACTOR, evidence.quote, evidence.rule, evidence)
    first = bisect_left(names.amounts, clause.start, key=lambda a: a[0].start)
    last = bisect_left(names.amounts, clause.end, key=lambda a: a[0].start)
    amounts = [(q, s) for q, s in names.amounts[first:last] if q.end <= clause.end]
    for quantity, statement in amounts:
        yield Statement(subject, Property.QUANTITY, quantity, "measure/quantity", statement.evidence)
    day = next((t for t in _within(names.days, clause.start, clause.end) if _ahead(report, layer, clause, t)), None)
    if day is not None:
        evidence = cite(report, day.start, day.end, "measure/deadline")
        yield Statement(subject, Property.DEADLINE, day.until or day.value, evidence.rule, evidence, reason=day.reason)
    where = _place(report, layer, names, clause)
    if where is not None:
        yield Statement(subject, Property.PLACE, where.quote, where.rule, where)
    axis = clause.segment.axis
    if axis is not None:
        evidence = cite(report, *axis, "measure/table-row" if clause.segment.cell else "measure/axis")
        yield Statement(subject, Property.AXIS, evidence.quote, evidence.rule, evidence)
    money = [quantity.currency is not None for quantity, _ in amounts]
    named = Measurability(
        who=bool(doers),
        what=True,
        how_much=not all(money),
        by_when=day is not None,
        where=where is not None,
        money=any(money),
    )
    yield Statement(subject, Property.MEASURABILITY, named, "measure/parts-named")


def _within(sorted_by_start: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Those that begin inside a span."""
    first = bisect_left(sorted_by_start, start, key=lambda x: x.start)
    return sorted_by_start[first : bisect_left(sorted_by_start, end, key=lambda x: x.start)]


def _doers(report: Report, layer: Layer, names: Named, clause: Clause, cue: Cue | None) -> Iterator[Evidence]:
    """Who is to do it: the subject of the clause's own verb, or of the verb by which somebody binds himself.

    Where one side calls on another, the caller stands after the cue and is no doer, so that only a second name
    after it ('دعا الأمين العام الأطراف إلى') counts.
    """
    tokens = layer.tokens
    if clause.form in (Form.FUTURE, Form.THAT, Form.PAST):
        verb = tokens[clause.first]
        beyond = tokens[min(clause.first + _REACH, len(tokens) - 1)].start
        after = _within(names.doers, verb.end, beyond)
        around = _within(names.doers, tokens[max(clause.first - _DOER_REACH, clause.segment.first)].start, clause.start)
        before = [m for m in around if m.end <= clause.start and layer.token_at(m.end) >= clause.first - 1]
        yield from (_cited(report, m, "measure/subject-of-verb") for m in (after[:1] or before[-1:]))
        return
    if cue is None or cue.lead or cue.distance + (clause.first if cue.links else 0) < 1:
        return
    first, last = cue.hit.last, min(clause.first, cue.hit.last + _DOER_REACH)
    if last <= first:
        return
    span = (tokens[first].start, tokens[last - 1].end)
    between = [m for m in _within(names.doers, *span) if m.end <= span[1]]
    sides = [h for h in _within(names.sides, *span) if h.last <= last]
    if cue.hit.entry.value == Modality.URGED:
        yield from (_cited(report, m, "measure/called-upon") for m in between[1:2])
    elif between:
        yield _cited(report, between[0], "measure/subject-of-cue")
    elif sides:
        side = sides[0]
        yield cite(report, side.start, side.end, "measure/subject-of-cue", (side.entry.id,))


def _cited(report: Report, mention: Mention, rule: str) -> Evidence:
    return cite(report, mention.start, mention.end, rule)


def _ahead(report: Report, layer: Layer, clause: Clause, day: Timex) -> bool:
    """Whether a time expression tells by when."""
    if day.end > clause.end or day.value is None:
        return False
    if day.future or (report.published is not None and (day.until or day.value) > report.published):
        return True
    at = layer.token_at(day.start)
    return any(layer.tokens[i].norm in _BY for i in range(max(clause.first, at - 2), at))


def _place(report: Report, layer: Layer, names: Named, clause: Clause) -> Evidence | None:
    for place in _within(names.places, clause.start, clause.end):
        at = layer.token_at(place.start)
        if place.end <= clause.end and at > clause.first:
            word = layer.tokens[at]
            glued = place.start > word.start and word.norm[:1] in "بل"
            if glued or layer.tokens[at - 1].norm in _WHERE:
                return cite(report, place.start, place.end, "measure/place")
    return None
