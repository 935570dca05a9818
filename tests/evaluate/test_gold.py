"""Reading gold files: what breaks the form is named with its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mahdar.errors import RecordError
from mahdar.evaluate.gold import digest, golds, scored


def gold_file(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), encoding="utf-8")
    return path


def test_a_gold_line_is_a_report_and_what_it_should_say(tmp_path: Path) -> None:
    row = {"id": "a", "text": "نص", "published": "2026-03-12", "outlet": "o", "meeting_report": True}
    (gold,) = golds(gold_file(tmp_path, row, ""))
    assert gold.report.published == date(2026, 3, 12)
    assert (gold.report.outlet, gold.report.text) == ("o", "نص")
    assert gold.scored.meeting_report
    assert gold.scored.meetings == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{broken", "no JSON"),
        ([], "JSON object"),
        ({"id": "b"}, "`id` and `text`"),
        ({"id": "a", "text": "نص"}, "stands twice"),
        ({"id": "b", "text": "نص", "published": "2026-02-30"}, "no ISO day"),
        ({"id": "b", "text": "نص", "meetings": {"kind": "visit"}}, "no list"),
        ({"id": "b", "text": "نص", "meetings": ["visit"]}, "no object"),
        ({"id": "b", "text": "نص", "noise": [3]}, "no text"),
        ({"id": "b", "text": "نص", "meetings": [{"kind": 3}]}, "no text"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, row: object, says: str) -> None:
    path = gold_file(tmp_path, {"id": "a", "text": "نص"}, row)
    with pytest.raises(RecordError, match=says) as caught:
        golds(path)
    assert caught.value.where == f"{path}:2"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        golds(tmp_path / "none.jsonl")


def test_absent_parts_are_empty_and_not_wrong() -> None:
    assert scored({"id": "a", "meetings": None, "noise": None}).meetings == ()


def test_the_digest_changes_with_a_byte(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"a\n")
    other.write_bytes(b"a")
    assert digest(one).startswith("sha256:")
    assert digest(one) != digest(other)
