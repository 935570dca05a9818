"""Gold records in groups: where does the reading fail, by outlet, by length, by kind of meeting?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from mahdar.evaluate.gold import Gold

#: Upper bounds of the length groups, in words of the report.
_LENGTHS = (100, 200, 400, 800)


class By(StrEnum):
    """What gold records can be grouped by."""

    OUTLET = "outlet"
    LENGTH = "length"
    KIND = "kind"


def grouped(golds: Iterable[Gold], by: By) -> dict[str, list[Gold]]:
    """Gold records by group, the groups in a fixed order: lengths ascending, names by size, then name."""
    out: dict[str, list[Gold]] = {}
    for gold in golds:
        out.setdefault(_GROUP[by](gold), []).append(gold)
    if by is By.LENGTH:
        order = [_length_name(bound) for bound in (*_LENGTHS, None)]
        return {name: out[name] for name in order if name in out}
    return dict(sorted(out.items(), key=lambda item: (-len(item[1]), item[0])))


def _outlet(gold: Gold) -> str:
    return gold.report.outlet or "(no outlet)"


def _kind(gold: Gold) -> str:
    meetings = gold.scored.meetings
    return (meetings[0].kind or "(no kind)") if meetings else "(no meeting)"


def _length(gold: Gold) -> str:
    words = len(gold.report.text.split())
    return _length_name(next((bound for bound in _LENGTHS if words <= bound), None))


def _length_name(bound: int | None) -> str:
    return f"up to {bound} words" if bound else f"over {_LENGTHS[-1]} words"


_GROUP: Mapping[By, Callable[[Gold], str]] = {By.OUTLET: _outlet, By.LENGTH: _length, By.KIND: _kind}
