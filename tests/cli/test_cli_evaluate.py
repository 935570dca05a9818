"""`mahdar evaluate minutes` on invented gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from mahdar.evaluate import floors

Cli = Callable[..., CompletedProcess[str]]

TEXT = "استقبل وزير الموارد المائية سالم الورداني سفيرة إيطاليا لدى ليبيا لورا بانكي في طبرق اليوم الخميس."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two invented gold records: a meeting, and a report that tells none."""
    meeting: dict[str, object] = {
        "quote": TEXT[:-1],
        "kind": "meeting",
        "status": "held",
        "date": None,
        "place": "طبرق",
        "contexts": [],
    }
    rows = [
        {"id": "a", "text": TEXT, "outlet": "one", "meeting_report": True, "meetings": [meeting]},
        {"id": "b", "text": "ارتفعت أسعار الذهب اليوم في الأسواق العالمية.", "outlet": "two", "meeting_report": False},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_figures_are_printed_and_the_records_kept(cli: Cli, gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "predicted.jsonl"
    ran = cli("evaluate", "minutes", gold, "--out", out)
    assert ran.returncode == 0
    assert ran.stdout.startswith("report of a meeting")
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["a", "b"]


def test_figures_as_json_are_those_of_the_table(cli: Cli, gold: Path) -> None:
    found = json.loads(cli("evaluate", "minutes", gold, "--json").stdout)
    assert found["meetings"]["gold"] == 1
    assert f"f1 {found['meetings']['f1']}" in cli("evaluate", "minutes", gold).stdout


def test_figures_by_group_name_each_group(cli: Cli, gold: Path) -> None:
    ran = cli("evaluate", "minutes", gold, "--by", "outlet")
    assert ran.stdout.splitlines()[0].split() == ["one", "two"]
    assert set(json.loads(cli("evaluate", "minutes", gold, "--by", "kind", "--json").stdout)) == {
        "meeting",
        "(no meeting)",
    }


def test_errors_are_shown_up_to_the_number_asked_for(cli: Cli, gold: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    rows[0]["measures"] = [{"quote": f"بناء السد رقم {n}", "status": "agreed", "kind": "other"} for n in range(3)]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert cli("evaluate", "minutes", gold).stderr == ""
    assert cli("evaluate", "minutes", gold, "--errors", "2").stderr.count("measure missed") == 2


def test_more_processes_give_the_same_figures(cli: Cli, gold: Path) -> None:
    assert cli("evaluate", "minutes", gold, "--jobs", "2").stdout == cli("evaluate", "minutes", gold).stdout


def test_floors_are_written_and_held(cli: Cli, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    assert cli("evaluate", "minutes", gold, "--write-floors").returncode == 0
    assert cli("evaluate", "minutes", gold, "--check-floors").returncode == 0
    gold.write_text(gold.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ran = cli("evaluate", "minutes", gold, "--check-floors")
    assert ran.returncode == 1
    assert "changed" in ran.stderr


def test_gold_that_breaks_its_form_is_named_with_its_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "نص"}\n{"id": "a", "text": "نص"}\n', encoding="utf-8")
    ran = cli("evaluate", "minutes", path)
    assert ran.returncode == 1
    assert f"{path}:2" in ran.stderr
    assert cli("evaluate", "minutes", tmp_path / "none.jsonl").returncode == 2
