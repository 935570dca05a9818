"""`mahdar read`: formats, order, exit status, and the same answer as in Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

import mahdar

Cli = Callable[..., CompletedProcess[str]]

TEXT = "استقبل وزير الموارد المائية سالم الورداني سفيرة إيطاليا لدى ليبيا لورا بانكي في طبرق اليوم الخميس."
ENGLISH = (
    "The minister of water received the ambassador of Italy on Thursday and they agreed on the training of engineers."
)
PERSIAN = (
    "وزیر امور خارجه ایران با سفیر ترکیه در تهران دیدار کرد و درباره همکاری‌های دو کشور گفتگو شد که این دیدار مهم است."
)


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.split("\n") if line]


def many(path: Path, count: int) -> Path:
    rows = [{"id": f"r{n}", "text": f"{TEXT} ({n})", "published": "2026-03-12"} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_piped_report_gives_one_line_of_json_and_leaves_with_0(cli: Cli, report: Path) -> None:
    ran = cli("read", report, "--published", "2026-03-13", "--outlet", "example.org")
    (record,) = lines(ran.stdout)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert record["id"] == str(report)
    assert (record["published"], record["outlet"]) == ("2026-03-13", "example.org")


def test_standard_input_is_read_where_a_dash_stands(cli: Cli) -> None:
    ran = cli("read", "-", stdin=TEXT.encode())
    assert [one["id"] for one in lines(ran.stdout)] == ["-"]


def test_command_line_and_python_give_the_same_record(cli: Cli, report: Path) -> None:
    ran = cli("read", report, "--published", "2026-03-13", "--outlet", "o")
    text = report.read_text(encoding="utf-8")
    there = mahdar.read(text, published="2026-03-13", outlet="o", id=str(report))
    assert ran.stdout == there.json() + "\n"


def test_the_same_input_gives_the_same_bytes_whatever_the_number_of_processes(cli: Cli, tmp_path: Path) -> None:
    path = many(tmp_path / "many.jsonl", 50)
    once = cli("read", path)
    assert [one["id"] for one in lines(once.stdout)] == [f"r{n}" for n in range(50)]
    assert cli("read", path).stdout == once.stdout
    assert cli("read", path, "--jobs", "2").stdout == once.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_line_is_named_and_the_others_are_read(cli: Cli, tmp_path: Path, jobs: str) -> None:
    path = tmp_path / "some.jsonl"
    good = json.dumps({"id": "good", "text": TEXT})
    path.write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    ran = cli("read", path, "--jobs", jobs)
    assert ran.returncode == 1
    assert f"{path}:2" in ran.stderr
    assert [one["id"] for one in lines(ran.stdout)] == ["good", "good#2"]


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "English"), (PERSIAN, "Persian")])
def test_a_report_in_another_language_is_said_to_be_and_left_unread(cli: Cli, text: str, language: str) -> None:
    ran = cli("read", "-", stdin=text.encode())
    (record,) = lines(ran.stdout)
    assert ran.returncode == 1
    assert language in ran.stderr
    assert (record["meeting_report"], record["meetings"], record["blocks"]) == (False, [], [])


def test_everything_refused_writes_no_file(cli: Cli, tmp_path: Path) -> None:
    empty, out = tmp_path / "empty.txt", tmp_path / "out.jsonl"
    empty.touch()
    ran = cli("read", empty, "--out", out)
    assert ran.returncode == 1
    assert str(empty) in ran.stderr
    assert not out.exists()


def test_a_file_that_cannot_be_written_leaves_with_3_and_nothing_half_written(
    cli: Cli, report: Path, tmp_path: Path
) -> None:
    ran = cli("read", report, "--out", tmp_path / "none" / "out.jsonl")
    assert ran.returncode == 3
    assert "out.jsonl" in ran.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.txt"]


def test_a_full_disk_leaves_with_3(shell: Cli, report: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    for line in (f"$mahdar read {report} > /dev/full", f"$mahdar read {report} --out /dev/full"):
        ran = shell(line)
        assert ran.returncode == 3
        assert ran.stderr.count("\n") == 1
        assert "No space left" in ran.stderr


def test_who_reads_the_output_may_leave_early(shell: Cli, tmp_path: Path) -> None:
    many(tmp_path / "many.jsonl", 400)
    ran = shell("$mahdar read many.jsonl | head -n 1; exit ${PIPESTATUS[0]}")
    assert (ran.returncode, ran.stderr) == (141, "")
    assert [one["id"] for one in lines(ran.stdout)] == ["r0"]


def test_a_run_that_is_told_to_end_leaves_with_143_and_nothing_half_written(shell: Cli, tmp_path: Path) -> None:
    many(tmp_path / "many.jsonl", 4000)
    ran = shell("timeout -s TERM 2 $mahdar read many.jsonl --out done.jsonl; echo $?")
    assert ran.stdout.strip() in {"124", "143"}
    assert sorted(p.name for p in tmp_path.iterdir() if "jsonl" in p.name) == ["many.jsonl"]


def test_the_input_is_never_written_over(cli: Cli, report: Path) -> None:
    before = report.read_bytes()
    ran = cli("read", report, "--out", report)
    assert ran.returncode == 2
    assert "one of the inputs" in ran.stderr
    assert report.read_bytes() == before


def test_an_interrupted_run_leaves_with_130_and_says_nothing_of_itself(shell: Cli, tmp_path: Path) -> None:
    # Standard input stays open, so the run waits for it until it is interrupted.
    line = "mkfifo f; exec 3<>f; timeout --foreground -s INT 1.5 $mahdar read - --out out.jsonl <f; echo $?; ls"
    ran = shell(line)
    assert ran.stdout.split() == ["130", "f"] or ran.stdout.split() == ["124", "f"]
    assert "Traceback" not in ran.stderr


def test_arabic_is_written_as_utf_8_whatever_the_locale(shell: Cli, report: Path) -> None:
    ran = shell(f"$mahdar read {report}", locale="C")
    assert ran.returncode == 0
    assert "سالم عمران الورداني" in ran.stdout


@pytest.mark.parametrize(("name", "begins"), [("o.html", "<!"), ("o.md", "#"), ("o.jsonl", "{"), ("o.csv", "")])
def test_the_name_of_the_file_says_the_format(cli: Cli, report: Path, tmp_path: Path, name: str, begins: str) -> None:
    ran = cli("read", report, "--out", tmp_path / name)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().lower().startswith(begins)


def test_a_name_that_says_no_format_is_refused_with_2_and_the_names_that_do(
    cli: Cli, report: Path, tmp_path: Path
) -> None:
    ran = cli("read", report, "--out", tmp_path / "o.xyz")
    assert ran.returncode == 2
    assert "'.xyz'" in ran.stderr
    assert ".html" in ran.stderr
    assert not (tmp_path / "o.xyz").exists()
    assert cli("read", report, "--out", tmp_path / "o.xyz", "--format", "json").returncode == 0
    assert cli("read", report, "--out", tmp_path / "none").returncode == 0
    assert (tmp_path / "none").read_text(encoding="utf-8").startswith("{")


def test_a_heading_at_the_top_is_the_title_in_every_format(cli: Cli, report: Path) -> None:
    report.write_text("# " + report.read_text(encoding="utf-8"), encoding="utf-8")
    (record,) = lines(cli("read", report).stdout)
    assert record["title"] == "وزير الموارد المائية يلتقي سفيرة إيطاليا في طبرق"
    assert "title" not in record["missing"]
    assert record["blocks"][0] == {"kind": "title", "start": 2, "end": 2 + len(record["title"])}
    for kind in ("table", "list", "html"):
        shown = cli("read", report, "--format", kind).stdout
        assert record["title"][:25] in shown
        assert "# و" not in shown
    assert cli("read", report, "--format", "markdown").stdout.startswith(f"# {record['title']}\n")


def test_a_list_has_a_line_for_each_report(cli: Cli, report: Path) -> None:
    head, line = cli("read", report, "--published", "2026-03-13", "--format", "list").stdout.splitlines()
    assert head.split() == ["Date", "No.", "Who", "met", "whom", "Title"]
    assert line.split()[:2] == ["2026-03-12", "1"]
    assert "سالم عمران الورداني ↔ لورا بانكي" in line
    assert "\t" not in line


@pytest.mark.parametrize("kind", ["table", "list", "markdown", "csv", "html"])
def test_every_format_tells_who_met(cli: Cli, report: Path, kind: str) -> None:
    ran = cli("read", report, "--format", kind)
    assert ran.returncode == 0
    assert "الورداني" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["raed", "x"], "'read'"),
        (["read", "--publishd", "2026-03-12", "x"], "--published"),
        (["read", "--format", "tabel", "x"], "'table'"),
        (["read", "--published", "2026-02-30", "x"], "2026-03-12"),
        (["evaluate", "minuts"], "'minutes'"),
        (["read"], "INPUT"),
        (["read", "--jobs", "0", "x"], "--jobs"),
    ],
)
def test_what_is_not_understood_is_answered_with_the_nearest_and_2(cli: Cli, arguments: list[str], hint: str) -> None:
    ran = cli(*arguments)
    assert ran.returncode == 2
    assert hint in ran.stderr
    assert ran.stdout == ""


def test_a_folder_gives_its_files_and_names_the_one_that_cannot_be_read(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "c.txt").symlink_to(folder / "gone.txt")
    (folder / "d.txt").write_text(TEXT, encoding="utf-8")
    ran = cli("read", folder)
    assert ran.returncode == 1
    assert [Path(str(one["id"])).name for one in lines(ran.stdout)] == ["a.txt", "d.txt"]
    assert "b.txt" in ran.stderr
    assert "c.txt" in ran.stderr
