"""Step `contexts`: what each meeting was about, by PLOVER's contexts, and the dossiers named in the talks.

One linear model weighs every context by the same signs: how many of its words the report has, how they stand to
those of other contexts, whether they stand in the title or after a verb of discussing. A context that the training
reports had twice is so read as well as one that they had often; a classifier over the report's words, one for
each context, did worse and knew only the frequent ones (docs/accuracy.md). Several meetings of one report share
its contexts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mahdar.extract.dossiers import dossiers
from mahdar.extract.layer import Layer
from mahdar.extract.linear import models
from mahdar.extract.page import joined
from mahdar.extract.segments import inside
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import MentionKind
from mahdar.model.evidence import Evidence, cite
from mahdar.model.meeting import Context
from mahdar.model.report import BlockKind, Report
from mahdar.model.statement import Property, Statement

#: Probability from which a context is told, and how many at most: best on five folds by outlet and on dev.
THRESHOLD = 0.41
MOST = 5
#: Tokens that make the report's opening, and how far after a verb of discussing its matter stands.
_OPENING = 60
_DISCUSSED = 25
#: How far behind the first word of a post its own field begins.
_OWN_FIELD = 1
#: What a word of an office's or body's name counts against one that tells a matter.
_NAME_SHARE = 0.3
_COUNTS = ((0.0, "0"), (0.9, "<1"), (1.9, "1"), (2.9, "2"), (4.9, "3-4"), (8.9, "5-8"))
_SHARES = ((0.0, "0"), (0.05, "<.05"), (0.1, "<.1"), (0.2, "<.2"), (0.4, "<.4"))
_DENSITIES = ((0.0, "0"), (0.3, "<.3"), (0.7, "<.7"), (1.5, "<1.5"), (3.0, "<3"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that speaks for a context, and where it stands."""

    hit: Hit
    title: bool
    opening: bool
    discussed: bool

    @property
    def weight(self) -> float:
        """What it counts."""
        return _NAME_SHARE if "name" in self.hit.entry.tags else 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """A context with its probability and the words that speak for it."""

    context: Context
    probability: float
    words: Sequence[Word]
    features: Sequence[str]


def contexts(report: Report, layer: Layer) -> Iterator[Statement]:
    """Statements on the contexts and dossiers of each meeting."""
    quotes = {s.subject: s for s in layer.said(Property.QUOTE) if s.subject.startswith("meeting/") and s.evidence}
    if not quotes:
        return
    told = chosen(weighed(layer))
    named = list(dossiers(report, layer))
    for subject, quote in quotes.items():
        for one in told:
            shown = _shown(report, one) or quote.evidence
            rule = shown.rule if shown and one.words else "context/meeting"
            sure = round(one.probability, 3)
            yield Statement(subject, Property.CONTEXT, one.context.value, rule, shown, sure)
        for evidence in named:
            yield Statement(subject, Property.DOSSIER, evidence.quote, evidence.rule, evidence)


def weighed(layer: Layer) -> list[Told]:
    """Every context with its probability, in the order of the list."""
    model = models("contexts")["context"]
    found = words(layer)
    weights = totals(found)
    out = []
    for context in Context:
        names = features(context, found, weights, len(layer.tokens))
        out.append(Told(context, model.probability(names), found.get(context.value, ()), names))
    return out


def chosen(told: Sequence[Told]) -> list[Told]:
    """The contexts that are told, the surest first; at least one."""
    ranked = sorted(told, key=lambda t: (-t.probability, t.context))
    return [t for t in ranked[:MOST] if t.probability >= THRESHOLD] or ranked[:1]


def words(layer: Layer) -> dict[str, list[Word]]:
    """The words of the report that speak for each context, noise left out.

    Words of a name or post tell who met and not on what (خادم الحرمين, وزير شؤون المغتربين), but for the word right
    behind the head of the post, which is the office's own field (وزير الطاقة).
    """
    noise = joined(layer.noise())
    who = sorted((m.start, m.end) for m in layer.mentions(MentionKind.PERSON, MentionKind.POST))
    title_end = max((b.end for b in layer.blocks(BlockKind.TITLE)), default=0)
    opening = layer.token_at(title_end) + _OPENING
    talks = [h.first for h in layer.longest("modality") if "frame" in h.entry.tags]
    out: dict[str, list[Word]] = {}
    for hit in layer.longest("contexts"):
        if "none" in hit.entry.tags or inside(noise, hit.start, hit.end) or _names_only(layer, who, hit):
            continue
        before = bisect_right(talks, hit.first) - 1
        discussed = before >= 0 and hit.first - talks[before] <= _DISCUSSED
        title = hit.end <= title_end
        word = Word(hit, title, not title and hit.first < opening, discussed)
        out.setdefault(hit.entry.value, []).append(word)
    return out


def _names_only(layer: Layer, who: Sequence[tuple[int, int]], hit: Hit) -> bool:
    """Whether a word stands inside a name or post and is not the office's own field."""
    at = bisect_left(who, (hit.start + 1, 0)) - 1
    if at < 0 or hit.end > who[at][1]:
        return False
    return hit.first - layer.token_at(who[at][0]) > _OWN_FIELD


def totals(found: Mapping[str, Sequence[Word]]) -> dict[str, float]:
    """What the words of each context count together."""
    return {context: sum(w.weight for w in mine) for context, mine in found.items()}


def features(
    context: Context, found: Mapping[str, Sequence[Word]], weights: Mapping[str, float], tokens: int
) -> list[str]:
    """Signs for a context, as names.

    Args:
        context: The context.
        found: The report's words by context.
        weights: Their `totals`.
        tokens: Number of tokens of the report.
    """
    name = context.value
    mine = found.get(name, ())
    weight = weights.get(name, 0.0)
    others = {c: w for c, w in weights.items() if c != Context.DIPLOMATIC}
    share = weight / (sum(others.values()) or 1.0)
    density = 100 * weight / max(tokens, 1)
    out = [
        f"context={name}",
        f"{name}+{'some' if weight else 'none'}",
        "count=" + _bin(weight, _COUNTS),
        "share=" + _bin(share, _SHARES),
        "density=" + _bin(density, _DENSITIES),
    ]
    ahead = sum(w > weight for c, w in others.items() if c != name)
    out.append(f"rank={min(ahead, 5)}" if weight else "rank=none")
    for sign, holds in (
        ("title", any(w.title for w in mine)),
        ("discussed", any(w.discussed for w in mine)),
        ("3+", weight >= 3),
    ):
        if holds:
            out += [sign, f"{name}+{sign}"]
    if any(w.opening for w in mine):
        out.append("opening")
    if any("strong" in w.hit.entry.tags for w in mine):
        out.append("strong")
    if len({w.hit.entry.id for w in mine}) > 1:
        out.append("entries=2")
    return out


def _bin(value: float, bounds: Sequence[tuple[float, str]]) -> str:
    i = bisect_left([most for most, _ in bounds], value)
    return bounds[i][1] if i < len(bounds) else f">{bounds[-1][1].lstrip('<')}"


def _shown(report: Report, one: Told) -> Evidence | None:
    """The word that shows a context best: in the title, after a verb of discussing, then the first."""
    if not one.words:
        return None
    best = max(one.words, key=lambda w: (w.title, w.discussed, w.weight, w.opening, -w.hit.start))
    rule = "context/title" if best.title else "context/discussed" if best.discussed else "context/words"
    return cite(report, best.hit.start, best.hit.end, rule, (best.hit.entry.id,))
