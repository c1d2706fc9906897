"""Takes a picture of every page, in both languages and themes, from a real window on a real, trained project.

    python packaging/screenshots.py                      into docs/screenshots
    python packaging/screenshots.py --out FOLDER --size 960x600 --font "DejaVu Sans"
    python packaging/screenshots.py --out FOLDER --size 1920x1080@150 --sheet

Fails, naming it, where a text is cut off. A contact sheet shows all pages in one look side by side.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] += f":configfile={ROOT / 'packaging' / 'screen.json'}"

from PIL import Image  # noqa: E402
from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget  # noqa: E402

from deepstudio.core.graph_edits import remove_nodes  # noqa: E402
from deepstudio.core.text import T  # noqa: E402
from deepstudio.core.training_edits import set_training  # noqa: E402
from deepstudio.ui.app import application  # noqa: E402
from deepstudio.ui.appearance import apply_preferences  # noqa: E402
from deepstudio.ui.pages.evaluate import EvaluatePage  # noqa: E402
from deepstudio.ui.pages.export import ExportPage  # noqa: E402
from deepstudio.ui.pages.page import Page  # noqa: E402
from deepstudio.ui.studio import Studio  # noqa: E402
from deepstudio.ui.theme import fonts  # noqa: E402
from deepstudio.ui.widgets import ElidedLabel, ElidedLink, Scroll  # noqa: E402
from deepstudio.ui.widgets.marked_text_box import MarkedTextBox  # noqa: E402
from deepstudio.ui.window import MainWindow  # noqa: E402

LOOKS = ("light-en", "dark-en", "light-zh_CN", "dark-zh_CN")
PATIENCE = 240_000  # milliseconds
EPOCHS = {"digits-cnn": 12, "sentiment-lstm-3": 4}

Scene = Callable[[], QWidget]


def main(arguments: list[str]) -> int:
    """Takes the pictures; returns 1 where a text is cut off."""
    parser = argparse.ArgumentParser(description="Takes a picture of every page.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument(
        "--size", default="1440x900", help="of the screen, such as 1920x1080@150 for one at 150 %%"
    )
    parser.add_argument("--looks", default=",".join(LOOKS))
    parser.add_argument("--font", help="one family instead of the program's own")
    parser.add_argument("--scenes", default="", help="only these, such as start,train")
    parser.add_argument(
        "--epochs", type=int, help="train no longer than this; enough to see that pages are whole"
    )
    parser.add_argument("--sheet", action="store_true", help="only a contact sheet for each look")
    parser.add_argument("--text", default="100", help="size of text in percent, as in the preferences")
    options = parser.parse_args(arguments)
    if options.epochs:
        EPOCHS.update({name: min(epochs, options.epochs) for name, epochs in EPOCHS.items()})
    if options.font:
        fonts.use_only(options.font, fonts.BUNDLED[-1])
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="deepstudio-look-") as home:
        os.environ["DEEPSTUDIO_HOME"] = home
        looks = options.looks.split(",")
        ended = take(options.out, at_scale(options.size), looks, options.scenes, options.text)
    if options.sheet:
        for each in looks:
            contact_sheet(options.out, each)
    return ended


def at_scale(size: str) -> tuple[int, int]:
    """The size of the window in its own pixels; those of the screen are smaller where it is scaled."""
    sides, _, percent = size.partition("@")
    scale = int(percent or 100) / 100
    if percent:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    wide, high = (round(int(side) / scale) for side in sides.split("x"))
    return wide, high


def contact_sheet(folder: Path, look: str, columns: int = 3) -> None:
    """Joins all pictures of a look, in their order, to one and removes them."""
    paths = sorted(folder.glob(f"*-{look}.png"), key=lambda path: path.stat().st_mtime_ns)
    pictures = [Image.open(path).convert("RGB") for path in paths]
    wide, high = max(one.width for one in pictures), max(one.height for one in pictures)
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * wide, rows * high), "#808080")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % columns * wide, number // columns * high))
    sheet.save(folder / f"sheet-{look}.png")
    for path in paths:
        path.unlink()


def take(out: Path, size: tuple[int, int], looks: list[str], only: str, text_size: str = "100") -> int:
    """Goes through the scenes and takes each in every look."""
    app = application()
    studio = Studio()
    studio.set_preferences(text_size=text_size)
    apply_preferences(studio.preferences)
    look(studio, LOOKS[0])
    window = MainWindow(studio)
    window.resize(*size)
    window.show()
    studio.start_engine()
    wait(lambda: studio.devices is not None)
    cut: list[str] = []
    try:
        for name, scene in scenes(window):
            if only and name not in only.split(","):
                continue
            for each in looks:
                look(studio, each)
                shown = scene()
                wait(lambda: not studio.busy)
                settle(app)
                save(shown, out / f"{name}-{each}.png")
                cut += [f"{name}-{each}: {text}" for text in cut_texts(shown)]
                if isinstance(shown, QDialog):
                    shown.close()
    finally:
        studio.close_project()
        studio.shutdown()
    print("\n".join(f"cut off in {text}" for text in cut) or "No text is cut off.")
    return 1 if cut else 0


def settle(app: QApplication) -> None:
    """Lets everything that was posted happen: new texts, their layouts, the pictures that threads bring."""
    for _ in range(4):
        rest(120)
        app.sendPostedEvents()


def save(shown: QWidget, path: Path) -> None:
    """Writes the picture with a palette of 256 colours, which is a quarter of the size."""
    shown.grab().save(str(path))
    Image.open(path).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def look(studio: Studio, name: str) -> None:
    """Changes theme and language of the window that runs, as a person does."""
    mode, _, code = name.partition("-")
    before = studio.preferences
    studio.set_preferences(theme="dark" if mode == "dark" else "light", language=code)
    apply_preferences(studio.preferences, before)  # where there is no window yet


def scenes(window: MainWindow) -> Iterator[tuple[str, Scene]]:
    """What there is to see, in an order in which each needs little. Work between scenes is done once."""
    studio = window.studio
    home = Path(os.environ["DEEPSTUDIO_HOME"]) / "projects"

    def page(step: str) -> Scene:
        def scene() -> QWidget:
            window.go(step)
            return window

        return scene

    def start() -> QWidget:
        window.show_start()
        return window

    studio.create("empty", "Sketch", home / "Sketch")
    yield "model-empty", page("model")
    yield "data-empty", page("data")
    studio.create("cats-dogs-cnn", "Cats or dogs", home / "Cats or dogs")
    yield "model-textbook", page("model")
    studio.edit(remove_nodes("model", ["flatten"]))
    yield "model-mistake", mistaken(window)
    yield "evaluate-empty", page("evaluate")
    studio.create("digits-cnn", "Handwritten digits", home / "Handwritten digits")
    studio.edit(set_training({"epochs": EPOCHS["digits-cnn"]}, T("Epochs")))
    wait(lambda: not studio.busy)
    yield "data", page("data")
    yield "model", page("model")
    yield "train-empty", page("train")
    train(window)
    yield "train", page("train")
    yield "evaluate", evaluated(window)
    yield "evaluate-map", mapped(window)
    yield "predict", predicted(window)
    yield "export", exported(window, home)
    yield from text_scenes(window, home, page)
    yield "start", start
    yield "preferences", dialog(window, "project.preferences")
    yield "about", dialog(window, "help.about")
    yield "shortcuts", dialog(window, "help.shortcuts")


def text_scenes(window: MainWindow, home: Path, page: Callable[[str], Scene]) -> Iterator[tuple[str, Scene]]:
    """The pages as they are for texts."""
    studio = window.studio
    studio.create("sentiment-lstm-3", "Sentences", home / "Sentences")
    studio.edit(set_training({"epochs": EPOCHS["sentiment-lstm-3"]}, T("Epochs")))
    wait(lambda: not studio.busy)
    yield "data-text", looked_through(window)
    yield "model-text", page("model")
    train(window)
    yield "evaluate-text", compared(window)
    yield "predict-text", typed(window)


def wait(until: Callable[[], bool]) -> None:
    """Lets the window live until something is so."""
    clock = QElapsedTimer()
    clock.start()
    while not until():
        if clock.hasExpired(PATIENCE):
            raise TimeoutError("the window did not get there")
        rest(30)


def rest(milliseconds: int) -> None:
    """Lets the window live for a moment; unlike a test's wait, threads in Python get on meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def mistaken(window: MainWindow) -> Scene:
    """The Model page with a layer selected that has a mistake."""

    def scene() -> QWidget:
        window.go("model")
        window.show_problem(next(p for p in window.studio.report.errors if p.place.node == "dense"))
        return window

    return scene


def looked_through(window: MainWindow) -> Scene:
    """The Data page of texts when all of its cards are filled."""

    def scene() -> QWidget:
        window.go("data")
        wait(lambda: not window.studio.busy)
        rest(6000)
        return window

    return scene


def compared(window: MainWindow) -> Scene:
    """The Evaluate page with a result, and the simple method beside it."""
    done: list[bool] = []

    def scene() -> QWidget:
        window.go("evaluate")
        if not done:
            wait(lambda: is_shown(window, "evaluate.confusion"))
            press(window, "evaluate.compare")
            wait(lambda: (window.studio.runs[0].path / "baseline-test.json").is_file())
            wait(lambda: not window.studio.busy)
            done.append(True)
        wait(lambda: is_shown(window, "evaluate.confusion"))
        rest(500)
        return window

    return scene


def typed(window: MainWindow) -> Scene:
    """The Predict page with a sentence whose words light up."""
    done: list[bool] = []

    def scene() -> QWidget:
        window.go("predict")
        wait(lambda: any(box.isVisible() for box in window.findChildren(MarkedTextBox)))
        box = next(box for box in window.findChildren(MarkedTextBox) if box.isVisible())
        if not done:
            box.setPlainText(
                "The room was small and noisy, but the staff were friendly and I enjoyed it. 早餐很好吃！"
            )
            done.append(True)
        wait(lambda: bool(abs(box.marks().weights).max(initial=0)))
        return window

    return scene


def train(window: MainWindow) -> None:
    """Trains the project that is open, to its end."""
    studio = window.studio
    ended: list[str] = []
    studio.run_ended.connect(ended.append)
    studio.start_run()
    wait(lambda: bool(ended))


def evaluated(window: MainWindow) -> Scene:
    """The Evaluate page with a result."""
    done: list[bool] = []

    def scene() -> QWidget:
        window.go("evaluate")
        if not done:
            done.append(True)
        wait(lambda: is_shown(window, "evaluate.confusion"))
        return window

    return scene


def mapped(window: MainWindow) -> Scene:
    """The Evaluate page with the map of the data, its doubtful labels selected where there are some."""

    def scene() -> QWidget:
        page = window.go("evaluate")
        assert isinstance(page, EvaluatePage)
        view = page.views.open_map()
        rest(500)
        if view.drawn is None:
            press(window, "map.start")
        wait(lambda: view.drawn is not None)
        view.controls.doubtful_wanted.emit()
        rest(1000)
        return window

    return scene


def predicted(window: MainWindow) -> Scene:
    """The Predict page with the answer for a sample of the test part."""
    done: list[bool] = []

    def scene() -> QWidget:
        window.go("predict")
        if not done:
            wait(lambda: is_shown(window, "predict.sample"))
            press(window, "predict.sample")
            done.append(True)
        wait(lambda: is_shown(window, "predict.label"))
        return window

    return scene


def exported(window: MainWindow, home: Path) -> Scene:
    """The Export page with an ONNX file that was made and checked."""
    done: list[bool] = []

    def scene() -> QWidget:
        page = window.go("export")
        if not done:
            exporter, run = window.studio.registry.exporters.get("onnx"), window.studio.runs[0]
            assert isinstance(page, ExportPage)
            assert exporter is not None
            page.start(exporter, run, home / "digits.onnx")
            wait(lambda: any(w.isVisible() for w in window.findChildren(QWidget, "export.path")))
            done.append(True)
        return window

    return scene


def dialog(window: MainWindow, action: str) -> Scene:
    """A dialog, opened by its action."""

    def scene() -> QWidget:
        window.pages.page("model")  # its keys are listed as well
        window.commands.trigger(action)
        wait(lambda: found() is not None)
        opened = found()
        assert opened is not None
        return opened

    def found() -> QWidget | None:
        opened = [w for w in window.findChildren(QDialog) if w.isVisible()]
        return opened[-1] if opened else None

    return scene


def is_shown(window: MainWindow, name: str) -> bool:
    return any(widget.isVisible() for widget in window.findChildren(QWidget, name))


def press(window: MainWindow, name: str) -> None:
    """Presses the visible button of that name."""

    def buttons() -> list[QAbstractButton]:
        found = window.findChildren(QAbstractButton, name)
        return [button for button in found if button.isVisible() and button.isEnabled()]

    wait(lambda: bool(buttons()))
    buttons()[0].click()


def cut_texts(shown: QWidget) -> Iterator[str]:
    """Texts that are wider than the place they have. Labels that shorten themselves on purpose are left out."""
    for page in shown.findChildren(Page):
        needed = page.minimumSizeHint()
        if page.isVisible() and needed != needed.boundedTo(page.size()):
            yield f"{page.objectName()} needs {needed.toTuple()} and has {page.size().toTuple()}"
    for area in shown.findChildren(Scroll):
        width = area.widget().minimumSizeHint().width()
        if area.isVisible() and width > area.viewport().width():
            yield f"what {area.parentWidget()} scrolls needs {width} and has {area.viewport().width()}"
    for kind in (QLabel, QAbstractButton):
        for widget in shown.findChildren(kind):
            text = widget.text()
            if not text or not widget.isVisible() or isinstance(widget, ElidedLabel | ElidedLink):
                continue
            if isinstance(widget, QLabel) and widget.wordWrap():
                if widget.height() < widget.heightForWidth(widget.width()) - 1:
                    yield f"{text} ({widget.objectName()})"
            elif widget.width() < widget.minimumSizeHint().width() - 1:
                yield f"{text} ({widget.objectName()})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
