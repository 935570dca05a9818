"""Step `measures`: specific actions that somebody could later check, each with the words that announced it.

Clauses are offered by grammar (`clauses`), weighed by a linear model whose features and weights can be read
(`measure_features`, `weights/measures.json`, card in docs/models.md), and the best set that does not overlap
is kept. Modality comes from the governing cue (`cues`), the kind from the lexicon: both rules did as well as
trained classifiers on the gold, and explain themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.clauses import Clause, clauses
from mahdar.extract.cues import Cue, governing, modality
from mahdar.extract.layer import Layer
from mahdar.extract.linear import Linear, models
from mahdar.extract.measure_actors import Named, named
from mahdar.extract.measure_features import Sight, features, sight
from mahdar.extract.measure_parts import kind, parts
from mahdar.extract.segments import segments
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement

#: Probability from which a clause is a measure: chosen on folds by outlet and dev (docs/accuracy.md).
THRESHOLD = 0.35
#: Two measures that share so much of their words (F1) are one action told twice.
SAME_ACTION = 0.55
COMPARED = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clause with its cue and the probability that it is a measure."""

    clause: Clause
    cue: Cue | None
    features: Sequence[str]
    probability: float


def measures(report: Report, layer: Layer) -> Iterator[Statement]:
    """Statements on each measure, in order of the text; none where the report tells no meeting."""
    if not _tells_meeting(layer):
        return
    seen = sight(report, layer)
    model = models("measures")["measure"]
    kept = told_once(layer, best_set(list(weighed(report, layer, seen, model)), THRESHOLD))
    names = named(report, layer)
    for n, one in enumerate(kept):
        yield from _statements(report, layer, seen, names, model, f"measure/{n}", one)


def _tells_meeting(layer: Layer) -> bool:
    said = [s for s in layer.said(Property.MEETING_REPORT) if s.subject == "report"]
    return bool(said) and bool(max(said, key=lambda s: s.confidence).value)


def weighed(report: Report, layer: Layer, seen: Sight, model: Linear | None) -> Iterator[Weighed]:
    """All clauses that might name a measure, with probability 0 where there is no model."""
    for segment in segments(report, layer):
        found = list(clauses(report, layer, seen.words, segment))
        cue_of = governing(layer, seen.cues, found)
        for clause in found:
            cue = cue_of.get(clause.first)
            held = features(layer, seen, clause, cue)
            yield Weighed(clause, cue, held, model.probability(held) if model else 0.0)


def best_set(options: Sequence[Weighed], threshold: float) -> list[Weighed]:
    """The clauses that do not overlap and whose probabilities exceed the threshold by most in sum.

    Weighted interval scheduling, J. Kleinberg and É. Tardos, Algorithm Design (2005), section 6.1.
    """
    ranked = sorted((w for w in options if w.probability > threshold), key=lambda w: (w.clause.last, w.clause.first))
    ends = [w.clause.last for w in ranked]
    best = [0.0]
    taken: list[int | None] = []  # where the best set of what lies before goes on, `None` where not taken
    for i, w in enumerate(ranked):
        j = bisect_right(ends, w.clause.first, 0, i)
        gain = best[j] + w.probability - threshold
        taken.append(j if gain > best[-1] else None)
        best.append(max(gain, best[-1]))
    out: list[Weighed] = []
    i = len(ranked)
    while i > 0:
        goes_on = taken[i - 1]
        if goes_on is None:
            i -= 1
        else:
            out.append(ranked[i - 1])
            i = goes_on
    return out[::-1]


def told_once(layer: Layer, found: Sequence[Weighed]) -> list[Weighed]:
    """Without the measures that tell an action again; the surer one stays.

    Beyond the surest `COMPARED` measures only the same words count as telling again, which keeps the time linear.
    """
    kept: list[tuple[Weighed, Counter[str]]] = []
    known: set[frozenset[tuple[str, int]]] = set()
    for one in sorted(found, key=lambda w: (-w.probability, w.clause.start)):
        words = _words(layer, one.clause)
        key = frozenset(words.items())
        if key not in known and all(_shared(words, other) < SAME_ACTION for _, other in kept[:COMPARED]):
            kept.append((one, words))
            known.add(key)
    return sorted((w for w, _ in kept), key=lambda w: w.clause.start)


def _words(layer: Layer, clause: Clause) -> Counter[str]:
    norms = (layer.tokens[i].norm for i in range(clause.first, clause.last))
    return Counter(n[2:] if n.startswith("ال") and len(n) > 4 else n for n in norms if n[0].isalnum())


def _shared(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _statements(
    report: Report, layer: Layer, seen: Sight, names: Named, model: Linear, subject: str, one: Weighed
) -> Iterator[Statement]:
    clause = one.clause
    entries = tuple(h.entry.id for h in (clause.head, one.cue.hit if one.cue else None) if h)
    rule = "measure/list-item" if clause.segment.listed else f"measure/{clause.form}"
    quote = cite(report, clause.start, clause.end, rule, entries)
    sure = round(one.probability, 3)
    reason = ", ".join(f"{name} {weight:+.2f}" for name, weight in model.deciding(one.features, 3))
    yield Statement(subject, Property.QUOTE, quote.quote, rule, quote, sure, reason)
    status, status_rule, word = modality(seen.cues, clause, one.cue)
    if word is None:
        shown = cite(report, clause.start, layer.tokens[clause.first].end, status_rule)
    else:
        shown = cite(report, word.start, word.end, status_rule, (word.entry.id,))
    yield Statement(subject, Property.STATUS, status.value, status_rule, shown)
    what, hit = kind(layer, clause)
    at = (hit.start, hit.end) if hit else (clause.start, clause.end)
    kind_rule = "measure/kind-word" if hit else "measure/kind-none"
    shown = cite(report, *at, kind_rule, (hit.entry.id,) if hit else ())
    yield Statement(subject, Property.KIND, what.value, kind_rule, shown)
    yield from parts(report, layer, names, subject, clause, one.cue)
