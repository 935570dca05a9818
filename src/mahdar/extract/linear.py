"""Logistic models over named features: small, inspectable, scored in plain Python.

Weights ship as JSON, learnt by commands under `tools/` (docs/models.md says on what). A feature that a model does
not know counts nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Linear:
    """One model.

    Attributes:
        bias: Weight that always counts.
        weights: By feature.
    """

    bias: float
    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Probability of yes, 0 to 1."""
        total = self.bias + sum(self.weights.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def deciding(self, features: Iterable[str], most: int = 5) -> list[tuple[str, float]]:
        """The features that weighed most, with their weights."""
        weighed = [(f, self.weights[f]) for f in dict.fromkeys(features) if f in self.weights]
        return sorted(weighed, key=lambda x: -abs(x[1]))[:most]


@cache
def models(name: str) -> dict[str, Linear]:
    """The models of one file under `weights/`, by their names; read once a process."""
    data = json.loads(files("mahdar.extract").joinpath(f"weights/{name}.json").read_text(encoding="utf-8"))
    return {key: Linear(row["bias"], row["weights"]) for key, row in data.items()}
