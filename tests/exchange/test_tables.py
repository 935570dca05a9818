from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

import pytest

from mahdar.exchange.record import record
from mahdar.exchange.tables import BOM, COLUMNS, csv_lines, guarded, rows
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]
Bare = Callable[[str], Minutes]


def table(*many: Minutes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(many)), newline="")))


def test_one_row_for_each_thing_in_the_order_of_the_record(invented: Minutes) -> None:
    assert [r["type"] for r in table(invented)] == [
        "report", "meeting", "participant", "participant", "participant", "meeting",
        "measure", "measure", "axis", "axis",
    ]  # fmt: skip


def test_many_reports_are_one_stream_with_one_head(make_invented: Make, bare_minutes: Bare) -> None:
    read = table(make_invented(id="a"), bare_minutes("نص"), make_invented(id="b"))
    assert [r["report"] for r in read if r["type"] == "report"] == ["a", "bare", "b"]
    assert all(None not in r.values() and set(r) == set(COLUMNS) for r in read)


def test_no_row_has_a_column_that_the_head_lacks(invented: Minutes) -> None:
    assert {column for row in rows(invented) for column in row} <= set(COLUMNS)


def test_every_column_is_filled_somewhere(make_invented: Make) -> None:
    read = table(make_invented(title="عنوان", outlet="ناشر", url="https://example.org"))
    assert [c for c in COLUMNS if not any(r[c] for r in read)] == ["actors"]


def test_quotes_stand_where_the_offsets_say(invented: Minutes) -> None:
    checked = 0
    for row in table(invented):
        if row["start"]:
            assert invented.report.text[int(row["start"]) : int(row["end"])] == row["quote"]
            checked += 1
    assert checked == 10


def test_a_path_leads_to_the_same_thing_in_the_record(invented: Minutes) -> None:
    made = record(invented)
    second = table(invented)[3]
    assert second["path"] == "meetings[0].participants[1]"
    assert second["name"] == made["meetings"][0]["participants"][1]["name"]
    assert second["meeting"] == "0"


def test_an_empty_field_is_empty_and_its_reason_is_told(invented: Minutes) -> None:
    visit = table(invented)[5]
    assert visit["date"] == ""
    assert "date: a month is told, but no day" in visit["missing"]


@pytest.mark.parametrize("cell", ["=1+1", "+218", "-1", "@sum", "\t=1", "\r=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["نص = نص", "1-2", "", "'=1", "a@b"])
def test_what_it_would_not_run_stays(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_title_that_is_a_formula_is_guarded_in_the_stream(make_invented: Make) -> None:
    first = table(make_invented(title='=HYPERLINK("http://x")', outlet="@outlet"))[0]
    assert first["title"] == '\'=HYPERLINK("http://x")'
    assert {r["outlet"] for r in table(make_invented(outlet="@outlet"))} == {"'@outlet"}


def test_excel_can_be_told_that_it_is_utf8(invented: Minutes) -> None:
    assert "".join(csv_lines([invented], bom=BOM)).startswith("\ufeffreport,type,")
    assert "".join(csv_lines([invented])).startswith("report,type,")


def test_lines_end_as_the_standard_says_and_commas_are_quoted(make_invented: Make) -> None:
    lines = list(csv_lines([make_invented(title='أ,"ب"')]))
    assert all(line.endswith("\r\n") for line in lines)
    assert '"أ,""ب"""' in lines[1]


def test_minutes_are_taken_one_at_a_time(make_invented: Make) -> None:
    taken = []

    def some() -> Iterator[Minutes]:
        for name in "ab":
            taken.append(name)
            yield make_invented(id=name)

    stream = csv_lines(some())
    next(stream)
    next(stream)
    assert taken == ["a"]
