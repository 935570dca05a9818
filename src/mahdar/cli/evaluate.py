"""`mahdar evaluate minutes`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mahdar.cli.group import NearestGroup
from mahdar.cli.inputs import NearestChoice


@click.group(cls=NearestGroup)
def evaluate() -> None:
    """Hold what mahdar reads against gold records."""


@evaluate.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--by", type=NearestChoice(["outlet", "length", "kind"]), help="Figures for each group of reports.")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show the first N errors of a sort.")
@click.option("--out", type=click.Path(path_type=Path), help="Keep the predicted records in this file.")
@click.option("--json", "as_json", is_flag=True, help="Figures as JSON.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes.")
@click.option("--write-floors", is_flag=True, help="Make these figures the floors of the suite for this gold file.")
@click.option("--check-floors", is_flag=True, help="Leave with status 1 where a figure fell under its floor.")
@click.pass_context
def minutes(
    ctx: click.Context,
    gold: Path,
    by: str | None,
    errors: int,
    out: Path | None,
    as_json: bool,
    jobs: int,
    write_floors: bool,
    check_floors: bool,
) -> None:
    """Read the reports of GOLD (JSON lines of gold records) and print how far they are read right.

    Figures are micro averages over all reports, end to end.
    """
    from mahdar.evaluate import floors
    from mahdar.evaluate.gold import digest, golds
    from mahdar.evaluate.groups import By
    from mahdar.evaluate.predict import figures_by, figures_of, predict
    from mahdar.evaluate.table import figure_lines, group_lines, miss_lines
    from mahdar.exchange.write import write_text

    reports = golds(gold)
    predictions = predict(reports, jobs)
    if out:
        write_text(out, predictions.lines)
    for refused in predictions.refused:
        click.echo(f"mahdar: {refused}", err=True)
    found = figures_of(reports, predictions)
    groups = {n: o.figures for n, o in figures_by(reports, predictions, By(by)).items()} if by else {}
    if as_json:
        rows: object = {name: figure.row() for name, figure in found.figures.items()}
        if by:
            rows = {g: {name: figure.row() for name, figure in group.items()} for g, group in groups.items()}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif by:
        click.echo("\n".join(group_lines(groups)))
    else:
        click.echo("\n".join(figure_lines(found.figures)))
    for line in miss_lines(found.misses, errors):
        click.echo(line, err=True)
    if write_floors:
        floors.write_floor(gold.stem, floors.floor_of(found.figures, digest(gold)), floors.FLOORS)
    if check_floors:
        problems = floors.check(gold.stem, digest(gold), found.figures, floors.FLOORS)
        for problem in problems:
            click.echo(f"mahdar: {problem}", err=True)
        if problems:
            ctx.exit(1)
    if predictions.refused:
        ctx.exit(1)
