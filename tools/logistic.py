"""Learning a logistic regression over named features: L2 penalty, L-BFGS, standard library only.

Few thousand rows with some thirty features each are learnt in seconds; the same rows give the same weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from mahdar.extract.linear import Linear

#: Past steps that L-BFGS remembers, and the most steps it takes (Nocedal and Wright, section 7.2).
_MEMORY = 8
_STEPS = 120
_TOLERANCE = 1e-4

Vector = list[float]
Row = tuple[Sequence[str], bool]


def learned(rows: Sequence[Row], strength: float, least: int = 3) -> Linear:
    """The model that fits rows best under a penalty on large weights.

    Args:
        rows: Features of one example, and whether it is a positive one.
        strength: Weight of the fit against the penalty; smaller keeps the weights smaller.
        least: Features in fewer rows are left out.
    """
    counts = Counter(f for names, _ in rows for f in set(names))
    known = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    data = [(sorted({known[f] for f in names if f in known}), 1.0 if yes else -1.0) for names, yes in rows]
    size = len(known)

    def loss(w: Vector) -> tuple[float, Vector]:
        total = 0.5 * sum(x * x for x in w[:size])
        slope = [*w[:size], 0.0]
        for active, sign in data:
            margin = sign * (w[size] + sum(w[i] for i in active))
            total += strength * (math.log1p(math.exp(-margin)) if margin > -30 else -margin)
            pull = -strength * sign / (1 + math.exp(min(margin, 30.0)))
            slope[size] += pull
            for i in active:
                slope[i] += pull
        return total, slope

    weights = minimum(loss, [0.0] * (size + 1))
    kept = {f: round(weights[i], 3) for f, i in known.items() if abs(weights[i]) >= 0.005}
    return Linear(round(weights[size], 3), kept)


def minimum(loss: Callable[[Vector], tuple[float, Vector]], start: Vector) -> Vector:
    """Where a smooth convex function is least."""
    w = start
    value, slope = loss(w)
    past: list[tuple[Vector, Vector, float]] = []
    for _ in range(_STEPS):
        if math.sqrt(_dot(slope, slope)) < _TOLERANCE * max(1.0, value):
            break
        step = [-x for x in _direction(slope, past)]
        size, fall = 1.0, _dot(slope, step)
        while True:
            new = [a + size * b for a, b in zip(w, step, strict=True)]
            new_value, new_slope = loss(new)
            if new_value <= value + 1e-4 * size * fall or size < 1e-6:
                break
            size /= 2
        moved = [a - b for a, b in zip(new, w, strict=True)]
        turned = [a - b for a, b in zip(new_slope, slope, strict=True)]
        curve = _dot(moved, turned)
        if curve > 1e-10:
            past = [*past[-_MEMORY + 1 :], (moved, turned, 1 / curve)]
        w, value, slope = new, new_value, new_slope
    return w


def _direction(slope: Vector, past: Sequence[tuple[Vector, Vector, float]]) -> Vector:
    q = list(slope)
    kept = []
    for moved, turned, rho in reversed(past):
        a = rho * _dot(moved, q)
        kept.append(a)
        q = [x - a * y for x, y in zip(q, turned, strict=True)]
    if past:
        moved, turned, _ = past[-1]
        scale = _dot(moved, turned) / _dot(turned, turned)
        q = [scale * x for x in q]
    else:
        norm = math.sqrt(_dot(q, q))
        q = [x / max(norm, 1.0) for x in q]
    for (moved, turned, rho), a in zip(past, reversed(kept), strict=True):
        b = rho * _dot(turned, q)
        q = [x + (a - b) * y for x, y in zip(q, moved, strict=True)]
    return q


def _dot(a: Iterable[float], b: Iterable[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def folds(groups: Sequence[tuple[str, int]], count: int = 5) -> list[int]:
    """A fold for each example, so that a group lies in one fold and the folds weigh about the same.

    Args:
        groups: Group and weight of each example.
        count: How many folds.
    """
    weight: Counter[str] = Counter()
    for group, share in groups:
        weight[group] += share
    load = [0] * count
    fold_of: dict[str, int] = {}
    for group, share in sorted(weight.items(), key=lambda x: (-x[1], x[0])):
        fold_of[group] = min(range(count), key=lambda k: load[k])
        load[fold_of[group]] += share
    return [fold_of[group] for group, _ in groups]
