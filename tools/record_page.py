"""Write `docs/record.md`, the page on the record's fields, from the record's declaration.

The suite fails where the page is stale, so that it cannot drift from what is printed.
"""

from __future__ import annotations

import json
import sys
import typing
from pathlib import Path

from mahdar.exchange.schema import Json, schema

TARGET = Path(__file__).parents[1] / "docs/record.md"

HEAD = """\
# The record

`mahdar read` prints one record for each report, one JSON object on a line, in UTF-8. `mahdar schema` prints the
JSON Schema (draft 2020-12) that every record keeps. This page is made from the same declaration
(`python tools/record_page.py`); the examples are invented.

- The fields of the *core* have the names and values of a gold record: `id`, `title`, `published`, `outlet`,
  `meeting_report`, `noise`, `meetings` and `measures`. Whoever reads only these needs nothing else.
- What the text does not give is `null` or `[]`, never a guess. The object's `missing` names the reason.
- Every value that rests on words names them in the object's `evidence`: `start` and `end` in code points of the
  text as read (Python's `text[start:end]`; in JavaScript count with `Array.from(text)`), and the rule that read
  them. The text itself is not repeated; `digest` tells whether you have the same one.
- The order of the fields is fixed, and the same input, lexicons and version give the same bytes.
- Paths such as `meetings[0].participants[1].country`, which `mahdar explain` takes, point into the record.

In Python, `mahdar.exchange.record` has `record(minutes)`, `json_lines(...)` and, with the text at hand, the way back:
`minutes_of(record, text)`.
"""

TITLES = {
    "participant": "A participant",
    "meeting": "A meeting",
    "measure": "A measure",
    "quantity": "A quantity",
    "measurability": "Measurability",
    "axis": "An axis",
    "block": "A block",
    "grade": "The grade",
    "reason": "A reason",
    "words": "A text in both languages",
    "evidence": "Evidence",
    "run": "The run",
}

Object = dict[str, Json]


def page() -> str:
    """The page as it should stand."""
    made = schema()
    defs = typing.cast(dict[str, Object], made["$defs"])
    lines = [HEAD, "## Fields", "", *table(made)]
    for name, title in TITLES.items():
        lines += ["", f"## {title}", "", str(defs[name]["description"]), "", *table(defs[name])]
    if unknown := set(defs) - set(TITLES):
        raise SystemExit(f"no title for {sorted(unknown)}")
    return "\n".join(lines) + "\n"


def table(one: Object) -> list[str]:
    """One row for each property."""
    required = typing.cast(list[str], one["required"])
    rows = ["| field | type | what it says | example |", "| --- | --- | --- | --- |"]
    for name, about in typing.cast(dict[str, Object], one["properties"]).items():
        mark = "" if name in required else " *"
        examples = typing.cast(list[Json], about.get("examples", []))
        example = f"`{json.dumps(examples[0], ensure_ascii=False)}`" if examples else ""
        what = str(about["description"]) + values(about)
        rows.append(f"| `{name}`{mark} | {kind(about)} | {what} | {example} |".replace("  ", " "))
    if len(required) < len(rows) - 2:
        rows += ["", "\\* left out where it does not apply."]
    return rows


def kind(about: Json) -> str:
    """A property's type in words."""
    one = typing.cast(Object, about)
    if "$ref" in one:
        name = str(one["$ref"]).rpartition("/")[2]
        return f"[{name}](#{anchor(TITLES[name])})"
    if one["type"] == "array":
        return f"list of {kind(one['items'])}"
    if one["type"] == "object":
        return f"object of {kind(one['additionalProperties'])}"
    if isinstance(one["type"], list):
        return f"{one['type'][0]} or null"
    return str(one["type"])


def values(about: Object) -> str:
    """The closed list and the bounds of a property, in words."""
    inner = typing.cast(Object, about.get("items", about))
    out = ""
    if "enum" in inner:
        out += " One of: " + ", ".join(f"`{v}`" for v in typing.cast(list[Json], inner["enum"])) + "."
    if inner.get("format") == "date":
        out += " An ISO 8601 day."
    elif "pattern" in inner:
        out += f" Form: `{inner['pattern']}`."
    return out


def anchor(title: str) -> str:
    """The anchor that Markdown renderers make of a heading."""
    return title.lower().replace(" ", "-")


def main() -> int:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
