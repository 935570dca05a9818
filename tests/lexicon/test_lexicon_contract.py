"""What every shipped lexicon entry owes: examples that hold, one meaning a form, a compiled file that is fresh."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from mahdar.lexicon.lexicon import Entry, Lexicon, built_in, form_words
from mahdar.lexicon.load import COMPILED, Written, compiled, table_entries, written_entries
from mahdar.text.tokens import tokens

ENTRIES = written_entries()


@cache
def by_hand() -> Lexicon:
    """The hand-written entries as they stand now, whether compiled or not."""
    return Lexicon([(Entry(e.id, e.subject, e.value, frozenset(e.tags)), e.forms) for e in ENTRIES], {}, "")


def ids_in(sentence: str) -> set[str]:
    return {hit.entry.id for hit in by_hand().scan(sentence, list(tokens(sentence)))}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: str(e.id))
def test_examples_hold(entry: Written) -> None:
    for example in entry.examples:
        assert entry.id in ids_in(example.yes), f"{entry.where}: not found in {example.yes!r}"
        assert entry.id not in ids_in(example.no), f"{entry.where}: found in {example.no!r}"


def test_the_compiled_file_is_fresh() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compiled(), "`make lexicons` writes it"


def test_ids_are_unique_over_files_and_tables() -> None:
    ids = [e.id for e in ENTRIES] + [e.id for e in table_entries()]
    assert len(ids) == len(set(ids))
    assert set(built_in().entries) == set(ids)


def test_a_form_that_two_entries_of_a_lexicon_share_is_told_apart_by_their_tags() -> None:
    owners: defaultdict[tuple[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = [(e.subject, e.id, e.tags, e.forms) for e in ENTRIES]
    rows += [(e.subject, e.id, e.tags, e.forms) for e in table_entries()]
    for subject, ident, tags, forms in rows:
        for form in forms:
            owners[subject, form_words(form)][ident] = tags
    one_owner = {"countries", "nationalities", "places", "bodies"}
    shared = {
        (subject, words): found
        for (subject, words), found in owners.items()
        if len(found) > 1 and (subject in one_owner or not all(found.values()))
    }
    assert not shared


ARAB = ["AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA"]
ARAB += ["SD", "SO", "SY", "TN", "YE"]
OTHERS = ["CN", "DE", "ES", "ET", "FR", "GB", "GR", "IL", "IN", "IR", "IT", "JP", "KR", "NG", "PK", "RU", "TR", "US"]


@pytest.mark.parametrize("subject", ["countries", "nationalities"])
def test_the_states_that_reports_tell_of_have_a_name_and_a_nationality(subject: str) -> None:
    known = {e.value for e in built_in().entries.values() if e.subject == subject}
    assert not {*ARAB, *OTHERS} - known


@pytest.mark.parametrize(
    ("sentence", "subject", "value"),
    [
        ("وصل وزير خارجية المملكة العربية السعودية", "countries", "SA"),
        ("سافر إلى أميركا", "countries", "US"),
        ("التقى السفير الأمريكي", "nationalities", "US"),
        ("التقت السفيرة الأميركية", "nationalities", "US"),
        ("استقبل وفدا مصريا", "nationalities", "EG"),
        ("حضر مستثمرون مغاربة", "nationalities", "MA"),
        ("قال المبعوث الأممي", "nationalities", "UN"),
        ("التقى الرئيس الكوري الجنوبي", "nationalities", "KR"),
        ("عقد الاجتماع في طرابلس", "places", "LY"),
        ("وصل إلى نواكشوط", "places", "MR"),
        ("عقدت القمة بالرياض", "places", "SA"),
        ("استقبله في قصر الإليزيه", "places", "FR"),
        ("سفير لدى الأمم المتحدة", "bodies", "UN"),
        ("أمين عام الجامعة العربية", "bodies", "LAS"),
    ],
)
def test_a_side_is_found_by_its_code(sentence: str, subject: str, value: str) -> None:
    hits = built_in().scan(sentence, list(tokens(sentence)))
    assert value in {h.entry.value for h in hits if h.entry.subject == subject}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("نشرت الصحيفة الصور على صفحتها", "places"),
        ("عقدت اللجنة اجتماعها الأول", "places"),
        ("بحثا سبل التعاون في هذا المجال", "places"),
        ("أعلنت الحكومة خطة جديدة للدولة", "places"),
        ("قال إن السلطات تتابع الأمر", "places"),
        ("بأنه سوف يعود إلى البلاد", "countries"),
        ("درس الأمر مع الجامعة", "bodies"),
    ],
)
def test_ordinary_words_are_no_places(sentence: str, subject: str) -> None:
    hits = built_in().scan(sentence, list(tokens(sentence)))
    assert not [h.entry.id for h in hits if h.entry.subject == subject]
