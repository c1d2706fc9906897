"""Colours, style sheet, fonts and icons."""

import dataclasses
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from deepstudio.core.layer import Category
from deepstudio.core.resources import resource
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import DARK, LIGHT, ColorTokens, contrast

GROUNDS = ("background", "surface", "sunken", "accent_soft", "good_soft", "warn_soft", "bad_soft")
TEXTS = ("text", "text2", "text3", "accent", "good", "warn", "bad")
both = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def families(tokens: ColorTokens) -> dict[str, str]:
    return {name: value for name, value in tokens.colors().items() if name.startswith("family_")}


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_is_readable_on_every_ground(tokens: ColorTokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@both
def test_the_filled_button_is_readable(tokens: ColorTokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@both
def test_families_stand_out_as_graphics_and_differ(tokens: ColorTokens) -> None:
    colors = families(tokens)
    assert len(set(colors.values())) == len(colors)
    assert all(contrast(color, tokens.surface) >= 3 for color in colors.values())


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_color_and_a_glyph(category: Category) -> None:
    assert f"family_{category.value}" in LIGHT.colors()
    assert icons.layer_glyph(category.value) in icons.names()
    assert icons.layer_glyph(category.value) != "layer-unknown"


def test_an_unknown_category_still_has_a_color_and_a_glyph() -> None:
    assert LIGHT.family("something new") == LIGHT.family_shape
    assert icons.layer_glyph("something new") == "layer-unknown"


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_all_tokens_are_colors() -> None:
    for tokens in (LIGHT, DARK):
        values = dataclasses.asdict(tokens)
        assert values.pop("dark") is (tokens is DARK)
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in values.values())


@both
def test_the_style_sheet_leaves_no_token_open(tokens: ColorTokens, qapp: QApplication) -> None:
    assert "@" not in theme.style_sheet(tokens)


def test_dark_changes_palette_colors_and_tells_listeners(qapp: QApplication, qtbot) -> None:
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, "dark")
    assert theme.current() is DARK
    assert qapp.palette().window().color() == QColor(DARK.background)
    assert theme.mode() == "dark"


def test_applying_the_same_theme_again_tells_nobody(qapp: QApplication, qtbot) -> None:
    with qtbot.assertNotEmitted(theme.notifier().changed):
        theme.apply(qapp, "light")


def test_system_takes_one_of_the_two(qapp: QApplication) -> None:
    theme.apply(qapp, "system")
    assert theme.mode() == "system"
    assert theme.current() in (LIGHT, DARK)


def test_mixing_colors_and_alpha(qapp: QApplication) -> None:
    assert theme.mix(QColor("#000000"), QColor("#FFFFFF"), 0.5).red() in (127, 128)
    assert theme.color("accent", 0.5).alpha() in (127, 128)
    assert theme.color("#123456") == QColor("#123456")


def test_the_program_brings_its_fonts_in_all_weights_it_uses(qapp: QApplication) -> None:
    for weight, style in ((400, "Regular"), (500, "Medium"), (600, "Semi Bold"), (700, "Bold")):
        assert QFontDatabase.weight("Inter", style) == weight
    assert {*fonts.BUNDLED, fonts.TITLES} <= set(QFontDatabase.families())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own fonts come first")
def test_on_linux_letters_are_from_inter_and_the_bundled_chinese_is_the_last_resort(
    qapp: QApplication,
) -> None:
    assert QFontInfo(fonts.body()).family() == "Inter"
    assert fonts.body().families()[-1] == fonts.BUNDLED[-1]
    assert fonts.mono().families()[-1] == fonts.BUNDLED[-1]


def test_every_character_of_the_texts_is_in_a_font_of_the_program(qapp: QApplication) -> None:
    made = subset_tool()
    files = [path for path in sorted(resource("fonts").glob("*.otf")) if "Bold" not in path.name]
    raw = [QRawFont(str(path), 13) for path in files]
    texts = made.shown() | made.common()
    missing = {sign for sign in texts if not any(font.supportsCharacter(ord(sign)) for font in raw)}
    assert not missing, "run packaging/fonts.py again"
    assert len(texts) > 4000
    assert sum(path.stat().st_size for path in resource("fonts").glob("Noto*.otf")) <= 1.5e6


def test_chinese_titles_are_bold(qapp: QApplication) -> None:
    """Each of their characters is as dark as in the bold font, and darker than in the regular one."""
    plain, bold = fonts.body(), fonts.strong()
    for font in (plain, bold):
        font.setFamilies([name for name in font.families() if name in (fonts.TITLES, *fonts.BUNDLED)])
    assert ink("手写数字", bold) > 1.15 * ink("手写数字", plain)


def ink(text: str, font: QFont) -> int:
    """How much of the paper a text covers."""
    image = QImage(120, 30, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(4, 22, text)
    painter.end()
    return sum(255 - image.pixelColor(x, y).lightness() for x in range(120) for y in range(30))


def subset_tool() -> ModuleType:
    path = Path(__file__).resolve().parents[3] / "packaging" / "fonts.py"
    spec = importlib.util.spec_from_file_location("fonts_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fonts_by_role(qapp: QApplication) -> None:
    sizes = [font.pixelSize() for font in (fonts.body(), fonts.secondary(), fonts.title(), fonts.number())]
    assert sizes == [13, 12, 14, 20]
    assert qapp.font().pixelSize() == 13
    assert fonts.title().weight() > fonts.body().weight()
    assert fonts.tabular(fonts.body()).featureTags()


@pytest.mark.parametrize("name", sorted(path.stem for path in resource("icons").glob("*.svg")))
def test_every_icon_draws_something_in_its_color(name: str, qapp: QApplication) -> None:
    seen = colors_of(icons.pixmap(name, "#FF0000", 24).toImage())
    assert seen
    if name != "logo":
        assert all(color.green() == color.blue() and color.red() > color.green() for color in seen)


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    shown = icons.icon("data", "accent")
    before = strongest(shown)
    theme.apply(qapp, "dark")
    assert before == QColor(LIGHT.accent)
    assert strongest(shown) == QColor(DARK.accent)


def test_a_disabled_icon_is_fainter(qapp: QApplication) -> None:
    shown = icons.icon("data", "text")
    normal, disabled = strongest(shown), strongest(shown, QIcon.Mode.Disabled)
    ground = LIGHT.surface
    assert contrast(disabled.name(), ground) < contrast(normal.name(), ground)


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    made = icons.icon("data").pixmap(QSize(16, 16), 2.0)
    assert made.size() == QSize(32, 32)
    assert made.devicePixelRatio() == 2
    assert made.toImage() != icons.icon("data").pixmap(QSize(16, 16), 1.0).toImage().scaled(32, 32)


def test_painting_an_icon_into_a_picture(qapp: QApplication) -> None:
    canvas = QImage(40, 40, QImage.Format.Format_ARGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    icons.paint(painter, QRectF(20, 20, 20, 20), "stop", "bad")
    painter.end()
    assert canvas.pixelColor(30, 30) == QColor(LIGHT.bad)
    assert canvas.pixelColor(10, 10) == QColor("white")


def test_an_icon_that_does_not_exist_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no such icon")


def test_the_program_has_an_icon_of_its_own(qapp: QApplication) -> None:
    assert {size.width() for size in icons.app_icon().availableSizes()} >= {16, 32, 256}


def colors_of(image: QImage) -> list[QColor]:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in places)
    return [color for color in found if color.alpha() > 200]


def strongest(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """The colour of the icon's fully covered pixels."""
    image = shown.pixmap(QSize(96, 96), 1.0, mode).toImage()
    return max(colors_of(image), key=lambda color: color.alpha())
