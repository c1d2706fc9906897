"""Every page in the smallest window at 200 %, in both languages and themes: nothing is cut off, nothing is blank."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests import forking

ROOT = Path(__file__).resolve().parents[2]
# The script in a process in which torch is imported, and so are those in which it trains and asks.
PROGRAM = f"import runpy; runpy.run_path({str(ROOT / 'packaging' / 'screenshots.py')!r}, run_name='__main__')"
SMALLEST = (960, 600)
LOOKS = ("light-en", "dark-zh_CN")
WINDOWS = [
    "start",
    "model-empty",
    "data-empty",
    "model-textbook",
    "model-mistake",
    "evaluate-empty",
    "data",
    "model",
    "train-empty",
    "train",
    "evaluate",
    "evaluate-map",
    "predict",
    "export",
]
DIALOGS = ("preferences", "about", "shortcuts")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all pictures, taken by the command that takes those in the documentation."""
    folder = tmp_path_factory.mktemp("look")
    ended = take(folder, "--looks", ",".join(LOOKS), QT_SCALE_FACTOR="2")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder


def take(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Takes the pictures; fails where something is cut off."""
    command = [sys.executable, *forking.WITH_CHILDREN, "-c", PROGRAM, "--out", str(folder)]
    command += ["--size", "x".join(map(str, SMALLEST)), "--epochs", "2", *options]
    return subprocess.run(
        command,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | variables,
        capture_output=True,
        text=True,
        timeout=500,
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_is_cut_off_in_a_wider_font(tmp_path: Path) -> None:
    """On a system that has this one font, and has it written with it; the font comes with a dependency."""
    found = importlib.util.find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    fonts = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    settings = tmp_path / "fonts.conf"
    places = f"<dir>{fonts}</dir><cachedir>{tmp_path / 'cache'}</cachedir>"
    settings.write_text(f"<fontconfig>{places}</fontconfig>")
    ended = take(tmp_path, "--looks", "light-en", "--font", "DejaVu Sans", FONTCONFIG_FILE=str(settings))
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scene", WINDOWS + list(DIALOGS))
def test_a_page_is_whole_and_shows_something(taken: Path, scene: str, look: str) -> None:
    picture = Image.open(taken / f"{scene}-{look}.png").convert("RGB")
    if scene in WINDOWS:
        assert picture.size == (2 * SMALLEST[0], 2 * SMALLEST[1])
    colors = picture.getcolors(1 << 24)
    assert colors is not None
    assert len(colors) > 50
    assert max(count for count, _ in colors) < 0.97 * picture.width * picture.height
    brightness = sum(sum(color) * count for count, color in colors) / (765 * picture.width * picture.height)
    assert (brightness < 0.5) == look.startswith("dark")
