"""`mahdar read INPUT...`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mahdar.cli.inputs import DAY, NearestChoice, Progress
from mahdar.errors import OutputError
from mahdar.settings import Settings

if TYPE_CHECKING:
    from mahdar.cli.formats import Done
    from mahdar.ingest.refused import Refused

FORMATS = ("table", "list", "json", "html", "markdown", "csv")
_BY_SUFFIX = {
    ".jsonl": "json", ".ndjson": "json", ".json": "json", ".html": "html", ".htm": "html", ".md": "markdown",
    ".markdown": "markdown", ".csv": "csv", ".txt": "table",
}  # fmt: skip


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", type=DAY, metavar="DATE", help="Day of publication of all inputs, such as 2026-03-12.")
@click.option("--outlet", metavar="NAME", help="Who published all inputs.")
@click.option(
    "--format",
    "wanted",
    type=NearestChoice(FORMATS),
    help="What to print; `list` has one line a report. Without it what the name given to --out says (.jsonl, .json, "
    ".html, .md, .csv, .txt), a table on a terminal, else JSON lines.",
)
@click.option("--out", metavar="PATH", help="Write there instead of standard output; whole or not at all.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes.")
@click.option(
    "--bidi",
    type=NearestChoice(("marks", "visual", "none")),
    help="Who lays out Arabic in a table: the terminal with direction marks, mahdar, or nobody. "
    "Without it what suits the terminal.",
)
@click.pass_context
def read(
    ctx: click.Context,
    inputs: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    wanted: str | None,
    out: str | None,
    jobs: int,
    bidi: str | None,
) -> None:
    """Read reports and print their minutes.

    INPUT is a file, a folder or - for standard input: text, Markdown, HTML, Word, PDF, or JSON lines with the
    keys id, title, published, outlet, url and text. Records stand in the order of the input. Where nobody tells
    the day of publication, one that a line of publication or a full dateline at the head of the text tells is
    taken for it.

    Exit status: 0 all were read; 1 some were refused or left unread, each named on stderr; 2 the command was not
    understood; 3 the output could not be written.
    """
    from mahdar.cli.formats import chunks, done
    from mahdar.ingest.read import read_inputs
    from mahdar.workflow.many import each

    to_file = out is not None and out != "-"
    if out and to_file and any(_same_file(out, one) for one in inputs):
        raise click.BadParameter(f"{out!r} is one of the inputs and would be lost", param_hint="--out")
    kind = wanted or _usual(Path(out) if out and to_file else None)
    settings = Settings(jobs=jobs)
    reports = read_inputs(inputs, sys.stdin.buffer, settings, published, outlet)
    # Records that run over the same terminal are progress enough, and would tear a line that is written over.
    progress = Progress(quiet=not to_file and sys.stdout.isatty())
    watch = _Watch(progress)
    found = watch.read(each(reports, partial(done, kind), jobs))
    try:
        first = next(found, None)
        if first is not None:
            text = chunks(kind, chain([first], found), settings, bidi)
            if out and to_file:
                from mahdar.exchange.write import write_text

                write_text(Path(out), text)
            else:
                _print(text)
    finally:
        progress.end()
    if watch.refused:
        ctx.exit(1)


class _Watch:
    """Names what was refused or left unread as it comes by, and lets the others through."""

    def __init__(self, progress: Progress) -> None:
        self.refused = 0
        self._progress = progress

    def read(self, found: Iterable[Done | Refused]) -> Iterator[Done]:
        from mahdar.ingest.refused import Refused

        done = 0
        for one in found:
            if isinstance(one, Refused):
                self._name(str(one))
                continue
            if one.unread:
                self._name(f"{one.id}: {one.unread}")
            else:
                done += 1
                self._progress(done)
            yield one

    def _name(self, message: str) -> None:
        self.refused += 1
        self._progress.aside()
        click.echo(f"mahdar: {message}", err=True)


def _same_file(out: str, one: str) -> bool:
    return one != "-" and Path(out).exists() and Path(one).exists() and Path(out).samefile(one)


def _usual(out: Path | None) -> str:
    if out is not None and out.suffix:
        kind = _BY_SUFFIX.get(out.suffix.lower())
        if kind is None:
            known = ", ".join(_BY_SUFFIX)
            raise click.BadParameter(
                f"no format is known by the name {out.suffix!r}; give --format, or a name that ends in {known}",
                param_hint="--out",
            )
        return kind
    if out is not None:
        return "json"
    return "table" if sys.stdout.isatty() else "json"


def _print(text: Iterable[str]) -> None:
    stream = sys.stdout
    for chunk in text:
        try:
            stream.write(chunk)
        except BrokenPipeError:
            raise
        except OSError as exc:
            raise OutputError(f"cannot be written: {exc.strerror}", "standard output") from exc
