"""Dossiers: standing subjects between sides, the noun phrase after ملف or قضية, verbatim.

'ملف الهجرة غير النظامية' names one. The phrase is short and plain: a noun, its adjectives and genitives, to the
first word that is a preposition, a verb of the talks, a conjunction or a sign. What follows a plural (الملفات
العالقة) or a bare 'this matter' names none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mahdar.extract.layer import Layer
from mahdar.extract.page import joined
from mahdar.extract.segments import inside
from mahdar.lexicon.lexicon import Hit
from mahdar.model.evidence import Evidence, cite
from mahdar.model.report import Report
from mahdar.text.normalize import fold
from mahdar.text.tokens import Token

#: Longest dossier in tokens, and how many a report names at most; more are a list of topics.
_LONGEST = 5
_MOST = 5
#: Prepositions and the like, folded: a closed class.
_ENDS = frozenset([
    "في", "من", "على", "الي", "عن", "مع", "بين", "لدي", "عند", "حول", "بشان", "خلال", "بعد", "قبل", "ضمن", "منذ", "حتي",
    "ان", "ما", "لا", "لم", "لن", "قد", "هو", "هي", "هذا", "هذه", "ذلك", "تلك", "التي", "الذي", "الذين", "حيث", "كما",
    "اذ", "او", "ثم", "اليوم", "امس", "غدا", "بما", "وما", "ايضا", "كل", "عبر", "اثر", "ضد", "دون", "سواء", "كذلك",
])  # fmt: skip


def dossiers(report: Report, layer: Layer) -> Iterator[Evidence]:
    """The dossiers that a report names, each once, in order; the most frequent where there are many."""
    noise = joined(layer.noise())
    not_one = {h.first for h in layer.found("dossiers") if "not" in h.entry.tags}
    cut = {h.first for s in ("clause_openers", "modality") for h in layer.found(s) if h.entry.value}
    found: dict[str, Evidence] = {}
    times: Counter[str] = Counter()
    for hit in layer.longest("dossiers"):
        if "not" in hit.entry.tags or hit.article or inside(noise, hit.start, hit.end):
            continue
        span = _phrase(layer.tokens, hit, cut)
        if span is None or span[0] in not_one:
            continue
        first, last = layer.tokens[span[0]], layer.tokens[span[1] - 1]
        evidence = cite(report, first.start, last.end, "dossier/" + hit.entry.id.partition("/")[2], (hit.entry.id,))
        key = fold(evidence.quote)
        times[key] += 1
        found.setdefault(key, evidence)
    kept = {key for key, _ in times.most_common(_MOST)}
    yield from (evidence for key, evidence in found.items() if key in kept)


def _phrase(tokens: Sequence[Token], hit: Hit, cut: set[int]) -> tuple[int, int] | None:
    """Tokens of the noun phrase that follows, `None` where none does.

    A dossier is known to both sides and so definite: one of its words carries the article or the phrase is
    a genitive to a name; without any article it is a passing matter ('قضية خلافية').
    """
    first = last = hit.last
    while last < len(tokens) and last - first < _LONGEST:
        token = tokens[last]
        if not token.is_word or token.norm in _ENDS or last in cut:
            break
        if last > first and _leaves(tokens[last - 1].norm, token.norm):
            break
        last += 1
    while last > first and tokens[last - 1].norm == "غير":
        last -= 1
    if last == first or not any(t.norm.startswith("ال") for t in tokens[first:last]):
        return None
    if any(b.start - a.end > 1 for a, b in pairwise(tokens[first:last])):
        return None
    return first, last


def _leaves(before: str, word: str) -> bool:
    """Whether a word no longer belongs to the phrase: it is joined by a proclitic, or indefinite after a definite.

    After a definite noun only a definite adjective or a negated one (غير الشرعية) goes on.
    """
    if word.startswith("لل") or (word[0] in "وفبل" and word[1:3] == "ال"):
        return True
    return before.startswith("ال") and not word.startswith("ال") and word != "غير"
