"""`deepstudio amounts --out FILE.png` draws without a window, also without a display."""

import shutil
from pathlib import Path

from PySide6.QtGui import QImage

from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import deepstudio


def test_a_command_draws_the_curve(trained_folder: Path, tmp_path: Path) -> None:
    folder, picture = tmp_path / "digits", tmp_path / "curve.png"
    shutil.copytree(trained_folder, folder)
    options = ("--shares", "20,100", "--seeds", "1", "--device", "cpu", "--out", picture)
    ended = deepstudio("amounts", folder, *options, DISPLAY="", WAYLAND_DISPLAY="")
    assert ended.code == 0, ended.err
    assert f"Saved as {picture}" in ended.out
    drawn = QImage(str(picture))
    assert (drawn.width(), drawn.height()) == (1520, 920)
    colours = {drawn.pixel(x, y) for x in range(0, 1520, 3) for y in range(0, 920, 3)}
    assert len(colours) > 30
    assert ProjectFolder(folder).runs()[0].state().status == "finished"
