"""Make the lexicon's tables from packages: `python tools/build_tables.py [--check]`.

The packages are needed for building alone (`pip install` of the `tables` group); what ships are the files
in `src/mahdar/lexicon/tables/`. With `--check` nothing is written and the exit status is 1 where a file
would change.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from tables.countries import countries, nationalities
from tables.names import name_weights
from tables.places import places
from tables.table import Row, by_hand, key
from tables.vocabulary import vocabulary

FOLDER = Path(__file__).resolve().parents[1] / "src" / "mahdar" / "lexicon" / "tables"


def built() -> dict[str, str]:
    """File name and text of every table."""
    states_head, states = countries()
    state_forms = {key(form) for row in states for form in row.forms} | by_hand("countries")
    people_head, people = nationalities(state_forms)
    people_forms = {key(form) for row in people for form in row.forms} | by_hand("nationalities")
    names_head, names = name_weights(people_forms | state_forms)
    places_head, towns = places(state_forms, people_forms, names)
    town_forms = {key(form) for row in towns for form in row.forms} | by_hand("places")
    ordinary_head, ordinary = vocabulary(state_forms | people_forms | town_forms, names)
    return {
        "countries.tsv": _text(states_head, states),
        "nationalities.tsv": _text(people_head, people),
        "places.tsv": _text(places_head, towns),
        "vocabulary.tsv": ordinary_head + "".join(f"{word}\n" for word in ordinary),
        "names.tsv": names_head + "".join(f"{word}\t{weight:.2f}\n" for word, weight in sorted(names.items())),
    }


def _text(top: str, rows: list[Row]) -> str:
    return top + "".join(row.line() + "\n" for row in rows)


def main(arguments: list[str] | None = None) -> int:
    """Write the tables, or tell which would change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where a table would change")
    only_check = bool(parser.parse_args(arguments).check)
    changed = 0
    for name, text in built().items():
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        changed += 1
        sys.stdout.write(f"{name} {'would change' if only_check else 'written'}\n")
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if only_check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
