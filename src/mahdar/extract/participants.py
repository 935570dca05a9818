"""What is said of one participant: name, post, side, body, and whether as a principal."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.extract.actors import Actor
from mahdar.extract.layer import Layer
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement


def participant_statements(
    report: Report, layer: Layer, actor: Actor, subject: str, chance: float, principal: float
) -> Iterator[Statement]:
    """Statements about one participant.

    Args:
        report: The report.
        layer: Its words.
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
    if side.start >= 0:
        shown = cite(report, side.start, side.end, side.rule, side.entries)
        yield Statement(subject, Property.COUNTRY, side.code, side.rule, shown, chance, reason=side.reason)
    elif side.code:
        # The outlet's country: the words are the plain title (or the name) that names no state.
        shown = cite(report, *(actor.post or actor.name or actor.places[0]), side.rule, side.entries)
        yield Statement(subject, Property.COUNTRY, side.code, side.rule, shown, 0.6 * chance, reason=side.reason)
    else:
        yield Statement(subject, Property.COUNTRY, None, side.rule, reason=side.reason)
    rule = "participant/principal-model"
    where = cite(report, *actor.places[0], rule)
    yield Statement(subject, Property.PRINCIPAL, principal >= 0.5, rule, where, max(principal, 1 - principal))
    yield _body(report, layer, actor, subject, chance)


def _body(report: Report, layer: Layer, actor: Actor, subject: str, chance: float) -> Statement:
    """The body in a post: رئيس هيئة الأركان العامة stands for هيئة الأركان العامة."""
    rule = "participant/body-in-post"
    if actor.post:
        start, end = actor.post
        hits = layer.longest_within(start + 1, end, "bodies", "body_heads")
        if hits and actor.name is not None:
            first = hits[0]
            last = first.end if first.entry.subject == "bodies" else end
            words = cite(report, first.start, min(last, end), rule, (first.entry.id,))
            return Statement(subject, Property.BODY, words.quote, rule, words, chance)
    return Statement(subject, Property.BODY, None, rule, reason="no body is named in the post")
