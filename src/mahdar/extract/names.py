"""When two names are one person within a report: keys, short forms, and the fullest mention of each."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.extract.layer import Layer
from mahdar.extract.spans import Span


def name_key(norms: Sequence[str]) -> tuple[str, ...]:
    """Words of a name that tell it from others: without 'son of', article and written compounds."""
    out: list[str] = []
    joined = ""
    for word in norms:
        if not word[0].isalnum() or word in ("بن", "ابن", "بنت"):
            continue
        if word in ("عبد", "ابو", "ابا", "ابي", "ال", "ام"):
            joined += word
            continue
        if word.startswith(("عبدال", "ابوال")) and len(word) > 7:
            word = word.replace("ال", "", 1)
        word = word[2:] if word.startswith("ال") and len(word) > 4 else word
        out.append((joined if joined != "ال" else "") + word)
        joined = ""
    return tuple(out)


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter can stand for the longer: its words in order from the first, or the last alone."""
    if len(a) > len(b):
        a, b = b, a
    if not a:
        return False
    if len(a) == 1:
        return a[0] in (b[0], b[-1])
    rest = iter(b)
    return a[0] == b[0] and all(w in rest for w in a)


def fullest(names: Sequence[Span], layer: Layer) -> dict[int, int]:
    """Start of the fullest mention of the same person, by start of each name.

    A short form belongs to the nearest earlier full name that it can stand for, else to the nearest later one
    (a headline comes before).
    """
    keys = {s.start: name_key([_bare(layer, s, i) for i in range(s.first, s.last)]) for s in names}
    out: dict[int, int] = {}
    by_length = sorted(names, key=lambda s: (-len(keys[s.start]), s.start))
    begun: dict[str, list[Span]] = {}
    ended: dict[str, list[Span]] = {}
    for span in by_length:
        key = keys[span.start]
        could = begun.get(key[0], []) + (ended.get(key[0], []) if len(key) == 1 else []) if key else []
        same = [h for h in could if same_name(key, keys[h.start])]
        if not same:
            if key:
                begun.setdefault(key[0], []).append(span)
                ended.setdefault(key[-1], []).append(span)
            out[span.start] = span.start
            continue
        best = min(same, key=lambda h: (h.start > span.start, abs(h.start - span.start)))
        out[span.start] = best.start
    return out


def _bare(layer: Layer, span: Span, i: int) -> str:
    norm = layer.tokens[i].norm
    return norm[len(span.joined) :] if i == span.first and span.joined else norm
