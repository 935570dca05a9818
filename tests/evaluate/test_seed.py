"""The report that the project starts from: axes word for word, and a reason for what it does not tell."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import mahdar
from mahdar.workflow.result import Read

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAHDAR_SHARED") or ROOT / ".." / "shared")


@pytest.fixture(scope="module")
def seed() -> Read:
    path = SHARED / "seed" / "report.txt"
    if not path.exists():
        pytest.skip(f"the seed is not checked: no shared report at {path}")
    return mahdar.read(path.read_text(encoding="utf-8"), id="seed")


def test_the_axes_are_those_of_the_gold_word_for_word(seed: Read) -> None:
    gold = json.loads((SHARED / "gold" / "seed.jsonl").read_text(encoding="utf-8"))
    assert [{"axis": a.axis, "target": a.target} for a in seed.axes] == gold["axes"]


def test_date_and_place_are_empty_with_a_reason(seed: Read) -> None:
    for i, meeting in enumerate(seed.meetings):
        assert (meeting.date, meeting.place) == (None, None)
        assert seed.explain(f"meetings[{i}].date").reason
        assert seed.explain(f"meetings[{i}].place").reason


def test_the_grade_has_reasons_in_both_languages(seed: Read) -> None:
    assert seed.grade.reasons
    assert all(reason.ar and reason.en for reason in seed.grade.reasons)
