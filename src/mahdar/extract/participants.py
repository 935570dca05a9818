"""What is said of one participant: name, post, side, body, and whether as a principal."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.extract.actors import Actor
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement


def participant_statements(
    report: Report, actor: Actor, subject: str, chance: float, principal: float
) -> Iterator[Statement]:
    """Statements about one participant.

    Args:
        report: The report.
        actor: Who.
        subject: `meeting/N/participant/M`.
        chance: Probability that he takes part.
        principal: Probability that he does so as a principal.
    """
    for prop, span, rule in ((Property.NAME, actor.name, "name/tagger"), (Property.ROLE, actor.post, "post/tagger")):
        if span:
            words = cite(report, *span, rule, (actor.head,) if prop is Property.ROLE and actor.head else ())
            yield Statement(subject, prop, words.quote, rule, words, chance)
        else:
            reason = "only a post is told" if prop is Property.NAME else "no post stands beside the name"
            yield Statement(subject, prop, None, rule, reason=reason)
    side = actor.side
    shown = cite(report, side.start, side.end, side.rule, side.entries) if side.start >= 0 else None
    yield Statement(
        subject, Property.COUNTRY, side.code, side.rule, shown, chance if shown else 0.6 * chance, reason=side.reason
    )
    yield Statement(
        subject,
        Property.PRINCIPAL,
        principal >= 0.5,
        "participant/principal-model",
        None,
        max(principal, 1 - principal),
    )
