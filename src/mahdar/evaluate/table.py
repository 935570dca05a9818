"""Figures and errors as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mahdar.evaluate.figures import Miss
from mahdar.evaluate.tally import Figure


def figure_lines(figures: Mapping[str, Figure]) -> Iterator[str]:
    """One line a figure, in the form of the gold's scorer."""
    for name, figure in figures.items():
        yield f"{name:30} " + "  ".join(f"{key} {value}" for key, value in figure.row().items())


def group_lines(groups: Mapping[str, Mapping[str, Figure]]) -> Iterator[str]:
    """The value of each figure by group: a row a figure, a column a group."""
    names = list(groups)
    width = max([12, *(len(name) for name in names)])
    yield f"{'':30} " + " ".join(f"{name:>{width}}" for name in names)
    rows = dict.fromkeys(figure for figures in groups.values() for figure in figures)
    for row in rows:
        cells = (groups[name].get(row) for name in names)
        yield f"{row:30} " + " ".join(f"{_cell(figure):>{width}}" for figure in cells)


def miss_lines(misses: Iterable[Miss], most: int) -> Iterator[str]:
    """The first so many errors of each sort, sorts in the order in which they first came."""
    by_sort: dict[str, list[Miss]] = {}
    for miss in misses:
        by_sort.setdefault(miss.sort, []).append(miss)
    for sort, found in by_sort.items():
        for miss in found[:most]:
            yield " | ".join([f"{sort}: ", miss.id, *(str(value) for value in miss.said)])


def _cell(figure: Figure | None) -> str:
    if figure is None or (figure.gold == 0 and figure.predicted == 0) or figure.value is None:
        return "-"
    return f"{figure.value:.3f}"
