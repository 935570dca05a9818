"""Whether a report is credited to a news agency or another outlet, and by which words.

An agency that somebody met, visited or sued is no source, however often its name stands in the report. It is
credited by where it stands (the dateline, the end mark) or by the word beside it ('قالت رويترز', 'وفقا لوكالة
الأنباء القطرية'), and by nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mahdar.extract.layer import Layer
from mahdar.extract.page import joined
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property

#: Lines of a report in which a dateline stands, and tokens before the agency in it: a town and a date in two calendars.
_HEAD_LINES = 3
_HEAD_TOKENS = 14
#: Tokens between 'قالت' and an agency that was told something: 'قالت الوزيرة لرويترز'.
_TOLD_TO = 3
_OPENING_SIGNS, _CLOSING_SIGNS = frozenset("-–—ـ(/"), frozenset(")-–—:/")
#: Words that make a line's beginning a clause, so that it is no dateline.
_CLAUSE = ("meeting_verbs", "saying_verbs", "posts")
#: What may stand between the word that credits and the name: 'نقلت عنه وكالة'. Folded.
_BETWEEN = frozenset(("ما", "عن", "عنه", "عنها", "عنهم", "ل", "ـ", '"', "«", "“", "”", "("))
#: What follows belongs to what is said and not to who says it. Folded.
SAID = frozenset(("ان", "انه", "انها", "بان", ":"))
_OWN = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)


def credited(report: Report, layer: Layer) -> Hit | None:
    """The first words that credit an agency or outlet: its name, or what stands for it ('صحيفة محلية')."""
    own = list(layer.blocks(*_OWN))
    spans = joined(layer.noise())
    agencies = [h for h in layer.longest("agencies") if "generic" not in h.entry.tags]
    mine = list(outside(agencies, spans))
    found = [
        *_datelined(report, layer, own, mine),
        *_beside(report, layer, mine, list(outside(layer.found("sources"), spans))),
        *_end_marks(layer, own),
    ]
    return min(found, key=lambda h: h.start, default=None)


def outside(hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """Hits outside some spans, which stand in order and apart (`joined`)."""
    starts = [s for s, _ in spans]
    for hit in hits:
        i = bisect_right(starts, hit.start) - 1
        if i < 0 or spans[i][1] <= hit.start:
            yield hit


def _datelined(report: Report, layer: Layer, own: Sequence[Block], agencies: Sequence[Hit]) -> Iterator[Hit]:
    for block in own[:_HEAD_LINES]:
        words = layer.token_range(block.start, block.end)
        for hit in agencies:
            if not words.start <= hit.first <= words.start + _HEAD_TOKENS or hit.last > words.stop:
                continue
            if layer.within(block.start, hit.start, *_CLAUSE) or not _signed(layer, words, hit):
                continue
            if not any(sign in report.text[block.start : hit.start] for sign in '.؟!«"'):
                yield hit
                break


def _signed(layer: Layer, words: range, hit: Hit) -> bool:
    """Whether signs set an agency apart in its line."""
    before = layer.tokens[hit.first - 1] if hit.first > words.start else None
    if hit.last < words.stop and layer.tokens[hit.last].norm in _CLOSING_SIGNS:
        return True
    if before is not None and before.norm in _OPENING_SIGNS:
        return True
    return hit.last == words.stop and before is not None and (before.is_number or before.norm in ("م", "ه"))


def _end_marks(layer: Layer, own: Sequence[Block]) -> Iterator[Hit]:
    """Agencies in what `noise_form` found to be an end mark, below all that is the report's own."""
    below = max((b.start for b in own), default=0)
    for statement in layer.said(Property.NOISE):
        span = statement.evidence
        if span is not None and statement.rule == "noise/agency" and span.start > below:
            found = layer.longest_within(span.start, span.end, "agencies")
            yield from (h for h in found if "generic" not in h.entry.tags)


def _beside(report: Report, layer: Layer, agencies: Sequence[Hit], sources: Sequence[Hit]) -> Iterator[Hit]:
    """Names, or nouns that stand for one, that a word of crediting gives the news to."""
    named = {h.first: h for h in agencies}
    nouns: dict[int, Hit] = {}
    for noun in (h for h in sources if "outlet" in h.entry.tags):
        nouns.setdefault(noun.first, noun)  # the longest comes first
    verbs = {h.first for h in sources if {"credit", "verb", "feminine"} <= h.entry.tags and not h.proclitics}
    for word in (h for h in sources if "credit" in h.entry.tags):
        at = word.last
        while at < len(layer.tokens) and layer.tokens[at].norm in _BETWEEN:
            at += 1
        before = nouns.get(at)
        if at not in named and before is not None:
            at = before.last
        hit = named.get(at)
        if hit is not None and not (before or "feminine" in word.entry.tags) and _short(hit):
            hit = None
        if hit is None and before is not None and "press" in before.entry.tags:
            hit = before
        if hit is not None and "\n" not in report.text[word.start : hit.start]:
            yield hit
    said = [h for h in layer.longest("saying_verbs") if "verb" in h.entry.tags]
    for word in (*said, *(h for h in sources if "told" in h.entry.tags)):
        hit = _told_to(layer, named, word)
        if hit is not None and "\n" not in report.text[word.start : hit.start]:
            yield hit
    for hit in agencies:
        if hit.last in verbs and not hit.proclitics and not _short(hit) and "\n" not in _gap(report, layer, hit):
            yield hit


def _told_to(layer: Layer, named: dict[int, Hit], word: Hit) -> Hit | None:
    """The agency behind ل to which somebody said it: 'قالت الوزيرة لرويترز'."""
    for at in range(word.last, min(word.last + _TOLD_TO + 1, len(layer.tokens))):
        if at in named:
            return named[at] if "ل" in named[at].proclitics and not _short(named[at]) else None
        token = layer.tokens[at]
        if token.norm in SAID or not (token.is_word or token.norm in "،,"):
            return None
    return None


def _short(hit: Hit) -> bool:
    """Whether an agency's sign is also a word."""
    return "short" in hit.entry.tags and hit.last - hit.first == 1


def _gap(report: Report, layer: Layer, hit: Hit) -> str:
    return report.text[hit.end : layer.tokens[hit.last].start]
