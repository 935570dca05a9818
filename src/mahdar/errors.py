"""The exception tree: everything mahdar raises on purpose derives from `MahdarError`.

MahdarError
├── InputError              a report or file that cannot be read (names what and where)
│   ├── EncodingError       bytes in an encoding that is not read
│   ├── UnsupportedFormat   a kind of file that is not read, or whose extra is not installed
│   └── EmptyInput          nothing to read in it
├── LexiconError            a lexicon entry that breaks its contract (file and line)
├── EvidenceError           a claim whose words do not stand where it says
├── RecordError             a record or gold file that breaks its schema
└── OutputError             a place that cannot be written
"""

from __future__ import annotations


class MahdarError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: What happened, naming the value.
        where: The place: a path, `path:line`, or a report id; empty where there is none.
    """

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.where = where


class InputError(MahdarError):
    """A report or file that cannot be read."""


class EncodingError(InputError):
    """Bytes in an encoding that is not read."""


class UnsupportedFormat(InputError):
    """A kind of file that is not read, or whose extra is not installed."""


class EmptyInput(InputError):
    """An input with nothing to read in it."""


class LexiconError(MahdarError):
    """A lexicon entry that breaks its contract."""


class EvidenceError(MahdarError):
    """A claim whose words do not stand where it says."""


class RecordError(MahdarError):
    """A record or gold file that breaks its schema."""


class OutputError(MahdarError):
    """A place that cannot be written."""
