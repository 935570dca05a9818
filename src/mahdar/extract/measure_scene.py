"""Where a clause stands in its report: who speaks of it, and whether its sentence looks back.

Long reports tell much that no party of the meeting said: what happened years ago, what observers expect. These
features tell such sentences from those of the talks. Others of the kind (a party named before the clause, who
is the subject of its cue, the distance from the clause that tells the meeting) brought nothing on folds and dev
(docs/accuracy.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mahdar.extract.clauses import Clause
from mahdar.extract.layer import Layer
from mahdar.model.actors import MentionKind
from mahdar.model.report import Report
from mahdar.model.statement import Property

#: A day so long before publication belongs to what led to the meeting.
_LONG_PAST = timedelta(days=12)
#: Words that point to an action instead of naming it, folded: a closed class.
_POINTING = frozenset({"هذا", "هذه", "ذلك", "تلك", "به", "بها", "فيه", "فيها", "عنه", "عنها", "كل", "اي"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands where in a report, as token indices in order.

    Attributes:
        parties: Last names of those who take part.
        others: Persons who do not.
        outsiders: Words for those who speak from outside.
        past: Times long before publication.
        quoted: Quotation marks, opening and closing alike.
    """

    parties: Sequence[int]
    others: Sequence[int]
    outsiders: Sequence[int]
    past: Sequence[int]
    quoted: Sequence[int]


def scene(report: Report, layer: Layer) -> Scene:
    """The scene of a report, found once."""
    known = {s.value.split()[-1] for s in layer.said(Property.NAME) if isinstance(s.value, str) and s.value.strip()}
    parties: list[int] = []
    others: list[int] = []
    for m in layer.mentions(MentionKind.PERSON):
        name = report.text[m.start : m.end].split()
        (parties if name and name[-1] in known else others).append(layer.token_at(m.start))
    limit = report.published - _LONG_PAST if report.published else None
    past = [t for t in layer.timexes() if limit and t.value and (t.until or t.value) < limit and not t.future]
    return Scene(
        parties,
        others,
        [h.first for h in layer.longest("outsiders")],
        [layer.token_at(t.start) for t in past],
        [i for i, t in enumerate(layer.tokens) if t.norm in '"«»“”'],
    )


def scene_features(layer: Layer, at: Scene, clause: Clause) -> Iterator[str]:
    """Names of what holds for a clause's place."""
    first, last = clause.segment.first, clause.segment.last
    if not _any(at.parties, first, clause.first) and _any(at.others, first, clause.first):
        yield "other-person-before"
    if _any(at.outsiders, first, last):
        yield "outsider"
    if _any(at.past, clause.first, clause.last):
        yield "past-day-inside"
    elif _any(at.past, first, last):
        yield "past-day-sentence"
    if (bisect_left(at.quoted, clause.first) - bisect_left(at.quoted, first)) % 2:
        yield "in-quotation"
    object_words = layer.tokens[clause.first + 1 : min(clause.first + 3, clause.last)]
    if any(t.norm in _POINTING for t in object_words):
        yield "pointing"


def _any(places: Sequence[int], first: int, last: int) -> bool:
    i = bisect_left(places, first)
    return i < len(places) and places[i] < last
