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
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    ("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    ("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
ON_WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    ("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)


def window_refusal() -> Text | None:
    """One sentence on why no window can open, with the packages that would help; nothing if one can."""
    if sys.platform != "linux":
        return _import_refusal()
    platforms = _platforms()
    if not platforms:
        return T(
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start DeepStudio in a desktop session."
        )
    missing = [missing_libraries(platform) for platform in platforms]
    return _import_refusal() if None in missing else missing[-1]


def missing_libraries(platform: str) -> Text | None:
    """All libraries that Qt needs for `platform` (`xcb`, `wayland`, …) and this system lacks, as one sentence."""
    extra = {"xcb": ON_X11, "wayland": ON_WAYLAND}.get(platform, ())
    missing = [needed for needed in (*ALWAYS, *extra) if not _loads(needed[0])]
    if not missing:
        return None
    libraries, debian, fedora = (list(dict.fromkeys(names)) for names in zip(*missing, strict=True))
    words = {"debian": " ".join(debian), "fedora": " ".join(fedora)}
    if len(libraries) == 1:
        return T(
            "A window needs the system library {library}, which is missing. Install it: "
            "sudo apt install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora).",
            library=libraries[0],
            **words,
        )
    return T(
        "A window needs system libraries that are missing: {libraries}. Install them: "
        "sudo apt install {debian} (Debian, Ubuntu) or sudo dnf install {fedora} (Fedora).",
        libraries=", ".join(libraries),
        **words,
    )


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
