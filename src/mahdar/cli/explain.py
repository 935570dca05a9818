"""`mahdar explain INPUT PATH...`."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from mahdar.cli.inputs import DAY

if TYPE_CHECKING:
    from mahdar.model.report import Report
    from mahdar.workflow.explain import Explanation


@click.command()
@click.argument("input_", metavar="INPUT")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--published", type=DAY, metavar="DATE", help="Day of publication, where the input tells none.")
@click.option("--outlet", metavar="NAME", help="Who published it, where the input does not tell.")
@click.option("--id", "wanted", metavar="ID", help="Which report, where INPUT holds several.")
@click.pass_context
def explain(
    ctx: click.Context,
    input_: str,
    paths: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    wanted: str | None,
) -> None:
    """Tell why fields of the minutes say what they say.

    The words, the rule, the lexicon entries; for an empty field the reason. PATH names a field as the record
    does, such as meetings[0].participants[1].country or measures[3].status or grade.credibility; without PATH
    all paths are listed. INPUT is a file, or - for standard input.

    Exit status: 0 the fields are explained; 1 the report is refused or was left unread, which stderr says; 2 the
    record has no such field.
    """
    from mahdar.workflow.explain import UnknownPath
    from mahdar.workflow.one import left_unread, read

    report = _report(input_, published, outlet, wanted)
    minutes = read(report)
    if unread := left_unread(report):
        click.echo(f"mahdar: {report.id}: {unread}", err=True)
    if not paths:
        click.echo("\n".join(minutes.paths))
    unknown = []
    told = []
    for path in paths:
        try:
            told.append("\n".join(_lines(minutes.explain(path))))
        except UnknownPath as exc:
            unknown.append(exc.message)
    if told:
        click.echo("\n\n".join(told))
    if unknown:
        raise click.BadParameter("; ".join(unknown), param_hint="PATH")
    if unread:
        ctx.exit(1)


def _report(input_: str, published: date | None, outlet: str | None, wanted: str | None) -> Report:
    from mahdar.errors import EmptyInput
    from mahdar.ingest.read import read_inputs
    from mahdar.ingest.refused import Refused
    from mahdar.settings import Settings

    found = list(read_inputs([input_], sys.stdin.buffer, Settings(), published, outlet))
    reports = [one for one in found if wanted is None or one.id == wanted]
    if not reports:
        if wanted is not None and found:
            raise click.BadParameter(f"no report {wanted!r} in {input_}; there is {found[0].id!r}", param_hint="--id")
        raise EmptyInput("nothing to read in it", input_)
    if len(reports) > 1:
        raise click.UsageError(f"{input_} holds {len(reports)} reports; name one with --id, such as {reports[0].id!r}")
    if isinstance(reports[0], Refused):
        raise reports[0].error(reports[0].message, reports[0].where or reports[0].id)
    return reports[0]


def _lines(found: Explanation) -> list[str]:
    rows = [("field", found.path), ("value", found.value if found.value is not None else "(empty)")]
    if found.words:
        rows.append(("words", f"{found.words.quote}  [{found.words.start}:{found.words.end}]"))
    if found.rule:
        rows.append(("rule", found.rule))
    rows += [("entry", f"{one.id}  {one.gloss}".rstrip()) for one in found.entries]
    if found.confidence is not None:
        rows.append(("confidence", f"{found.confidence:g}"))
    if found.reason:
        rows.append(("reason", found.reason))
    return [f"{name:<11}{text}" for name, text in rows]
