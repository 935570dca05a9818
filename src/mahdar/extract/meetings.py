"""Is this a report of a consultation, which consultations does it tell, and who takes part in each?

Candidates (`candidates`) are weighed by linear models over visible features: whether the report is one of an
official meeting, whether a candidate is a meeting told as news, whether an actor takes part, and whether as
a principal. Candidates with the same principals are one meeting; the surest clause stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mahdar.extract.actors import Actor, actors
from mahdar.extract.candidates import Candidate, candidates
from mahdar.extract.layer import Layer
from mahdar.extract.linear import Linear, models
from mahdar.extract.meeting_features import (
    Scene,
    candidate_features,
    participant_features,
    recent,
    report_features,
    scene_of,
)
from mahdar.extract.participants import participant_statements
from mahdar.extract.sides import States, home_side, state_around, states_named
from mahdar.extract.status import denied, status_of
from mahdar.model.evidence import cite
from mahdar.model.meeting import MeetingKind
from mahdar.model.report import BlockKind, Report
from mahdar.model.statement import Property, Statement

#: Chosen on the development reports; see docs/accuracy.md.
REPORT_AT = 0.6
MEETING_AT = 0.3
MEETING_ALSO_AT = 0.3
PARTICIPANT_AT = 0.42
#: Words of sport from which on a report without officers is one of sport.
SPORT_WORDS = 3
_OFFICERS = frozenset(
    f"posts/{p}" for p in ("king", "crown-prince", "emir", "minister", "ambassador", "envoy", "custodian")
)
SECOND_AT = 0.12
SECOND_OUTSIDE_AT = 0.25
#: Where more people than this are named, those further from a clause than so many code points are not asked
#: whether they take part in it: time grows with the length, not with its square.
_CROWD, _REACH = 300, 10_000


@dataclass(frozen=True, slots=True)
class Told:
    """A consultation as the report tells it.

    Attributes:
        candidate: The clause that stands for it.
        chance: Probability that it is a meeting told as news.
        participants: Index of the actor, probability that he takes part, probability that as a principal.
    """

    candidate: Candidate
    chance: float
    participants: tuple[tuple[int, float, float], ...]

    @property
    def principals(self) -> frozenset[int]:
        """Indices of the principals."""
        return frozenset(i for i, _, p in self.participants if p >= 0.5)


def meetings(report: Report, layer: Layer) -> Iterator[Statement]:
    """Whether the report is one of a meeting, its meetings, and their participants."""
    yield from meetings_by(models("meetings"))(report, layer)


def meetings_by(learnt: Mapping[str, Linear]) -> Callable[[Report, Layer], Iterator[Statement]]:
    """The step with other models than those that ship."""

    def step(report: Report, layer: Layer) -> Iterator[Statement]:
        return _meetings(report, layer, learnt)

    return step


def _meetings(report: Report, layer: Layer, learnt: Mapping[str, Linear]) -> Iterator[Statement]:
    people = actors(report, layer)
    found = candidates(report, layer, people)
    scene = scene_of(report, layer, people)
    chances = [
        learnt["meeting"].probability(candidate_features(layer, people, c, recent(found, k), scene.titled))
        for k, c in enumerate(found)
    ]
    features = report_features(report, layer, people, found, chances)
    chance = learnt["report"].probability(features)
    if _match(layer, people):
        chance = min(chance, 1 - REPORT_AT)
    told = told_meetings(layer, people, found, chances, learnt, scene) if chance >= REPORT_AT else []
    yield _verdict(report, found, chances, chance, bool(told))
    states = states_named(layer) if told else States({}, {})
    for n, meeting in enumerate(told):
        yield from _statements(report, layer, people, meeting, f"meeting/{n}", learnt, states)


def _match(layer: Layer, people: Sequence[Actor]) -> bool:
    """Whether the report is of sport: its teams meet too (يلتقي), but no two officers of state do."""
    words = sum(h.entry.value == "sport" for h in layer.found("counterparts"))
    officers = sum(a.head in _OFFICERS for a in people)
    return words >= SPORT_WORDS and words > 2 * officers


def _verdict(
    report: Report, found: Sequence[Candidate], chances: Sequence[float], chance: float, verdict: bool
) -> Statement:
    rule = "meeting/report-model"
    evidence = None
    if found:
        best = max(range(len(found)), key=chances.__getitem__)
        hit = found[best].trigger
        evidence = cite(report, hit.start, hit.end, rule, (hit.entry.id,))
    reason = (
        "" if verdict else "no clause tells a consultation of two sides" if not found else "the model weighs against it"
    )
    return Statement(
        "report",
        Property.MEETING_REPORT,
        verdict,
        rule,
        evidence,
        confidence=chance if verdict else 1 - chance,
        reason=reason,
    )


def told_meetings(
    layer: Layer,
    people: Sequence[Actor],
    found: Sequence[Candidate],
    chances: Sequence[float],
    learnt: Mapping[str, Linear],
    scene: Scene,
) -> list[Told]:
    """The consultations told as news, in the order of the text; the surest where none is sure."""
    ranked = sorted(range(len(found)), key=lambda k: (-chances[k], k))
    chosen: list[Told] = []
    of: dict[int, list[Told]] = {}
    for k in ranked:
        if chosen and chances[k] < MEETING_AT:
            break
        if denied(layer, found[k]):
            continue
        if denied(layer, found[k]):
            continue
        told = _told(layer, people, found[k], chances[k], learnt, scene)
        if not told.principals and chosen:
            continue
        if any(_same(told, other) for i in told.principals for other in of.get(i, ())):
            continue
        if chosen and (chances[k] < MEETING_ALSO_AT or len(told.principals) < 2):
            continue
        chosen.append(told)
        for i in told.principals:
            of.setdefault(i, []).append(told)
    return sorted(chosen, key=lambda t: (t.candidate.block.kind is BlockKind.TITLE, t.candidate.first))


def _told(
    layer: Layer,
    people: Sequence[Actor],
    candidate: Candidate,
    chance: float,
    learnt: Mapping[str, Linear],
    scene: Scene,
) -> Told:
    weighed: list[tuple[int, float, float]] = []
    start = layer.tokens[candidate.first].start
    for i in range(len(people)) if len(people) <= _CROWD else scene.around(start, _REACH):
        features = participant_features(layer, people, candidate, i, scene)
        p = learnt["participant"].probability(features)
        if p >= SECOND_AT:
            weighed.append((i, p, learnt["principal"].probability(features)))
    part = [w for w in weighed if w[1] >= PARTICIPANT_AT]
    if sum(w[2] >= 0.5 for w in part) < 2:
        # A consultation has two sides: the likeliest of the others named in its clause, where one is likely at all.
        inside = {i for i, _ in candidate.actors}
        rest = [w for w in weighed if w not in part and (w[0] in inside or w[1] >= SECOND_OUTSIDE_AT) and w[2] >= 0.5]
        if candidate.kind == MeetingKind.VISIT:  # the land that is visited is no one who meets
            rest = [w for w in rest if people[w[0]].head not in ("countries", "bodies")]
        if rest:
            part = sorted([*part, max(rest, key=lambda w: w[1])])
    return Told(candidate, chance, tuple(part))


def _same(a: Told, b: Told) -> bool:
    """Whether two clauses tell one meeting: the same principals, or one of them all of the other's.

    One shared principal is enough where the same company was present: one reception told twice.
    """
    x, y = a.principals, b.principals
    both = x & y
    if len(both) >= 2 or (bool(both) and both in (x, y)) or a.candidate.first == b.candidate.first:
        return True
    mine, theirs = ({i for i, _, p in told.participants if p < 0.5} for told in (a, b))
    return bool(both) and len(mine & theirs) >= max(4, 0.9 * max(len(mine), len(theirs)))


def _statements(
    report: Report,
    layer: Layer,
    people: Sequence[Actor],
    told: Told,
    subject: str,
    learnt: Mapping[str, Linear],
    states: States,
) -> Iterator[Statement]:
    candidate = told.candidate
    hit = candidate.trigger
    rule = "meeting/" + hit.entry.id.split("/")[1]
    start, end = quote_span(layer, people, told)
    quote = cite(report, start, end, rule, (hit.entry.id,))
    word = cite(report, hit.start, hit.end, rule, (hit.entry.id,))
    yield Statement(subject, Property.QUOTE, quote.quote, rule, quote, told.chance)
    yield Statement(subject, Property.KIND, candidate.kind or "meeting", rule, word, told.chance)
    announced = learnt["announced"].probability(candidate_features(layer, people, candidate, ()))
    told_status = status_of(layer, candidate, announced)
    shown = cite(report, told_status.start, told_status.end, told_status.rule, told_status.entries)
    yield Statement(subject, Property.STATUS, told_status.status, told_status.rule, shown, told_status.confidence)
    own = [people[i].side.code for i, _, _ in told.participants if people[i].side.start >= 0]
    home = home_side(report, layer)
    for m, (i, p, principal) in enumerate(told.participants):
        actor = people[i]
        if actor.side.code is None:
            taken = frozenset(code for code in own if code)
            around = state_around(layer, states, [s for s, _ in actor.places], taken)
            guess = home if home.code and _ranked(layer, actor) else around
            actor = replace(actor, side=guess or actor.side)
        yield from participant_statements(report, layer, actor, f"{subject}/participant/{m}", p, principal)


def _ranked(layer: Layer, actor: Actor) -> bool:
    """Whether a rank or a ruling family's title stands before the name, which makes of him an officer of some land."""
    for start, _ in actor.places:
        first = layer.token_at(start)
        before = layer.within(layer.tokens[max(0, first - 3)].start, start, "titles")
        if any(h.last == first and h.entry.tags & {"royal", "rank"} for h in before):
            return True
    return False


def quote_span(layer: Layer, people: Sequence[Actor], told: Told) -> tuple[int, int]:
    """The clause that reports the meeting: from its verb or first participant to the last one."""
    c = told.candidate
    low, high = layer.tokens[c.first].start, layer.tokens[c.last - 1].end
    start, end = c.trigger.start, c.trigger.end
    for i, _, _ in told.participants:
        for a, b in people[i].places:
            if low <= a and b <= high:
                start, end = min(start, a), max(end, b)
    place = layer.token_at(end)
    while place < c.last and place - layer.token_at(end) < 8 and layer.tokens[place].norm not in '،,.:؛«"':
        end = layer.tokens[place].end
        place += 1
    return start, end
