"""Mentions of persons, bodies, posts and places in a text, and who takes part in a meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from mahdar.model.evidence import Evidence


class MentionKind(StrEnum):
    """What a span names."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    PLACE = "place"
    NATIONALITY = "nationality"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody or something.

    Attributes:
        kind: What it names.
        start: First code point, titles and honorifics outside.
        end: One past the last.
        refers_to: `start` of the fullest mention of the same thing (its own where it is that one).
        side: Code of the side that the words themselves give (ISO 3166 or a body's code).
        post: `start` of the post that this person holds, where one stands beside the name.
    """

    kind: MentionKind
    start: int
    end: int
    refers_to: int
    side: str | None = None
    post: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part in a meeting; all words verbatim from the text.

    Attributes:
        name: Fullest name without titles and honorifics; `None` where only a post is told.
        role: Post or title, without the name.
        country: The side: ISO 3166 alpha-2, or UN, EU, GCC, LAS ...
        principal: Whether the meeting takes place between this one and others.
        body: The body that the post belongs to, where the text names it apart.
        confidence: 0 to 1.
        evidence: By field name.
        missing: Reason for each empty field.
    """

    name: str | None
    role: str | None
    country: str | None
    principal: bool
    body: str | None = None
    confidence: float = 1.0
    evidence: dict[str, Evidence] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
