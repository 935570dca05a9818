"""Finding lexicon entries in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import LexiconError
from mahdar.lexicon.lexicon import Entry, Hit, Lexicon, built_in, form_words, index_of
from mahdar.text.normalize import fold
from mahdar.text.tokens import tokens


def lexicon(*rows: tuple[str, list[str]], tags: frozenset[str] = frozenset()) -> Lexicon:
    entries = [(Entry(ident, ident.split("/")[0], "", tags), forms) for ident, forms in rows]
    return Lexicon(entries, {}, "sha256:none")


def found(lex: Lexicon, text: str) -> list[Hit]:
    return lex.scan(text, list(tokens(text)))


POSTS = lexicon(
    ("posts/minister", ["وزير", "وزيرة"]),
    ("posts/chief", ["رئيس أركان الجيش"]),
    ("bodies/un", ["الأمم المتحدة"]),
    ("names/walid", ["وليد"]),
)
TOWNS = lexicon(("places/sur", ["صور"]), ("places/riyadh", ["الرياض"]), tags=frozenset({"proper"}))


def words_of(lex: Lexicon, text: str) -> list[str]:
    return [text[h.start : h.end] for h in found(lex, text)]


def test_a_form_without_the_article_is_found_with_it_and_the_article_belongs_to_the_span() -> None:
    (hit,) = found(POSTS, "قال الوزير كلمة")
    assert ("قال الوزير كلمة"[hit.start : hit.end], hit.proclitics, hit.article) == ("الوزير", "", True)


def test_proclitics_stand_outside_the_span() -> None:
    text = "التقى بالوزير ولوزيرة ووزير"
    assert [(text[h.start : h.end], h.proclitics) for h in found(POSTS, text)] == [
        ("الوزير", "ب"),
        ("وزيرة", "ول"),
        ("وزير", "و"),
    ]


def test_lam_lam_hides_the_article_which_then_stands_outside() -> None:
    text = "وفد للأمم المتحدة وللوزير"
    hits = found(POSTS, text)
    assert [(text[h.start : h.end], h.proclitics, h.article) for h in hits] == [
        ("أمم المتحدة", "ل", True),
        ("وزير", "ول", True),
    ]


def test_a_form_with_the_article_is_not_found_without_it() -> None:
    assert words_of(POSTS, "أمم المتحدة") == []
    assert words_of(POSTS, "لأمم المتحدة") == []


def test_nothing_is_cut_from_a_word_that_begins_with_a_proclitic_letter() -> None:
    assert words_of(POSTS, "وصل وليد") == ["وليد"]
    assert words_of(lexicon(("x/lid", ["ليد"])), "وليد") == ["ليد"]


def test_a_form_of_several_words_is_found_across_spaces_and_not_across_a_line_end_or_another_word() -> None:
    assert words_of(POSTS, "رئيس  أركان الجيش") == ["رئيس  أركان الجيش"]
    assert words_of(POSTS, "رئيس أركان\nالجيش") == [], "no form runs over a line end"
    assert words_of(POSTS, "رئيس أركان القوات الجيش") == []
    assert words_of(POSTS, "رئيس أركان") == []


def test_diacritics_and_tatweel_inside_the_word_stay_in_the_span() -> None:
    text = "قال الوَزيـــرُ: نعم"
    assert words_of(POSTS, text) == ["الوَزيـــرُ"]
    marked = "وَبِالوَزِيرِ"
    (hit,) = found(POSTS, marked)
    assert fold(marked[hit.start : hit.end]) == "الوزير"
    assert fold(marked[: hit.start]) == "وب"


@pytest.mark.parametrize("written", ["الامم المتحده", "الأُمم المتّحدة", "الإمم المتحدة"])
def test_spellings_that_fold_together_are_one(written: str) -> None:
    assert words_of(POSTS, written) == [written]


def test_a_proper_noun_never_takes_an_article_of_its_own() -> None:
    assert words_of(TOWNS, "في صور وبصور") == ["صور", "صور"]
    assert words_of(TOWNS, "نشرت الصور مع الصور وللصور") == []
    assert words_of(TOWNS, "في الرياض وللرياض وبالرياض") == ["الرياض", "رياض", "الرياض"]


def test_overlapping_entries_are_all_found_in_order_of_their_first_word_the_one_word_forms_before() -> None:
    lex = lexicon(("a/chief", ["رئيس أركان الجيش"]), ("a/head", ["رئيس"]), ("a/army", ["جيش"]))
    assert [h.entry.id for h in found(lex, "رئيس أركان الجيش")] == ["a/head", "a/chief", "a/army"]


def test_a_form_written_twice_is_found_once() -> None:
    assert words_of(lexicon(("x/emir", ["أمير", "امير", "أَمير"])), "الأمير") == ["الأمير"]


def test_a_form_without_words_is_refused_with_its_entry() -> None:
    with pytest.raises(LexiconError, match="a/empty"):
        index_of([("a/empty", [" "])])


def test_the_shipped_lexicon_has_its_word_lists() -> None:
    shipped = built_in()
    assert shipped.names["محمد"] > 0.8
    assert "وزير" not in shipped.names
    assert "اجتماع" in shipped.vocabulary
    assert "محمد" not in shipped.vocabulary
    assert all(0 < weight < 1 for weight in shipped.names.values())


_FORMS = [form for forms in (["وزير"], ["الأمم المتحدة"], ["رئيس أركان الجيش"], ["صور"]) for form in forms]
_WORDS = st.sampled_from(["قال", "في", "،", "2020", "المدينة", "و", "ال", "\n", *_FORMS])
_BEFORE = st.sampled_from(["", "و", "ف", "ب", "ل", "ك", "وب", "ول"])
_MARKS = st.text(alphabet="\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640\u0670", max_size=2)
_ALL = lexicon(*[(f"all/{i}", [form]) for i, form in enumerate(_FORMS)])


@given(st.lists(st.tuples(_BEFORE, _WORDS), max_size=12))
def test_every_hit_really_holds_its_form_and_only_proclitics_stand_before_it(parts: list[tuple[str, str]]) -> None:
    text = " ".join(before + word for before, word in parts)
    forms = {f"all/{i}": form_words(form) for i, form in enumerate(_FORMS)}
    bare = {ident: (words[0].removeprefix("ال"), *words[1:]) for ident, words in forms.items()}
    for hit in found(_ALL, text):
        inside = form_words(text[hit.start : hit.end])
        assert (inside[0].removeprefix("ال"), *inside[1:]) == bare[hit.entry.id]
        stem = text[: hit.start].rsplit(None, 1)[-1] if hit.start and not text[hit.start - 1].isspace() else ""
        assert stem.removesuffix("ل") == hit.proclitics.removesuffix("ل")


@given(st.sampled_from(_FORMS), _BEFORE, st.data())
def test_marks_anywhere_in_a_word_change_nothing_but_the_span(form: str, before: str, data: st.DataObject) -> None:
    plain = before + form
    marked = "".join(c + data.draw(_MARKS) for c in plain)
    want = [(h.entry.id, h.proclitics, h.article) for h in found(_ALL, plain)]
    hits = found(_ALL, marked)
    assert [(h.entry.id, h.proclitics, h.article) for h in hits] == want
    assert [fold(marked[h.start : h.end]) for h in hits] == [fold(plain[h.start : h.end]) for h in found(_ALL, plain)]


@given(st.lists(_WORDS, max_size=8), st.lists(_WORDS, max_size=8))
def test_scanning_two_texts_a_sentence_apart_finds_what_each_holds(first: list[str], second: list[str]) -> None:
    one, two = " ".join(first), " ".join(second)
    apart = found(_ALL, one), found(_ALL, two)
    together = found(_ALL, f"{one} . {two}")
    assert [h.entry.id for h in together] == [h.entry.id for part in apart for h in part]
