"""Counting hits into precision, recall and F1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over many reports.

    Attributes:
        hits: What is in both.
        predicted: How many were predicted.
        gold: How many the gold has.
        accuracy_only: Whether it is a share of right ones and has no precision and recall.
    """

    hits: int
    predicted: int
    gold: int
    accuracy_only: bool = False

    @property
    def precision(self) -> float:
        """Share of the predicted that are right, 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 where the gold has none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def value(self) -> float | None:
        """The figure that floors look at: F1 or accuracy; `None` for an accuracy over nothing."""
        if self.accuracy_only:
            return self.hits / self.gold if self.gold else None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float | int | None]:
        """The figure as it is printed, shares rounded to four digits."""
        if self.accuracy_only:
            return {"accuracy": None if self.value is None else round(self.value, 4), "n": self.gold}
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.value or 0.0, 4),
            "predicted": self.predicted,
            "gold": self.gold,
        }


class Tally:
    """Counts by name of figure, in the order in which the names first came."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, int, int]] = {}

    def add(self, name: str, hits: int, predicted: int, gold: int) -> None:
        """Count in one report's share."""
        before = self._counts.get(name, (0, 0, 0))
        self._counts[name] = (before[0] + hits, before[1] + predicted, before[2] + gold)

    def figures(self) -> dict[str, Figure]:
        """What was counted; a name that ends in `(acc)` is a share of right ones."""
        return {name: Figure(*counts, name.endswith("(acc)")) for name, counts in self._counts.items()}
