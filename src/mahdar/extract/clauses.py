"""Clauses that might name a measure: where an action begins, and where its clause may end.

An action begins with an action noun (تشكيل لجنة), with a verb that points ahead (سيزور، أن يزور), with a verb
that tells a thing done (وقعت، افتتح), or with the first word of a list item or table cell. Its clause ends
where something else begins: a stop, a comma, a word that opens another clause (حيث، فيما، مؤكدا), a relative
clause, another action noun after و. Which of the possible ends is right cannot be told from grammar alone
('تدريب القوات وتزويدها بالمعدات' is one measure or two), so that several are offered for one beginning, and
`measures` keeps the best set of clauses that do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mahdar.extract.closed_off import closed_off
from mahdar.extract.denied import denied
from mahdar.extract.layer import Layer
from mahdar.extract.segments import Segment
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Report
from mahdar.text.tokens import Token

#: Longest clause in tokens, how many ends are offered for one beginning, and how near the first may be.
MAX_TOKENS = 36
MAX_ENDS = 4
MIN_TOKENS = 3
#: Two words for one action stand no further apart.
_ONE_ACTION = 8

_STOPS = frozenset(".!?؟…؛;")
_COMMAS = frozenset("،,")
_DASHES = frozenset("-–:")
_OPENING, _CLOSING = frozenset("([«“"), frozenset(")]»”")
_FUTURE = re.compile(r"[وف]?س[يتن]\w{2,}")
#: و and a verb of the present tense: next to no noun begins so.
_AND_VERB = re.compile(r"وي\w{2,}")
_PRESENT = re.compile(r"[يتن]\w{2,}")
#: Prepositions that lead to an action, as words of their own and as proclitics.
PREPOSITIONS: Mapping[str, str] = {"على": "ala", "الي": "ila", "عن": "an", "في": "fi", "من": "min", "حول": "an"}
PROCLITICS: Mapping[str, str] = {"ب": "bi", "ل": "li", "لل": "li", "وب": "bi", "ول": "li", "فب": "bi", "فل": "li"}
#: What stands before a verb that begins a clause.
_VERB_PLACES = frozenset(
    {"", "،", ",", "كما", "حيث", "قد", "وقد", "فيما", "اذ", "ان", "انه", "انها", "و", '"', "«", "ثم", "ذلك", ":"}
)
_RELATIVE = frozenset({"الذي", "التي", "الذين", "والذي", "والتي"})
#: After these, or after a cue, an action noun with the article names the action; elsewhere it belongs to the noun
#: before it (خطط العمل).
TIES = frozenset({"على", "الي", "عن", "تم", "وتم", "تمت", "جري", "سيتم", "ضروره", "اهميه", "حول"})
#: Nouns whose stem begins like the article.
_NO_ARTICLE = frozenset({"التزام", "التقاء", "التماس", "التحاق", "التفاف", "التيام"})
_THAT = frozenset({"ان", "بان", "لان", "انه", "انها", "انهما", "بانه", "بانها"})


class Form(StrEnum):
    """How a clause begins."""

    NOUN = "noun"
    FUTURE = "future"
    THAT = "that"
    PAST = "past"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Words:
    """The report's words that open and close clauses, by token.

    Attributes:
        heads: Action nouns, those inside names of bodies left out.
        joined: First tokens of the action nouns that follow و, in order.
        verbs: Verbs that tell an action.
        openers: What a word opens that begins another clause.
        nouns: Nouns that look like verbs of the future.
        after_cues: Tokens that follow a cue.
        denied: Tokens inside what a word denies or stops, where no action begins.
    """

    heads: Mapping[int, Hit]
    joined: Sequence[int]
    verbs: Mapping[int, Hit]
    openers: Mapping[int, str]
    nouns: frozenset[int]
    after_cues: frozenset[int]
    denied: frozenset[int]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that might name a measure.

    Attributes:
        segment: Where it stands.
        first: Index of its first token.
        last: One past its last token.
        start: First code point, proclitics outside.
        end: One past the last.
        form: How it begins.
        head: Lexicon entry of the action word, where it has one.
        proclitic: What stands before the first word in writing ('و', 'ب', '').
        stop: What ends it: `end`, `new`, `comma`, `relative`, `and`, `word`.
        order: Which end it is of those offered for its beginning, from 0.
    """

    segment: Segment
    first: int
    last: int
    start: int
    end: int
    form: Form
    head: Hit | None
    proclitic: str
    stop: str
    order: int


def clause_words(layer: Layer) -> Words:
    """The words that open and close clauses, found once for a report."""
    heads: dict[int, Hit] = {}
    blocked: set[int] = set()
    for hit in layer.found("measure_nouns"):
        if "block" in hit.entry.tags:
            blocked.update(range(hit.first, hit.last))
        elif "head" in hit.entry.tags and (hit.first not in heads or hit.last > heads[hit.first].last):
            heads[hit.first] = hit
    heads = {i: hit for i, hit in heads.items() if i not in blocked}
    verbs: dict[int, Hit] = {}
    for hit in layer.found("measure_verbs"):
        verbs.setdefault(hit.first, hit)
    openers: dict[int, str] = {}
    for hit in layer.found("clause_openers"):
        if openers.get(hit.first) != "new":
            openers[hit.first] = hit.entry.value
    return Words(
        heads,
        sorted(i for i, hit in heads.items() if hit.proclitics.startswith("و")),
        verbs,
        openers,
        frozenset(hit.first for hit in layer.found("future_lookalikes")),
        frozenset(hit.last for hit in layer.found("modality") if hit.entry.value),
        denied(layer, heads, openers),
    )


def clauses(report: Report, layer: Layer, words: Words, segment: Segment) -> Iterator[Clause]:
    """Clauses of a segment that might name a measure, by beginning and end."""
    tokens = layer.tokens
    inside_item = False
    merged: set[int] = set()
    for i in range(segment.first, segment.last):
        if inside_item:
            inside_item = tokens[i].norm not in _STOPS
            continue
        closed = i in words.nouns or i in merged or i in words.denied
        begun = None if closed else _begins(report, tokens, segment, i, words)
        if begun is None:
            continue
        form, hit, start, proclitic = begun
        inside_item = form is Form.ITEM
        one = _one_with(tokens, i, words)
        if one is not None:
            merged.add(one)
        offered: set[int] = set()
        for last, stop in _ends(tokens, segment, i, words, form, merged):
            last = closed_off(tokens, i, last, segment.last)
            if last - i >= 2 and last not in offered:
                order = len(offered)
                offered.add(last)
                yield Clause(segment, i, last, start, tokens[last - 1].end, form, hit, proclitic, stop, order)


def _begins(
    report: Report, tokens: Sequence[Token], segment: Segment, i: int, words: Words
) -> tuple[Form, Hit | None, int, str] | None:
    token = tokens[i]
    if not token.is_word:
        return None
    head, verb = words.heads.get(i), words.verbs.get(i)
    if verb is not None and "talk" in verb.entry.tags:
        # What will be talked about is no action yet; in a list it may still be the point.
        if not (segment.listed and i == segment.first):
            return None
        verb = None
    if segment.listed and i == segment.first:
        # A cell that begins with no action is a heading, a name or a number of its table.
        if segment.cell and head is None and verb is None and not _FUTURE.fullmatch(token.norm):
            return None
        return Form.ITEM, head or verb, token.start, ""
    before = tokens[i - 1].norm if i > segment.first else ""
    if before in _THAT and _PRESENT.fullmatch(token.norm):
        return Form.THAT, verb, token.start, ""
    if head is None and _FUTURE.fullmatch(token.norm):
        drop = 1 if token.norm[0] in "وف" else 0
        return Form.FUTURE, verb, _after(report, token, drop), token.norm[:drop]
    if before == "سوف" and _PRESENT.fullmatch(token.norm):
        return Form.FUTURE, verb, tokens[i - 1].start, ""
    if before in _RELATIVE:
        return None
    if head is not None:
        # 'شهدت الزيارة توقيع ...': a meeting behind a cue is the cue's subject.
        after_cue = i in words.after_cues and head.entry.value != "meeting"
        definite = is_definite(report.text, head, token)
        loose = definite and not head.proclitics and before not in TIES and not after_cue
        return None if loose else (Form.NOUN, head, head.start, head.proclitics)
    if verb is None or "past" not in verb.entry.tags or verb.article or verb.proclitics not in ("", "و", "ف"):
        return None
    # Three bare letters are as likely a noun (عقد، رفع) unless they stand where a verb begins a clause.
    verbal = len(token.norm) > 3 or before in _VERB_PLACES
    return (Form.PAST, verb, verb.start, verb.proclitics) if verbal else None


def is_definite(text: str, head: Hit, token: Token) -> bool:
    """Whether an action noun carries the article, its form's own included; إلغاء and التزام carry none."""
    written = text.startswith("ال", head.start)
    return head.article or (written and token.norm[token.norm.find("ال") :] not in _NO_ARTICLE)


def _one_with(tokens: Sequence[Token], first: int, words: Words) -> int | None:
    """The action noun after و that makes one action with that at `first`, where one does.

    Two words for one sort of action without a comma between ('تفكيك الشبكات وملاحقة أفرادها') are one measure;
    the same word twice ('تزويد المدارس وتزويد المساجد'), or words for different sorts, are two.
    """
    head = words.heads.get(first)
    if head is None or "strong" not in head.entry.tags:
        return None
    for i in range(first + 1, min(first + _ONE_ACTION, len(tokens))):
        if tokens[i].norm in _COMMAS or tokens[i].norm in _STOPS:
            return None
        other = words.heads.get(i)
        if other is not None and other.proclitics.startswith("و"):
            same = other.entry.id == head.entry.id and tokens[i].norm.lstrip("و") != tokens[first].norm.lstrip("و")
            return i if same else None
    return None


def _after(report: Report, token: Token, letters: int) -> int:
    """Where a token's word begins behind its first letters; vowel signs belong to the letter before."""
    at = token.start
    for _ in range(letters):
        at += 1
        while at < token.end and "\u064b" <= report.text[at] <= "\u0652":
            at += 1
    return at


def _ends(
    tokens: Sequence[Token], segment: Segment, first: int, words: Words, form: Form, merged: Collection[int]
) -> Iterator[tuple[int, str]]:
    """Possible ends of a clause, nearest first; a stop or the longest length is the last."""
    offered = depth = 0
    limit = min(segment.last, first + MAX_TOKENS)
    least = 2 if form is Form.ITEM else MIN_TOKENS
    for i in range(first + 1, limit):
        norm = tokens[i].norm
        if norm in _OPENING:
            depth += 1
        elif norm in _CLOSING:
            depth -= 1
        stop = "end" if depth < 0 else _stop(tokens, i, words) if depth == 0 else ""
        if not stop or (stop == "and" and (form is Form.ITEM or i in merged)):
            continue
        if stop in ("end", "new"):
            if i - first >= 2:
                yield _trimmed(tokens, first, i), stop
            return
        if i - first >= least:
            yield _trimmed(tokens, first, i), stop
            offered += 1
            if offered == MAX_ENDS:
                return
    if limit - first >= 2:
        yield _trimmed(tokens, first, limit), "end"


def _stop(tokens: Sequence[Token], i: int, words: Words) -> str:
    """What begins at a token so that a clause may end before it; empty where nothing does."""
    norm = tokens[i].norm
    if norm in _STOPS:
        return "end"
    if norm in _COMMAS or norm in _DASHES:
        verb = i + 1 < len(tokens) and _AND_VERB.fullmatch(tokens[i + 1].norm)
        return "new" if verb or words.openers.get(i + 1) == "new" else "comma"
    if i in words.openers:
        return words.openers[i]
    if _AND_VERB.fullmatch(norm):
        return "word"
    if i in words.heads and words.heads[i].proclitics.startswith("و"):
        return "and"
    return "and" if norm[0] in "وف" and i not in words.nouns and _FUTURE.fullmatch(norm) else ""


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end without signs that belong to what follows."""
    while last > first + 1 and not (tokens[last - 1].is_word or tokens[last - 1].is_number):
        if tokens[last - 1].norm in _CLOSING or tokens[last - 1].norm == '"':
            break
        last -= 1
    return last
