"""What a measure's clause names besides the action: its kind, who does it, how much, by when, where, which axis."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mahdar.extract.clauses import Clause
from mahdar.extract.cues import Cue
from mahdar.extract.deadlines import deadline
from mahdar.extract.layer import Layer
from mahdar.extract.measure_actors import Named, actors, begun_within
from mahdar.lexicon.lexicon import Hit
from mahdar.model.evidence import Evidence, cite
from mahdar.model.measure import Measurability, MeasureKind
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement

#: What a word counts towards a kind: the action word, a telling noun and another noun, near the action or far.
_HEAD, _STRONG_HEAD = 1.0, 1.5
_STRONG_NEAR, _STRONG_FAR, _NEAR, _FAR = 1.2, 0.7, 0.6, 0.4
_AXIS_SHARE = 0.5
#: How far, in tokens, a noun is near the action word, and the object of a word of two meanings.
_REACH = 3
_OBJECT_REACH = 4
#: Before a place where something is done; elsewhere a place is an origin or part of a name.
_WHERE = frozenset({"في", "الي", "داخل", "بمدينه", "بمنطقه", "بمحافظه", "مدينه", "منطقه", "محافظه", "بين", "نحو"})


def kind(layer: Layer, clause: Clause) -> tuple[MeasureKind, Hit | None]:
    """The kind that most words of a clause speak for, and the word that says it most; `other` where none does.

    In a table the row's axis speaks too, with half its weight. Words of two meanings (تأهيل، تكوين) take their kind
    from what they are done to.
    """
    told = _by_object(layer, clause)
    if told is not None:
        return MeasureKind(told.entry.value), told
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


def _by_object(layer: Layer, clause: Clause) -> Hit | None:
    """The word near an action word of two meanings that tells its kind: تأهيل الجسور، تكوين ثلاثين مهندسا."""
    tags = clause.head.entry.tags if clause.head else frozenset[str]()
    wanted = "building" if "works" in tags else "people" if "trains" in tags else None
    if wanted is None:
        return None
    found = layer.found("kind_objects")
    at = bisect_left(found, clause.first + 1, key=lambda h: h.first)
    near = (h for h in found[at : at + 2 * _OBJECT_REACH] if h.first <= clause.first + _OBJECT_REACH)
    hit = next((h for h in near if h.last <= clause.last), None)
    return hit if hit is not None and wanted in hit.entry.tags else None


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


def parts(
    report: Report, layer: Layer, names: Named, subject: str, clause: Clause, cue: Cue | None
) -> Iterator[Statement]:
    """Statements on the parts that a clause names, each only where its words stand there."""
    doers = list(actors(report, layer, names, clause, cue))
    for evidence in doers:
        yield Statement(subject, Property.ACTOR, evidence.quote, evidence.rule, evidence)
    first = bisect_left(names.amounts, clause.start, key=lambda a: a[0].start)
    last = bisect_left(names.amounts, clause.end, key=lambda a: a[0].start)
    amounts = [(q, s) for q, s in names.amounts[first:last] if q.end <= clause.end]
    for quantity, statement in amounts:
        yield Statement(subject, Property.QUANTITY, quantity, "measure/quantity", statement.evidence)
    due = deadline(report, layer, names, clause)
    if due is not None:
        evidence = cite(report, due.start, due.end, "measure/deadline" if due.day else "measure/time-without-day")
        yield Statement(subject, Property.DEADLINE, due.day, evidence.rule, evidence, reason=due.reason)
        if due.length is not None and not any(q.start <= due.length.start < q.end for q, _ in amounts):
            evidence = cite(report, due.length.start, due.length.end, "measure/length-of-time")
            yield Statement(subject, Property.QUANTITY, due.length, evidence.rule, evidence)
    where = _place(report, layer, names, clause)
    if where is not None:
        yield Statement(subject, Property.PLACE, where.quote, where.rule, where)
    axis = clause.segment.axis
    if axis is not None:
        evidence = cite(report, *axis, "measure/table-row" if clause.segment.cell else "measure/axis")
        yield Statement(subject, Property.AXIS, evidence.quote, evidence.rule, evidence)
    money = [statement.rule.startswith("quantity/money") for _, statement in amounts]
    told = Measurability(
        who=bool(doers),
        what=True,
        how_much=not all(money),
        by_when=due is not None and due.day is not None,
        where=where is not None,
        money=any(money),
    )
    yield Statement(subject, Property.MEASURABILITY, told, "measure/parts-named")


def _place(report: Report, layer: Layer, names: Named, clause: Clause) -> Evidence | None:
    for place in begun_within(names.places, clause.start, clause.end):
        at = layer.token_at(place.start)
        if place.end <= clause.end and at > clause.first:
            word = layer.tokens[at]
            glued = place.start > word.start and word.norm[:1] in "بل"
            if glued or layer.tokens[at - 1].norm in _WHERE:
                return cite(report, place.start, place.end, "measure/place")
    return None
