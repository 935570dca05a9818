"""Where a clause ends so that no quotation mark or bracket stands in it without its pair."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.text.tokens import Token

_STOPS = frozenset(".!?؟…؛;")
_CLOSING = frozenset(")]»”")
_PAIR = {"(": ")", "[": "]", "«": "»", "“": "”"}
_QUOTING = frozenset({*_CLOSING, '"', "%", "٪"})
#: How far, in tokens, the pair of an opened quotation mark is looked for.
_PAIR_REACH = 10
#: Prepositions and the like that end no clause.
_HANGING = frozenset(
    {"في", "من", "علي", "على", "الي", "عن", "مع", "بين", "ان", "او", "حول", "نحو", "لدي", "خلال", "بعد", "قبل", "ضد"}
)


def closed_off(tokens: Sequence[Token], first: int, last: int, limit: int) -> int:
    """The end of a clause moved so that no quotation mark or bracket stands in it without its pair.

    What was opened is closed where its pair follows soon, else the clause ends before it; a closing sign
    without its pair at the very end is cut, and so is a preposition that is left hanging.
    """
    opened = _unpaired(tokens, first, last)
    if opened is not None and opened > first:
        last = _moved(tokens, opened, last, limit)
    # From here on the end only moves back, so that it comes to rest.
    while (opened := _unpaired(tokens, first, last)) is not None and opened > first:
        last = opened
    while last > first + 1 and (tokens[last - 1].norm in _HANGING or _is_sign(tokens[last - 1])):
        if tokens[last - 1].norm in _QUOTING:
            break
        last -= 1
    return last


def _moved(tokens: Sequence[Token], lone: int, last: int, limit: int) -> int:
    """The end behind the pair of a lone sign where that follows soon in the sentence, else before the sign."""
    if tokens[lone].norm not in _CLOSING:
        for i in range(last, min(limit, last + _PAIR_REACH)):
            if tokens[i].norm in _STOPS:
                break
            if _pairs(tokens, lone, i):
                return i + 1
    return lone


def _unpaired(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The last sign of a span whose pair is outside it."""
    open_at: list[int] = []
    lone: int | None = None
    for i in range(first, last):
        norm = tokens[i].norm
        if norm == '"':
            if open_at and tokens[open_at[-1]].norm == '"':
                open_at.pop()
            else:
                open_at.append(i)
        elif norm in _PAIR:
            open_at.append(i)
        elif norm in _CLOSING:
            if open_at and _PAIR.get(tokens[open_at[-1]].norm) == norm:
                open_at.pop()
            else:
                lone = i
    return open_at[-1] if open_at else lone


def _pairs(tokens: Sequence[Token], opened: int, closes: int) -> bool:
    norm = tokens[opened].norm
    return tokens[closes].norm == _PAIR.get(norm, norm)


def _is_sign(token: Token) -> bool:
    return not (token.is_word or token.is_number)
