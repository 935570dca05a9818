"""`mahdar explain`, `mahdar schema`, `--version`: what they say and how they leave."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import mahdar

Cli = Callable[..., CompletedProcess[str]]


def test_a_field_is_told_with_its_words_its_rule_and_its_entries(cli: Cli, report: Path) -> None:
    ran = cli("explain", report, "meetings[0].participants[1].country")
    assert ran.returncode == 0
    told = {line[:11].strip(): line[11:] for line in ran.stdout.splitlines()}
    assert told["value"] == "IT"
    assert told["words"].startswith("إيطاليا  [")
    assert told["rule"].startswith("side/")
    assert "countries/IT" in told["entry"]


def test_an_empty_field_is_told_with_its_reason(cli: Cli, report: Path) -> None:
    ran = cli("explain", report, "published")
    assert ran.returncode == 0
    assert "(empty)" in ran.stdout
    assert "publication day is not known" in ran.stdout


def test_the_day_given_is_the_day_explained(cli: Cli, report: Path) -> None:
    assert "2026-03-13" in cli("explain", report, "published", "--published", "2026-03-13").stdout


def test_an_unknown_path_is_answered_with_the_nearest_and_2(cli: Cli, report: Path) -> None:
    ran = cli("explain", report, "meetings[0].participant[1].contry")
    assert ran.returncode == 2
    assert "'meetings[0].participants[1].country'" in ran.stderr


def test_what_is_like_no_field_is_answered_with_what_there_is(cli: Cli, report: Path) -> None:
    ran = cli("explain", report, "foo")
    assert ran.returncode == 2
    assert "nearest" not in ran.stderr
    flat = " ".join(ran.stderr.split())
    assert "meeting_report, noise, meetings, measures, axes, blocks, grade" in flat


def test_several_paths_are_explained_in_their_order_and_the_unknown_one_is_named(cli: Cli, report: Path) -> None:
    ran = cli("explain", report, "meetings[0].kind", "published")
    assert ran.returncode == 0
    assert [p.split("\n")[0].split()[1] for p in ran.stdout.split("\n\n")] == ["meetings[0].kind", "published"]
    mixed = cli("explain", report, "foo", "published")
    assert (mixed.returncode, "field      published" in mixed.stdout, "'foo'" in mixed.stderr) == (2, True, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The minister of water received the ambassador of Italy on Thursday and they agreed on the training.",
            "English",
        ),
        (
            "وزیر امور خارجه ایران با سفیر ترکیه در تهران دیدار کرد و درباره همکاری‌های دو کشور گفتگو شد که این دیدار.",
            "Persian",
        ),
    ],
)
def test_a_report_left_unread_says_so_and_why(cli: Cli, text: str, language: str) -> None:
    for paths in ((), ("meetings",), ("meetings[0].date", "title"), ("grade.credibility",)):
        ran = cli("explain", "-", *paths, stdin=text.encode())
        assert ran.returncode == 1
        assert f"left unread: the report is in {language}" in ran.stderr
    ran = cli("explain", "-", "meetings[0].date", stdin=text.encode())
    assert f"reason     left unread: the report is in {language}" in ran.stdout
    assert cli("explain", "-", "foo", stdin=text.encode()).returncode == 2


def test_without_a_path_all_are_listed_and_each_can_be_explained(cli: Cli, report: Path) -> None:
    paths = cli("explain", report).stdout.split()
    assert "grade.credibility" in paths
    read = mahdar.read(report.read_text(encoding="utf-8"))
    assert tuple(paths) == read.paths
    assert [read.explain(path).path for path in paths] == paths


def test_one_of_several_reports_is_named_by_its_id(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    rows = [{"id": key, "text": "استقبل الوزير السفيرة في مكتبه", "outlet": key} for key in ("a", "b")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    several = cli("explain", path, "outlet")
    assert several.returncode == 2
    assert "--id" in several.stderr
    assert "value      b" in cli("explain", path, "outlet", "--id", "b").stdout
    assert cli("explain", path, "outlet", "--id", "c").returncode == 2


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x01"])
def test_an_input_that_cannot_be_read_leaves_with_1_and_is_named(cli: Cli, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    ran = cli("explain", path, "meetings")
    assert ran.returncode == 1
    assert str(path) in ran.stderr


def test_the_schema_is_printed(cli: Cli) -> None:
    ran = cli("schema")
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["title"] == "mahdar record"


def test_the_version_is_that_of_the_package(cli: Cli) -> None:
    assert cli("--version").stdout == f"mahdar {mahdar.__version__}\n"
    try:
        installed = importlib.metadata.version("mahdar")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("mahdar is not installed as a package")
    assert installed == mahdar.__version__
