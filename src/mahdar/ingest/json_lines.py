"""Reports as JSON lines: one object a line with id, title, published, outlet, url and text.

Every line stands alone: a broken one is named with its number and the others are read. The text is kept as
it is, since whoever wrote the file may hold positions in it; only NUL and lone halves of surrogate pairs
become U+FFFD, one for one (`encodings`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from mahdar.errors import EmptyInput, InputError
from mahdar.ingest.contents import Contents
from mahdar.ingest.encodings import clean, decode
from mahdar.ingest.refused import Refused, refusal


@dataclass(frozen=True, slots=True)
class Line:
    """One record.

    Attributes:
        id: The record's own id, else `file:line`.
        where: `file:line`.
        contents: What it holds.
    """

    id: str
    where: str
    contents: Contents


def read_lines(lines: Iterable[bytes], name: str, max_bytes: int) -> Iterator[Line | Refused]:
    """Read records from lines of bytes; blank lines are passed over.

    Args:
        lines: Lines, with or without their ends.
        name: File name for ids and messages.
        max_bytes: Longest line read, in bytes.
    """
    for number, data in enumerate(lines, 1):
        where = f"{name}:{number}"
        if not data.strip():
            continue
        if len(data) > max_bytes:
            yield Refused(where, f"a line of more than {max_bytes} bytes, the most that is read", where)
            continue
        try:
            value: object = json.loads(_text(data, where))
        except (ValueError, RecursionError) as exc:
            yield Refused(where, f"not a line of JSON: {_reason(exc)}", where)
            continue
        except InputError as exc:
            yield refusal(where, exc)
            continue
        yield read_record(value, where)


def read_record(value: object, where: str) -> Line | Refused:
    """A record out of a decoded JSON value."""
    if not isinstance(value, dict):
        return Refused(where, "not a JSON object with the key 'text'", where)
    id = where
    try:
        given = value.get("id")
        if isinstance(given, (str, int)) and not isinstance(given, bool) and str(given).strip():
            id = clean(str(given))
        contents = Contents(
            text=_required_text(value, where),
            title=_optional(value, "title", where),
            published=published_day(value.get("published"), where),
            outlet=_optional(value, "outlet", where),
            url=_optional(value, "url", where),
        )
    except InputError as exc:
        return refusal(id, exc)
    return Line(id, where, contents)


def published_day(value: object, where: str) -> date | None:
    """The day in a `published` field: `2015-08-04`, alone or with a time behind it; `None` where empty.

    Raises:
        InputError: No such day, or another form, whose order of day and month cannot be known.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            return (
                date.fromisoformat(value.strip())
                if len(value.strip()) == 10
                else datetime.fromisoformat(value.strip()).date()
            )
        except ValueError:
            pass
    raise InputError(f"published {value!r} is no day such as 2026-03-12", where)


def _text(data: bytes, where: str) -> str:
    return decode(data, where)


def _reason(exc: Exception) -> str:
    if isinstance(exc, json.JSONDecodeError):
        return f"{exc.msg} at column {exc.colno}"
    return "nested too deep" if isinstance(exc, RecursionError) else str(exc)


def _required_text(value: dict[str, object], where: str) -> str:
    text = value.get("text")
    if text is None:
        raise InputError("the record has no 'text'", where)
    if not isinstance(text, str):
        raise InputError(f"'text' is no string but {type(text).__name__}", where)
    if not text.strip():
        raise EmptyInput("the record's 'text' is empty", where)
    return clean(text)


def _optional(value: dict[str, object], key: str, where: str) -> str | None:
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise InputError(f"{key!r} is no string but {type(found).__name__}", where)
    return clean(found).strip() or None
