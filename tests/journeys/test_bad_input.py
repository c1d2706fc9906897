"""Whatever people give the program: one clear message, nothing lost, nothing executed, nothing left behind."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core.graph import Link, Node
from deepstudio.data.scanning import scan
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import deepstudio, explained, files_in, here, succeeded
from tests.journeys.conftest import Journey, Pictures

Spoil = Callable[[bytes], bytes]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project on the digits that can be trained, as `deepstudio new` makes it."""
    template = registry().templates.get("digits-mlp")
    assert template is not None
    value = template().build("digits")
    assert value.data is not None
    value = value.replace(data=value.data.replace(found=scan(value.data, registry()).found))
    return ProjectFolder.create(tmp_path / "digits", value).path


def edit(project: Path, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Changes the project file as a text editor would; returns what it then holds."""
    file = project / "project.json"
    value = json.loads(file.read_bytes())
    change(value)
    file.write_text(json.dumps(value), encoding="utf-8")
    return file.read_bytes()


# Data that cannot be used


def no_folder(folder: Path, pictures: Pictures) -> None:
    pass


def empty_folder(folder: Path, pictures: Pictures) -> None:
    folder.mkdir()


def empty_classes(folder: Path, pictures: Pictures) -> None:
    (folder / "cats").mkdir(parents=True)
    (folder / "dogs").mkdir()


def a_file(folder: Path, pictures: Pictures) -> None:
    pictures.good(folder.with_suffix(".png")).rename(folder)


def one_class(folder: Path, pictures: Pictures) -> None:
    pictures.classes(folder, "cats")


def no_classes(folder: Path, pictures: Pictures) -> None:
    pictures.good(folder / "cat.png")
    pictures.good(folder / "dog.png")


def only_text(folder: Path, pictures: Pictures) -> None:
    for name in ("cats/a.jpg", "cats/b.jpg", "dogs/c.jpg", "dogs/d.jpg", "dogs/e.jpg"):
        pictures.text(folder / name)


def one_class_left(folder: Path, pictures: Pictures) -> None:
    pictures.classes(folder, "cats")
    pictures.bomb(folder / "dogs" / "dog.png")


def too_few(folder: Path, pictures: Pictures) -> None:
    pictures.classes(folder, "cats", "dogs", each=1)


UNUSABLE = [
    (no_folder, "is not there", "choose another folder"),
    (empty_folder, "There are no pictures in", "Choose a folder with one sub-folder for each class"),
    (empty_classes, "There are no pictures in", "Choose a folder with one sub-folder for each class"),
    (a_file, "is a file", "Choose the folder"),
    (one_class, "belong to one class, “cats”", "make one sub-folder for each class"),
    (no_classes, "lie directly in", "into a sub-folder"),
    (only_text, "None of the pictures can be used", "cats/a.jpg, cats/b.jpg, dogs/c.jpg and 2 more"),
    (
        one_class_left,
        "belong to one class, “cats”",
        "“dogs/dog.png” is left out: it claims to have more than",
    ),
    (too_few, "2 samples are too few", "Add more"),
]


@pytest.mark.parametrize(
    ("make", "cause", "action"), UNUSABLE, ids=lambda value: getattr(value, "__name__", "")
)
def test_unusable_data_makes_no_project(
    make: Callable[[Path, Pictures], None],
    cause: str,
    action: str,
    tmp_path: Path,
    pictures: Pictures,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data, project = tmp_path / "我的 data", tmp_path / "new folder" / "项目"
    make(data, pictures)
    before = files_in(tmp_path)
    ended = here(capsys, "new", project, "--template", "digits-mlp", "--data", data)
    assert cause in explained(ended)
    assert action in explained(ended)
    assert files_in(tmp_path) == before


def test_the_program_itself_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    ended = deepstudio("new", tmp_path / "项目", "--template", "digits-mlp", "--data", tmp_path / "数据")
    assert f"There are no pictures in {tmp_path / '数据'}. Choose a folder" in explained(ended)
    assert [path.name for path in tmp_path.iterdir()] == ["数据"]


@pytest.mark.parametrize(
    "address", ["//server/share/cats", r"\\server\share\cats", "https://example.com/cats"]
)
def test_nothing_is_read_from_another_computer_without_a_question(
    address: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether typed, or in the project somebody sent."""

    def put(value: dict[str, Any]) -> None:
        value["data"]["source"] = {"id": "picture-folder", "settings": {"path": address}}
        value["data"]["found"] = None

    edit(project, put)
    before = files_in(project)
    checked = here(capsys, "check", project)
    trained = here(capsys, "train", project)
    assert (checked.code, trained.code) == (1, 1)
    for told in (checked.out, explained(trained)):
        assert f"{address} lies on another computer." in told
        assert "agree to it, or copy the folder to this computer" in told
    assert files_in(project) == before


def test_a_network_folder_makes_no_project(tmp_path: Path) -> None:
    ended = deepstudio("new", tmp_path / "p", "--template", "digits-mlp", "--data", "//server/share/cats")
    assert "lies on another computer" in explained(ended)
    assert not any(tmp_path.iterdir())


def test_a_folder_that_holds_something_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mum.txt").write_text("Dear mum")
    before = files_in(tmp_path)
    ended = deepstudio("new", tmp_path / "letters", "--template", "digits-mlp")
    assert "exists already. Choose another name" in explained(ended)
    assert files_in(tmp_path) == before


# Bad files among good ones, and names in Chinese with spaces


def test_bad_files_are_left_out_and_at_most_three_are_named(chinese: Journey) -> None:
    assert "5 files cannot be read and are left out:" in chinese.made.out
    named = [
        name
        for name in ("不是 照片.jpg", "cut.jpg", "bomb.png", "空.png", "空 2.gif")
        if name in chinese.made.out
    ]
    assert len(named) == 3
    assert "and 2 more" in chinese.made.out
    assert "21 samples in 2 classes" in chinese.made.out  # the picture of one pixel is one of them


def test_one_bad_file_is_named_with_its_reason(tmp_path: Path, pictures: Pictures) -> None:
    data = pictures.classes(tmp_path / "data", "cats", "dogs")
    pictures.text(data / "dogs" / "shopping.jpg")
    made = succeeded("new", tmp_path / "p", "--template", "digits-mlp", "--data", data)
    assert "“dogs/shopping.jpg” is left out: it holds text, not a picture." in made.out


def test_a_run_says_where_it_is_in_any_language(chinese: Journey) -> None:
    (result,) = chinese.trained.json
    assert result["dir"] == str(chinese.project / "runs" / "run-001")
    assert 0 <= result["test"]["accuracy"] <= 1


def test_bad_pictures_cost_the_others_no_answer(chinese: Journey, tmp_path: Path, pictures: Pictures) -> None:
    good = pictures.good(tmp_path / "好 的.png")
    inputs = [
        (good, ""),
        (tmp_path / "没有 了.png", "not there"),
        (pictures.text(tmp_path / "text.jpg"), "it holds text"),
        (pictures.tiny(tmp_path / "tiny.png"), ""),
        (pictures.bomb(tmp_path / "bomb.png"), "million pixels"),
        (pictures.truncated(tmp_path / "cut.jpg"), "cut off"),
        (chinese.data / "猫 咪" / "图 0.png", ""),
    ]
    paths = [path for path, _ in inputs]
    ended = deepstudio("predict", chinese.project, *paths, "--json")
    assert ended.code == 1
    assert not ended.err
    for answer, (path, reason) in zip(ended.json, inputs, strict=True):
        assert answer["input"] == str(path)
        if reason:
            assert set(answer) == {"input", "error"}
            assert reason in answer["error"]
        else:
            assert set(answer) == {"input", "label", "confidence", "probabilities"}
            assert answer["label"] in ("猫 咪", "小 狗")
            assert answer["probabilities"].keys() == {"猫 咪", "小 狗"}


def test_a_folder_of_pictures_becomes_a_table(chinese: Journey, tmp_path: Path) -> None:
    table = tmp_path / "答案 表.csv"
    ended = deepstudio("predict", chinese.project, chinese.data, "--csv", table, "--json", home=chinese.home)
    assert ended.code == 1  # five of them cannot be read
    (value,) = ended.json
    assert (value["path"], value["pictures"], value["errors"]) == (str(table), 26, 5)
    assert len(value["unreadable"]) == 3
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 27
    assert sum("猫 咪/图" in row for row in rows) == 10


@pytest.mark.slow
def test_an_export_finds_its_way_through_chinese_paths(chinese: Journey, tmp_path: Path) -> None:
    out = tmp_path / "导出 结果" / "模型 一.onnx"
    ended = succeeded(
        "export", chinese.project, "--format", "onnx", "--out", out, "--json", home=chinese.home
    )
    (value,) = ended.json
    assert value["path"] == str(out)
    assert value["difference"] < 1e-4
    assert sorted(path.name for path in out.parent.iterdir()) == [out.name, f"{out.name}.card.md"]


def test_an_export_leaves_a_foreign_folder_alone(chinese: Journey, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "mum.jpg").write_bytes(b"mum")
    before = files_in(tmp_path)
    ended = deepstudio(
        "export", chinese.project, "--format", "weights", "--out", tmp_path / "photos", home=chinese.home
    )
    assert "holds something else already. Choose another name" in explained(ended)
    assert files_in(tmp_path) == before


# Data that is gone


@pytest.fixture
def moved(chinese: Journey, tmp_path: Path) -> Journey:
    """A trained project whose pictures lie somewhere else now, and nothing prepared is left of them."""
    project = tmp_path / "project"
    shutil.copytree(chinese.project, project)
    data = tmp_path / "图片"
    for file in project.rglob("project.json"):
        old, new = (json.dumps(str(path), ensure_ascii=False) for path in (chinese.data, data))
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    return Journey(tmp_path / "home", data, project, chinese.made, chinese.trained)


def test_data_that_was_moved_is_missed_and_found_again(moved: Journey, chinese: Journey) -> None:
    runs = moved.project / "runs" / "run-001"
    before, kept = (moved.project / "project.json").read_bytes(), files_in(runs)
    checked = deepstudio("check", moved.project)
    assert checked.code == 1
    assert f"The folder {moved.data} is not there. Find its new place" in checked.out
    for command in (("train", moved.project), ("evaluate", moved.project)):
        complaint = explained(deepstudio(*command))
        assert (
            f"The folder {moved.data} is not there. Find its new place, or choose another folder."
            in complaint
        )
    assert (moved.project / "project.json").read_bytes() == before
    assert files_in(runs) == kept
    shutil.copytree(chinese.data, moved.data)
    assert deepstudio("check", moved.project).code == 0


# Project files that are damaged or strange


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def nothing(content: bytes) -> bytes:
    return b""


def noise(content: bytes) -> bytes:
    return random.Random(7).randbytes(len(content))


def newer(content: bytes) -> bytes:
    return re.sub(rb'"version": \d+', b'"version": 99', content, count=1)


def brackets(content: bytes) -> bytes:
    return b"[" * 200_000


def closed_brackets(content: bytes) -> bytes:
    return b'{"format": "deepstudio-project", "version": 1, "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def another_program(content: bytes) -> bytes:
    return b'{"name": "left-pad", "version": "1.0.0"}'


def wrong_types(content: bytes) -> bytes:
    return content.replace(b'"nodes": [', b'"nodes": "many", "x": [')


def no_number(content: bytes) -> bytes:
    return content.replace(b'"train": 70', b'"train": NaN')


DAMAGED: list[tuple[Spoil, str]] = [
    (half, "is damaged. Restore its last good copy"),
    (nothing, "is damaged. Restore its last good copy"),
    (noise, "is damaged. Restore its last good copy"),
    (newer, "was saved by a newer DeepStudio (file version 99). Update DeepStudio first."),
    (brackets, "is damaged. Restore its last good copy"),
    (closed_brackets, "is damaged. Restore its last good copy"),
    (another_program, "is not a DeepStudio project. Choose the folder of a project."),
    (wrong_types, "is damaged. Restore its last good copy"),
    (no_number, "is damaged. Restore its last good copy"),
]


@pytest.mark.parametrize(("spoil", "sentence"), DAMAGED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_project_file_that_cannot_be_used_is_told_and_kept(
    spoil: Spoil, sentence: str, project: Path
) -> None:
    file = project / "project.json"
    file.write_bytes(spoil(file.read_bytes()))
    before = files_in(project)
    ended = deepstudio("check", project)
    assert str(file) in explained(ended)
    assert sentence in explained(ended)
    assert files_in(project) == before


def test_the_last_good_copy_takes_the_place_of_a_damaged_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "project.json"
    good = file.read_bytes()
    file.write_bytes(half(good))
    refused = here(capsys, "train", project)
    assert explained(refused).endswith(f"deepstudio check {project} --restore")
    assert not (project / "runs").exists()
    assert here(capsys, "check", project, "--restore").code == 0
    assert file.read_bytes() == good
    assert (project / "project.json.broken").read_bytes() == half(good)


def test_an_unknown_layer_stays_in_the_file_and_has_a_fix(project: Path) -> None:
    settings = {"rings": 7, "text": "Saturn"}

    def put(value: dict[str, Any]) -> None:
        node = value["models"]["model"]["nodes"][2]
        node.update(layer="saturn-layer", settings=settings)

    before = edit(project, put)
    checked = deepstudio("check", project)
    assert checked.code == 1
    (problem,) = [line for line in checked.out.splitlines() if "saturn-layer" in line and "Error" in line]
    assert "layer dense" in problem
    assert "  Fix: " in checked.out
    trained = deepstudio("train", project)
    assert "layer dense: The layer “saturn-layer” is not known here" in explained(trained)
    assert f"deepstudio check {project}" in explained(trained)
    assert (project / "project.json").read_bytes() == before
    assert not (project / "runs").exists()
    folder = ProjectFolder(project)
    folder.save(folder.load().replace(name="Another name"))
    node = json.loads((project / "project.json").read_bytes())["models"]["model"]["nodes"][2]
    assert (node["layer"], node["settings"]) == ("saturn-layer", settings)


@pytest.mark.slow
def test_a_cycle_of_ten_thousand_layers_is_told_in_a_few_lines(project: Path) -> None:
    names = [f"n{number}" for number in range(10_000)]
    nodes = [Node(name=name, layer="relu").model_dump() for name in names]
    links = [
        Link(source=name, target=names[(number + 1) % len(names)]).model_dump()
        for number, name in enumerate(names)
    ]

    def put(value: dict[str, Any]) -> None:
        value["models"]["model"] = {
            "nodes": [{**node, "settings": {}, "position": [0, 0]} for node in nodes],
            "links": links,
        }

    before = edit(project, put)
    checked = deepstudio("check", project)
    assert checked.code == 1
    assert not checked.err
    first = ", ".join(f"ReLU (n{number})" for number in range(1, 6))
    assert f"These layers feed each other in a circle: {first}, …" in checked.out
    assert "  Fix: Cut the wire from ReLU (n9999) to ReLU (n0)" in checked.out
    assert len(checked.out.splitlines()) < 12
    assert "in a circle" in explained(deepstudio("train", project))
    assert (project / "project.json").read_bytes() == before


def test_settings_of_layers_out_of_range_are_problems_with_fixes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def put(value: dict[str, Any]) -> None:
        nodes = value["models"]["model"]["nodes"]
        nodes[2]["settings"] = {"units": -5}
        nodes[3]["settings"] = {"units": "many", "activation": "explode"}

    before = edit(project, put)
    checked = here(capsys, "check", project, "--json")
    assert checked.code == 1
    (report,) = checked.json
    errors = [problem for problem in report["problems"] if problem["severity"] == "error"]
    wrong = [("dense", "units"), ("dense_2", "units"), ("dense_2", "activation")]
    assert [(problem["node"], problem["setting"]) for problem in errors] == wrong
    assert all(problem["fixes"] for problem in errors)
    assert "Units cannot be -5. It must lie between 1 and 65536." in explained(here(capsys, "train", project))
    assert (project / "project.json").read_bytes() == before


OUT_OF_RANGE = [
    ("epochs", lambda value: value["training"].update(epochs=0), "is damaged. Restore its last good copy"),
    ("batch_size", lambda value: value["training"].update(batch_size="a lot"), "is damaged. Restore"),
    ("split", lambda value: value["data"]["split"].update(train=98, validation=98), "is damaged. Restore"),
    (
        "learning_rate",
        lambda value: value["training"]["optimizer"].update(settings={"learning_rate": -1}),
        "Error, training: Learning rate cannot be -1. It must lie between 1e-08 and 10.",
    ),
    (
        "optimizer",
        lambda value: value["training"]["optimizer"].update(id="magic"),
        "Error, training: The optimizer “magic” is not known here.",
    ),
]


@pytest.mark.parametrize(
    ("name", "change", "sentence"), OUT_OF_RANGE, ids=[name for name, *_ in OUT_OF_RANGE]
)
def test_plans_out_of_range_are_told(
    name: str,
    change: Callable[[dict[str, Any]], object],
    sentence: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = edit(project, change)
    checked = here(capsys, "check", project)
    assert checked.code == 1
    assert sentence in checked.out + checked.err
    assert explained(here(capsys, "train", project))
    assert (project / "project.json").read_bytes() == before


# Before training, and what is left of a run


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate"],
        ["predict", "x.png"],
        ["export", "--format", "onnx", "--out", "model.onnx"],
        ["train", "--resume"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_needs_a_trained_network_says_what_comes_first(arguments: list[str], project: Path) -> None:
    before = files_in(project)
    command, *rest = arguments
    ended = deepstudio(command, project, *rest, cwd=project)
    assert f"deepstudio train {project}" in explained(ended)
    assert files_in(project) == before


def test_a_run_without_weights_is_no_trained_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = ProjectFolder(project)
    run = folder.new_run(folder.load())
    unknown = here(capsys, "evaluate", project, "--run", "7")
    assert explained(unknown) == "There is no run “run-007”. Choose one of: run-001."
    assert "run-001 has not finished its first epoch yet." in explained(
        deepstudio("predict", project, "--run", 1, "x")
    )
    assert not run.has_weights


def test_a_run_with_damaged_files_is_told_and_listed(
    chinese: Journey, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "project"
    shutil.copytree(chinese.project, project)
    run = ProjectFolder(project).run("run-001")
    run.best_weights.write_bytes(half(run.best_weights.read_bytes()))
    complaint = explained(deepstudio("predict", project, chinese.data / "猫 咪" / "图 0.png"))
    assert complaint == f"The weights in {run.best_weights} are damaged. Choose another run, or train again."
    run.events_file.write_bytes(half(run.events_file.read_bytes()) + b"\0\xff\n[[[[\n")
    run.record_file.write_bytes(b"[")
    (listed,) = here(capsys, "runs", project, "--json").json
    assert (listed["run"], listed["status"], listed["has_weights"]) == ("run-001", "interrupted", True)


# Wrong usage

WRONG = [
    (["dance"], "There is no command dance."),
    (["train"], "DIR is missing."),
    (["train", "{project}", "--epochs", "none"], "--epochs must be a whole number of at least 1."),
    (["train", "{project}", "--epochs", "0"], "--epochs must be a whole number of at least 1."),
    (["train", "{project}", "--device", "toaster"], "“toaster” is not a device."),
    (["train", "{project}", "--set", "training.magic=1"], "“training.magic” cannot be set. Use training.KEY"),
    (["train", "{project}", "--set", "training.epochs"], "--set takes KEY=VALUE"),
    (["train", "{project}", "--set", "training.learning_rate=-1"], "It must lie between 1e-08 and 10."),
    (["train", "{project}", "--set", "training.batch_size=0"], "Batch size cannot be 0."),
    (["train", "{project}", "--set", "training.precision=half"], "must be one of auto, float32, bfloat16."),
    (["train", "{project}", "--set", "training.optimizer=magic"], "“magic” is not one of"),
    (["train", "{project}", "--set", "model.dense.units=0"], "Units cannot be 0."),
    (["train", "{project}", "--set", "model.dense.unit=5"], "Its settings: units, activation."),
    (["train", "{project}", "--set", "model.dense.activation=Relu"], "must be one of none, relu, leaky_relu"),
    (["train", "{project}", "--set", "model.nobody.units=5"], "There is no layer “nobody”."),
    (["export", "{project}", "--format", "pickle", "--out", "x"], "--format must be one of"),
    (["new", "{project}/new", "--template", "magic"], "There is no template “magic”. Choose one of"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG, ids=[" ".join(wrong[-2:]) for wrong, _ in WRONG])
def test_wrong_usage_ends_with_2_and_a_sentence(
    arguments: list[str], sentence: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(project)
    ended = here(capsys, *(argument.format(project=project) for argument in arguments))
    assert sentence in explained(ended, code=2)
    assert explained(ended, code=2).endswith((".", "--help"))
    assert files_in(project) == before


def test_the_program_itself_ends_with_2(project: Path) -> None:
    ended = deepstudio("train", project, "--set", "training.epochs=many")
    assert explained(ended, code=2) == "Epochs cannot be many. It must lie between 1 and 100000."


# Names that try to be code

HOSTILE = (
    """it's "quoted" \\ {braces} %s""",
    "new\nline'''\"\"\"",
    "__import__('os').system('touch owned')",
    "[red]f{__import__('os').getcwd()} $(touch owned) `touch owned`: 1",
)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow such names for folders")
def test_hostile_names_of_classes_stay_names_up_to_the_exported_program(
    tmp_path: Path, pictures: Pictures
) -> None:
    data = pictures.classes(tmp_path / "data", *HOSTILE, each=8)
    project, out = tmp_path / "pro'ject\n\"", tmp_path / "ex'port"
    succeeded("new", project, "--template", "digits-mlp", "--data", data)
    succeeded("train", project, "--epochs", "1")
    exported = succeeded("export", project, "--format", "python", "--out", out, "--json")
    assert exported.json[0]["difference"] < 1e-4
    picture = data / HOSTILE[2] / "图 0.png"
    (own,) = succeeded("predict", project, picture, "--json").json
    done = subprocess.run(
        [sys.executable, out / "predict.py", "--json", picture],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(done.stdout)
    assert set(answer["probabilities"]) == set(own["probabilities"])
    assert set(own["probabilities"]) == {" ".join(name.split()) for name in HOSTILE}
    assert answer["label"] == own["label"]
    assert answer["probabilities"] == pytest.approx(own["probabilities"], abs=1e-4)
    assert not list(tmp_path.rglob("owned"))
