"""One line a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mahdar.exchange.bidi import LRM, Bidi
from mahdar.exchange.columns import width
from mahdar.exchange.listing import listing
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]
Bare = Callable[[str], Minutes]


def test_a_line_has_day_number_of_measures_principals_and_title(make_invented: Make) -> None:
    head, line = listing([make_invented()], 160)
    assert head.split() == ["Date", "No.", "Who", "met", "whom", "Title"]
    assert line.startswith("2026-03-10  2    سالم الورداني ↔ ليندا هولمكفيست;")
    assert "رئيس مصلحة الآبار" not in line
    assert line.endswith("  وزير المياه يستقبل سفيرة مملكة الشمال في واحة النخيل\n")


@pytest.mark.parametrize("cells", [20, 60, 80, 120, 400])
@pytest.mark.parametrize("bidi", [Bidi.NONE, Bidi.MARKS])
def test_columns_stand_under_each_other_and_no_line_is_too_wide(
    make_invented: Make, bare_minutes: Bare, cells: int, bidi: Bidi
) -> None:
    lines = list(listing([make_invented(title="عنوان\tطويل " * 40), bare_minutes("# نص\tقصير")], cells, bidi))
    assert max(width(line.rstrip("\n")) for line in lines) <= max(60, min(cells, 160))
    assert not any("\t" in line for line in lines)
    starts = {width(line[: line.replace(LRM, " ").index("  ")]) for line in lines[1:2]}
    assert starts == {10}


def test_what_is_no_meeting_has_dashes_and_its_first_line(bare_minutes: Bare) -> None:
    _, line = listing([bare_minutes("نص قصير")], 80)
    assert line.split() == ["—", "—", "—", "نص", "قصير"]


def test_each_report_is_taken_only_when_its_turn_comes(make_invented: Make) -> None:
    taken = []

    def reports() -> object:
        for number in range(3):
            taken.append(number)
            yield make_invented()

    lines = listing(reports())  # type: ignore[arg-type]
    next(lines), next(lines)
    assert taken == [0]
