"""Colours for numbers: zero is the ground, and each sign has a colour that grows stronger."""

import pytest

from deepstudio.core.ramps import colour_of, ramp


@pytest.mark.parametrize("dark", [False, True])
def test_the_stronger_the_farther_from_the_ground(dark: bool) -> None:
    ground = colour_of(0, dark)
    assert ramp(True, dark)[128] == ramp(False, dark)[0] == ground
    for sign in (-1, 1):
        light = [sum(colour_of(sign * step / 20, dark)) for step in range(21)]
        assert light == sorted(light, reverse=not dark)
    assert ramp(False, dark)[255] == ramp(True, dark)[255] == colour_of(1, dark) == colour_of(5, dark)
    assert ramp(True, dark)[1] == colour_of(-1, dark) != colour_of(1, dark)
