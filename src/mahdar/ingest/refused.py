"""What could not be read: named, so that everything else is still done."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.errors import InputError, MahdarError


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that gave no report, standing in its place.

    Plain values, no exception object, so that it travels between processes whole.

    Attributes:
        id: As a report from there would have been called; unique within a run.
        message: What is wrong, naming the value.
        where: File, or `file:line`; empty where the id says it.
        error: Which error of the tree it is.
    """

    id: str
    message: str
    where: str = ""
    error: type[MahdarError] = InputError

    def __str__(self) -> str:
        return f"{self.where or self.id}: {self.message}"


def refusal(id: str, error: MahdarError) -> Refused:
    """The refusal that says what `error` says; its place is the id where it names none."""
    return Refused(id, error.message, error.where or id, type(error))
