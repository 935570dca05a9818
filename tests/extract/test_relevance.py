"""Stems and what two lines share."""

from __future__ import annotations

from mahdar.extract.relevance import shared, stem, stems
from mahdar.text.tokens import tokens


def test_article_proclitics_and_endings_come_off() -> None:
    assert stem("والمحادثات") == stem("محادثاتهما") == stem("المحادثات")
    assert stem("المزارعين") == stem("المزارعون")


def test_words_of_grammar_and_numbers_say_nothing_of_a_subject() -> None:
    assert [stem(w) for w in ("في", "التي", "الذين", "20", "،")] == [""] * 5


def test_different_words_keep_different_stems() -> None:
    assert stem("وزير") != stem("وزراعه")
    assert stem("ليبيا") != stem("لبنان")


def test_the_share_counts_each_stem_once_and_sees_through_a_preposition() -> None:
    line = stems(tokens("مزارعون بباريس"))
    assert shared(line, set(stems(tokens("باريس")))) == 0.5
    assert shared([], {"x"}) == 0.0
