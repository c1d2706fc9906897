"""Drawings that are made to look like the samples a network learned from."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from deepstudio.data.sample_style import SampleStyle, look_of
from deepstudio.ui.widgets.strokes import FINE, Stroke, as_samples_look, render

pytestmark = pytest.mark.usefixtures("qapp")
BAR = Stroke(((0.1, 0.1), (0.1, 0.3)), 0.1)


def pixels_of(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def box(pixels: np.ndarray) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what differs from the corner, in shares of the picture."""
    ink = np.abs(pixels.astype(int) - int(pixels[0, 0])) > 100
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    high, wide = pixels.shape
    return columns[0] / wide, rows[0] / high, (columns[-1] + 1) / wide, (rows[-1] + 1) / high


def test_samples_on_a_plain_ground_are_measured() -> None:
    sample = np.zeros((10, 10), np.uint8)
    sample[1:9, 4:6] = 255
    look = look_of([sample] * 5)
    assert look == SampleStyle(True, True, pytest.approx(0.2), pytest.approx(0.8), pytest.approx(0.16))
    assert look_of([255 - sample] * 5).light_on_dark is False
    assert look_of([255 - sample] * 5).height == pytest.approx(0.8)


def test_photographs_have_no_plain_ground() -> None:
    noise = np.random.RandomState(0).randint(0, 256, (20, 8, 8)).astype(np.uint8)
    assert not look_of(list(noise)).is_plain
    assert not look_of([]).is_plain


def test_a_drawing_is_brought_to_the_middle_and_to_the_size_of_the_samples() -> None:
    look = SampleStyle(True, True, width=0.6, height=1.0, ink=0.0)
    pixels = pixels_of(as_samples_look([BAR], look, 8, 8))
    assert pixels.shape == (8 * FINE, 8 * FINE)
    left, top, right, bottom = box(pixels)
    assert (left + right) / 2 == pytest.approx(0.5, abs=0.02)
    assert bottom - top == pytest.approx(1.0, abs=0.04)


def test_a_wide_drawing_keeps_within_the_width_of_the_samples() -> None:
    flat = Stroke(((0.1, 0.5), (0.9, 0.5)), 0.1)
    left, _, right, _ = box(pixels_of(as_samples_look([flat], SampleStyle(True, True, 0.6, 1.0), 8, 8)))
    assert right - left == pytest.approx(0.6, abs=0.04)


def test_a_drawing_becomes_as_bold_as_the_samples_within_limits() -> None:
    thin, bold = SampleStyle(True, True, 1, 1, ink=0.02), SampleStyle(True, True, 1, 1, ink=0.5)
    ink = [pixels_of(as_samples_look([BAR], look, 8, 8)).mean() for look in (thin, bold)]
    assert ink[0] < ink[1]


def test_dark_samples_on_light_get_a_light_ground() -> None:
    look = SampleStyle(light_on_dark=False, is_plain=True)
    assert pixels_of(as_samples_look([BAR], look, 8, 8))[0, 0] == 255


def test_where_the_ground_is_not_plain_the_drawing_stays_where_it_is() -> None:
    left, top, _, bottom = box(pixels_of(as_samples_look([BAR], SampleStyle(), 20, 20)))
    assert left == pytest.approx(0.05, abs=0.02)
    assert top == pytest.approx(0.05, abs=0.02)
    assert bottom == pytest.approx(0.35, abs=0.02)


@pytest.mark.parametrize("points", [((0.5, 0.5),), ((0.5, 0.5), (0.5, 0.5)), ((0.0, 0.0), (1.0, 1.0))])
def test_dots_and_extremes_are_drawn(points: tuple[tuple[float, float], ...]) -> None:
    stroke = Stroke(points, 0.1)
    assert pixels_of(as_samples_look([stroke], SampleStyle(True, True, 0.5, 0.9, 0.2), 8, 8)).max() == 255
    assert pixels_of(render([stroke], 33, 17)).shape == (17, 33)


def test_nothing_drawn_is_the_empty_ground() -> None:
    assert pixels_of(as_samples_look([], SampleStyle(True, True), 8, 8)).max() == 0
