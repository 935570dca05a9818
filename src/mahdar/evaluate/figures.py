"""The figures of a set of predictions against the gold, end to end and micro-averaged.

What belongs to a meeting counts as missed where the meeting was missed, and as invented where it was
invented; a value where the gold has none is invented. Names of figures are those of the gold's scorer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mahdar.evaluate.gold import Consultation, Scored, Taker
from mahdar.evaluate.matching import (
    meeting_likeness,
    overlap,
    paired,
    participant_likeness,
    quote_likeness,
    same_role,
)
from mahdar.evaluate.tally import Figure, Tally

#: A post told as 'his counterpart' names no post, so the figure for posts leaves it out.
_COUNTERPART = "نظير"


@dataclass(frozen=True, slots=True)
class Miss:
    """One error.

    Attributes:
        sort: What went wrong, such as `meeting missed`.
        id: The report.
        said: The gold's value, then the predicted one where there are two.
    """

    sort: str
    id: str
    said: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures by name, and every error in order."""

    figures: Mapping[str, Figure]
    misses: tuple[Miss, ...]


@dataclass(slots=True)
class _Count:
    tally: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)

    def slot(self, name: str, gold: str | None, predicted: str | None, right: bool) -> None:
        self.tally.add(name, int(right), int(predicted is not None), int(gold is not None))

    def miss(self, sort: str, key: str, *said: str | None) -> None:
        self.misses.append(Miss(sort, key, said))


def outcome(golds: Iterable[Scored], predictions: Mapping[str, Scored]) -> Outcome:
    """Figures and errors; a report without a prediction counts as read to say nothing."""
    count = _Count()
    for gold in golds:
        predicted = predictions.get(gold.id) or Scored(gold.id, "", False, (), (), ())
        _report(count, gold, predicted)
        _meetings(count, gold, predicted)
        _participants(count, gold, predicted)
        _measures(count, gold, predicted)
        _verbatim(count, gold, predicted)
    return Outcome(count.tally.figures(), tuple(count.misses))


def everybody(record: Scored) -> list[Taker]:
    """Participants of all meetings, each once, the fullest mention kept."""
    takers = [p for m in record.meetings for p in m.participants]
    seen: list[Taker] = []
    for one in sorted(takers, key=lambda p: -len(p.name or "")):
        if not any(participant_likeness(one, other) for other in seen):
            seen.append(one)
    return seen


def _report(count: _Count, gold: Scored, predicted: Scored) -> None:
    is_one, said_one = gold.meeting_report, predicted.meeting_report
    count.tally.add("report of a meeting", int(is_one and said_one), int(said_one), int(is_one))
    if is_one != said_one:
        count.miss("report of a meeting", gold.id, str(is_one), str(said_one))
    there, said = _characters(gold.text, gold.noise), _characters(gold.text, predicted.noise)
    count.tally.add("noise (characters)", len(there & said), len(said), len(there))


def _meetings(count: _Count, gold: Scored, predicted: Scored) -> None:
    pairs = paired(gold.meetings, predicted.meetings, meeting_likeness)
    partner = dict(pairs)
    count.tally.add("meetings", len(pairs), len(predicted.meetings), len(gold.meetings))
    for i in _unpaired(len(gold.meetings), partner.keys()):
        count.miss("meeting missed", gold.id, gold.meetings[i].quote)
    for j in _unpaired(len(predicted.meetings), partner.values()):
        count.miss("meeting invented", gold.id, predicted.meetings[j].quote)
    for i, meeting in enumerate(gold.meetings):
        _meeting(count, gold.id, meeting, predicted.meetings[partner[i]] if i in partner else None)
    for j in _unpaired(len(predicted.meetings), partner.values()):
        _meeting(count, gold.id, None, predicted.meetings[j])


def _meeting(count: _Count, key: str, gold: Consultation | None, predicted: Consultation | None) -> None:
    none = Consultation(None, None, None, None, None, (), ())
    a, b = gold or none, predicted or none
    for name, x, y in (("kind", a.kind, b.kind), ("status", a.status, b.status), ("date", a.date, b.date)):
        count.slot(f"meeting {name}", x, y, x is not None and x == y)
        if gold and predicted and x != y:
            count.miss(f"meeting {name}", key, x, y)
    count.slot("meeting place", a.place, b.place, overlap(a.place, b.place) > 0.6)
    there, said = set(a.contexts), set(b.contexts)
    count.tally.add("contexts", len(there & said), len(said), len(there))
    met = paired(a.participants, b.participants, participant_likeness)
    count.tally.add("participants in their meeting", len(met), len(b.participants), len(a.participants))


def _participants(count: _Count, gold: Scored, predicted: Scored) -> None:
    there, said = everybody(gold), everybody(predicted)
    pairs = paired(there, said, participant_likeness)
    count.tally.add("participants", len(pairs), len(said), len(there))
    _share(count, "participants, named", [p for p in there if p.name], [p for p in said if p.name])
    _share(count, "principals", [p for p in there if p.principal], [p for p in said if p.principal])
    partner = dict(pairs)
    for i, x in enumerate(there):
        y = said[partner[i]] if i in partner else None
        if y is None:
            count.miss("participant missed", gold.id, x.name, x.role)
        _posts_and_sides(count, gold.id, x, y)
    for j in _unpaired(len(said), partner.values()):
        y = said[j]
        count.miss("participant invented", gold.id, y.name, y.role)
        count.slot("role", None, y.role, right=False)
        count.slot("side", None, y.country, right=False)


def _share(count: _Count, name: str, gold: Sequence[Taker], predicted: Sequence[Taker]) -> None:
    count.tally.add(name, len(paired(gold, predicted, participant_likeness)), len(predicted), len(gold))


def _posts_and_sides(count: _Count, key: str, x: Taker, y: Taker | None) -> None:
    role, country = (y.role, y.country) if y else (None, None)
    if _COUNTERPART not in (x.role or ""):
        right = y is not None and same_role(x.role, role)
        count.slot("role", x.role, role, right)
        if y and x.role and not right:
            count.miss("role", key, x.role, role)
    count.slot("side", x.country, country, x.country is not None and x.country == country)
    if y and x.country != country:
        count.miss("side", key, x.name or x.role, x.country, country)


def _measures(count: _Count, gold: Scored, predicted: Scored) -> None:
    pairs = paired([m.quote for m in gold.measures], [m.quote for m in predicted.measures], quote_likeness)
    sizes = len(predicted.measures), len(gold.measures)
    count.tally.add("measures", len(pairs), *sizes)
    for i in _unpaired(len(gold.measures), [i for i, _ in pairs]):
        count.miss("measure missed", gold.id, gold.measures[i].quote)
    for j in _unpaired(len(predicted.measures), [j for _, j in pairs]):
        count.miss("measure invented", gold.id, predicted.measures[j].quote)
    both = [(gold.measures[i], predicted.measures[j]) for i, j in pairs]
    count.tally.add("measures with modality", sum(g.status == p.status for g, p in both), *sizes)
    count.tally.add("measures with kind", sum(g.kind == p.kind for g, p in both), *sizes)


def _verbatim(count: _Count, gold: Scored, predicted: Scored) -> None:
    said = [m.quote for m in predicted.meetings] + [m.quote for m in predicted.measures]
    said += [*predicted.noise, *(m.place for m in predicted.meetings)]
    said += [words for m in predicted.meetings for p in m.participants for words in (p.name, p.role)]
    given = [words for words in said if words]
    count.tally.add("words verbatim (acc)", sum(words in gold.text for words in given), 0, len(given))


def _characters(text: str, quotes: Iterable[str]) -> set[int]:
    """Positions, white space aside, that the quotes cover where each first stands in the text."""
    out: set[int] = set()
    for quote in quotes:
        at = text.find(quote)
        if at >= 0:
            out.update(i for i in range(at, at + len(quote)) if not text[i].isspace())
    return out


def _unpaired(size: int, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [i for i in range(size) if i not in used]
