"""Who says the quoted words: the verb of saying beside a quotation, and the one named beside the verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.report import Block, BlockKind, Report
from mahdar.text.quotes import Quotation, quotations

#: Code points between a verb and the words that it introduces: a full name with two posts fits.
_BEFORE = 220
#: After the words, 'بحسب فلان' follows at once.
_AFTER = 40
#: Fewer words between marks are a name or a term, not speech.
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True)
class Speech:
    """Quoted words with what is known of their speaker.

    Attributes:
        quotation: The words.
        verb: The verb or phrase that gives them to somebody.
        speaker: Span that names the speaker; `None` where a pronoun or nothing stands.
    """

    quotation: Quotation
    verb: Hit | None
    speaker: tuple[int, int] | None


def speeches(report: Report, layer: Layer) -> Iterator[Speech]:
    """Outermost quotations of at least four words outside noise, in order, each with its speaker."""
    verbs = [h for h in layer.longest("saying_verbs") if h.entry.tags & {"verb", "according"}]
    mentions = [m for m in layer.mentions() if m.kind in (MentionKind.PERSON, MentionKind.POST, MentionKind.BODY)]
    starts = [v.start for v in verbs]
    named = [m.start for m in mentions]
    for block in layer.blocks():
        if block.kind in (BlockKind.NOISE, BlockKind.ROW):
            continue
        for quotation in quotations(report.text, block.start, block.end):
            words = layer.token_range(quotation.inner_start, quotation.inner_end)
            if quotation.depth or sum(layer.tokens[i].is_word for i in words) < _MIN_WORDS:
                continue
            verb = _verb(block, quotation, verbs, starts)
            yield Speech(quotation, verb, _speaker(block, quotation, verb, mentions, named) if verb else None)


def _verb(block: Block, quotation: Quotation, verbs: Sequence[Hit], starts: Sequence[int]) -> Hit | None:
    """The nearest verb before the words, else a phrase or verb right after them."""
    i = bisect_left(starts, quotation.start) - 1
    if i >= 0 and verbs[i].start >= block.start and quotation.start - verbs[i].end <= _BEFORE:
        return verbs[i]
    j = bisect_left(starts, quotation.end)
    if j < len(verbs) and verbs[j].end <= block.end and verbs[j].start - quotation.end <= _AFTER:
        return verbs[j]
    return None


def _speaker(
    block: Block, quotation: Quotation, verb: Hit, mentions: Sequence[Mention], named: Sequence[int]
) -> tuple[int, int] | None:
    stop = quotation.start if verb.start < quotation.start else block.end
    after = bisect_left(named, verb.end)
    if after < len(mentions) and mentions[after].end <= stop and mentions[after].start - verb.end <= _BEFORE // 2:
        return mentions[after].start, mentions[after].end
    before = bisect_right(named, verb.start) - 1
    if before >= 0 and mentions[before].start >= block.start and 0 <= verb.start - mentions[before].end <= _AFTER:
        return mentions[before].start, mentions[before].end
    return None
