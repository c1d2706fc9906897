"""Finds out, before Qt aborts the process, why a window cannot open here."""

from __future__ import annotations

import ctypes
import os
import sys

from deepstudio.core.text import T, Text

# What a bare Linux machine lacks: the library, and its package in Debian and Ubuntu, and in Fedora.
ALWAYS = (
    ("libEGL.so.1", "libegl1", "mesa-libEGL"),
    ("libGL.so.1", "libgl1", "mesa-libGL"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)
ON_X11 = (
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
ON_WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    ("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)


def window_refusal() -> Text | None:
    """One sentence on why no window can open, with the package that would help; nothing if one can."""
    if sys.platform != "linux":
        return _import_refusal()
    platforms = _platforms()
    if not platforms:
        return T(
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start DeepStudio in a desktop session."
        )
    missing = [missing_library(platform) for platform in platforms]
    return _import_refusal() if None in missing else missing[-1]


def missing_library(platform: str) -> Text | None:
    """The first library Qt needs for `platform` (`xcb`, `wayland`, …) that this system lacks, as one sentence."""
    extra = {"xcb": ON_X11, "wayland": ON_WAYLAND}.get(platform, ())
    for library, debian, fedora in (*ALWAYS, *extra):
        if not _loads(library):
            return T(
                "A window needs the system library {library}, which is missing. Install it: "
                "sudo apt install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora).",
                library=library,
                debian=debian,
                fedora=fedora,
            )
    return None


def _platforms() -> list[str]:
    """The Qt platforms that would be tried, in order; none without a display."""
    shown = {"wayland": os.environ.get("WAYLAND_DISPLAY"), "xcb": os.environ.get("DISPLAY")}
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return [chosen] if shown.get(chosen, "no display needed") else []
    return [platform for platform, display in shown.items() if display]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _import_refusal() -> Text | None:
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        reason = str(error).splitlines()[0][:200]
        return T(
            "The window cannot open: Qt does not load ({reason}). Install DeepStudio again.", reason=reason
        )
    return None
