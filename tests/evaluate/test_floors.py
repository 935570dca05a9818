"""Figures do not fall in silence: floors, and the floors of the shared gold where it is there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from mahdar.errors import OutputError, RecordError
from mahdar.evaluate.floors import FLOORS, Floor, below, check, floor_of, floors, write_floor
from mahdar.evaluate.gold import digest, golds
from mahdar.evaluate.predict import figures_of, predict
from mahdar.evaluate.tally import Figure

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAHDAR_SHARED") or ROOT / ".." / "shared")
FIGURES = {
    "meetings": Figure(2, 3, 3),
    "words verbatim (acc)": Figure(1, 0, 1, True),
    "empty (acc)": Figure(0, 0, 0, True),
}


def test_a_floor_is_what_was_measured_rounded_down() -> None:
    floor = floor_of(FIGURES, "sha256:a")
    assert floor == Floor("sha256:a", {"meetings": 0.6666, "words verbatim (acc)": 1.0})
    assert below(floor, FIGURES) == []


def test_a_figure_under_its_floor_is_named() -> None:
    floor = floor_of(FIGURES, "sha256:a")
    (fallen,) = below(floor, {**FIGURES, "meetings": Figure(1, 3, 3)})
    assert fallen.name == "meetings"
    assert fallen.value == pytest.approx(1 / 3)


def test_a_figure_that_is_gone_is_under_its_floor() -> None:
    assert [b.name for b in below(floor_of(FIGURES, "sha256:a"), {})] == ["meetings", "words verbatim (acc)"]


def test_changed_gold_fails_and_is_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floor("dev", floor_of(FIGURES, "sha256:a"), path)
    assert check("dev", "sha256:a", FIGURES, path) == []
    assert "changed" in check("dev", "sha256:b", FIGURES, path)[0]
    assert "no floors for 'other'" in check("other", "sha256:a", FIGURES, path)[0]


def test_writing_one_floor_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floor("seed", floor_of(FIGURES, "sha256:a"), path)
    write_floor("dev", floor_of(FIGURES, "sha256:b"), path)
    assert {name: floor.gold for name, floor in floors(path).items()} == {"seed": "sha256:a", "dev": "sha256:b"}
    assert list(json.loads(path.read_text(encoding="utf-8"))) == ["dev", "seed"]


def test_a_file_of_floors_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(RecordError, match="no file of floors"):
        floors(path)
    with pytest.raises(RecordError, match="no file of floors"):
        floors(tmp_path / "none.json")
    with pytest.raises(OutputError, match=r"floors\.json"):
        write_floor("dev", floor_of(FIGURES, "sha256:a"), tmp_path / "none" / "floors.json")


@pytest.mark.parametrize("name", ["dev", "seed"])
def test_no_figure_is_under_its_floor(name: str) -> None:
    path = SHARED / "gold" / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"floors of {name} not checked: no shared gold at {path}")
    reports = golds(path)
    predictions = predict(reports)
    assert predictions.refused == ()
    assert check(name, digest(path), figures_of(reports, predictions).figures, FLOORS) == []
