"""Where inputs lie: files, folders and standard input, and their bytes.

A folder is walked in the order of its names, hidden files and the parts that browsers save beside a page
(`NAME_files/`) left out. Paths stay strings, since `pathlib` would drop
a `./` and with it the path as given. Only regular files are opened in a folder, so that a pipe lying there cannot hold
the run up; a folder met twice, through a link, is read once.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mahdar.errors import InputError
from mahdar.ingest.kinds import SUFFIXES, Kind
from mahdar.ingest.refused import Refused

_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 16
_BESIDE = ("_files", ".files", "_fichiers", "_الملفات")


def files_under(path: str) -> Iterator[str | Refused]:
    """The files that a path stands for: itself, or what a folder holds.

    Yields:
        Paths that begin with `path` as given; a refusal for each thing that cannot be read.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError as exc:
        yield Refused(printable(path), _fault(exc, path), printable(path))
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    found = False
    for one in _walk(path, set()):
        found = True
        yield one
    if not found:
        yield Refused(printable(path), "a folder without files to read", printable(path))


def suffix_kind(path: str) -> Kind | None:
    """The kind that a file's name says, `None` where it says none."""
    return SUFFIXES.get(Path(path.lower().removesuffix(".gz")).suffix)


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """A file open for reading, unpacked where it is gzip, closed behind the block.

    Raises:
        InputError: It cannot be opened.
    """
    try:
        file = open(path, "rb", buffering=_BUFFER)  # noqa: SIM115, PTH123
    except (OSError, ValueError) as exc:
        raise InputError(_fault(exc, path), printable(path)) from exc
    with file:
        yield unpacked(file)


def unpacked(file: BinaryIO) -> io.BufferedReader:
    """The stream itself, or what is packed in it where it begins like gzip."""
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(_Raw(file), _BUFFER)
    if buffered.peek(2)[:2] == _GZIP:
        return io.BufferedReader(gzip.GzipFile(fileobj=buffered), _BUFFER)
    return buffered


class _Raw(io.RawIOBase):
    """A stream that can only read, such as one that a test or a notebook hands in, as a raw one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def head_of(file: io.BufferedReader, where: str) -> bytes:
    """The first bytes of a stream, which stay to be read.

    Raises:
        InputError: A fault while reading.
    """
    try:
        return file.peek(1)
    except (OSError, EOFError, zlib.error) as exc:
        raise InputError(_fault(exc, where), where) from exc


def bytes_of(file: BinaryIO, where: str, max_bytes: int) -> bytes:
    """All of a stream.

    Raises:
        InputError: More than `max_bytes`, or a fault while reading.
    """
    try:
        data = file.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as exc:
        raise InputError(_fault(exc, where), where) from exc
    if len(data) > max_bytes:
        raise InputError(f"more than {max_bytes} bytes, the most that is read", where)
    return data


def lines_of(file: BinaryIO, where: str, max_bytes: int) -> Iterator[bytes]:
    """Lines of a stream; of one longer than `max_bytes` only so much that its length shows.

    Raises:
        InputError: A fault while reading.
    """
    try:
        while line := file.readline(max_bytes + 2):
            whole = line.endswith(b"\n")
            yield line.rstrip(b"\r\n")
            while not whole and (rest := file.readline(1 << 20)):
                whole = rest.endswith(b"\n")
    except (OSError, EOFError, zlib.error) as exc:
        raise InputError(_fault(exc, where), where) from exc


def printable(path: str) -> str:
    """A path as text that can be printed and stored, whatever bytes the file's name has."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _walk(folder: str, seen: set[tuple[int, int]]) -> Iterator[str | Refused]:
    try:
        state = os.stat(folder)  # noqa: PTH116
        if (state.st_dev, state.st_ino) in seen:
            return
        seen.add((state.st_dev, state.st_ino))
        entries = sorted(os.listdir(folder))  # noqa: PTH208
    except OSError as exc:
        yield Refused(printable(folder), _fault(exc, folder), printable(folder))
        return
    names = set(entries)
    for name in entries:
        path = os.path.join(folder, name)  # noqa: PTH118
        if name.startswith((".", "~$")) or _beside_a_page(name, names):
            continue
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116
        except OSError as exc:
            yield Refused(printable(path), _fault(exc, path), printable(path))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, seen)
        elif stat.S_ISREG(mode):
            yield path
        else:
            yield Refused(printable(path), "no regular file", printable(path))


def _beside_a_page(name: str, names: set[str]) -> bool:
    """Whether a folder holds the pictures and styles of a page saved beside it."""
    return any(
        name.endswith(end) and not names.isdisjoint({name.removesuffix(end) + s for s in (".html", ".htm", ".xhtml")})
        for end in _BESIDE
    )


def _fault(exc: Exception, path: str) -> str:
    if isinstance(exc, FileNotFoundError):
        return "a link that leads nowhere" if os.path.islink(path) else "no such file or folder"  # noqa: PTH114
    if isinstance(exc, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(exc, (EOFError, zlib.error, gzip.BadGzipFile)):
        return f"a damaged gzip file: {exc}"
    if isinstance(exc, OSError) and exc.strerror:
        return f"cannot be read: {exc.strerror}"
    return f"cannot be read: {exc}"
