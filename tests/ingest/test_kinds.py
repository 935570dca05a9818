"""What kind of file some bytes are."""

from __future__ import annotations

import io
import zipfile

import pytest

from mahdar.errors import UnsupportedFormat
from mahdar.ingest.kinds import Kind, kind_of_bytes, kind_of_text, looks_like_lines


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), r"\.docx"),
        (b"{\\rtf1\\ansi x}", "RTF"),
        (b"\x7fELF" + bytes(50), "program"),
        (b"SQLite format 3\x00" + bytes(50), "SQLite"),
        (b"\x00\x00\x00\x20ftypisom" + bytes(50), "MP4"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WEBP"),
        (bytes(range(256)) * 4, "unknown"),
        (packed("xl/workbook.xml"), "Excel"),
        (packed("content.xml", "mimetype"), "OpenDocument"),
        (packed("a.txt"), "ZIP"),
        (b"PK\x03\x04 torn", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_looks_like(data: bytes, said: str) -> None:
    with pytest.raises(UnsupportedFormat, match=said) as refused:
        kind_of_bytes(data, "thing.txt")
    assert refused.value.where == "thing.txt"


@pytest.mark.parametrize(
    "data",
    [
        "نص عادي".encode(),
        "BMW تفتتح مصنعا".encode(),
        "MZ ليست برنامجا".encode(),
        "نص".encode("utf-16"),
        "نص طويل".encode("utf-16-le"),
        b"\x0c-- page 2",
    ],
)
def test_text_that_begins_like_something_else_is_text(data: bytes) -> None:
    assert kind_of_bytes(data, "a.txt") is None


def test_word_and_pdf_are_known_by_their_bytes() -> None:
    assert kind_of_bytes(packed("word/document.xml"), "a") is Kind.WORD
    assert kind_of_bytes(b"\n%PDF-1.7\n...", "a") is Kind.PDF


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><html>", Kind.PAGE),
        ('  <?xml version="1.0"?>\n<!-- x -->\n<html xmlns="a">', Kind.PAGE),
        ("<div><p>نص</p></div>", Kind.PAGE),
        ("<3 هذا نص", Kind.TEXT),
        ("قال <b>الوزير</b>", Kind.TEXT),
        ('{"id": "a", "text": "نص"}', Kind.LINES),
        ("{هذا قوس في نص}", Kind.TEXT),
        ("# عنوان\n- بند", Kind.TEXT),
    ],
)
def test_text_is_told_by_how_it_begins(text: str, kind: Kind) -> None:
    assert kind_of_text(text, "a") is kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<?xml version="1.0"?><rss version="2.0">', "feed"),
        ("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "MHTML"),
    ],
)
def test_feeds_and_web_archives_are_named(text: str, said: str) -> None:
    with pytest.raises(UnsupportedFormat, match=said):
        kind_of_text(text, "a")


def test_json_lines_are_seen_in_the_first_bytes_and_a_bracketed_text_is_not() -> None:
    assert looks_like_lines(b'\xef\xbb\xbf{ "text": 1}')
    assert not looks_like_lines(b'["text"]')
    assert not looks_like_lines(b"{x}")
