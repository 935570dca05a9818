"""Every command is documented, in `--help` and in docs/cli.md, and help costs nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import click
import pytest

import mahdar
from mahdar.cli.docs import cli_page
from mahdar.cli.group import COMMANDS, summaries
from mahdar.cli.group import mahdar as group

Cli = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[2]


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found
            yield from commands(found, f"{name} {child}")


ALL = list(commands(group, "mahdar"))


def test_all_commands_are_there() -> None:
    names = {name for name, _ in ALL}
    assert {"mahdar read", "mahdar explain", "mahdar evaluate minutes", "mahdar schema"} <= names


@pytest.mark.parametrize(("name", "command"), ALL, ids=[name for name, _ in ALL])
def test_command_and_options_say_what_they_do(name: str, command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]}"


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command
        assert summaries()[name] == (command.help or "").split("\n\n")[0].strip()


def test_the_page_on_the_command_line_is_fresh() -> None:
    path = ROOT / "docs" / "cli.md"
    assert path.read_text(encoding="utf-8") == cli_page(), "python -m mahdar.cli.docs writes it"


@pytest.mark.parametrize("name", [name for name, _ in ALL])
def test_help_is_printed_and_leaves_with_0(cli: Cli, name: str) -> None:
    for option in ("--help", "-h"):
        ran = cli(*name.split()[1:], option)
        assert ran.returncode == 0
        assert "Usage: mahdar" in ran.stdout


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import mahdar", ("mahdar.workflow", "click", "multiprocessing")),
        ("import mahdar.cli.group", ("mahdar.lexicon", "mahdar.extract", "mahdar.exchange", "json")),
        (
            "import mahdar; mahdar.read('نص')",
            ("click", "multiprocessing", "concurrent", "yaml", "lxml", "mahdar.exchange.html"),
        ),
        ("import mahdar.cli.read, mahdar.cli.formats", ("lxml", "yaml", "multiprocessing", "mahdar.exchange.html")),
    ],
)
def test_nothing_is_imported_that_is_not_needed(code: str, absent: tuple[str, ...]) -> None:
    source = f"import sys; sys.path.insert(0, {str(Path(mahdar.__file__).parents[1])!r}); {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & set(absent)
