"""Noise by form: lines and bits of lines that say themselves that they belong to the page.

Pure over tokens and lexicon hits (`noise`, `agencies`). Each finder gives spans with the rule's name and the
entries that decided; the step `noise` joins them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Report

_CUT = re.compile(r"\s*[:：|\-–—.…(]")
_STOP = re.compile(r"[.!?؟…][\"»”’')\]]*$")
_CLOSED = re.compile(r"[.!?؟…»”\")\]]\s*$")
_ENCLOSED = re.compile(r"[(\[][^()\[\]\n]{1,40}[)\]]\s*[.]?$")
_SLASHES = re.compile(r"[-–—/\\*#.\s]*")

#: A line that a page cue makes noise is short; above that the cue stands in prose.
_LINE_WORDS = 40
#: Not at the head of its line, a cue decides over a handful of words alone.
_CUE_INSIDE = 12
_SHARE_RUN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A span of noise.

    Attributes:
        start: First code point.
        end: One past the last.
        rule: `noise/...`.
        entries: Lexicon entries that decided.
    """

    start: int
    end: int
    rule: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A block as the finders see it.

    Attributes:
        start: First code point.
        end: One past the last.
        words: Number of its words and numbers.
        first: Whether only the title stands before it.
        last: Whether nothing follows it but such lines.
        title: Whether it is the report's title, which loses glued bars and nothing more.
    """

    start: int
    end: int
    words: int
    first: bool
    last: bool
    title: bool = False


def by_form(report: Report, layer: Layer, line: Line, hits: Sequence[Hit]) -> Iterator[Found]:
    """Noise in one line.

    Args:
        report: The report.
        layer: Its layer.
        line: The line.
        hits: Hits of `noise` and `agencies` that lie in the line, in order.
    """
    text = report.text
    if not line.words:
        yield Found(line.start, line.end, "noise/ruling")
        return
    if not hits:
        return
    whole = None if line.title else _whole_line(report, layer, line, hits)
    if whole:
        yield whole
        return
    yield from _bar(layer, line, hits)
    if line.title:
        return
    yield from _tags(text, line, hits)
    if not line.first:
        yield from _end_mark(text, line, hits)


def _whole_line(report: Report, layer: Layer, line: Line, hits: Sequence[Hit]) -> Found | None:
    text = report.text
    stopped = bool(_STOP.search(text, max(line.start, line.end - 6), line.end))
    head = min((h.start for h in hits), default=line.end)
    at_head = not text[line.start : head].strip(" \t-–—*|([{<>«•.:") if head - line.start < 12 else False
    for hit in hits:
        tags = hit.entry.tags
        ids: tuple[str, ...] = (hit.entry.id,)
        cut = bool(_CUT.match(text, hit.end, line.end)) or hit.end >= line.end
        opens = at_head and hit.start == head and not hit.proclitics
        if "line" in tags and (line.words <= _LINE_WORDS if opens else line.words <= _CUE_INSIDE and not stopped):
            return Found(line.start, line.end, "noise/line", ids)
        if not opens:
            continue
        if "head" in tags and line.words <= _LINE_WORDS and (cut or not stopped):
            return Found(line.start, line.end, "noise/related", ids)
        if "credit" in tags and cut and line.words <= 25:
            return Found(line.start, line.end, "noise/credit", ids)
        if "stamp" in tags and line.words <= 15 and (cut or not stopped):
            return Found(line.start, line.end, "noise/stamp", ids)
        if "tags" in tags and not stopped and (cut or line.last or line.words <= 2):
            return Found(line.start, line.end, "noise/tags", ids)
        if "alone" in tags and line.words <= hit.last - hit.first + 1 and not stopped:
            return Found(line.start, line.end, "noise/advertisement", ids)
    covered = _covered(layer, line, [h for h in hits if h.entry.tags & {"share", "menu", "bar"} and not h.proclitics])
    if covered >= (1.0 if line.words < 3 else 0.7) and not stopped:
        every = tuple(dict.fromkeys(h.entry.id for h in hits))
        if line.words >= 2 or any("bar" in h.entry.tags for h in hits):
            return Found(line.start, line.end, "noise/bar", every)
    return None


def _covered(layer: Layer, line: Line, hits: Sequence[Hit]) -> float:
    inside = {i for h in hits for i in range(h.first, h.last)}
    words = [i for i in layer.token_range(line.start, line.end) if layer.tokens[i].is_word]
    return sum(i in inside for i in words) / len(words) if words else 0.0


def _bar(layer: Layer, line: Line, hits: Sequence[Hit]) -> Iterator[Found]:
    """A share or navigation bar glued to the head or the tail of a line."""
    runs: list[list[Hit]] = []
    for hit in hits:
        if not hit.entry.tags & {"share", "bar"} or hit.proclitics:
            continue
        if runs and hit.first - runs[-1][-1].last <= 2 and hit.first >= runs[-1][-1].last:
            runs[-1].append(hit)
        elif not runs or hit.first >= runs[-1][-1].last:
            runs.append([hit])
    for run in runs:
        bar = any("bar" in h.entry.tags for h in run)
        words = sum(h.last - h.first for h in run)
        if not bar and (len(run) < _SHARE_RUN or not any("network" in h.entry.tags for h in run)):
            continue
        start, end = run[0].start, run[-1].end
        at_head = run[0].first - layer.token_range(line.start, line.end).start <= (0 if bar else 2)
        at_tail = layer.token_range(line.start, line.end).stop - run[-1].last <= (0 if bar else 2)
        if words and (at_head or at_tail):
            ids = tuple(dict.fromkeys(h.entry.id for h in run))
            if at_head:
                start = line.start
            if at_tail:
                end = line.end
            yield Found(start, end, "noise/bar", ids)


def _tags(text: str, line: Line, hits: Sequence[Hit]) -> Iterator[Found]:
    """Tags after the last full stop of the report."""
    for hit in hits:
        if "tags" not in hit.entry.tags or hit.proclitics or hit.start == line.start:
            continue
        tail = text[hit.end : line.end]
        before = text[line.start : hit.start].rstrip()
        if _CLOSED.search(before[-3:]) and not _STOP.search(tail[-6:]) and len(tail.split()) <= 40 and "." not in tail:
            yield Found(hit.start, line.end, "noise/tags", (hit.entry.id,))
            return


def _end_mark(text: str, line: Line, hits: Sequence[Hit]) -> Iterator[Found]:
    """An agency's name or an end mark alone on its line, or between brackets at the end of the page."""
    marks = [h for h in hits if h.entry.subject == "agencies" or "end" in h.entry.tags]
    if not marks:
        return
    if line.words <= 8 and _only_marks(text, line, marks):
        yield Found(line.start, line.end, "noise/agency", tuple(dict.fromkeys(h.entry.id for h in marks)))
        return
    if not line.last:
        return
    enclosed = _ENCLOSED.search(text, max(line.start, line.end - 44), line.end)
    if enclosed:
        inside = [h for h in marks if enclosed.start() < h.start < enclosed.end()]
        words = re.findall(r"\w{3,}", enclosed.group())
        if inside and len(words) <= sum(h.last - h.first for h in inside):
            end = enclosed.end() - (1 if enclosed.group().endswith(".") else 0)
            yield Found(enclosed.start(), end, "noise/agency", tuple(dict.fromkeys(h.entry.id for h in inside)))
            return
    final = marks[-1]
    before = text[line.start : final.start].rstrip()
    lone = before.rstrip("-–—/\\*# ")
    follows = _SLASHES.match(text, final.end, line.end)
    if (
        follows
        and follows.end() == line.end
        and _CLOSED.search(lone[-2:])
        and (lone != before or "end" in final.entry.tags)
    ):
        start = line.start + len(lone)
        while text[start].isspace():
            start += 1
        yield Found(start, line.end, "noise/agency", (final.entry.id,))


def _only_marks(text: str, line: Line, marks: Sequence[Hit]) -> bool:
    """Whether a short line holds nothing but marks, initials, and with a slash two words more (the outlet)."""
    rest = list(text[line.start : line.end])
    for hit in marks:
        for i in range(hit.start, hit.end):
            rest[i - line.start] = " "
    return len(re.findall(r"[^\W\d_]{3,}", "".join(rest))) <= (2 if "/" in rest else 0)
