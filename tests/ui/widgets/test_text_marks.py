"""What is known of the pieces of a text, and how it is painted."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import contrast
from deepstudio.ui.widgets import mark_paint
from deepstudio.ui.widgets.plain_text_box import clean, first_units
from deepstudio.ui.widgets.text_marks import TextMarks, units

Theme = Literal["light", "dark"]


def spans(marks: TextMarks) -> list[tuple[int, int]]:
    return list(zip(marks.starts.tolist(), marks.ends.tolist(), strict=True))


def marks_of(text: str, *weights: float, cut: bool = False) -> TextMarks:
    """Of the words of `text`."""
    pieces, place = [], 0
    for number, word in enumerate(text.split()):
        start = text.index(word, place)
        place = start + len(word)
        pieces.append((start, place, True, weights[number] if weights else 0.0))
    return TextMarks.of(text, pieces, "good", cut)


@given(st.text())
def test_places_are_counted_as_qt_counts_them(text: str) -> None:
    found = units(text)
    assert len(found) == len(text) + 1
    assert found[-1] == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_emoji_take_two_places() -> None:
    marks = marks_of("🙂 good 🙂🙂 end", cut=True)
    assert spans(marks) == [(0, 2), (3, 7), (8, 12), (13, 16)]
    assert marks.tail == 16


def test_pieces_outside_the_text_are_left_out() -> None:
    marks = TextMarks.of("good", [(0, 4, True, 0.0), (3, 9, True, 1.0), (2, 2, True, 1.0)])
    assert spans(marks) == [(0, 4)]


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        ((0, 0, 3), [(3, 5), (6, 8), (9, 11)]),  # typed before all
        ((4, 0, 1), [(0, 2), (7, 9)]),  # inside a word
        ((8, 0, 5), [(0, 2), (3, 5), (6, 8)]),  # behind all
        ((3, 2, 0), [(0, 2), (4, 6)]),  # a word taken away
        ((1, 4, 1), [(3, 5)]),  # two words replaced in part
        ((0, 8, 8), []),  # all replaced
    ],
)
def test_marks_move_along_with_edits(edit: tuple[int, int, int], left: list[tuple[int, int]]) -> None:
    assert spans(marks_of("aa bb cc").shifted(*edit)) == left


def test_the_tail_moves_with_what_is_typed_before_it() -> None:
    marks = marks_of("aa bb", cut=True)
    assert marks.shifted(0, 0, 4).tail == 9
    assert marks.shifted(7, 1, 0).tail == 5
    assert marks.shifted(3, 4, 0).tail == 3


def test_shares_and_the_strongest() -> None:
    marks = marks_of("a b c d", 0.5, -1.0, 0.0, 0.5)
    assert marks.shares.tolist() == [0.25, 0.5, 0.0, 0.25]
    assert marks.strongest(5) == [1, 0, 3]
    assert marks.strongest(1) == [1]
    assert marks_of("a b").shares.tolist() == [0.0, 0.0]
    assert marks_of("a b").strongest(5) == []


def test_weights_go_over_to_the_same_pieces_of_the_same_answer() -> None:
    before = marks_of("good bad", 1.0, -0.5)
    after = marks_of("good ba", 0.0, 0.0)
    assert after.with_weights_of(before).weights.tolist() == [1.0, 0.0]
    other = TextMarks.of("good", [(0, 4, True, 0.0)], "bad")
    assert other.with_weights_of(before).weights.tolist() == [0.0]


def test_the_piece_at_a_place() -> None:
    marks = marks_of("aa bb")
    assert [marks.at(place) for place in range(5)] == [0, 0, None, 1, 1]
    assert list(marks.between(1, 4)) == [0, 1]


@given(st.text(st.characters()))
def test_what_is_cleaned_can_be_sent(text: str) -> None:
    found = clean(text)
    found.encode("utf-8")
    assert "\x00" not in found
    assert "\r" not in found


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 40))
def test_no_character_is_halved(text: str, count: int) -> None:
    found = first_units(text, count)
    assert text.startswith(found)
    assert len(found.encode("utf-16-le")) // 2 <= count


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("weight", [1.0, 0.4, -0.4, -1.0])
def test_a_marked_word_is_read_well(qapp: QApplication, mode: Theme, weight: float) -> None:
    theme.apply(qapp, mode)
    assert contrast(theme.current().text, mark_paint.ground(weight).name()) >= 4.5
    assert contrast(theme.color(mark_paint.UNKNOWN).name(), theme.current().surface) >= 3
