"""From what the command line names to reports."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from mahdar.errors import EmptyInput, UnsupportedFormat
from mahdar.ingest.read import read_inputs
from mahdar.ingest.refused import Refused
from mahdar.model.report import Report
from mahdar.settings import Settings

SAID = "اجتمع وزير الري مع وفد الجزيرة في قاعة السد، وبحث الطرفان توزيع المياه على القرى."
HEAD = '<meta name="date" content="2020-01-02">'
PAGE = f'<!DOCTYPE html><html lang="ar"><head>{HEAD}</head><body><p>{SAID}</p></body></html>'


def read(*paths: str | Path, stdin: bytes = b"", settings: Settings | None = None) -> list[Report | Refused]:
    return list(read_inputs([str(p) for p in paths], io.BytesIO(stdin), settings or Settings()))


def only(found: list[Report | Refused]) -> Report:
    [report] = found
    assert isinstance(report, Report)
    return report


def refused(found: list[Report | Refused]) -> Refused:
    [one] = found
    assert isinstance(one, Refused)
    return one


def test_plain_text_is_kept_as_it_is_with_one_kind_of_line_end(tmp_path: Path) -> None:
    text = "لقاء\r\n\r\n## عنوان\r\n- بند\r\n\r\n| أ | ب |\r\n"
    (tmp_path / "a.md").write_bytes(text.encode("utf-8-sig"))
    report = only(read(tmp_path / "a.md"))
    assert report.text == text.replace("\r\n", "\n")
    assert report.id == str(tmp_path / "a.md")
    assert (report.title, report.published, report.outlet) == (None, None, None)


def test_a_report_says_its_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.txt").write_text("The minister of water received the ambassador and agreed to form a committee.")
    (tmp_path / "c.txt").write_text("نص")
    assert [r.language for r in read(tmp_path) if isinstance(r, Report)] == ["ar", "en", None]


def test_ids_are_the_paths_as_given_and_stay_unique(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SAID)
    Path("a.txt#2").write_text(SAID)
    ids = [one.id for one in read("a.txt", "./a.txt", "a.txt#2", "a.txt", "gone", "gone")]
    assert ids == ["a.txt", "./a.txt", "a.txt#2", "a.txt#3", "gone", "gone#2"]


def test_the_ids_of_records_are_kept_and_their_doubles_marked(tmp_path: Path) -> None:
    lines = [json.dumps({"id": id, "text": SAID}) for id in ("x", "y", "x", "x#2")]
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    assert [one.id for one in read(tmp_path / "r.jsonl")] == ["x", "y", "x#2", "x#2#2"]


def test_a_broken_line_stands_in_its_place_among_the_others(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(
        '{"id": "a", "text": "نص"}\n{"id": "b", "text":\n'
        '{"id": "c", "text": "نص", "published": "2015-02-30"}\n{"id": "d", "text": "نص"}\n'
    )
    first, broken, impossible, last = read(path)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert isinstance(broken, Refused)
    assert isinstance(impossible, Refused)
    assert broken.where == f"{path}:2"
    assert (impossible.id, impossible.where) == ("c", f"{path}:3")
    assert "2015-02-30" in str(impossible)


def test_packed_json_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    path.write_bytes(gzip.compress('{"id": "a", "text": "نص"}\n{"id": "b", "text": "نص"}'.encode()))
    assert [one.id for one in read(path)] == ["a", "b"]


def test_json_lines_are_given_one_by_one_before_the_file_is_read_to_its_end() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = b'{"text": "x"}\n'
            buffer[: len(line)] = line
            return len(line)

    found = read_inputs(["-"], cast(BinaryIO, io.BufferedReader(cast(io.FileIO, Endless()))), Settings())
    assert [next(found).id for _ in range(3)] == ["-:1", "-:2", "-:3"]


def test_json_lines_in_utf16_are_read(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes('{"id": "a", "text": "نص"}\r\n{"id": "b", "text": "نص"}\r\n'.encode("utf-16"))
    assert [one.id for one in read(path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('{\n "id": "a",\n "text": "نص"\n}', ["a"]),
        ('[{"id": "a", "text": "نص"}, {"text": "نص"}]', ["a", "r.json:[1]"]),
        ('{"id": "a", "text": "نص"}\n{"id": "b", "text": "نص"}', ["a", "b"]),
    ],
)
def test_a_json_file_holds_one_record_a_list_or_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, ids: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("r.json").write_text(text)
    found = read("r.json")
    assert [one.id for one in found] == ids
    assert all(isinstance(one, Report) for one in found)


@pytest.mark.parametrize(
    ("text", "said"), [("{", "not JSON"), ("[]", "empty list"), ("3", "JSON object"), ("[3]", "JSON object")]
)
def test_a_json_file_without_records_says_so(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "r.json").write_text(text)
    assert said in refused(read(tmp_path / "r.json")).message


@pytest.mark.parametrize(
    ("stdin", "ids"),
    [
        (SAID.encode(), ["-"]),
        (PAGE.encode(), ["-"]),
        (SAID.encode("utf-16"), ["-"]),
        (b'{"text": "a"}\n\n{"id": "b", "text": "b"}', ["-:1", "b"]),
        (gzip.compress(SAID.encode()), ["-"]),
    ],
)
def test_standard_input_is_told_by_how_it_looks(stdin: bytes, ids: list[str]) -> None:
    found = read("-", stdin=stdin)
    assert [one.id for one in found] == ids
    assert all(isinstance(one, Report) for one in found)


def test_a_page_on_standard_input_gives_its_facts() -> None:
    assert only(read("-", stdin=PAGE.encode())).published == date(2020, 1, 2)


def test_what_somebody_says_on_the_command_line_outranks_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    [report] = read_inputs([str(tmp_path)], io.BytesIO(), Settings(), date(2021, 5, 6), "الواحة")
    assert isinstance(report, Report)
    assert (report.published, report.outlet) == (date(2021, 5, 6), "الواحة")


def test_a_page_under_the_name_of_a_text_or_a_pdf_is_read_as_a_page(tmp_path: Path) -> None:
    for name in ("a.txt", "a.pdf", "a.docx", "a"):
        (tmp_path / name).write_text(PAGE)
        assert only(read(tmp_path / name)).text == SAID


def test_a_folder_with_one_unreadable_file_gives_the_rest(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(SAID)
    (tmp_path / "2.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "3.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "4.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "5.html").write_text("<html></html>")
    (tmp_path / "6.txt").write_text(SAID)
    found = read(tmp_path)
    assert [isinstance(one, Report) for one in found] == [True, False, False, False, False, True]
    errors = [one.error for one in found if isinstance(one, Refused)]
    assert errors[0] is UnsupportedFormat
    assert errors[3] is EmptyInput
    assert all(one.where.startswith(str(tmp_path)) for one in found if isinstance(one, Refused))


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n", b"\xef\xbb\xbf", "\u200f\u200b \ufeff".encode(), b"\xff\xfe", gzip.compress(b"")]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_an_empty_file_is_called_empty(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    one = refused(read(tmp_path / name))
    assert one.error is EmptyInput


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.html", "a.docx", "a.pdf"])
def test_an_empty_file_of_any_name_is_called_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert refused(read(tmp_path / name)).error is EmptyInput


def test_a_file_over_the_limit_is_refused_and_json_lines_are_bounded_by_the_line(tmp_path: Path) -> None:
    few = Settings(max_bytes=200)
    (tmp_path / "a.txt").write_text(SAID * 3)
    assert "more than 200 bytes" in refused(read(tmp_path / "a.txt", settings=few)).message
    line = json.dumps({"text": "قصير"})
    (tmp_path / "b.jsonl").write_text("\n".join([line] * 20 + [json.dumps({"text": SAID * 9})] + [line]))
    found = read(tmp_path / "b.jsonl", settings=few)
    assert [isinstance(one, Report) for one in found] == [True] * 20 + [False, True]
    assert "more than 200 bytes" in refused(read("-", stdin=SAID.encode() * 3, settings=few)).message


def test_nul_signs_cost_no_text_and_no_offset(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص أول\0 ثم نص ثان" * 20)
    report = only(read(tmp_path / "a.txt"))
    assert report.text == "نص أول\ufffd ثم نص ثان" * 20


def test_direction_overrides_and_unbalanced_quotes_stay(tmp_path: Path) -> None:
    text = 'قال: "بدأنا \u202eabc ولم ننته «'
    (tmp_path / "a.txt").write_text(text)
    assert only(read(tmp_path / "a.txt")).text == text


def test_a_name_in_other_bytes_than_utf8_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xe3\xe1\xdd.txt")  # noqa: PTH118
    try:
        with open(path, "w") as file:  # noqa: PTH123
            file.write(SAID)
    except OSError:
        pytest.skip("this file system takes no such names")
    only(read(tmp_path)).id.encode("utf-8")


def test_twenty_megabytes_of_one_line_and_a_million_items_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text((SAID + " ") * 130_000)
    (tmp_path / "b.txt").write_text("- بند من القائمة\n" * 1_000_000)
    found = read(tmp_path)
    assert (tmp_path / "a.txt").stat().st_size > 19_000_000
    assert [len(r.text) for r in found if isinstance(r, Report)] == [len(SAID + " ") * 130_000, 17_000_000]


def test_no_input_gives_nothing() -> None:
    assert read() == []


def test_a_wrong_file_is_read_only_when_its_turn_comes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    found = read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], io.BytesIO(), Settings())
    next(found)
    (tmp_path / "b.txt").write_text(SAID)
    assert isinstance(next(found), Report)
