"""Icons: one SVG each, drawn in the colour of a token at the moment of painting.

Because the colour is looked up when an icon is painted, a change of theme needs no new icons.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deepstudio.core.resources import resource
from deepstudio.ui.theme import theme

_LAYER_GLYPHS = {
    "data": "layer-input",
    "convolution": "layer-convolution",
    "pooling": "layer-pooling",
    "dense": "layer-dense",
    "activation": "layer-activation",
    "normalisation": "layer-normalisation",
    "regularisation": "layer-dropout",
    "shape": "layer-reshape",
    "merge": "layer-add",
    "block": "layer-block",
    "recurrent": "layer-recurrent",
    "attention": "layer-attention",
    "embedding": "layer-embedding",
}
_OWN_GLYPHS = (
    ("global", "layer-global-pooling"),
    ("dropout", "layer-dropout"),
    ("flatten", "layer-flatten"),
    ("reshape", "layer-reshape"),
    ("pad", "layer-pad"),
    ("concat", "layer-concatenate"),
    ("multiply", "layer-multiply"),
    ("add", "layer-add"),
    ("transformer", "layer-transformer"),
    ("block", "layer-block"),
    ("residual", "layer-block"),
    ("output", "layer-output"),
    ("input", "layer-input"),
    ("embedding", "layer-embedding"),
    ("positional", "layer-position"),
    ("last_step", "layer-last-step"),
    ("conv1d", "layer-convolution-1d"),
)


def icon(name: str, color_token: str = "text2") -> QIcon:
    """The icon `name` in the colour of a token. Raises FileNotFoundError when there is no such icon."""
    _source(name)
    return QIcon(_TintedEngine(name, color_token))


def pixmap(name: str, color: str | QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels on a screen of the given pixel ratio."""
    tint = QColor(color) if isinstance(color, QColor) else theme.color(color)
    return _rendered(name, tint.name(QColor.NameFormat.HexArgb), max(1, round(size * ratio)), ratio)


def paint(painter: QPainter, rect: QRectF, name: str, color: str | QColor) -> None:
    """Draws the icon into `rect`, sharp at any zoom; `color` is a token, `#RRGGBB` or a QColor."""
    tint = QColor(color) if isinstance(color, QColor) else theme.color(color)
    _renderer(name, tint.name()).render(painter, rect)


@cache
def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@cache
def app_icon() -> QIcon:
    """The program's own icon; it keeps its colours in both themes."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("logo", "#000000", size))
    return made


def layer_glyph(category: str, layer_id: str = "") -> str:
    """The icon name for a layer: its own where it has one, else its family's."""
    for part, name in _OWN_GLYPHS:
        if part in layer_id.lower():
            return name
    return _LAYER_GLYPHS.get(category.lower(), "layer-unknown")


class _TintedEngine(QIconEngine):
    """Paints one SVG in the colour its token has now; disabled icons are fainter."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        corner = rect.topLeft() + QPoint(0, (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap(self._name, self._tint(mode), side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` is in logical pixels. Where it is wider than high, the rest is the gap before a text.
        side = min(size.width(), size.height())
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        drawn = pixmap(self._name, self._tint(mode), side, scale)
        painter.drawPixmap(0, (size.height() - side) // 2, drawn)
        painter.end()
        return made

    def _tint(self, mode: QIcon.Mode) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return theme.mix(theme.color("text3"), theme.color("surface"), 0.45)
        return theme.color(self._token)


@lru_cache(maxsize=1024)
def _rendered(name: str, color: str, side: int, ratio: float) -> QPixmap:
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    tint = QColor(color)
    painter.setOpacity(tint.alphaF())
    _renderer(name, tint.name()).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
