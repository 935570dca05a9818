"""Which post belongs to which name, by what stands between the two.

A post before its holder's name is the rule (وزير الخارجية فلان); a post after it, in apposition, is common for
princes and in lists (فلان بن فلان أمير المنطقة), after a full name only: what follows a short later mention is
whom he meets (استقبل فلان سفير ...). A delegation is nobody's post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mahdar.extract.layer import Layer
from mahdar.extract.spans import Span
from mahdar.model.actors import MentionKind

#: Signs that may stand between a post and its holder.
_SIGNS = frozenset("،,:-ـ–()\"«»“”'/")
#: Words that go on with a rank: الفريق أول ركن، العميد طيار.
_RANKS = frozenset(
    (
        "ركن",
        "طيار",
        "اول",
        "بحري",
        "جوي",
        "مهندس",
        "متقاعد",
        "الركن",
        "الطيار",
        "دكتور",
        "حقوقي",
        "المتقاعد",
        "ثان",
        "ثاني",
    )
)
#: Prepositions with which a post goes on: المبعوث الأممي إلى اليمن.
_ONWARD = frozenset(
    (
        "الي",
        "في",
        "لدي",
        "لشؤون",
        "لشئون",
        "للشؤون",
        "للشئون",
        "بشان",
        "المعني",
        "الخاص",
        "المعتمد",
        "المكلف",
        "السابق",
        "الاسبق",
        "بالانابه",
        "بالنيابه",
    )
)
#: Words over which no post reaches to a name.
_APART = frozenset(("مع", "ان", "بين", "عن", "على", "من", "الذي", "التي", "حول", "قد", "بان", "هو", "كل"))
#: Classes of words of which a name may consist that the tagger did not mark, and how many.
_UNKNOWN = frozenset(("u", "n2", "n3", "Z"))
_NAME = 4
#: Titles after which a name is due.
_BEFORE_NAMES = frozenset(
    f"titles/{t}" for t in ("mister", "doctor", "engineer", "prince", "brigadier", "major-general")
)
#: Longest stretch, in tokens, by which a post may be longer than the tagger marked it.
_REACH = 8


def lengthened(spans: Sequence[Span], layer: Layer, cls: Sequence[str], apart: Callable[[int], bool]) -> list[Span]:
    """The spans, posts with the deputy before them and the prepositional phrase after them that belongs to them.

    Args:
        spans: In order.
        layer: The report.
        cls: Coarse class of every token.
        apart: Whether the token of an index is a verb whose subject and object are two people.
    """
    out: list[Span] = []
    spans = _one_holder(spans, layer, apart)
    for i, span in enumerate(spans):
        if span.kind is MentionKind.POST:
            span = _with_deputy(span, layer, out[-1].last if out else 0)
            after = spans[i + 1] if i + 1 < len(spans) else None
            span = _with_place(span, layer, cls, after.first if after else len(layer.tokens))
            if after and after.kind is MentionKind.PERSON and not after.joined:
                span = _up_to(span, after, layer, cls)
            stop = after.first if after else len(layer.tokens)
            name = _unknown_name(span, layer, cls, stop)
            if name is None and (longer := _over_place(span, layer, cls, stop)) is not None:
                name = _unknown_name(longer, layer, cls, stop)
                span = longer if name else span
            out += [span, name] if name else [span]
            continue
        if not span.joined and not (out and near(out[-1], span, layer)):
            post = _unmarked(span, layer, cls, out[-1].last if out else 0)
            if post:
                out.append(post)
        out.append(span)
    return out


def on_one_line(span: Span, layer: Layer) -> Span:
    """The span up to the end of the line on which it begins: no name or post goes on in another paragraph."""
    last = span.last
    while layer.lines[last - 1] != layer.lines[span.first]:
        last -= 1
    return span if last == span.last else replace(span, last=last, end=layer.tokens[last - 1].end)


def _one_holder(spans: Sequence[Span], layer: Layer, apart: Callable[[int], bool]) -> list[Span]:
    """The spans, two posts right after each other and before a name as the one man's they are."""
    out: list[Span] = []
    for i, span in enumerate(spans):
        before = out[-1] if out else None
        holder = spans[i + 1] if i + 1 < len(spans) else None
        if (
            before
            and before.kind is span.kind is MentionKind.POST
            and before.last == span.first
            and not span.joined
            and not _group(span, layer)
            and holder
            and holder.kind is MentionKind.PERSON
            and near(span, holder, layer)
            and not (before.first and apart(before.first - 1))
        ):
            out[-1] = replace(before, last=span.last, end=span.end)
        else:
            out.append(span)
    return out


def _unmarked(holder: Span, layer: Layer, cls: Sequence[str], free: int) -> Span | None:
    """A post right before a name that the tagger passed over: from its farthest head, no stop in between."""
    titles = {h.last: h.first for h in layer.within(_start(layer, holder.first - 4), holder.start, "titles")}
    end = holder.first
    while end in titles or (end > free and layer.tokens[end - 1].norm in _RANKS):
        end = titles.get(end, end - 1)
    head: int | None = None
    for i in range(end - 1, max(free, end - 1 - _REACH) - 1, -1):
        if cls[i] in ("V", "M", "D") or not layer.tokens[i].is_word or layer.tokens[i].norm in _APART:
            break
        if cls[i] == "P":
            head = i
            if layer.tokens[i].norm[0] in "وف":
                break
    if head is None or head >= end:
        return None
    hits = [h for h in layer.within(_start(layer, head), layer.tokens[head].end, "posts") if h.first == head]
    if not hits or any("group" in h.entry.tags for h in hits):
        return None
    return Span(MentionKind.POST, head, end, hits[0].start, layer.tokens[end - 1].end, hits[0].proclitics)


def _over_place(post: Span, layer: Layer, cls: Sequence[str], stop: int) -> Span | None:
    """The post with the place where it is held: منسقة الأمم المتحدة في لبنان."""
    last = post.last
    if last >= stop or layer.tokens[last].norm not in _ONWARD:
        return None
    last += 1
    while last < stop and cls[last] in ("C", "c", "L", "l", "N", "n"):
        last += 1
    return replace(post, last=last, end=layer.tokens[last - 1].end) if last > post.last + 1 else None


def _unknown_name(post: Span, layer: Layer, cls: Sequence[str], stop: int) -> Span | None:
    """Words that no list knows, right after a post of one person: a foreign name that the tagger passed over."""
    if _group(post, layer) or cls[post.first][0] not in "PT":
        return None
    first = post.last
    titles = {h.first: h.last for h in reversed(layer.within(post.end, post.end + 40, "titles"))}
    while first < stop and (first in titles or layer.tokens[first].norm in "،,"):
        first = titles.get(first, first + 1)
    return _foreign(layer, cls, first, stop)


def _foreign(layer: Layer, cls: Sequence[str], first: int, stop: int) -> Span | None:
    """A run of words from here on that may be a foreign name: unknown words, the first perhaps a word too."""
    if first >= stop:
        return None
    begin = layer.tokens[first].start
    verbs = {h.first for h in layer.within(begin, begin + 60, "saying_verbs", "measure_verbs", "modality")}
    last = first
    while last < stop and last - first < _NAME and layer.tokens[last].norm not in _APART and last not in verbs:
        # A foreign first name may be a word too (ماريا), but not a whole name.
        word = last == first and cls[last][0] in "vw" and cls[last + 1 : last + 2] == ["u"]
        word = word or layer.tokens[last].norm == "عبد" or (last > first and layer.tokens[last - 1].norm == "عبد")
        if cls[last] not in _UNKNOWN and not word:
            break
        last += 1
    if last - first < 2 or not ({"u", "n3"} & set(cls[first:last]) or layer.tokens[first].norm == "عبد"):
        return None
    if layer.tokens[first].norm.startswith(("ال", "وال", "بال", "لل")):
        return None
    return Span(MentionKind.PERSON, first, last, begin, layer.tokens[last - 1].end, "")


def with_foreign_names(spans: Sequence[Span], layer: Layer, cls: Sequence[str]) -> list[Span]:
    """The spans and the names that the tagger passed over where one is due: after a title, after 'his counterpart'."""
    out: list[Span] = []
    free = 0
    places = sorted({h.last for h in layer.found("titles") if h.entry.id in _BEFORE_NAMES} | set(_counterparts(layer)))
    at = 0
    for span in [*spans, None]:
        stop = span.first if span else len(layer.tokens)
        while at < len(places) and places[at] < free:
            at += 1
        while at < len(places) and places[at] < stop:
            found = _due(layer, cls, places[at], stop)
            at += 1
            if found:
                out.append(found)
                free = found.last
                while at < len(places) and places[at] < free:
                    at += 1
        if span is None:
            break
        out.append(span)
        free = span.last
    return out


def _due(layer: Layer, cls: Sequence[str], first: int, stop: int) -> Span | None:
    """The words from here on, where a name is due, up to the first that can be no part of one."""
    last = first
    while last < stop and last - first < _NAME:
        norm = layer.tokens[last].norm
        compound = last > first and layer.tokens[last - 1].norm == "عبد"
        if (
            (cls[last] in ("P", "T", "V", "D", "M", "B", "O", "C") and not compound)
            or not layer.tokens[last].is_word
            or norm in _APART
        ):
            break
        if norm.startswith(("ال", "وال", "بال", "لل")) and (last == first or (cls[last] == "N" and not compound)):
            break
        if last > first and norm[0] == "و" and norm not in layer.lexicon.names:
            break
        last += 1
    if last - first < 2 or (last < stop and layer.tokens[last].is_word and cls[last] not in ("P", "T", "D")):
        return None
    begin = layer.tokens[first].start
    return Span(MentionKind.PERSON, first, last, begin, layer.tokens[last - 1].end, "")


def _counterparts(layer: Layer) -> Iterator[int]:
    """Where a name is due after نظيره and a nationality."""
    after = {h.first: h.last for h in layer.longest("nationalities")}
    for i, token in enumerate(layer.tokens):
        if token.norm.endswith(("نظيره", "نظيرها", "نظيرته", "نظيرتها")) and i + 1 in after:
            yield after[i + 1]


def _start(layer: Layer, i: int) -> int:
    return layer.tokens[max(0, i)].start


def _with_place(span: Span, layer: Layer, cls: Sequence[str], stop: int) -> Span:
    """محافظ شمال سيناء: the place that an annexation's last word still lacks."""
    last = span.last
    while last < stop and cls[last] in ("l", "c", "o"):  # it ends within a place or body
        last += 1
    if last > span.last:
        return replace(span, last=last, end=layer.tokens[last - 1].end)
    lacks = cls[last - 1] in ("v", "v2", "w", "B", "b", "P") and not layer.tokens[last - 1].norm.startswith("ال")
    if last < stop and cls[last] in ("L", "C") and lacks:
        return replace(span, last=last + 1, end=layer.tokens[last].end)
    return span


def _with_deputy(span: Span, layer: Layer, free: int) -> Span:
    """نائب, مساعد, وكيل right before a post make another post of it."""
    if span.joined or span.first <= free:
        return span
    word = layer.tokens[span.first - 1]
    for hit in layer.within(word.start, word.end, "posts"):
        if "deputy" in hit.entry.tags and not hit.article:
            return replace(span, first=span.first - 1, start=hit.start, joined=hit.proclitics)
    return span


def _up_to(span: Span, holder: Span, layer: Layer, cls: Sequence[str]) -> Span:
    """A post that goes on with a preposition up to its holder's name."""
    gap = range(span.last, holder.first)
    if not 0 < len(gap) <= _REACH:
        return span
    norm = layer.tokens[span.last].norm
    if norm not in _ONWARD and not (norm[:1] in "بل" and norm[1:3] in ("ال", "ل")):
        return span
    titles = {h.first: h.last for h in reversed(layer.within(layer.tokens[span.last].start, holder.start, "titles"))}
    end = span.last
    for i in gap:
        if i in titles or layer.tokens[i].norm in _SIGNS:
            break
        if cls[i] in ("V", "M", "D", "P") or not layer.tokens[i].is_word:
            return span
        end = i + 1
    joint = replace(span, last=end, end=layer.tokens[end - 1].end)
    return joint if near(joint, holder, layer) else span


def posts_of(spans: Sequence[Span], layer: Layer) -> dict[int, int]:
    """Start of a name's post by start of the name."""
    out: dict[int, int] = {}
    taken: set[int] = set()
    for i, span in enumerate(spans):
        if span.kind is not MentionKind.PERSON:
            continue
        before = spans[i - 1] if i else None
        after = spans[i + 1] if i + 1 < len(spans) else None
        beyond = spans[i + 2] if i + 2 < len(spans) else None
        if before and _group(before, layer):
            before = None
        if after and (
            after.kind is not MentionKind.POST
            or after.joined
            or span.last - span.first < 2
            or _group(after, layer)
            or not near(span, after, layer)
        ):
            after = None
        follows = bool(after and beyond and beyond.kind is MentionKind.PERSON and near(after, beyond, layer))
        if before and before.kind is MentionKind.POST and before.start not in taken and near(before, span, layer):
            out[span.start] = before.start
            taken.add(before.start)
            if after and not follows and before.last - before.first == 1:
                out[span.start] = after.start
                taken.add(after.start)
        elif after:
            comma = any(t.norm in "،," for t in layer.tokens[span.last : after.first])
            if not (follows and comma):
                out[span.start] = after.start
                taken.add(after.start)
    return out


def _group(post: Span, layer: Layer) -> bool:
    """Whether a post is a delegation or several people."""
    hits = layer.within(_start(layer, post.first), layer.tokens[post.first].end, "posts")
    return any("group" in h.entry.tags for h in hits if h.first == post.first)


def near(left: Span, right: Span, layer: Layer) -> bool:
    """Whether only titles, formulas and signs stand between two spans."""
    if right.joined.startswith(("و", "ف")) or layer.lines[left.last - 1] != layer.lines[right.first]:
        return False
    if left.last >= right.first:
        return True
    i = left.last
    found = layer.within(layer.tokens[left.last].start, layer.tokens[right.first - 1].end, "titles")
    if any(h.proclitics.startswith(("و", "ف")) for h in found):
        return False
    titles = {h.first: h.last for h in reversed(found)}
    ranked = False
    while i < right.first:
        if i in titles:
            i = titles[i]
            ranked = True
        elif layer.tokens[i].norm in _SIGNS or (ranked and layer.tokens[i].norm in _RANKS):
            i += 1
        else:
            return False
    return True
