"""When two records speak of one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.evaluate.matching import name_parts, overlap, paired, same_person, same_role, words

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئ ـَُ", max_size=40)


def test_words_lose_marks_and_hamza_seats() -> None:
    assert words("الإِسْلاميّة، (مؤتمر)") == ("الاسلاميه", "موتمر")


def test_compounds_are_one_part_of_a_name() -> None:
    assert name_parts("عبد الكريم بن أبو بكر الورداني") == ("عبدكريم", "ابوبكر", "ورداني")
    assert name_parts("عبدالكريم أبوبكر الورداني") == name_parts("عبد الكريم بن أبو بكر الورداني")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سالم عمران الورداني", "سالم الورداني"),
        ("سالم عمران الورداني", "الورداني"),
        ("سالم عمران الورداني", "سالم"),
        ("خليفة أبو القاسم", "خليفة أبوالقاسم"),
    ],
)
def test_a_shorter_form_is_the_same_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سالم عمران الورداني", "عمران الورداني"),
        ("سالم عمران الورداني", "عمران"),
        ("سالم الورداني", "سالم الغرياني"),
        ("سالم الورداني", None),
        ("", ""),
    ],
)
def test_another_first_word_is_another_person(a: str, b: str | None) -> None:
    assert not same_person(a, b)


def test_a_deputy_is_not_his_chief() -> None:
    assert same_role("وزير المياه", "وزير المياه والزراعة")
    assert not same_role("وزير المياه", "نائب وزير المياه")


def test_a_shorter_post_needs_half_of_the_words_another_two_thirds() -> None:
    assert same_role("وزير المياه", "وزير المياه والري والطاقة")
    assert not same_role("وزير المياه", "وزير الطاقة")


@given(ARABIC, ARABIC)
def test_overlap_is_a_share_and_symmetric(a: str, b: str) -> None:
    assert 0.0 <= overlap(a, b) <= 1.0
    assert overlap(a, b) == overlap(b, a)
    assert overlap(a, a) == (1.0 if words(a) else 0.0)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_pairs_use_each_item_once_and_only_where_they_are_alike(gold: list[int], predicted: list[int]) -> None:
    pairs = paired(gold, predicted, lambda g, p: float(g == p))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(gold[i] == predicted[j] for i, j in pairs)
    assert len(pairs) == sum(min(gold.count(n), predicted.count(n)) for n in set(gold))


def test_the_likest_pair_goes_first() -> None:
    assert paired([1.0], [0.5, 1.0], lambda g, p: g * p) == [(0, 1)]
