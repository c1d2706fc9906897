"""From the command line: making, checking and listing, and every kind of bad input."""

import json
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.cli.listing import ListedFamily
from tests.journeys.commands import deepstudio, explained


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "手写 digits"
    assert deepstudio("new", path, "--template", "digits-cnn").code == 0
    return path


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Three classes of tiny pictures, one file unreadable."""
    folder = tmp_path / "图 片"
    for number, name in enumerate(("cats", "dogs", "鸟")):
        (folder / name).mkdir(parents=True)
        for index in range(8):
            Image.new("RGB", (12, 10), (80 * number, 10 * index, 90)).save(folder / name / f"{index}.png")
    (folder / "cats" / "notes.jpg").write_text("this is text")
    return folder


def edit(project: Path, **changes: object) -> None:
    file = project / "project.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_a_new_project_is_ready_to_train(project: Path) -> None:
    assert (project / "project.json").is_file()
    checked = deepstudio("check", project)
    assert checked.code == 0
    (report,) = deepstudio("check", project, "--json").json
    assert (report["errors"], report["problems"]) == (0, [])


def test_the_books_network_for_two_classes(tmp_path: Path, pictures: Path) -> None:
    for picture in (pictures / "鸟").iterdir():
        picture.unlink()
    (pictures / "鸟").rmdir()
    made = deepstudio("new", tmp_path / "x", "--template", "cats-dogs-cnn", "--data", pictures, "--json")
    assert made.code == 0
    assert made.json[0]["parameters"] == 19_034_177
    assert made.json[0]["classes"] == {"cats": 8, "dogs": 8}


def test_a_template_is_fitted_to_other_data(tmp_path: Path, pictures: Path) -> None:
    made = deepstudio("new", tmp_path / "x", "--template", "digits-cnn", "--data", pictures)
    assert made.code == 0
    assert "notes.jpg" in made.out
    assert "3" in made.out
    (report,) = deepstudio("check", tmp_path / "x", "--json").json
    assert report["errors"] == 0


@pytest.mark.parametrize("bad", ["empty", "one class", "only text", "missing", "a file"])
def test_unusable_data_leaves_nothing_behind(tmp_path: Path, bad: str) -> None:
    data = tmp_path / "data"
    if bad == "a file":
        data.write_text("x")
    elif bad != "missing":
        data.mkdir()
    if bad in ("one class", "only text"):
        (data / "a").mkdir()
        Image.new("RGB", (9, 9)).save(data / "a" / "1.png")
    if bad == "only text":
        (data / "b").mkdir()
        (data / "b" / "1.jpg").write_text("text")
    before = set(tmp_path.iterdir())
    explained(deepstudio("new", tmp_path / "deep" / "x", "--template", "lenet5", "--data", data))
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_is_taken_is_left_alone(project: Path) -> None:
    before = (project / "project.json").read_bytes()
    assert "exists" in explained(deepstudio("new", project, "--template", "empty"))
    assert (project / "project.json").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b'{"format": "deepst', b"\x00\xff" * 99, b"[" * 200_000])
def test_a_broken_project_is_explained_and_restored(project: Path, content: bytes) -> None:
    good = (project / "project.json").read_bytes()
    (project / "project.json").write_bytes(content)
    assert "damaged" in explained(deepstudio("check", project))
    assert (project / "project.json").read_bytes() == content
    assert deepstudio("check", project, "--restore").code == 0
    assert (project / "project.json").read_bytes() == good


def test_a_project_of_a_newer_version_names_what_to_do(project: Path) -> None:
    edit(project, version=99)
    said = explained(deepstudio("train", project))
    assert "99" in said
    assert "Update" in said


@pytest.mark.slow
def test_an_unknown_layer_and_a_cycle_are_problems_with_fixes(project: Path) -> None:
    names = [f"n{number}" for number in range(10_000)]
    nodes = [{"name": name, "layer": "relu"} for name in names] + [{"name": "odd", "layer": "telepathy"}]
    links = [{"source": a, "target": b} for a, b in zip(names, names[1:] + names[:1], strict=True)]
    edit(project, models={"model": {"nodes": nodes, "links": links}})
    checked = deepstudio("check", project)
    assert checked.code == 1
    assert "telepathy" in checked.out
    assert "circle" in checked.out
    assert "Fix:" in checked.out
    (report,) = deepstudio("check", project, "--json").json
    assert {"cycle", "unknown-layer"} <= {problem["id"] for problem in report["problems"]}
    assert deepstudio("train", project).code == 1
    assert not (project / "runs").exists()


@pytest.mark.parametrize("name", ["evaluate", "predict", "export"])
def test_before_training_there_is_nothing_to_use(project: Path, tmp_path: Path, name: str) -> None:
    rest = {"predict": ["a.png"], "export": ["--format", "onnx", "--out", str(tmp_path / "m.onnx")]}.get(
        name, []
    )
    assert "deepstudio train" in explained(deepstudio(name, project, *rest))
    assert not (tmp_path / "m.onnx").exists()


def test_every_family_can_be_listed() -> None:
    assert {*ListedFamily} == {*registry().families(), ListedFamily.samples, ListedFamily.blocks}
    told = deepstudio("list", "--help", LANG="C", COLUMNS="200").out
    assert all(family in told for family in ListedFamily)


@pytest.mark.parametrize("kind", [kind for kind in ListedFamily if kind is not ListedFamily.blocks])
def test_lists(kind: str) -> None:
    listed = deepstudio("list", kind, "--json").json
    assert listed
    assert all(item["id"] and item["title"] and item["help"] for item in listed)
    shown = deepstudio("list", kind).out
    assert all(item["id"] in shown for item in listed)


def test_doctor_tells_what_there_is() -> None:
    (report,) = deepstudio("doctor", "--json").json
    assert report["packages"]["torch"]
    assert any(device["id"] == "cpu" and device["works"] for device in report["devices"])
    assert deepstudio("doctor").code == 0


@pytest.mark.usefixtures("fresh_interpreter")
def test_without_a_display_the_window_says_so_in_one_sentence() -> None:
    said = explained(deepstudio(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY=""))
    assert "DISPLAY" in said
