from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.exchange.anchors import Anchors, Segment

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1])), max_size=12)


def test_a_name_inside_a_clause_cuts_it_in_three() -> None:
    anchors = Anchors.of([(0, 10), (3, 5)])
    assert list(anchors.segments(0, 12)) == [
        Segment(0, 3, (0,)), Segment(3, 5, (0, 1)), Segment(5, 10, (0,)), Segment(10, 12, ()),
    ]  # fmt: skip


def test_clauses_that_share_words_cross() -> None:
    anchors = Anchors.of([(0, 6), (4, 9)])
    assert [(s.start, s.end, set(s.spans)) for s in anchors.segments(0, 9)] == [
        (0, 4, {0}),
        (4, 6, {0, 1}),
        (6, 9, {1}),
    ]


def test_the_shortest_span_is_the_inner_one() -> None:
    anchors = Anchors.of([(0, 20), (2, 4), (1, 10)])
    inner = next(s for s in anchors.segments(0, 20) if s.start == 2).spans[-1]
    assert inner == anchors.numbers[2, 4]


def test_two_claims_on_the_same_words_share_a_number() -> None:
    assert Anchors.of([(1, 3), (1, 3)]).numbers == {(1, 3): 0}


def test_spans_that_only_touch_do_not_cover_each_other() -> None:
    assert [s.spans for s in Anchors.of([(0, 3), (3, 5)]).segments(0, 5)] == [(0,), (1,)]


def test_a_block_without_evidence_is_one_piece() -> None:
    assert list(Anchors.of([(50, 60)]).segments(0, 10)) == [Segment(0, 10, ())]
    assert list(Anchors.of([]).segments(3, 3)) == []


@given(SPANS, st.integers(0, 30), st.integers(0, 30))
def test_segments_cover_a_block_without_gap_and_know_exactly_their_spans(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    anchors = Anchors.of(spans)
    by_number = {n: span for span, n in anchors.numbers.items()}
    at = start
    for segment in anchors.segments(start, start + length):
        assert segment.start == at < segment.end
        at = segment.end
        for i in range(segment.start, segment.end):
            assert {by_number[n] for n in segment.spans} == {(a, b) for a, b in spans if a <= i < b}
    assert at == start + length
