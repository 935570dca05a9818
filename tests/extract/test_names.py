"""Keys of names, and when one stands for another."""

from __future__ import annotations

import pytest

from mahdar.extract.names import name_key, same_name


def key(name: str) -> tuple[str, ...]:
    return name_key(name.split())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("خليفه ابوالقاسم حفتر", "خليفه حفتر"),
        ("خليفه ابوالقاسم حفتر", "حفتر"),
        ("محمد بن سلمان بن عبدالعزيز", "محمد بن سلمان"),
        ("عبد الفتاح السيسي", "عبدالفتاح السيسي"),
        ("عادل الجبير", "الجبير"),
    ],
)
def test_short_forms_and_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert same_name(key(a), key(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("محمد بن سلمان", "محمد بن نايف"),
        ("محمد بن سلمان", "خالد بن سلمان"),
        ("خليفه حفتر", "صدام حفتر"),
        ("سامر عبدالحليم", "عبدالرحيم"),
        ("", "حفتر"),
    ],
)
def test_another_first_name_or_another_family_is_another_person(a: str, b: str) -> None:
    assert not same_name(key(a), key(b))


def test_the_key_drops_son_of_and_the_article_and_joins_compounds() -> None:
    assert name_key(["عبد", "الله", "بن", "ابو", "بكر", "الشريف"]) == ("عبدالله", "ابوبكر", "شريف")
