"""Writing a file so that either all of it is there or nothing has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from mahdar.errors import OutputError


def write_text(path: Path, chunks: Iterable[str]) -> None:
    """Write a text as UTF-8, line ends as they are.

    The text goes to a hidden file beside the target, which is renamed once it is whole; a run that is
    interrupted, a full disk or an error in `chunks` leaves the target as it was. A device or pipe (such as
    `/dev/stdout`) is written to directly, since a rename would replace it. A link keeps pointing where it did;
    an existing file keeps its rights.

    Args:
        path: Where to; its folder must exist.
        chunks: The text in pieces, so that it need not be held whole; what it raises passes through.

    Raises:
        OutputError: The place cannot be written; the message names path and cause.
    """
    with _named(path):
        target = path.resolve()
        if target.is_dir():
            raise OutputError("is a folder, not a file", str(path))
        device = target.exists() and not target.is_file()
    if device:
        with _named(path):
            stream = target.open("w", encoding="utf-8", newline="")
        _fill(path, stream, chunks)
    else:
        # Not tempfile: its files are closed to the group, whatever the umask says.
        part = target.with_name(f".{target.name[:80]}.{uuid4().hex[:12]}.part")
        try:
            with _named(path):
                stream = part.open("x", encoding="utf-8", newline="")
            _fill(path, stream, chunks)
            with _named(path):
                if target.exists():
                    shutil.copymode(target, part)
                part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


def _fill(path: Path, stream: IO[str], chunks: Iterable[str]) -> None:
    """Write all and close; only what the stream itself raises is the output's fault."""
    try:
        for chunk in chunks:
            with _named(path):
                stream.write(chunk)
        with _named(path):
            stream.flush()
            if Path(stream.name).is_file():
                os.fsync(stream.fileno())
    finally:
        with _named(path):
            _close(stream)


def _close(stream: IO[str]) -> None:
    try:
        stream.close()
    except OSError:
        # `close` flushes once more; after a failed write that error says nothing new.
        if not stream.closed:
            raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise OutputError(exc.strerror or str(exc), str(path)) from exc
    except UnicodeEncodeError as exc:
        raise OutputError(f"a sign that UTF-8 cannot hold: U+{ord(exc.object[exc.start]):04X}", str(path)) from exc
