"""Gold records in groups."""

from __future__ import annotations

from mahdar.evaluate.gold import Gold, scored
from mahdar.evaluate.groups import By, grouped
from mahdar.model.report import Report


def gold(key: str, words: int, outlet: str | None, kind: str | None) -> Gold:
    meetings = [{"kind": kind}] if kind else []
    return Gold(Report(key, "كلمة " * words, outlet=outlet), scored({"id": key, "text": "ن", "meetings": meetings}))


GOLDS = [
    gold("a", 900, "one", "visit"),
    gold("b", 20, None, None),
    gold("c", 100, "one", "meeting"),
    gold("d", 101, "two", "visit"),
]


def names(by: By) -> dict[str, list[str]]:
    return {name: [g.report.id for g in group] for name, group in grouped(GOLDS, by).items()}


def test_lengths_ascend_and_a_bound_belongs_to_its_group() -> None:
    assert names(By.LENGTH) == {"up to 100 words": ["b", "c"], "up to 200 words": ["d"], "over 800 words": ["a"]}


def test_outlets_stand_by_size_and_the_unknown_one_is_named() -> None:
    assert names(By.OUTLET) == {"one": ["a", "c"], "(no outlet)": ["b"], "two": ["d"]}


def test_kind_is_that_of_the_first_meeting() -> None:
    assert names(By.KIND) == {"visit": ["a", "d"], "(no meeting)": ["b"], "meeting": ["c"]}
