"""What bad input gets, end to end: a message that names what and where, and everything else still done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from mahdar.model.evidence import Evidence
from mahdar.model.report import Report
from mahdar.workflow.one import read

Cli = Callable[..., CompletedProcess[str]]

GOOD = (
    "استقبل وزير الموارد المائية سالم الورداني سفيرة إيطاليا لدى ليبيا لورا بانكي في طبرق، واتفقا على تدريب 40 مهندسا."
)
RLO, PDF = "\u202e", "\u202c"


def record_of(ran: CompletedProcess[str]) -> dict[str, object]:
    assert ran.returncode == 0, ran.stderr
    one: dict[str, object] = json.loads(ran.stdout)
    return one


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "nothing to read"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "PNG"),
        ("noise.txt", bytes(range(256)) * 20, ""),
        ("page.html", b"<html><head><title>x</title></head><body><script>1</script></body></html>", "without text"),
        ("broken.jsonl", b'{"text": \n', "JSON"),
        ("book.pdf", b"%PDF-1.4 broken", ""),
    ],
)
def test_what_cannot_be_read_is_named_and_its_neighbours_are_read(
    cli: Cli, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(content)
    good.write_text(GOOD, encoding="utf-8")
    ran = cli("read", bad, good)
    assert ran.returncode == 1
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == [str(good)]
    (message,) = ran.stderr.splitlines()
    assert str(bad) in message
    assert says in message
    assert "Traceback" not in message


def test_windows_1256_and_utf_16_are_read(cli: Cli, tmp_path: Path) -> None:
    plain = cli("read", "-", stdin=GOOD.encode())
    for encoding in ("cp1256", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(GOOD.encode(encoding))
        assert record_of(cli("read", path))["digest"] == record_of(plain)["digest"]


def test_a_day_that_does_not_exist_is_no_date(cli: Cli) -> None:
    text = GOOD.replace("في طبرق", "في طبرق يوم 30 فبراير 2026")
    meetings = record_of(cli("read", "-", "--published", "2026-03-12", stdin=text.encode()))["meetings"]
    assert isinstance(meetings, list)
    for meeting in meetings:
        assert meeting["date"] is None
        assert meeting["missing"]["date"]


def test_an_impossible_publication_day_in_json_is_named_with_its_line(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "days.jsonl"
    rows = [{"text": GOOD, "published": "2026-02-30"}, {"id": "b", "text": GOOD, "published": "2026-03-12"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ran = cli("read", path)
    assert ran.returncode == 1
    assert f"{path}:1" in ran.stderr
    assert "2026-02-30" in ran.stderr
    assert json.loads(ran.stdout)["id"] == "b"


@pytest.mark.parametrize(
    "text",
    [
        GOOD + '\n\nوقال الوزير: "سنفتح مكتبا في الجغبوب.\n\nوأضاف «أن اللجنة ستجتمع',
        GOOD + "\n\n| المحور | المستهدف |\n|---|\n| المياه | حصر الآبار | زائد | زائد |\n| الطاقة |\n||\n|",
        GOOD + "\n" + "(" * 500 + "«" * 500,
        RLO + GOOD + PDF + "\n" + f"وقال {RLO}الورداني{PDF} إن \u2066التعاون\u2069 مستمر",
        GOOD.replace(" ", "\u00a0"),
        "\ufeff" + GOOD + "\r\n\r\nخاتمة\r",
        GOOD + "\x00\x07\x1b[31m" + GOOD,
        GOOD + "\ud800",
        "".join(c + "\u064b\u0651" for c in GOOD),
    ],
    ids=["quotes", "ragged", "brackets", "overrides", "nbsp", "bom", "controls", "surrogate", "marks"],
)
def test_words_stand_where_the_record_says_whatever_the_text_does(text: str) -> None:
    minutes = read(Report("r", text, language="ar")).minutes
    cited: list[Evidence] = [*minutes.noise]
    for meeting in minutes.meetings:
        cited += meeting.evidence.values()
        cited += [e for p in meeting.participants for e in p.evidence.values()]
    for measure in minutes.measures:
        cited += measure.evidence.values()
    for evidence in cited:
        assert text[evidence.start : evidence.end] == evidence.quote


def test_deceiving_directions_are_told_or_harmless_on_a_screen(cli: Cli) -> None:
    text = f"{GOOD}\nوقال {RLO}الورداني إن التعاون مستمر"
    for kind in ("table", "html", "markdown"):
        ran = cli("read", "-", "--format", kind, stdin=text.encode())
        assert ran.returncode == 0
        assert RLO not in ran.stdout


@pytest.mark.slow
def test_20_megabytes_of_one_line_are_read(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text((GOOD.replace(".", "، ") * 160_000)[:11_500_000], encoding="utf-8")
    assert path.stat().st_size > 19_000_000
    ran = cli("read", path, "--out", tmp_path / "out.jsonl")
    assert ran.returncode == 0


@pytest.mark.slow
def test_a_million_list_items_are_read(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "items.md"
    path.write_text(GOOD + "\n\n" + "- تدريب مهندس\n" * 1_000_000, encoding="utf-8")
    ran = cli("read", path, "--out", tmp_path / "out.jsonl")
    assert ran.returncode == 0
    record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert sum(block["kind"] == "item" for block in record["blocks"]) == 1_000_000


def test_more_than_the_largest_input_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (64 * 1024 * 1024 + 1))
    ran = cli("read", path)
    assert ran.returncode == 1
    assert str(64 * 1024 * 1024) in ran.stderr
