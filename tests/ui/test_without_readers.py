"""The window's process opens no file of a person's data, whatever it shows of it, and brings no decoder along."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

# Value types and rules of these are used; they open nothing. All other modules of `deepstudio.data` stay out.
LIGHT = {
    "arrays",
    "bins",
    "cells",
    "columns",
    "corrections",
    "evidence",
    "kinds",
    "kinds.rows",
    "kinds.stored_column",
    "listing",
    "memory",
    "network",
    "plain_picture",
    "plan_edits",
    "plans",
    "project_changes",
    "run_settings",
    "sample_order",
    "sample_table",
    "scan",
    "served",
    "sketch",
    "split",
    "split_settings",
    "suffixes",
    "work",
    # the sources' package without its readers, for what rows are called
    "sources",
    "sources.rows",
    "spelling",
    # the texts that were read are cut into tokens as somebody looks at them
    "texts",
    "tokenizers",
    "tokenizers.lookup",
    "whole_words",
}
# A table's columns come as values of the package that reads tables; the libraries that open them stay out.
TABLES = ("tables", "text_files", "encodings", "unreadable")
PROGRAM = """
import json, os, sys
from pathlib import Path

data = sys.argv[1]
touched = []
def watch(event, args):
    if event in ("open", "os.scandir", "os.listdir") and str(args[0]).startswith(data):
        touched.append((event, str(args[0])))
sys.addaudithook(watch)

from deepstudio.ui.app import application, open_window
from deepstudio.ui.errors import ErrorCatcher
from PySide6.QtCore import QTimer

app = application()
window = open_window(ErrorCatcher())
broken = []
window.errors.caught.connect(lambda text, details: broken.append(details))
studio = window.studio

def until(done):
    ticker = QTimer(interval=5)
    ticker.timeout.connect(lambda: done() and app.exit())
    ticker.start()
    QTimer.singleShot(40_000, ticker, app.exit)
    app.exec()
    ticker.stop()

shown = {}
window.projects.create("cats-dogs-cnn", "Pets", Path(data) / "pets")
window.go("data")
from deepstudio.ui.pages.data.page import DataPage
page = window.findChild(DataPage)
seen = lambda: page.details.closely.preview.seen is not None and page.samples.grid.pictures.get("cats/0.png")
until(lambda: studio.scan is not None and seen())
shown["pictures"] = len(page.table.entries)
window.projects.create("sentiment-lstm", "Words", Path(data) / "words.csv")
window.go("data")
until(lambda: page.findings.state.name == "FOUND" and page.source.columns._columns)
shown["texts"] = len(page._texts.texts)
for step in ("model", "train", "evaluate", "predict", "export", "data"):
    window.go(step)
libraries, own = "pandas openpyxl pillow_heif".split(), "deepstudio.data."
decoders = [name for name in sys.modules if name in libraries or (name[:4], name[-6:]) == ("PIL.", "Plugin")]
print(json.dumps({
    "shown": shown,
    "touched": touched,
    "broken": broken,
    "libraries": decoders,
    "data": sorted(name.removeprefix(own) for name in sys.modules if name.startswith(own)),
}))
window._may_close = True
window.close()
studio.shutdown()
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of pictures and a table of texts."""
    for number in range(12):
        file = tmp_path / "pets" / ("cats", "dogs")[number % 2] / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (30, 20), (20 * number, 9, 99)).save(file)
    rows = [f"this is review number {n},{('good', 'bad')[n % 2]}" for n in range(30)]
    (tmp_path / "words.csv").write_text("\n".join(["review,label", *rows]), "utf-8")
    return tmp_path


@pytest.mark.slow
def test_the_window_opens_no_file_of_the_data(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(data)],
        capture_output=True,
        text=True,
        timeout=120,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["shown"] == {"pictures": 12, "texts": 30}
    assert (told["touched"], told["broken"], told["libraries"]) == ([], [], [])
    heavy = [name for name in told["data"] if name not in LIGHT and not name.startswith(TABLES)]
    assert heavy == []
