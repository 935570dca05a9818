"""Reading the YAML lexicons and the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.errors import LexiconError
from mahdar.lexicon.load import name_words, table_entries, written_entries

ENTRY = """\
# Policy.
- id: sweets/baklava
  forms: [بقلاوة]
  gloss: baklava
  examples: [{yes: "أكل بقلاوة", no: "أكل خبزا"}]
  source: invented
"""


def written(folder: Path, text: str, name: str = "sweets.yml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_an_entry_knows_its_file_and_line(tmp_path: Path) -> None:
    written(tmp_path, ENTRY)
    (entry,) = written_entries(tmp_path)
    assert (entry.id, entry.subject, entry.where) == ("sweets/baklava", "sweets", "lexicon/data/sweets.yml:2")
    assert entry.forms == ("بقلاوة",)
    assert entry.examples[0].no == "أكل خبزا"


def test_a_file_named_more_adds_to_the_subject_before_it(tmp_path: Path) -> None:
    written(tmp_path, ENTRY, "sweets_more.yml")
    (entry,) = written_entries(tmp_path)
    assert entry.subject == "sweets"


@pytest.mark.parametrize("key", ["id", "forms", "gloss", "examples", "source"])
def test_a_missing_part_is_named_with_file_and_line(tmp_path: Path, key: str) -> None:
    lines = [line for line in ENTRY.splitlines() if not line.strip().removeprefix("- ").startswith(f"{key}:")]
    if key == "id":
        lines[1] = lines[1].replace("  forms", "- forms")
    written(tmp_path, "\n".join(lines))
    with pytest.raises(LexiconError, match=rf"sweets\.yml:2.*'{key}'"):
        written_entries(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("gloss:", "glos:", "unknown key 'glos'"),
        ("sweets/baklava", "posts/baklava", "does not begin with 'sweets/'"),
        ('no: "أكل خبزا"', 'maybe: "أكل خبزا"', "exactly `yes` and `no`"),
        ("- id: sweets/baklava", "- just a string\n- id: sweets/baklava", "an entry is a mapping"),
    ],
)
def test_a_broken_entry_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    written(tmp_path, ENTRY.replace(old, new))
    with pytest.raises(LexiconError, match=rf"sweets\.yml:2: .*{said}"):
        written_entries(tmp_path)


def test_a_repeated_id_names_both_places(tmp_path: Path) -> None:
    written(tmp_path, ENTRY + ENTRY.split("\n", 1)[1])
    with pytest.raises(LexiconError, match=r"sweets\.yml:7: sweets/baklava stands already in .*sweets\.yml:2"):
        written_entries(tmp_path)


def test_yaml_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    written(tmp_path, ENTRY.replace("gloss: baklava", "gloss: sweet: of nuts"))
    with pytest.raises(LexiconError, match=r"lexicon/data/sweets\.yml:4"):
        written_entries(tmp_path)


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "id: sweets/baklava\n")
    with pytest.raises(LexiconError, match=r"sweets\.yml:1: .*list"):
        written_entries(tmp_path)


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    written(tmp_path, ENTRY.replace("gloss: baklava", "gloss: baklava\n  value: NO"))
    (entry,) = written_entries(tmp_path)
    assert entry.value == "NO"


def test_a_table_line_without_four_columns_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "towns.tsv").write_text("# head\ntowns/a\tLY\t\tسرت|سبها\ntowns/b\tLY\tسرت\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"towns\.tsv:3: .*3 columns"):
        table_entries(tmp_path)


def test_a_table_line_is_an_entry_with_tags_and_forms(tmp_path: Path) -> None:
    (tmp_path / "towns.tsv").write_text("towns/a\tLY\tproper|capital\tطرابلس|طرابلس الغرب\n", encoding="utf-8")
    (entry,) = table_entries(tmp_path)
    assert (entry.subject, entry.value, entry.tags) == ("towns", "LY", ("proper", "capital"))
    assert entry.forms == ("طرابلس", "طرابلس الغرب")


def test_word_lists_are_no_tables_of_entries(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("# head\nخالد\t0.90\n", encoding="utf-8")
    assert table_entries(tmp_path) == []
    assert name_words(tmp_path) == {"خالد": 0.9}
