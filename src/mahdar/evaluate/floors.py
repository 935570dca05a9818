"""Floors: figures that may not drop in silence, pinned with the digest of the gold that they were measured on.

`floors.json` has one entry a gold file, under the file's stem. It changes only by
`mahdar evaluate minutes GOLD --write-floors`, and the diff is read.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mahdar.errors import RecordError
from mahdar.evaluate.tally import Figure
from mahdar.exchange.write import write_text

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floor:
    """What the figures of one gold file must reach.

    Attributes:
        gold: Digest of the gold file (`sha256:...`).
        figures: Smallest value by name: F1, or accuracy.
    """

    gold: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Below:
    """A figure that fell under its floor; `value` is `None` where it is not measured any more."""

    name: str
    floor: float
    value: float | None

    @property
    def said(self) -> str:
        """The value as text."""
        return "not measured" if self.value is None else f"{self.value:.4f}"


def floors(path: Path) -> dict[str, Floor]:
    """All floors by the gold file's stem.

    Raises:
        RecordError: The file is missing or breaks its form.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Floor(str(one["gold"]), {str(k): float(v) for k, v in one["figures"].items()})
            for name, one in data.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise RecordError(f"no file of floors: {type(exc).__name__}: {exc}", str(path)) from exc


def floor_of(figures: Mapping[str, Figure], gold: str) -> Floor:
    """The floor that figures just reach; values are rounded down to four digits."""
    values = {name: figure.value for name, figure in figures.items()}
    return Floor(gold, {n: math.floor(v * 10_000) / 10_000 for n, v in values.items() if v is not None})


def below(floor: Floor, figures: Mapping[str, Figure]) -> list[Below]:
    """Figures under their floor, in the floor's order."""
    out = []
    for name, least in floor.figures.items():
        value = figures[name].value if name in figures else None
        if value is None or value < least:
            out.append(Below(name, least, value))
    return out


def check(name: str, gold: str, figures: Mapping[str, Figure], path: Path) -> list[str]:
    """What is wrong with figures, in words; empty where all reach their floors.

    Args:
        name: The gold file's stem.
        gold: Its digest.
        figures: What was measured on it.
        path: The file of floors.
    """
    known = floors(path)
    if name not in known:
        return [f"no floors for {name!r}; there are {', '.join(known) or 'none'}"]
    if known[name].gold != gold:
        return [f"gold {name!r} changed: the floors were measured on {known[name].gold}, this is {gold}"]
    return [f"{one.name} on {name}: {one.said}, floor {one.floor:.4f}" for one in below(known[name], figures)]


def write_floor(name: str, floor: Floor, path: Path) -> None:
    """Set the floor of one gold file, the others kept.

    Raises:
        OutputError: The file cannot be written.
    """
    all_floors = floors(path) if path.exists() else {}
    all_floors[name] = floor
    body = {n: {"gold": f.gold, "figures": dict(f.figures)} for n, f in sorted(all_floors.items())}
    write_text(path, [json.dumps(body, ensure_ascii=False, indent=1) + "\n"])
