"""No two of eight compared runs look alike, also to people who see colours differently."""

import itertools

import numpy as np
import pytest

from deepstudio.ui.plots.run_looks import COLORS, free_slot, look_of
from deepstudio.ui.theme.tokens import DARK, LIGHT, ColorTokens, contrast

both = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
# G. Machado, M. Oliveira and L. Fernandes, 2009, severity 1: normal sight, protanopia, deuteranopia, tritanopia.
SIGHTS = np.array(
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ]
)
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
DIFFERENT = 20  # CIE 1976; 2.3 is just noticeable


def lab(linear: np.ndarray) -> np.ndarray:
    """CIELAB of linear RGB, shape (3,)."""
    scaled = TO_XYZ @ np.clip(linear, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(first: str, second: str) -> float:
    """The smallest difference that anybody sees."""
    colors = []
    for color in (first, second):
        channels = np.array([int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)])
        colors.append(np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4))
    return float(min(np.linalg.norm(lab(sight @ colors[0]) - lab(sight @ colors[1])) for sight in SIGHTS))


@both
def test_no_two_of_eight_runs_look_alike(tokens: ColorTokens) -> None:
    looks = [look_of(slot) for slot in range(COLORS)]
    assert len({look.token for look in looks}) == COLORS
    for one, other in itertools.combinations(looks, 2):
        apart = distance(tokens.colors()[one.token], tokens.colors()[other.token])
        assert one.dash != other.dash or apart > DIFFERENT, (one, other, apart)


@both
def test_lines_of_runs_stand_out_as_graphics(tokens: ColorTokens) -> None:
    for slot in range(COLORS):
        assert contrast(tokens.colors()[look_of(slot).token], tokens.surface) >= 3


def test_behind_the_eighth_a_colour_comes_with_another_dash() -> None:
    looks = [look_of(slot) for slot in range(4 * COLORS)]
    assert len(set(looks)) == len(looks)


def test_a_place_that_got_free_is_given_next() -> None:
    assert free_slot([]) == 0
    assert free_slot([0, 1, 3]) == 2
    assert free_slot([0, 1]) == 2
