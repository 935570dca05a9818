"""A tagged stretch of words, as the steps on names and posts pass it on."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.model.actors import MentionKind


@dataclass(frozen=True, slots=True)
class Span:
    """A tagged span: token indices, code points, and whether something was cut off its front."""

    kind: MentionKind
    first: int
    last: int
    start: int
    end: int
    joined: str  # proclitics cut off, such as و
