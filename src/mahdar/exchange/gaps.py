"""What is missing, said once for all places where it is missing for the same reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mahdar.exchange.labels import FIELDS, Label
from mahdar.exchange.outline import Cell, label_of

_NUMBER = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty cells of one field with one reason.

    Attributes:
        label: The field's name.
        why: The reason.
        where: Which meetings, participants, measures; `None` where the report itself.
    """

    label: Label
    why: Label
    where: Label | None


def gaps(missing: Iterable[Cell]) -> Iterator[Gap]:
    """What is missing, said once for all places where it is missing for the same reason."""
    places: dict[tuple[str, Label, Label], list[str]] = {}
    for cell in missing:
        if cell.why:
            parent, _, _ = cell.path.rpartition(".")
            places.setdefault((_NUMBER.sub("[]", parent), cell.label, cell.why), []).append(parent)
    for (parent, label, why), paths in places.items():
        yield Gap(label, why, _places(paths) if parent else None)


def _places(paths: list[str]) -> Label:
    """Paths of one form in words, those that follow each other as a range: 'Measure 1, 3-7'."""
    groups: dict[str, list[int]] = {}
    for path in paths:
        head, _, number = path[:-1].rpartition("[")
        groups.setdefault(head, []).append(int(number) + 1)
    ar, en = [], []
    for head, numbers in groups.items():
        if len(numbers) == 1:
            one = label_of(f"{head}[{numbers[0] - 1}]")
            ar.append(one.ar)
            en.append(one.en)
            continue
        parent, _, name = head.rpartition(".")
        above = label_of(parent) if parent else Label("", "")
        ranges = list(_ranges(numbers))
        ar.append(f"{above.ar}{'، ' if parent else ''}{FIELDS[name].ar} {'، '.join(ranges)}")
        en.append(f"{above.en}{', ' if parent else ''}{FIELDS[name].en} {', '.join(ranges)}")
    return Label("؛ ".join(ar), "; ".join(en))


def _ranges(numbers: list[int]) -> Iterator[str]:
    first = last = numbers[0]
    for number in [*numbers[1:], -1]:
        if number == last + 1:
            last = number
            continue
        yield str(first) if first == last else f"{first}-{last}"
        first = last = number
