"""`mahdar schema`."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of the record.

    Every line that `mahdar read --format json` prints keeps it.
    """
    from mahdar.exchange.schema import schema as record_schema

    click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=2))
