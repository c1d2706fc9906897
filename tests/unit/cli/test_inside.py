"""`deepstudio inside`: what layers make of a sample, from the terminal."""

import json
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.cli.app import run as command
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.tabling import flats_run
from tests.unit.engine.texting import text_run
from tests.unit.engine.using import digits_run

__all__ = ["digits_run", "text_run"]

Out = pytest.CaptureFixture[str]


def said(capsys: Out, *arguments: object, code: int = 0) -> str:
    """What a command line printed; its sentences where it failed."""
    assert command(["inside", *map(str, arguments)]) == code
    told = capsys.readouterr()
    return told.err if code else told.out


def test_all_layers_are_listed(digits_run: RunFolder, capsys: Out) -> None:
    folder = digits_run.project_folder
    table = said(capsys, folder)
    assert "conv2d_2" in table
    assert "64×8×8" in table
    rows = [json.loads(line) for line in said(capsys, folder, "--json").splitlines()]
    assert {"node": "conv2d", "port": "out", "shape": "32×8×8", "form": "maps"} in rows
    assert rows[-1] == {"node": "output", "port": "", "shape": "10", "form": "numbers"}


def test_maps_are_told_and_written_as_a_picture(digits_run: RunFolder, capsys: Out, tmp_path: Path) -> None:
    folder, out = digits_run.project_folder, tmp_path / "maps.png"
    arguments = (folder, "--node", "conv2d.out", "--sample", "3/0013", "--count", 5, "--out", out)
    told = json.loads(said(capsys, *arguments, "--json"))
    assert (told["total"], len(told["channels"]), told["when"], told["epoch"]) == (32, 5, "now", 2)
    assert "pixels" not in told
    with Image.open(out) as picture:
        assert picture.width > 300
        assert len(picture.getcolors(100_000) or ()) > 10
    assert str(told["channels"][0]) in said(capsys, *arguments)
    change = json.loads(said(capsys, *arguments[:5], "--when", "change", "--json"))
    assert change["signed"]


def test_the_answer_has_the_names_of_the_classes(digits_run: RunFolder, capsys: Out, tmp_path: Path) -> None:
    folder = digits_run.project_folder
    told = said(capsys, folder, "--node", "output", "--sample", "3/0013")
    assert told.splitlines()[2].split()[0] == "3"
    Image.new("L", (8, 8), 90).save(tmp_path / "grey.png")
    grey = json.loads(said(capsys, folder, "--node", "output", "--sample", tmp_path / "grey.png", "--json"))
    assert sum(grey["values"]) == pytest.approx(1)


def test_texts_and_rows_are_given(text_run: RunFolder, capsys: Out, tmp_path: Path) -> None:
    folder, out = text_run.project_folder, tmp_path / "strip.png"
    words = said(capsys, folder, "--node", "input", "--text", "The soup was good")
    assert words.strip() == "4 tokens: The · soup · was · good"
    said(capsys, folder, "--node", "embedding", "--text", "The soup was good", "--out", out)
    with Image.open(out) as picture:
        assert picture.width % 4 == 0
    flats = flats_run(tmp_path, {"price": 1}, rows=60).project_folder
    row = "area=50, age=3, floors=2, town=Oslo"
    last = json.loads(said(capsys, flats, "--json").splitlines()[-1])["node"]
    told = json.loads(said(capsys, flats, "--node", last, "--row", row, "--json"))
    assert (told["target"], told["names"]) == ("price", ["price"])


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--node", "conv9"), 1, "has no layer “conv9”"),
        (("--node", "dense", "--out", "x.png"), 1, "no picture"),
        (("--node", "conv2d", "--sample", "3/9999"), 1, "no digit"),
        (("--node", "conv2d", "--text", "hi"), 1, "takes pictures, not texts"),
        (("--node", "conv2d", "--when", "later"), 2, "--when takes one of"),
        (("--node", "conv2d", "--text", "hi", "--row", "a=1"), 2, "Give one of"),
        (("--out", "x.png"), 2, "Say with --node"),
    ],
)
def test_what_cannot_be_shown_is_said(
    digits_run: RunFolder,
    capsys: Out,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sentence in said(capsys, digits_run.project_folder, *arguments, code=code)
    assert not (tmp_path / "x.png").exists()
