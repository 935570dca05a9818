"""The figures are those of the gold's own scorer, to the last digit, and count as they say."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from mahdar.evaluate.figures import Outcome, everybody, outcome
from mahdar.evaluate.gold import Scored, Taker, scored

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAHDAR_SHARED") or ROOT / ".." / "shared")
Json = dict[str, object]

TEXT = (
    "استقبل وزير المياه سالم عمران الورداني في طبرق السفيرة لورا بانكي، واتفق الجانبان على تدريب أربعين مهندسا. "
    "اقرأ أيضا: أسعار العملات"
)
RECORD: Json = {
    "id": "one",
    "text": TEXT,
    "meeting_report": True,
    "noise": ["اقرأ أيضا: أسعار العملات"],
    "meetings": [
        {
            "quote": "استقبل وزير المياه سالم عمران الورداني في طبرق السفيرة لورا بانكي",
            "kind": "meeting",
            "status": "held",
            "date": None,
            "place": "طبرق",
            "participants": [
                {"name": "سالم عمران الورداني", "role": "وزير المياه", "country": "LY", "principal": True},
                {"name": "لورا بانكي", "role": "السفيرة", "country": "IT", "principal": True},
            ],
            "contexts": ["natural_resource"],
        }
    ],
    "measures": [{"quote": "تدريب أربعين مهندسا", "status": "agreed", "kind": "training"}],
}


def shared_scorer() -> ModuleType:
    path = SHARED / "gold" / "score.py"
    if not path.exists():
        pytest.skip(f"no shared scorer at {path}")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_records(name: str) -> list[Json]:
    path = SHARED / "gold" / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"no shared gold at {path}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def rows(found: Outcome) -> dict[str, dict[str, float | int | None]]:
    return {name: figure.row() for name, figure in found.figures.items()}


def hold_together(golds: list[Json], predictions: list[Json]) -> dict[str, dict[str, float | int | None]]:
    """Both scorers on the same predictions: figures and errors must be equal; returns the figures."""
    errors: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    theirs = shared_scorer().score({g["id"]: g for g in golds}, {p["id"]: p for p in predictions}, errors)
    by_id = {one.id: one for one in map(scored, predictions)}
    ours = outcome(map(scored, golds), by_id)
    assert rows(ours) == theirs.table()
    assert list(ours.figures) == list(theirs.table())
    # The order within a report is that of a set over there, so the errors are compared in a sorted order.
    ours_sorted = sorted((miss.sort, miss.id, *map(str, miss.said)) for miss in ours.misses)
    assert ours_sorted == sorted((sort, *map(str, row)) for sort, found in errors.items() for row in found)
    return rows(ours)


def perturbed(record: Json, chance: random.Random) -> Json:
    """A record with some of its parts lost, cut, changed, doubled or put in another order."""
    out: Json = json.loads(json.dumps(record))
    text = str(record["text"])

    def some_words(value: object) -> object:
        words = str(value).split()
        kind = chance.randrange(5)
        if kind == 0 or not words:
            return None
        if kind == 1:
            return " ".join(words[: chance.randint(1, len(words))])
        if kind == 2:
            return " ".join(words[chance.randrange(len(words)) :])
        if kind == 3:
            start = chance.randrange(max(1, len(text) - 60))
            return text[start : start + chance.randint(3, 60)]
        return " ".join(chance.sample(words, len(words)))

    def change(part: Json, rate: float) -> None:
        for key in list(part):
            if chance.random() > rate:
                continue
            if key in ("quote", "place", "name", "role"):
                part[key] = some_words(part[key])
            elif key == "country":
                part[key] = chance.choice([None, "LY", "SA", "UN", "EG"])
            elif key in ("principal", "meeting_report"):
                part[key] = not part[key]
            elif key == "kind":
                part[key] = chance.choice(["meeting", "visit", "call", "other", None])
            elif key == "status":
                part[key] = chance.choice(["held", "announced", "agreed", "urged", None])
            elif key == "date":
                part[key] = chance.choice([None, "2015-08-01", part[key]])

    def several(key: str, part: Json, rate: float) -> list[Json]:
        items = [item for item in cast(list[Json], part.get(key) or []) if chance.random() > rate / 2]
        if items and chance.random() < rate:
            items.insert(chance.randrange(len(items) + 1), json.loads(json.dumps(chance.choice(items))))
        if chance.random() < rate:
            chance.shuffle(items)
        part[key] = items
        return items

    rate = chance.random() * 0.5
    change(out, rate / 3)
    for meeting in several("meetings", out, rate):
        change(meeting, rate)
        for participant in several("participants", meeting, rate):
            change(participant, rate)
    for measure in several("measures", out, rate):
        change(measure, rate)
    out["noise"] = [text[: chance.randrange(80)]] if chance.random() < rate else record.get("noise")
    return out


@pytest.mark.parametrize("name", ["train", "dev", "lists", "seed"])
def test_both_scorers_give_the_same_figures_on_perturbed_gold(name: str) -> None:
    golds = gold_records(name)
    chance = random.Random(name)
    values = []
    for _ in range(3):
        predictions = [perturbed(gold, chance) for gold in golds if chance.random() > 0.05]
        values.append(hold_together(golds, predictions)["measures"]["f1"])
    assert any(value != 1.0 for value in values), "the perturbation changed nothing"


def test_both_scorers_give_the_same_figures_on_what_mahdar_reads() -> None:
    from mahdar.evaluate.gold import golds
    from mahdar.evaluate.predict import figures_of, predict

    path = SHARED / "gold" / "dev.jsonl"
    records = gold_records("dev")
    predictions = predict(golds(path))
    assert not predictions.refused
    assert hold_together(records, [json.loads(line) for line in predictions.lines]) == rows(
        figures_of(golds(path), predictions)
    )


def test_gold_held_against_itself_is_right_everywhere() -> None:
    one = scored(RECORD)
    found = outcome([one], {"one": one}).figures
    dates = {"meeting date"}
    assert {name for name, figure in found.items() if figure.value != 1.0} == dates  # none is told, none said
    assert found["meeting date"].predicted == found["meeting date"].gold == 0


def test_a_report_without_a_prediction_is_missed_in_every_part() -> None:
    found = outcome([scored(RECORD)], {}).figures
    assert found["meetings"].row() == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "predicted": 0, "gold": 1}
    assert found["participants"].gold == 2
    assert found["words verbatim (acc)"].value is None


def with_parts(**parts: object) -> Scored:
    return scored({**RECORD, **parts})


def test_two_predicted_meetings_cannot_both_stand_for_one() -> None:
    meetings = cast(list[Json], RECORD["meetings"])
    found = outcome([scored(RECORD)], {"one": with_parts(meetings=[*meetings, *meetings])}).figures
    assert found["meetings"].hits == 1
    assert found["meetings"].predicted == 2


def test_a_date_where_the_gold_has_none_is_invented() -> None:
    meeting = {**cast(list[Json], RECORD["meetings"])[0], "date": "2026-03-12"}
    found = outcome([scored(RECORD)], {"one": with_parts(meetings=[meeting])}).figures
    assert (found["meeting date"].hits, found["meeting date"].predicted, found["meeting date"].gold) == (0, 1, 0)


def test_words_that_do_not_stand_in_the_text_are_not_verbatim() -> None:
    measures = [{"quote": "تدريب خمسين مهندسا", "status": "agreed", "kind": "training"}]
    found = outcome([scored(RECORD)], {"one": with_parts(measures=measures)}).figures
    figure = found["words verbatim (acc)"]
    assert figure.hits == figure.gold - 1


def test_everybody_is_counted_once_by_the_fullest_name() -> None:
    meeting = cast(list[Json], RECORD["meetings"])[0]
    short = {**meeting, "participants": [{"name": "الورداني", "role": None, "country": "LY", "principal": False}]}
    both = everybody(with_parts(meetings=[short, meeting]))
    assert [p.name for p in both] == ["سالم عمران الورداني", "لورا بانكي"]


def test_another_person_of_the_family_is_counted_apart() -> None:
    meeting = cast(list[Json], RECORD["meetings"])[0]
    brother = {"name": "عمر الورداني", "role": None, "country": "LY", "principal": False}
    found = everybody(with_parts(meetings=[{**meeting, "participants": [brother]}, meeting]))
    assert Taker("عمر الورداني", None, "LY", False) in found
    assert len(found) == 3


@pytest.mark.parametrize(
    ("change", "sort"),
    [
        (lambda m: {**m, "kind": "visit"}, "meeting kind"),
        (lambda m: {**m, "participants": m["participants"][:1]}, "participant missed"),
        (lambda m: {**m, "participants": [{**p, "country": "TN"} for p in m["participants"]]}, "side"),
        (lambda m: {**m, "participants": [{**p, "role": "نائب وزير المياه"} for p in m["participants"]]}, "role"),
    ],
)
def test_an_error_names_its_report_and_sort(change: Callable[[Json], Json], sort: str) -> None:
    meeting = change(cast(list[Json], RECORD["meetings"])[0])
    misses = outcome([scored(RECORD)], {"one": with_parts(meetings=[meeting])}).misses
    assert (sort, "one") in {(miss.sort, miss.id) for miss in misses}
