"""What a step sees: the text's tokens, sentences and lexicon hits, and what earlier steps said.

A step is a function `(Report, Layer) -> Iterator[Statement]`. The layer is read-only for it; the pipeline
adds what the step yields before the next one runs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mahdar.extract.page import final_blocks
from mahdar.lexicon.lexicon import Hit, Lexicon
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Timex
from mahdar.text.sentences import sentences
from mahdar.text.tokens import Token, tokens


@dataclass(slots=True)
class Layer:
    """Read-only view of the text and of the statements so far.

    Attributes:
        lexicon: The words known.
        tokens: Of the whole text, in order.
        hits: Lexicon entries found, in order of their first token.
        statements: What earlier steps said, in order.
        lines: Number of the line in which each token stands.
    """

    lexicon: Lexicon
    tokens: Sequence[Token]
    hits: Sequence[Hit]
    statements: list[Statement] = field(default_factory=list)
    lines: Sequence[int] = ()
    _starts: list[int] = field(default_factory=list)
    _by_subject: dict[str, list[Hit]] = field(default_factory=dict)
    _found: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict)
    _longest: dict[tuple[str, ...], list[Hit]] = field(default_factory=dict)
    _begins: dict[int, list[int]] = field(default_factory=dict)
    _norms: frozenset[str] | None = None
    _counts: Counter[str] | None = None
    _timexes: list[Timex] | None = None
    _by_property: dict[Property, list[Statement]] = field(default_factory=dict)
    _sentences: dict[tuple[int, int], tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _blocks: list[Block] = field(default_factory=list)
    _title: Block | None = None
    _blocks_known: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, report: Report, lexicon: Lexicon) -> Layer:
        """The layer of a report before any step ran."""
        words = list(tokens(report.text))
        layer = cls(lexicon, words, lexicon.scan(report.text, words))
        layer._starts = [t.start for t in words]
        ends = [m.start() for m in re.finditer("\n", report.text)]
        layer.lines = [bisect_left(ends, s) for s in layer._starts] if ends else [0] * len(words)
        for hit in layer.hits:
            layer._by_subject.setdefault(hit.entry.subject, []).append(hit)
        return layer

    def add(self, new: Iterable[Statement]) -> None:
        """Take in what a step said; for the pipeline alone."""
        self._timexes = None
        for statement in new:
            self.statements.append(statement)
            self._by_property.setdefault(statement.property, []).append(statement)

    def said(self, prop: Property, subject: str | None = None) -> Iterator[Statement]:
        """Statements about a property, of one subject where given."""
        for statement in self._by_property.get(prop, ()):
            if subject is None or statement.subject == subject:
                yield statement

    def found(self, *subjects: str) -> list[Hit]:
        """Hits of some lexicons in order of position, the longest where several begin together."""
        hits = self._found.get(subjects)
        if hits is None:
            hits = [h for s in subjects for h in self._by_subject.get(s, ())]
            hits.sort(key=lambda h: (h.start, -h.end))
            self._found[subjects] = hits
        return hits

    def longest(self, *subjects: str) -> list[Hit]:
        """Hits of some lexicons, none inside another."""
        known = self._longest.get(subjects)
        if known is not None:
            return known
        out: list[Hit] = []
        for hit in self.found(*subjects):
            if not out or hit.start >= out[-1].end:
                out.append(hit)
            elif (
                hit.end > out[-1].end
                and hit.first > out[-1].first
                and hit.last - hit.first > out[-1].last - out[-1].first
            ):
                out[-1] = hit
        self._longest[subjects] = out
        return out

    def within(self, start: int, end: int, *subjects: str) -> list[Hit]:
        """Those of `found` that begin inside a span, without looking at the others."""
        return self._between(self.found(*subjects), start, end)

    def longest_within(self, start: int, end: int, *subjects: str) -> list[Hit]:
        """Those of `longest` that begin inside a span, without looking at the others."""
        return self._between(self.longest(*subjects), start, end)

    def _between(self, hits: list[Hit], start: int, end: int) -> list[Hit]:
        begins = self._begins.get(id(hits))  # the lists are kept as long as the layer
        if begins is None:
            begins = self._begins[id(hits)] = [h.start for h in hits]
        return hits[bisect_left(begins, start) : bisect_left(begins, end)]

    def count(self, entry: str) -> int:
        """How often a lexicon entry is found."""
        if self._counts is None:
            self._counts = Counter(h.entry.id for h in self.hits)
        return self._counts[entry]

    @property
    def norms(self) -> frozenset[str]:
        """Every folded word of the text."""
        if self._norms is None:
            self._norms = frozenset(t.norm for t in self.tokens)
        return self._norms

    def token_at(self, offset: int) -> int:
        """Index of the token that holds or follows a code point."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and self.tokens[i].end > offset else i + 1

    def token_range(self, start: int, end: int) -> range:
        """Indices of the tokens that begin inside a span."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def blocks(self, *kinds: BlockKind) -> Iterator[Block]:
        """Blocks of some kinds (of all where none is named), in order, noise taken into account."""
        self._know_blocks()
        for block in self._blocks:
            if not kinds or block.kind in kinds:
                yield block

    def title(self) -> Block | None:
        """The report's title, where it has one in its text."""
        self._know_blocks()
        return self._title

    def _know_blocks(self) -> None:
        known = (len(self._by_property.get(Property.BLOCK, ())), len(self._by_property.get(Property.NOISE, ())))
        if self._blocks_known != known:
            cut = (s.value for s in self.said(Property.BLOCK) if isinstance(s.value, Block))
            self._blocks = list(final_blocks(cut, self.noise()))
            self._title = next((b for b in self._blocks if b.kind is BlockKind.TITLE), None)
            self._blocks_known = known

    def noise(self) -> list[tuple[int, int]]:
        """Spans that are no part of the report."""
        return [(s.evidence.start, s.evidence.end) for s in self.said(Property.NOISE) if s.evidence]

    def sentences(self, report: Report, block: Block) -> tuple[tuple[int, int], ...]:
        """Spans of a block's sentences."""
        key = (block.start, block.end)  # a row begins where its first cell does
        if key not in self._sentences:
            self._sentences[key] = tuple(sentences(report.text, block.start, block.end))
        return self._sentences[key]

    def mentions(self, *kinds: MentionKind) -> list[Mention]:
        """Mentions of some kinds, in order."""
        found = [s.value for s in self.said(Property.MENTION) if isinstance(s.value, Mention)]
        return sorted((m for m in found if not kinds or m.kind in kinds), key=lambda m: m.start)

    def timexes(self) -> list[Timex]:
        """Time expressions, in order."""
        if self._timexes is None:
            found = (s.value for s in self.said(Property.TIMEX) if isinstance(s.value, Timex))
            self._timexes = sorted(found, key=lambda t: t.start)
        return self._timexes
