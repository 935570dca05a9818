"""From what the command line names to reports, one after the other, in the order of the input.

What cannot be read stands as a `Refused` in its place and stops nothing. Ids are a record's own or the
path as given, and are kept unique: the second report of a name is `NAME#2`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BufferedReader
from typing import BinaryIO

from mahdar.errors import EmptyInput, InputError, UnsupportedFormat
from mahdar.ingest.contents import Contents
from mahdar.ingest.encodings import decode
from mahdar.ingest.json_lines import Line, read_lines, read_record
from mahdar.ingest.kinds import Kind, is_page, kind_of_bytes, kind_of_text, looks_like_lines
from mahdar.ingest.language import language_of
from mahdar.ingest.refused import Refused, refusal
from mahdar.ingest.sources import bytes_of, files_under, head_of, lines_of, opened, printable, suffix_kind, unpacked
from mahdar.model.report import Report
from mahdar.settings import Settings
from mahdar.text.blocks import heading_title

#: The name that stands for standard input.
STDIN = "-"
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffd"
)
_BOM16 = (b"\xff\xfe", b"\xfe\xff")


def read_inputs(
    paths: Sequence[str],
    stdin: BinaryIO,
    settings: Settings,
    published: date | None = None,
    outlet: str | None = None,
) -> Iterator[Report | Refused]:
    """Reports out of files, folders and standard input.

    Args:
        paths: Files and folders; `-` is standard input.
        stdin: Read where `-` stands.
        settings: `max_bytes` bounds each file, and of JSON lines each line.
        published: Day of publication; outranks what an input says of itself, since somebody said it now.
        outlet: Who published; outranks likewise.

    Yields:
        A report, or what was refused, in the order of the input.
    """
    seen: dict[str, int] = {}
    for one in _all(paths, stdin, settings.max_bytes):
        if isinstance(one, Refused):
            yield replace(one, id=_unique(one.id, seen))
            continue
        contents = one.contents
        told = language_of(contents.text)
        yield Report(
            id=_unique(one.id, seen),
            text=contents.text,
            title=contents.title or heading_title(contents.text),
            published=published or contents.published,
            outlet=outlet or contents.outlet,
            url=contents.url,
            language=contents.language if told == "und" and contents.language not in (None, "ar") else told,
        )


def _all(paths: Sequence[str], stdin: BinaryIO, max_bytes: int) -> Iterator[Line | Refused]:
    for path in paths:
        if path == STDIN:
            yield from _guarded(STDIN, _stream(unpacked(stdin), STDIN, None, max_bytes))
            continue
        for file in files_under(path):
            if isinstance(file, Refused):
                yield file
            else:
                yield from _guarded(printable(file), _file(file, file != path, max_bytes))


def _guarded(id: str, read: Iterator[Line | Refused]) -> Iterator[Line | Refused]:
    try:
        yield from read
    except InputError as exc:
        yield refusal(id, exc)


def _file(path: str, in_folder: bool, max_bytes: int) -> Iterator[Line | Refused]:
    kind = suffix_kind(path)
    name = printable(path)
    if kind is None and in_folder and "." in name.rsplit("/", 1)[-1]:
        raise UnsupportedFormat("no kind of file that is read from a folder; name it by itself if it is a report", name)
    with opened(path) as file:
        if path.lower().removesuffix(".gz").endswith(".json"):
            yield from _json(file, name, max_bytes)
        else:
            yield from _stream(file, name, kind, max_bytes)


def _stream(file: BufferedReader, name: str, kind: Kind | None, max_bytes: int) -> Iterator[Line | Refused]:
    """One stream: record by record where it is JSON lines, else the whole as one report."""
    head = head_of(file, name)
    if kind is Kind.LINES or (kind in (None, Kind.TEXT) and looks_like_lines(head)):
        if not head.strip():
            raise EmptyInput("an empty file", name)
        if not head.startswith(_BOM16) and b"\0" not in head[:4]:
            kind_of_bytes(head, name)
            yield from read_lines(lines_of(file, name, max_bytes), name, max_bytes)
            return
    data = bytes_of(file, name, max_bytes)
    if not data.strip():
        raise EmptyInput("an empty file" if not data else "nothing to read in it", name)
    found = kind_of_bytes(data, name)
    if found is Kind.WORD:
        from mahdar.ingest.word import read_word

        yield Line(name, name, read_word(data, name, max_bytes))
        return
    if found is Kind.PDF:
        from mahdar.ingest.pdf import read_pdf

        yield Line(name, name, read_pdf(data, name))
        return
    text = decode(data, name)
    if kind in (None, Kind.TEXT, Kind.WORD, Kind.PDF):
        kind = kind_of_text(text, name) if kind is not Kind.TEXT or is_page(text) else kind
    if kind is Kind.LINES:
        yield from read_lines((line.encode("utf-8") for line in text.split("\n")), name, max_bytes)
    elif kind is Kind.PAGE:
        from mahdar.ingest.page import read_page

        yield Line(name, name, read_page(text, name))
    else:
        yield Line(name, name, _plain(text, name))


def _plain(text: str, name: str) -> Contents:
    """Plain or Markdown-like text as it is, with line ends of one kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip(_INVISIBLE).strip():
        raise EmptyInput("nothing to read in it", name)
    return Contents(text)


def _json(file: BufferedReader, name: str, max_bytes: int) -> Iterator[Line | Refused]:
    """A `.json` file: one object, a list of them, or JSON lines under the wrong name."""
    data = bytes_of(file, name, max_bytes)
    if not data.strip():
        raise EmptyInput("an empty file", name)
    kind_of_bytes(data, name)
    text = decode(data, name)
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as exc:
        lines = text.split("\n")
        if not any(line.strip().startswith("{") and line.strip().endswith("}") for line in lines):
            raise InputError(f"not JSON: {exc}", name) from exc
        yield from read_lines((line.encode("utf-8") for line in lines), name, max_bytes)
        return
    if isinstance(value, list):
        if not value:
            raise EmptyInput("an empty list", name)
        yield from (read_record(one, f"{name}:[{i}]") for i, one in enumerate(value))
    else:
        yield read_record(value, name)


def _unique(id: str, seen: dict[str, int]) -> str:
    if id not in seen:
        seen[id] = 1
        return id
    while True:
        seen[id] += 1
        other = f"{id}#{seen[id]}"
        if other not in seen:
            seen[other] = 1
            return other
