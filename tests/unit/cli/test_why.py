"""`deepstudio why`: what decided an answer, from the terminal."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepstudio.cli.app import run as command
from deepstudio.data.sources import reader
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.texting import text_run
from tests.unit.engine.using import digits_run

__all__ = ["digits_run", "text_run"]

Out = pytest.CaptureFixture[str]


def said(capsys: Out, *arguments: object, code: int = 0) -> str:
    """What a command line printed; its sentences where it failed."""
    assert command(["why", *map(str, arguments)]) == code
    told = capsys.readouterr()
    return told.err if code else told.out


@pytest.fixture
def seven(digits_run: RunFolder, tmp_path: Path) -> Path:
    from deepstudio.catalog import registry

    file = tmp_path / "seven.png"
    reader(digits_run.project().data, registry()).load("7/0007", "picture").save(file)
    return file


def test_a_picture_is_told_and_written_with_its_map(
    digits_run: RunFolder, seven: Path, capsys: Out, tmp_path: Path
) -> None:
    folder, out = digits_run.project_folder, tmp_path / "maps"
    told = said(capsys, folder, seven, seven, "--out", out)
    assert "the probability of “7” goes from" in told
    assert sorted(file.name for file in out.iterdir()) == ["seven-2.why.png", "seven.why.png"]
    with Image.open(out / "seven.why.png") as picture:
        assert picture.size == (256, 256)
        pixels = np.asarray(picture).astype(int)
    assert (pixels[:, :, 0] - pixels[:, :, 2]).max() > 60  # something is orange
    assert (pixels[:, :, 2] - pixels[:, :, 0]).max() < 10  # nothing speaks against by Grad-CAM


def test_json_gives_the_map_of_the_class_and_method_that_are_asked_for(
    digits_run: RunFolder, seven: Path, capsys: Out
) -> None:
    folder = digits_run.project_folder
    usual = json.loads(said(capsys, folder, seven, "--json"))
    other = json.loads(said(capsys, folder, seven, "--json", "--method", "occlusion", "--label", "2"))
    assert (usual["method"], usual["label"], usual["said"]) == ("grad-cam", "7", "7")
    assert (other["method"], other["label"], other["said"]) == ("occlusion", "2", "7")
    assert len(usual["map"]) == len(usual["map"][0]) == 4
    assert len(other["map"]) == 8
    assert np.abs(other["map"]).max() <= 1


def test_words_of_a_text_are_told(text_run: RunFolder, capsys: Out) -> None:
    told = said(capsys, text_run.project_folder, "--text", "The soup was really good")
    assert "good (" in told


def test_what_cannot_be_is_said(digits_run: RunFolder, seven: Path, capsys: Out) -> None:
    folder = digits_run.project_folder
    assert "does not know the class" in said(capsys, folder, seven, "--label", "giraffe", code=1)
    assert "no method" in said(capsys, folder, seven, "--method", "tea", code=1)
    assert "Say what to explain" in said(capsys, folder, code=2)
    broken = seven.with_name("broken.png")
    broken.write_bytes(b"no picture")
    assert command(["why", str(folder), str(broken), str(seven)]) == 1
    ended = capsys.readouterr()
    assert "broken.png" in ended.err
    assert "the probability of “7”" in ended.out
