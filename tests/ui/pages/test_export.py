"""The page Export, with a trained network and real exports."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from deepstudio.catalog.columns import PictureColumn, TextColumn
from deepstudio.codegen.snippets.pictures import SNIPPETS as PICTURE_SNIPPETS
from deepstudio.codegen.snippets.plain import python
from deepstudio.codegen.snippets.texts import SNIPPETS as TEXT_SNIPPETS
from deepstudio.core.declarations import Exporter
from deepstudio.core.text import T, Text
from deepstudio.data.sources import reader
from deepstudio.ui.kinds.looks import looks_for
from deepstudio.ui.last_folder import last_folder
from deepstudio.ui.pages.export import ExportPage
from deepstudio.ui.pages.export.result_card import Exported, ExporterCard
from deepstudio.ui.studio import Studio
from tests.ui.conftest import StudioWith
from tests.ui.pages.conftest import named

LONG = 120_000
LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., ExportPage]


@pytest.fixture
def page(trained: Studio, show_page: Show, qtbot: QtBot) -> ExportPage:
    page = show_page(ExportPage, trained)
    qtbot.waitUntil(lambda: page._looks.kind is not None)
    return page


def chosen(page: ExportPage, path: Path) -> None:
    """Answers the dialog that asks for a place."""
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def exported(page: ExportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.progress.is_busy(), timeout=LONG)
    assert page.results, page.banner.text()


def test_before_training_the_page_leads_to_training(
    studio_with: StudioWith, show_page: Show, qtbot: QtBot, asked: list[str]
) -> None:
    page = show_page(ExportPage, studio_with("digits-mlp"))
    assert page.empty.isVisible()
    qtbot.mouseClick(named(page, "export.go-train"), LEFT)
    assert asked == ["go.train"]


def test_every_exporter_of_the_catalog_has_a_card(page: ExportPage) -> None:
    exporters = list(page.studio.registry.exporters)
    assert [card.exporter for card in page.cards] == exporters
    assert {exporter.id for exporter in exporters} == set(PICTURE_SNIPPETS) == set(TEXT_SNIPPETS)
    assert all(exporter.contents for exporter in exporters)
    assert all(card.button.isEnabled() for card in page.cards)


def test_a_card_says_first_what_it_is_good_for(page: ExportPage) -> None:
    for card in page.cards:
        said = [label.text() for label in card.findChildren(QLabel) if label.text()]
        assert card.exporter.purpose is not None
        assert said.index(str(card.exporter.purpose)) < next(
            place for place, text in enumerate(said) if text.startswith(str(card.exporter.title))
        )
        assert card.accessibleName().startswith(str(card.exporter.purpose))
        assert card.exporter.glyph != "play"


def test_a_form_without_a_purpose_is_offered_by_its_title(page: ExportPage, qtbot: QtBot) -> None:
    class Plain(Exporter):
        title: ClassVar[Text] = T("Plain form")
        help: ClassVar[Text] = T("As plugins bring it.")

    card = ExporterCard(Plain)
    qtbot.addWidget(card)
    assert card.accessibleName() == "Plain form"
    assert "Plain form" in [label.text() for label in card.findChildren(QLabel)]


def test_a_result_is_brought_into_view_and_has_the_focus(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.resize(700, 420)
    page._exporting = (page.cards[0].exporter, page.run, page._looks)
    page._done({"path": str(tmp_path / "model.onnx"), "bytes": 10})
    card = page.results[0]
    qtbot.waitUntil(card.show_button.hasFocus)
    qtbot.waitUntil(lambda: not card.show_button.visibleRegion().isEmpty())


@pytest.mark.slow
def test_an_onnx_model_is_exported_and_its_snippet_gives_the_programs_answer(
    page: ExportPage, trained: Studio, file_manager: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    used: list[str] = []
    trained.step_used.connect(used.append)
    qtbot.mouseClick(named(page, "export.onnx"), LEFT)
    out = tmp_path / "模型 it's.onnx"
    chosen(page, out)
    assert page.progress.isVisible()
    assert not any(card.button.isEnabled() for card in page.cards)
    exported(page, qtbot)
    assert used == ["export"]
    assert out.stat().st_size > 1000
    assert all(card.button.isEnabled() for card in page.cards)
    card = page.results[0]
    assert card.exported.difference is not None
    assert card.exported.difference < 1e-4
    assert named(card, "export.path").text() == str(out)
    assert "7" in named(card, "export.checked").text()
    qtbot.mouseClick(card.show_button, LEFT)
    assert file_manager == [str(tmp_path)]
    assert trained.preferences.last_folder == str(tmp_path)

    assert card.usage.is_expanded()
    qtbot.mouseClick(named(card, "export.copy"), LEFT)
    assert trained.project is not None
    assert trained.project.data is not None
    reader(trained.project.data, trained.registry).load("0/0000", "picture").save(tmp_path / "picture.png")
    code = QGuiApplication.clipboard().text()
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert run.stdout.split()[0] == "0", run.stderr


@pytest.mark.slow
def test_weights_go_into_a_new_folder_and_their_snippet_runs(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Digits-weights").mkdir()
    qtbot.mouseClick(named(page, "export.weights"), LEFT)
    chosen(page, tmp_path)
    exported(page, qtbot)
    card = page.results[0]
    assert card.exported.path == tmp_path / "Digits-weights 2"
    assert json.loads((card.exported.path / "architecture.json").read_text(encoding="utf-8"))["nodes"]
    code = card.code.text.toPlainText()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "output" in run.stdout


@pytest.mark.slow
def test_a_python_project_is_exported(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(named(page, "export.python"), LEFT)
    chosen(page, tmp_path)
    exported(page, qtbot)
    card = page.results[0]
    assert (card.exported.path / "predict.py").is_file()
    assert "predict.py" in named(card, "export.checked").text()
    qtbot.mouseClick(card._close, LEFT)
    assert page.results == []


@pytest.mark.slow
def test_a_failed_export_is_one_sentence_and_the_next_one_works(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "taken.onnx"
    out.mkdir()
    qtbot.mouseClick(named(page, "export.onnx"), LEFT)
    chosen(page, out)
    qtbot.waitUntil(page.banner.isVisible, timeout=LONG)
    assert str(out) in page.banner.text()
    assert "Traceback" not in page.banner.text()
    assert page.results == []
    out.rmdir()
    qtbot.mouseClick(named(page, "export.onnx"), LEFT)
    chosen(page, out)
    assert not page.banner.isVisible()
    exported(page, qtbot)


def test_an_export_can_be_canceled(page: ExportPage, trained: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "model.onnx"
    qtbot.mouseClick(named(page, "export.onnx"), LEFT)
    chosen(page, out)
    qtbot.mouseClick(page.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not trained.busy, timeout=LONG)
    assert page.results == []
    assert not page.banner.isVisible()
    assert not out.exists()
    assert all(card.button.isEnabled() for card in page.cards)


def test_a_dialog_proposes_the_folder_used_last(page: ExportPage, trained: Studio, tmp_path: Path) -> None:
    trained.set_preferences(last_folder=str(tmp_path))
    assert last_folder(trained) == tmp_path
    onnx = trained.registry.exporters.get("onnx")
    assert onnx is not None
    page.ask(onnx)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Digits.onnx"]
    dialog.close()
    trained.set_preferences(last_folder=str(tmp_path / "gone"))
    assert last_folder(trained) == Path.home()


def test_names_enter_snippets_only_quoted() -> None:
    nasty = Path("/tmp/\"; import os; os.abort() #'")
    for column in (PictureColumn(color="grey", height=8, width=8), TextColumn()):
        for id in ("onnx", "pt2", "weights"):
            compile(looks_for(column).snippet(id, nasty), id, "exec")
            assert repr(str(nasty))[1:-1] in looks_for(column).snippet(id, nasty).replace(
                "/model.safetensors", ""
            )
        assert looks_for(column).snippet("other", nasty) == ""
    assert 'cd /tmp/"' not in python(Path('/tmp/"$(reboot)"'), "picture.png")


@pytest.mark.slow
def test_a_pytorch_program_is_exported_and_its_snippet_gives_the_programs_answer(
    page: ExportPage, trained: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(named(page, "export.pt2"), LEFT)
    chosen(page, tmp_path / "模型 it's.pt2")
    exported(page, qtbot)
    card = page.results[0]
    assert "loaded again" in named(card, "export.checked").text()
    assert trained.project is not None
    assert trained.project.data is not None
    reader(trained.project.data, trained.registry).load("0/0000", "picture").save(tmp_path / "picture.png")
    code = card.code.text.toPlainText()
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert run.stdout.split()[0] == "0", run.stderr


@pytest.mark.slow
@pytest.mark.parametrize("form", ["onnx", "pt2"])
def test_a_snippet_for_texts_needs_nothing_but_the_file(form: str, tmp_path: Path) -> None:
    from deepstudio.engine.export import export
    from tests.unit.engine.exporting import drawn_run, template_project

    run = drawn_run(tmp_path / "project", template_project("sentiment-cnn"))
    out = tmp_path / f"it's.{form}"
    list(export(run, form, out))
    code = "import sys; sys.modules['deepstudio'] = None\n" + looks_for(TextColumn()).snippet(form, out)
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "empty", capture_output=True, encoding="utf-8"
    )
    assert done.stdout.split()[0] in ("negative", "neutral", "positive"), done.stderr
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize("fit", ["stretch", "crop", "pad"])
def test_a_snippet_brings_pictures_to_size_as_the_network_wants(fit: str, tmp_path: Path) -> None:
    from deepstudio.data.pictures import fit as fitted

    column = PictureColumn(color="rgb", height=12, width=20, fit=fit)  # type: ignore[arg-type]
    picture = Image.linear_gradient("L").resize((64, 30)).convert("RGB")
    picture.save(tmp_path / "picture.png")
    lines = looks_for(column).snippet("onnx", tmp_path / "m.onnx").splitlines()
    wanted = [line for line in lines if line.startswith(("import", "from", "picture", "small", "numbers"))]
    wanted = [line for line in wanted if "onnxruntime" not in line]
    code = "\n".join([*wanted, "print(json.dumps((numbers * 255).round().astype(int).tolist()))"])
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    found = json.loads(run.stdout)[0]
    expected = fitted(picture, column).astype(int).tolist()
    off = [
        abs(a - b)
        for rows in zip(found, expected, strict=True)
        for x, y in zip(*rows, strict=True)
        for a, b in zip(x, y, strict=True)
    ]
    assert max(off) <= 1


def test_what_was_exported_outlives_the_page(
    page: ExportPage, trained: Studio, show_page: Show, tmp_path: Path
) -> None:
    exporter, run = page.cards[0].exporter, page.run
    assert run is not None
    page._add_result(Exported(exporter, run, tmp_path / "model.onnx", notes=(T("Checked."),)))
    again = show_page(ExportPage, trained)
    again.take_back(page.remembered())
    assert [card.exported for card in again.results] == [card.exported for card in page.results]
    assert again.cards[0].button.text() == "Export…"
