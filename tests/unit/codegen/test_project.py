"""The emitted project as a whole: clean, harmless, and with the program's own data and split."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn, PictureColumn
from deepstudio.codegen.classes import class_ending
from deepstudio.codegen.facts import CodeColumn, CodeFacts
from deepstudio.codegen.pictures import data_code
from deepstudio.codegen.project import PythonProject, python_project
from deepstudio.core.check import check
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, SplitPlan, TrainingPlan
from deepstudio.data.pictures import fitted
from deepstudio.data.prepare import prepare
from deepstudio.data.split import ToDivide, divided
from deepstudio.engine.augment import augmented
from deepstudio.engine.objectives.classes import probabilities_of

HOSTILE = (
    "dog\n'); import os; os.abort()",
    '"""',
    "'''\\",
    "$classes {classes} %s",
    "\u202egnp.tac\u2066",
    "猫 \u2028 # noqa",
    "\x00\x1b[31m",
    "`rm -rf /`",
)


def digits_project(**training: object) -> Project:
    return registry().templates.get("digits-cnn")().build("Digits").replace(training=TrainingPlan(**training))


def emitted(
    project: Project, classes: tuple[str, ...] = tuple("0123456789"), **facts: object
) -> PythonProject:
    column = registry().make(registry().columns, project.data.columns["picture"])
    known = picture_facts(column, classes, **facts)
    return python_project(project, known, check(project, registry()).analyses["model"], registry())


def picture_facts(
    column: PictureColumn, classes: tuple[str, ...], state: dict | None = None, **facts: object
) -> CodeFacts:
    known = state or {"mean": (0.0,) * column.channels, "std": (1.0,) * column.channels}
    answer = CodeColumn("label", CategoryColumn(), {"classes": classes})
    return CodeFacts(columns=(CodeColumn("picture", column, known),), answer=answer, **facts)


def written(project: PythonProject, folder: Path) -> Path:
    for name, text in project.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run_module(source: str, **names: object) -> ModuleType:
    """One of the files alone, without its imports of the others."""
    module = ModuleType("emitted")
    module.__dict__.update(names)
    others = ("import answer", "import data", "from model import Model")
    lines = "\n".join(line for line in source.splitlines() if line not in others)
    exec(compile(lines, "emitted.py", "exec"), module.__dict__)
    return module


def folder_project(template: str) -> Project:
    project = registry().templates.get(template)().build("Pets")
    column = ColumnPlan(id="picture", settings={"height": 32, "width": 32})
    source = Chosen(id="picture-folder", settings={"path": "/home/someone/private"})
    return project.replace(
        data=DataPlan(
            source=source, columns={"picture": column, "label": ColumnPlan(id="category", use="target")}
        )
    )


@pytest.mark.parametrize("augmentation", [False, True])
@pytest.mark.parametrize("template", ["digits-cnn", "small-resnet", "cats-dogs-cnn"])
def test_emitted_code_is_clean(template, augmentation, tmp_path):
    project = folder_project(template) if template == "cats-dogs-cnn" else digits_project()
    if template == "small-resnet":
        project = registry().templates.get(template)().build("R")
    plan = TrainingPlan(
        augmentation=augmentation,
        balanced=augmentation,
        schedule=Chosen(id="step" if augmentation else "constant"),
    )
    classes = ("cat", "dog") if template == "cats-dogs-cnn" else tuple("0123456789")
    written(emitted(project.replace(training=plan), classes), tmp_path)
    rules = ["--isolated", "--no-cache", "--line-length", "110"]
    ruff = [sys.executable, "-m", "ruff"]
    ours = ("model.py", "data.py", "answer.py", "train.py", "predict.py")
    checked = subprocess.run(
        [*ruff, "check", *rules, "--select", "E,F,I,W", *ours], cwd=tmp_path, capture_output=True
    )
    assert checked.returncode == 0, checked.stdout.decode()
    shaped = subprocess.run([*ruff, "format", *rules, "--diff", *ours], cwd=tmp_path, capture_output=True)
    assert shaped.returncode == 0, shaped.stdout.decode()


def test_nothing_of_the_program_is_imported_and_no_path_leaks():
    files = emitted(folder_project("cats-dogs-cnn"), ("cat", "dog")).files
    for name, text in files.items():
        assert not re.search(r"^\s*(import|from) deepstudio", text, re.MULTILINE)
        assert "/home/someone" not in text
        if name.endswith(".py"):
            ast.parse(text)


def test_hostile_names_stay_values():
    project = digits_project().replace(name=HOSTILE[0] + HOSTILE[1] + HOSTILE[4])
    classes = (*HOSTILE, "8", "9")
    files = emitted(project, classes).files
    assert classes == run_module(files["answer.py"]).CLASSES
    for name, text in files.items():
        assert all(char.isprintable() or char == "\n" for char in text), name
        if name.endswith(".py"):
            calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
            assert not any("abort" in ast.unparse(call.func) for call in calls)
    assert files["README.md"].splitlines()[0].startswith("# `dog")


def pictures(folder: Path) -> list[Path]:
    """Every kind of picture that the program reads, of several forms."""
    draw = np.random.RandomState(0)
    rgb = Image.fromarray(draw.randint(0, 256, (41, 67, 3), dtype=np.uint8))
    made: dict[str, Image.Image] = {
        "rgb.png": rgb,
        "tall.bmp": rgb.resize((20, 90)),
        "large.jpg": rgb.resize((2400, 1500)),
        "grey.png": rgb.convert("L"),
        "palette.gif": rgb.convert("P"),
        "bits.png": rgb.convert("1"),
        "cmyk.jpg": rgb.convert("CMYK"),
        "alpha.png": rgb.copy(),
        "alpha.webp": rgb.convert("RGBA"),
        "sixteen.png": Image.fromarray(draw.randint(0, 65536, (40, 30), dtype=np.uint16)),
        "float.tiff": Image.fromarray(draw.rand(25, 31).astype(np.float32)),
        "one.png": rgb.resize((1, 1)),
    }
    made["alpha.png"].putalpha(rgb.convert("L"))
    for name, image in made.items():
        image.save(folder / name, lossless=True) if name.endswith(".webp") else image.save(folder / name)
    exif = Image.Exif()
    exif[0x0112] = 6
    rgb.save(folder / "turned.jpg", exif=exif)
    rgb.save(folder / "film.gif", save_all=True, append_images=[rgb.rotate(90)])
    return sorted(folder.iterdir())


def picture_module(column: PictureColumn, state: dict | None = None) -> ModuleType:
    """The emitted data.py for a kind of picture."""
    facts = picture_facts(column, ("a", "b"), state)
    return run_module(data_code(facts, class_ending(facts.answer, 2, False), digits=False))


@pytest.mark.parametrize("color", ["rgb", "grey"])
@pytest.mark.parametrize(("way", "white"), [("stretch", 0), ("crop", 4095), ("pad", 0)])
def test_a_picture_becomes_the_same_pixels(way, white, color, tmp_path):
    column = PictureColumn(height=17, width=23, fit=way, color=color, white=white)
    module = picture_module(column)
    for path in pictures(tmp_path):
        expected = fitted(path, column)
        np.testing.assert_array_equal(
            module.as_pixels(module.open_picture(path)), expected, err_msg=path.name
        )


def test_normalisation_is_the_same():
    column = PictureColumn(height=4, width=5, normalise="standard")
    mean, std = (0.1, 0.2, 0.3), (0.4, 0.5, 0.6)
    module = picture_module(column, {"mean": mean, "std": std})
    pixels = np.random.RandomState(0).randint(0, 256, (2, 4, 5, 3), dtype=np.uint8)
    expected = (pixels / 255 - np.array(mean)) / np.array(std)
    np.testing.assert_allclose(module.to_tensor(pixels).numpy(), expected.transpose(0, 3, 1, 2), rtol=1e-5)


def test_the_digits_and_their_split_are_the_same():
    project = digits_project()
    files = emitted(project).files
    data = run_module(files["data.py"])
    pixels, labels = data.load_digits()
    prepared = prepare(project, registry())
    np.testing.assert_array_equal(pixels, prepared.columns["picture"].pixels)
    np.testing.assert_array_equal(labels, prepared.labels)
    train = training_module(files["train.py"])
    for mine, theirs in zip(train.split(labels), prepared.splits.values(), strict=True):
        np.testing.assert_array_equal(mine, theirs)


def training_module(source: str) -> ModuleType:
    return run_module(source, __file__="train.py")


@pytest.mark.parametrize("counts", [(1, 9), (2, 2, 2), (3, 4, 200), (50, 5)])
def test_small_classes_are_split_alike(counts):
    plan = SplitPlan(train=50, validation=20, seed=7)
    project = digits_project()
    project = project.replace(data=project.data.replace(split=plan))
    labels = np.repeat(np.arange(len(counts)), counts)
    mine = training_module(emitted(project).files["train.py"]).split(labels)
    for one, other in zip(
        mine,
        divided(ToDivide(range(len(labels)), {"label": labels}, {"label": "target"}), plan).values(),
        strict=True,
    ):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("mirror", [False, True])
def test_augmentation_is_the_same(mirror):
    project = folder_project("cats-dogs-cnn") if mirror else digits_project()
    project = project.replace(training=TrainingPlan(augmentation=True))
    files = emitted(project, ("cat", "dog") if mirror else tuple("0123456789")).files
    x = torch.rand(4, 1, 8, 8)
    torch.manual_seed(3)
    expected = augmented(x, mirror)
    torch.manual_seed(3)
    torch.testing.assert_close(training_module(files["train.py"]).augmented(x), expected)


@pytest.mark.parametrize("optimizer", [cls.id for cls in registry().optimizers])
@pytest.mark.parametrize("schedule", [cls.id for cls in registry().schedules])
def test_every_optimizer_and_schedule_can_be_written(optimizer, schedule):
    source = emitted(digits_project(optimizer=Chosen(id=optimizer), schedule=Chosen(id=schedule))).files[
        "train.py"
    ]
    steps = [line.strip() for line in source.splitlines() if line.strip().startswith("scheduler.step")]
    assert len(steps) == (0 if schedule == "constant" else 1)
    model = torch.nn.Linear(2, 2)
    names = {"torch": torch, "model": model, "train": range(70), "BATCH_SIZE": 32, "EPOCHS": 20}
    exec(_part(source, "    optimizer = ", "    best, "), names)
    call = registry().make(registry().schedules, Chosen(id=schedule)).call(60, 3)
    for name, value in call.options if call else ():
        found = getattr(names["scheduler"], name, value)
        assert found == value, name


def _part(source: str, first: str, last: str) -> str:
    lines = source[source.index(first) : source.index(last)].splitlines()
    return "\n".join(line.removeprefix("    ") for line in lines)


@pytest.mark.parametrize("outputs", [1, 3])
def test_probabilities_are_those_of_the_program(outputs):
    project = digits_project()
    files = (
        emitted(project).files
        if outputs > 1
        else emitted(folder_project("cats-dogs-cnn"), ("cat", "dog")).files
    )
    logits = torch.randn(4, outputs)
    torch.testing.assert_close(run_module(files["answer.py"]).outputs(logits), probabilities_of(logits))


def test_frozen_layers_stay_as_they_are():
    project = digits_project()
    graph = project.models["model"]
    nodes = tuple(node.replace(frozen=node.name == "conv2d") for node in graph.nodes)
    source = emitted(project.with_graph("model", graph.replace(nodes=nodes))).files["train.py"]
    assert "model.conv2d.requires_grad_(False)" in source
    assert "model.conv2d.eval()" in source
    compile(source, "train.py", "exec")


@pytest.mark.slow
def test_train_py_learns_the_digits(tmp_path):
    project = (
        registry().templates.get("digits-mlp")().build("Digits").replace(training=TrainingPlan(epochs=3))
    )
    folder = written(emitted(project), tmp_path)
    done = subprocess.run(
        [sys.executable, "-B", "train.py"], cwd=folder, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert (folder / "trained.safetensors").stat().st_size > 10_000
    accuracy = float(done.stdout.splitlines()[-1].partition("accuracy ")[2].partition("%")[0])
    assert accuracy > 60


def test_another_division_is_told():
    project = digits_project()
    plan = project.data.split.replace(method=Chosen(id="random"))
    other = project.replace(data=project.data.replace(split=plan))
    line = "# Their division was “random” when the network was trained"
    assert line in emitted(other).files["train.py"]
    assert line not in emitted(project).files["train.py"]
