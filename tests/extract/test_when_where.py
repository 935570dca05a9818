"""Day and place of meetings in invented reports."""

from __future__ import annotations

from datetime import date

import mahdar
from mahdar.model.meeting import Meeting


def meeting(text: str, published: date | None = date(2024, 3, 12)) -> Meeting:
    return mahdar.read(text, published=published).minutes.meetings[0]


def test_the_region_in_a_post_is_no_place_of_the_meeting() -> None:
    one = meeting("استقبل أمير منطقة القصيم فهد بن ناصر، في مكتبه أمس، سفير اليابان لدى المملكة كينجي تاناكا.")
    assert one.place is None
    assert one.missing["place"]


def test_the_town_after_a_preposition_is_the_place() -> None:
    one = meeting("استقبل وزير الخارجية الأردني عمر القاسم، أمس في عمان، سفير اليابان لدى الأردن كينجي تاناكا.")
    assert one.place == "عمان"


def test_a_weekday_that_contradicts_the_publication_day_gives_no_date_but_a_reason() -> None:
    # 12 March 2024 was a Tuesday.
    one = meeting("استقبل وزير الخارجية الأردني عمر القاسم، اليوم السبت، سفير اليابان لدى الأردن كينجي تاناكا.")
    assert one.date is None
    assert one.missing["date"]


def test_a_full_date_stands_without_a_publication_day() -> None:
    one = meeting(
        "استقبل وزير الخارجية الأردني عمر القاسم، في 5 مارس 2024، سفير اليابان لدى الأردن كينجي تاناكا.", None
    )
    assert one.date == date(2024, 3, 5)
