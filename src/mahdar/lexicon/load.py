"""Reading the YAML lexicons, checking their contract, and compiling them into one file.

`data/*.yml` are written by people, `tables/*.tsv` are made from packages by `tools/build_tables.py`. Both
are compiled into `compiled.json`, which is what runs: reading YAML would cost a second at every start.
`python -m mahdar.lexicon.load` writes it; the suite fails where it is stale.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from mahdar.errors import LexiconError
from mahdar.lexicon.lexicon import index_of

HERE = Path(__file__).parent
COMPILED = HERE / "compiled.json"
#: Tables that hold words, not entries.
_WORD_LISTS = {"names", "vocabulary"}
_KEYS = {"id", "forms", "gloss", "value", "tags", "examples", "source"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which the entry must be found, and a near miss in which it must not."""

    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as somebody wrote it.

    Attributes:
        id: `subject/name`.
        subject: Name of its file.
        forms: As they stand in reports.
        gloss: English.
        value: What it stands for.
        tags: Properties that rules ask for.
        examples: At least one.
        source: Where the entry comes from.
        where: `file:line`.
    """

    id: str
    subject: str
    forms: tuple[str, ...]
    gloss: str
    value: str
    tags: tuple[str, ...]
    examples: tuple[Example, ...]
    source: str
    where: str


@dataclass(frozen=True, slots=True)
class Tabled:
    """An entry of a table made from a package.

    Attributes:
        id: `subject/name`.
        subject: Name of its table.
        value: What it stands for.
        tags: Properties that rules ask for.
        forms: As they stand in reports.
    """

    id: str
    subject: str
    value: str
    tags: tuple[str, ...]
    forms: tuple[str, ...]


def written_entries(folder: Path = HERE / "data") -> list[Written]:
    """All entries of the YAML files in a folder, in the order of file names and lines.

    Raises:
        LexiconError: An entry lacks a part, repeats an id, or has a key that is not known.
    """
    out: list[Written] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        for row, line in _rows(path):
            entry = _entry(row, path.stem.removesuffix("_more"), f"lexicon/data/{path.name}:{line}")
            if entry.id in seen:
                raise LexiconError(f"{entry.id} stands already in {seen[entry.id]}", entry.where)
            seen[entry.id] = entry.where
            out.append(entry)
    return out


def _rows(path: Path) -> Iterator[tuple[object, int]]:
    """Items of a YAML list with the line each begins on; all scalars stay strings (NO is a country)."""
    where = f"lexicon/data/{path.name}"
    text = path.read_text(encoding="utf-8")
    try:
        loader = yaml.CBaseLoader(text)
        node = loader.get_single_node()
        rows = loader.construct_document(node) if node else []
    except yaml.MarkedYAMLError as exc:
        line = exc.problem_mark.line + 1 if exc.problem_mark else 1
        raise LexiconError(str(exc.problem), f"{where}:{line}") from exc
    if node is None:
        return
    if not isinstance(rows, list):
        raise LexiconError("a lexicon is a list of entries", f"{where}:{node.start_mark.line + 1}")
    for row, child in zip(rows, node.value, strict=True):
        yield row, child.start_mark.line + 1


def _entry(row: object, subject: str, where: str) -> Written:
    if not isinstance(row, dict):
        raise LexiconError("an entry is a mapping", where)
    if unknown := set(row) - _KEYS:
        raise LexiconError(f"unknown key {sorted(unknown)[0]!r}", where)
    for key in ("id", "forms", "gloss", "examples", "source"):
        if not row.get(key):
            raise LexiconError(f"{key!r} is missing or empty", where)
    if not str(row["id"]).startswith(subject + "/"):
        raise LexiconError(f"id {row['id']!r} does not begin with {subject + '/'!r}", where)
    examples = []
    for example in row["examples"]:
        if not isinstance(example, dict) or set(example) != {"yes", "no"}:
            raise LexiconError("an example has exactly `yes` and `no`", where)
        examples.append(Example(str(example["yes"]), str(example["no"])))
    return Written(
        str(row["id"]),
        subject,
        tuple(map(str, row["forms"])),
        str(row["gloss"]),
        str(row.get("value", "")),
        tuple(map(str, row.get("tags", ()))),
        tuple(examples),
        str(row["source"]),
        where,
    )


def table_entries(folder: Path = HERE / "tables") -> list[Tabled]:
    """Entries of the tables made from packages: `id`, `value`, `tags` (|), `forms` (|), tab-separated.

    Raises:
        LexiconError: A line has not four columns.
    """
    out: list[Tabled] = []
    for path in sorted(folder.glob("*.tsv")):
        if path.stem in _WORD_LISTS:
            continue
        for number, line in _lines(path):
            parts = line.split("\t")
            if len(parts) != 4:
                raise LexiconError(f"{len(parts)} columns instead of 4", f"lexicon/tables/{path.name}:{number}")
            ident, value, tags, forms = parts
            out.append(Tabled(ident, path.stem, value, tuple(t for t in tags.split("|") if t), tuple(forms.split("|"))))
    return out


def name_words(folder: Path = HERE / "tables") -> dict[str, float]:
    """`names.tsv`: folded word and weight, tab-separated."""
    rows = (line.split("\t") for _, line in _lines(folder / "names.tsv"))
    return {word: float(weight) for word, weight in rows}


def vocabulary_words(folder: Path = HERE / "tables") -> list[str]:
    """`vocabulary.tsv`: a folded word a line."""
    return [line for _, line in _lines(folder / "vocabulary.tsv")]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line


def compiled() -> str:
    """The text of `compiled.json` as it should stand: entries, their index, and the word lists.

    The index is made here and not at every start, where it would take longer than all the reading.
    """
    written, tabled = written_entries(), table_entries()
    entries = [(e.id, e.subject, e.value, "|".join(e.tags), e.gloss) for e in written]
    entries += [(e.id, e.subject, e.value, "|".join(e.tags), "") for e in tabled]
    forms = [(e.id, e.forms) for e in written] + [(e.id, e.forms) for e in tabled]
    body = {
        "entries": entries,
        "index": index_of(forms),
        "names": name_words(),
        "vocabulary": " ".join(vocabulary_words()),
    }
    digest = hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return json.dumps({"digest": "sha256:" + digest, **body}, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> int:
    """Write `compiled.json`."""
    COMPILED.write_text(compiled(), encoding="utf-8")
    sys.stdout.write(f"{COMPILED.name} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
