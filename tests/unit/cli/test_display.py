"""Why a window cannot open, found out before Qt would abort."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from deepstudio.cli import display, doctor


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Linux desktop where everything is there; tests take something away."""
    monkeypatch.setattr(display.sys, "platform", "linux")
    monkeypatch.setattr(display, "_loads", lambda library: True)
    monkeypatch.setattr(display, "_import_refusal", lambda: None)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return monkeypatch


def lose(monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    monkeypatch.setattr(display, "_loads", lambda library: library not in libraries)


def test_a_complete_desktop_refuses_nothing(linux: pytest.MonkeyPatch) -> None:
    assert display.window_refusal() is None


def test_without_a_display_the_sentence_names_it(linux: pytest.MonkeyPatch) -> None:
    linux.delenv("DISPLAY")
    assert "DISPLAY" in str(display.window_refusal())


def test_offscreen_needs_no_display(linux: pytest.MonkeyPatch) -> None:
    linux.delenv("DISPLAY")
    linux.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.window_refusal() is None


@pytest.mark.parametrize(
    ("library", "package"), [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")]
)
def test_a_missing_library_is_named_with_its_package(
    linux: pytest.MonkeyPatch, library: str, package: str
) -> None:
    lose(linux, library)
    said = str(display.window_refusal())
    assert library in said
    assert f"apt install {package}" in said
    assert "\n" not in said


def test_all_missing_libraries_are_named_at_once(linux: pytest.MonkeyPatch) -> None:
    lose(
        linux, "libEGL.so.1", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxcb-shm.so.0", "libxcb-xkb.so.1"
    )
    said = str(display.window_refusal())
    assert "libEGL.so.1, libxcb-icccm.so.4, libxcb-keysyms.so.1" in said
    assert "apt install libegl1 libxcb-icccm4 libxcb-keysyms1 libxcb-shm0 libxcb-xkb1 " in said
    assert "dnf install mesa-libEGL xcb-util-wm xcb-util-keysyms libxcb " in said


def test_doctor_names_them_all(linux: pytest.MonkeyPatch) -> None:
    lose(linux, "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
    [finding] = doctor._window()
    assert "libxcb-icccm4 libxcb-keysyms1" in str(finding.text)


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of a Linux system")
def test_each_library_that_the_x11_plugin_needs_is_declared() -> None:
    """Those that everything on a system needs are left out, as they are always there."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
    names = {entry[0] for entry in (*display.ALWAYS, *display.ON_X11)}
    for file in (folder / "libQt6XcbQpa.so.6", folder / "libQt6Gui.so.6"):
        needed = set(
            re.findall(rb"lib(?:xcb|X11|xkb|EGL|GL|fontconfig|dbus)[\w.-]*\.so\.\d+", file.read_bytes())
        )
        needed -= {b"libxcb.so.1", b"libX11.so.6"}  # the others depend on them
        assert needed
        assert {name.decode() for name in needed} <= names


def test_x11_libraries_do_not_matter_offscreen(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("QT_QPA_PLATFORM", "offscreen")
    lose(linux, "libxcb-cursor.so.0")
    assert display.window_refusal() is None


def test_one_platform_that_works_is_enough(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("WAYLAND_DISPLAY", "wayland-0")
    lose(linux, "libxcb-cursor.so.0")
    assert display.window_refusal() is None
    lose(linux, "libwayland-client.so.0")
    assert display.window_refusal() is None
    lose(linux, "libwayland-client.so.0", "libxcb-cursor.so.0")
    assert display.window_refusal() is not None


def test_a_chosen_platform_counts_alone(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("QT_QPA_PLATFORM", "wayland;xcb")
    assert "WAYLAND_DISPLAY" in str(display.window_refusal())
