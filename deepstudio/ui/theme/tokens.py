"""The colours and sizes of the program by name. Nothing else in the window writes a colour down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields

SPACE = 4
PAD = 8
GAP = 16
RADIUS = 8
RADIUS_CARD = 12
CONTROL = 30
CONTROL_SMALL = 26
RAIL = 76
TOP_BAR = 48
STATUS_LINE = 28


class _Text:
    percent = 100


def text_size() -> int:
    """How large texts are, in percent of the usual size."""
    return _Text.percent


def set_text_size(percent: int) -> None:
    """Widgets that are made from now on have texts of this size, and room for them."""
    _Text.percent = percent


def scaled(px: int) -> int:
    """Logical pixels that text needs, at the size in use. Ask when a widget is made, not on import."""
    return (px * _Text.percent + 50) // 100


@contextmanager
def usual_size() -> Iterator[None]:
    """For what is drawn on a sheet with a zoom of its own: its fonts have the usual size."""
    before = _Text.percent
    _Text.percent = 100
    try:
        yield
    finally:
        _Text.percent = before


@dataclass(frozen=True, slots=True)
class ColorTokens:
    """One set of colours, each `#RRGGBB`. Text tokens keep at least 4.5 : 1 on every ground."""

    dark: bool
    background: str
    surface: str
    sunken: str
    line: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    family_data: str
    family_convolution: str
    family_pooling: str
    family_dense: str
    family_activation: str
    family_normalisation: str
    family_shape: str
    family_recurrent: str
    family_attention: str
    family_merge: str
    family_regularisation: str
    family_block: str
    run_1: str
    run_2: str
    run_3: str
    run_4: str
    run_5: str
    run_6: str
    run_7: str
    run_8: str

    def family(self, category: str) -> str:
        """The colour of a layer family; a family that has none of its own gets the colour of shapes."""
        found: str = getattr(self, f"family_{category}", self.family_shape)
        return found

    def colors(self) -> dict[str, str]:
        """Every colour by its name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "dark"}


LIGHT = ColorTokens(
    dark=False,
    background="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EDEFF3",
    line="#DDE1E8",
    text="#1A212C",
    text2="#4C5664",
    text3="#5F6975",
    accent="#265CCB",
    accent_soft="#E6EEFD",
    on_accent="#FFFFFF",
    good="#14774A",
    good_soft="#E4F5EC",
    warn="#8F5500",
    warn_soft="#FDF2DF",
    bad="#C42B31",
    bad_soft="#FDEBEB",
    family_data="#5C7796",
    family_convolution="#265CCB",
    family_pooling="#7A56E8",
    family_dense="#0C9482",
    family_activation="#CF7F00",
    family_normalisation="#B84A86",
    family_shape="#66717F",
    family_recurrent="#4B8B1D",
    family_attention="#C2513A",
    family_merge="#0B87B5",
    family_regularisation="#8A6B3D",
    family_block="#9A45B5",
    run_1="#B0489A",
    run_2="#00835F",
    run_3="#C8500A",
    run_4="#0072B2",
    run_5="#7A2E2E",
    run_6="#3C4043",
    run_7="#2F97D0",
    run_8="#8A7A00",
)

DARK = ColorTokens(
    dark=True,
    background="#121519",
    surface="#1A1E24",
    sunken="#232830",
    line="#303743",
    text="#E6EAF0",
    text2="#B0B9C6",
    text3="#8B96A5",
    accent="#6B9CFF",
    accent_soft="#1C2D50",
    on_accent="#0E1420",
    good="#4CC38A",
    good_soft="#15322A",
    warn="#F0B455",
    warn_soft="#38290F",
    bad="#FF7A7E",
    bad_soft="#3A1A1E",
    family_data="#8CA6C4",
    family_convolution="#6B9CFF",
    family_pooling="#A98BFF",
    family_dense="#3EC9B7",
    family_activation="#F0B455",
    family_normalisation="#EE86BE",
    family_shape="#98A3B2",
    family_recurrent="#8CCB5E",
    family_attention="#F58E76",
    family_merge="#4FBDE8",
    family_regularisation="#CBA873",
    family_block="#D08BEA",
    run_1="#E58AC8",
    run_2="#2EC496",
    run_3="#FF8A4C",
    run_4="#4C9BE8",
    run_5="#C96A6A",
    run_6="#D5DAE1",
    run_7="#8FD3FF",
    run_8="#E3D24A",
)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
