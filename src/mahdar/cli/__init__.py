"""The command line: `mahdar VERB`.

Exit status: 0 everything was read; 1 something was refused or left unread (each is named on stderr, everything
else is done), or a figure fell under its floor; 2 the command was not understood; 3 the output could not be
written; 130 interrupted; 141 whoever read the output left (`| head`); 143 told to end.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn


def main() -> None:
    """Run the command line and leave with its exit status."""
    # Arabic on a terminal or in a pipe whatever the locale; half a surrogate pair must not stop a run.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    # Told to end: leave through the same doors as ever, so that no half-written file stays.
    signal.signal(signal.SIGTERM, _end)
    status = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = 141
    except OSError as exc:
        status = _refuse(f"standard output cannot be written: {exc.strerror}", 3)
    if status in (3, 141):
        # What is still buffered cannot be written; without this the interpreter complains at its end.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


class _Told(BaseException):
    """The process was told to end."""


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Told


def _run() -> int:
    import click

    from mahdar.cli.group import mahdar
    from mahdar.errors import MahdarError, OutputError

    try:
        return int(mahdar.main(prog_name="mahdar", standalone_mode=False) or 0)
    except click.exceptions.Exit as exc:
        return exc.exit_code
    except click.UsageError as exc:
        exc.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        return 130
    except _Told:
        return 143
    except SystemExit:
        return 141  # what click does of itself where the reader of the output has left
    except OutputError as exc:
        return _refuse(str(exc), 3)
    except MahdarError as exc:
        return _refuse(str(exc), 1)


def _refuse(message: str, status: int) -> int:
    sys.stderr.write(f"mahdar: {message}\n")
    return status
