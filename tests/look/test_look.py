"""Every page in the smallest window at 200 %, in both languages and themes: nothing is cut off, nothing is blank."""

from __future__ import annotations

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
SMALLEST = (1200, 760)
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
    "predict",
    "export",
]
DIALOGS = ("preferences", "about", "shortcuts")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all pictures, taken by the command that takes those in the documentation."""
    folder = tmp_path_factory.mktemp("look")
    command = [sys.executable, *forking.WITH_CHILDREN, "-c", PROGRAM, "--out", str(folder)]
    command += ["--size", "x".join(map(str, SMALLEST)), "--looks", ",".join(LOOKS)]
    ended = subprocess.run(
        command,
        env=os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder


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
