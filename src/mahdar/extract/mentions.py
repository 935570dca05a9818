"""Persons and posts in the text: where a post ends and a name begins, and which post belongs to whom.

The tagger marks words as parts of names and of posts. This step cuts off what is written together with them
(proclitics), joins each name to its post by what stands between the two, and knows a person again under a
short later name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mahdar.extract.features import classes
from mahdar.extract.holders import lengthened, on_one_line, posts_of, with_foreign_names
from mahdar.extract.layer import Layer
from mahdar.extract.names import fullest
from mahdar.extract.page import inside, joined
from mahdar.extract.spans import Span
from mahdar.extract.tagger import Tagger, built_in_tagger
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.evidence import cite
from mahdar.model.report import BlockKind, Report
from mahdar.model.statement import Property, Statement

#: Classes of words without any of which a sentence is not tagged: of 2,699 spans in 412 news reports 21 stood in
#: such sentences, which hold 37 % of the words.
_MAY_NAME = frozenset(("P", "T", "n3"))
#: Particles of descent inside a name.
_CHAIN = frozenset(("بن", "ابن", "بنت", "ولد", "منت", "ال"))
#: Words that no post goes on with, and words on which none ends.
_NO_POST = frozenset(
    (
        "نظيره",
        "نظيرها",
        "نظيرته",
        "نظيرتها",
        "الذي",
        "التي",
        "الذين",
        "ان",
        "قد",
        "كان",
        "كانت",
        "خلال",
        "عقب",
        "حول",
        "بشان",
        "كما",
        "فيما",
        "حيث",
        "منه",
        "فيها",
    )
)
#: Titles of ruling families that tell no office when they stand alone before a name.
_ROYAL = frozenset(("الامير", "الاميره", "الشيخ", "الشيخه", "امير", "والامير", "للامير", "الشريف"))
_LOOSE = frozenset(("في", "من", "علي", "على", "عن", "الي", "مع", "لدي", "بين", "كل", "و"))


def mentions(report: Report, layer: Layer) -> Iterator[Statement]:
    """Persons with their posts, and posts alone, in a report that has a word of meeting at all.

    A third of news reports have none: they tell no meeting, so nobody in them is a participant, and the tagger, the
    dearest step, is spared.
    """
    words = layer.longest("meeting_verbs", "meeting_nouns")
    if any(h.entry.value and "not-a-meeting" not in h.entry.tags for h in words):
        yield from mentions_by(built_in_tagger())(report, layer)


def mentions_by(tagger: Tagger) -> Callable[[Report, Layer], Iterator[Statement]]:
    """The step with another tagger than the one that ships."""

    def step(report: Report, layer: Layer) -> Iterator[Statement]:
        return _mentions(report, layer, tagger)

    return step


def _mentions(report: Report, layer: Layer, tagger: Tagger) -> Iterator[Statement]:
    cls = classes(layer)
    noise = joined(layer.noise())
    marked = with_foreign_names(tagged(report, layer, tagger, cls), layer, cls)
    longer = lengthened(marked, layer, cls, lambda i: _transitive(layer, i))
    spans = [on_one_line(s, layer) for s in longer if not inside(noise, s.start, s.end)]
    holders = posts_of(spans, layer)
    names = [s for s in spans if s.kind is MentionKind.PERSON]
    full = fullest(names, layer)
    for span in spans:
        rule = "name/tagger" if span.kind is MentionKind.PERSON else "post/tagger"
        mention = Mention(
            span.kind,
            span.start,
            span.end,
            refers_to=full.get(span.start, span.start),
            post=holders.get(span.start),
        )
        yield Statement(
            f"mention/{span.start}", Property.MENTION, mention, rule, cite(report, span.start, span.end, rule)
        )


def tagged(report: Report, layer: Layer, tagger: Tagger, cls: Sequence[str]) -> list[Span]:
    """Spans of names and posts in the text, noise left out, in order."""
    out: list[Span] = []
    noise = joined(layer.noise())
    for block in layer.blocks(
        BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.CAPTION
    ):
        for start, end in layer.sentences(report, block):
            if inside(noise, start, end):
                continue
            rows = layer.token_range(start, end)
            if _MAY_NAME.isdisjoint(cls[rows.start : rows.stop]):
                continue
            labels = tagger.tag([layer.tokens[i].norm for i in rows], cls[rows.start : rows.stop])
            out += _spans(layer, cls, rows.start, labels)
    return out


def _spans(layer: Layer, cls: Sequence[str], base: int, labels: Sequence[str]) -> Iterator[Span]:
    i = 0
    while i < len(labels):
        if labels[i] == "O":
            i += 1
            continue
        kind = MentionKind.PERSON if labels[i].endswith("NAME") else MentionKind.POST
        j = i + 1
        while j < len(labels) and labels[j] == "I" + labels[i][1:]:
            j += 1
        for first, last in _parts(layer, kind, cls, base + i, base + j):
            span = _span(layer, kind, cls, first, last)
            if span:
                yield span
        i = j


def _span(layer: Layer, kind: MentionKind, cls: Sequence[str], first: int, last: int) -> Span | None:
    words = layer.tokens
    if kind is MentionKind.POST:
        titles = _titles(layer, first, last)
        while first < last and first in titles and titles[first] < last and cls[first][0] != "P":
            first = titles[first]
        last = _post_end(layer, cls, titles, first, last)
        if last - first == 1 and words[first].norm in _ROYAL:
            return None
        if cls[first][0] not in "PTBO" or (first in titles and titles[first] == last and cls[first][0] != "P"):
            return None
    else:
        titles = _titles(layer, first, last)
        if titles.get(first) == last:
            return None
        while last - first > 1 and (_ordinary(layer, first) or titles.get(first, last) < last):
            first = titles.get(first, first + 1)
            while last - first > 1 and layer.tokens[first].norm in ("ركن", "طيار", "اول"):
                first += 1
        while last - first > 1 and cls[first] in ("C", "c", "L", "l") and words[first].norm not in layer.lexicon.names:
            first += 1
        last = _chain_end(layer, cls, last)
        for i in range(first + 1, last):
            if cls[i] in ("D", "V", "M", "P", "B") and layer.tokens[i].norm not in layer.lexicon.names:
                last = i
                break
    while first < last and not words[first].norm[0].isalnum() and words[first].norm not in '«"“(':
        first += 1
    while first < last and not words[last - 1].norm[0].isalnum() and words[last - 1].norm not in '»"”)':
        last -= 1
    if first == last:
        return None
    cut = _proclitic(layer, kind, first, last)
    start = words[first].start + len(cut)
    if cut.endswith("لل"):
        cut = cut[:-1]
    return Span(kind, first, last, start, words[last - 1].end, cut)


def _chain_end(layer: Layer, cls: Sequence[str], last: int) -> int:
    """Where a chain of names ends: بن فلان, ولد فلان and آل فلان go on with it."""
    words = layer.tokens
    while True:
        at = last - 1 if words[last - 1].norm in _CHAIN else last
        if at >= len(words) or words[at].norm not in _CHAIN:
            return last
        end = at + 1
        if end < len(words) and words[end].norm in ("عبد", "ال", "ابو"):
            end += 1
        if end >= len(words) or not words[end].is_word or cls[end] in ("V", "M", "D", "P"):
            return last
        last = end + 1


def _titles(layer: Layer, first: int, last: int) -> dict[int, int]:
    """Where the titles among some tokens end, by where they begin."""
    if first >= last:
        return {}
    found = layer.within(layer.tokens[first].start, layer.tokens[last - 1].end, "titles")
    return {h.first: h.last for h in reversed(found)}


def _parts(layer: Layer, kind: MentionKind, cls: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Names written one after the other with و between them, and two posts that a verb parts, each apart."""
    at = first
    names = layer.lexicon.names
    for i in range(first + 1, last):
        norm = layer.tokens[i].norm
        if kind is MentionKind.PERSON and cls[i] == "D" and norm not in names:
            yield at, i  # التقى فلان اليوم فلانا
            at = i + 1
            continue
        if kind is MentionKind.PERSON:
            new = norm[0] == "و" and norm not in names and names.get(norm[1:], 0) >= 0.2
        else:
            # استقبل وزير الخارجية | سفير ...: the article closes the first annexation, another office is the object.
            new = (
                at == first
                and first > 0
                and _transitive(layer, first - 1)
                and cls[i] == "P"
                and not norm.startswith("ال")
                and layer.tokens[i - 1].norm.startswith("ال")
            )
        if new:
            yield at, i
            at = i
    if at < last:
        yield at, last


def _transitive(layer: Layer, i: int) -> bool:
    """Whether a verb of meeting stands here that takes whom one meets as its object."""
    word = layer.tokens[i]
    hits = layer.within(word.start, word.end, "meeting_verbs")
    return any(h.entry.tags & {"host", "both", "visit"} for h in hits)


def _post_end(layer: Layer, cls: Sequence[str], titles: dict[int, int], first: int, last: int) -> int:
    """Where a post ends at the latest: before a title, a date, a meeting, a verb; never on a preposition."""
    for i in range(first + 1, last):
        norm = layer.tokens[i].norm
        stops = norm in _NO_POST or norm[1:] in _NO_POST or norm in ("عبد", "بن", "ابو")
        if cls[i] in ("D", "d", "M", "V") or (i in titles and cls[i] == "T") or stops:
            last = i
            break
    while last - first > 1 and layer.tokens[last - 1].norm in _LOOSE:
        last -= 1
    return last


def _ordinary(layer: Layer, i: int) -> bool:
    norm = layer.tokens[i].norm
    return norm not in layer.lexicon.names and norm[0] in "بلكوف" and norm[1:] in layer.lexicon.vocabulary


def _proclitic(layer: Layer, kind: MentionKind, first: int, last: int) -> str:
    """What to cut off the first word: the shortest reading that the lexicon or the text itself knows."""
    norm = layer.tokens[first].norm
    if layer.tokens[first].end - layer.tokens[first].start != len(norm):
        return ""
    if kind is MentionKind.POST:
        word = layer.tokens[first]
        for hit in layer.within(
            word.start, word.end, "posts", "titles", "body_heads", "bodies", "countries", "nationalities"
        ):
            return norm[: hit.start - word.start]
        return norm[0] if norm[0] in "وبل" and norm[1:3] == "ال" else ""
    names = layer.lexicon.names
    if norm in names or norm[0] not in "وفبلك" or len(norm) < 4:
        return ""
    rest = norm[1:]
    if norm.startswith("لل"):
        return "ل"
    if rest in names or rest.startswith("ال") or rest in layer.norms:
        return norm[0]
    return ""
