"""Projects that a program of an earlier format made, trained, examined and had corrected, in the window of today."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.core import data_edits
from deepstudio.core.text import T
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.findings_card import FindingsState
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.studio import Studio
from tests.golden import asking

GOLDEN = Path(asking.__file__).with_name("1")
LONG = 60_000
Show = Callable[..., Any]


@pytest.fixture(params=["digits-mlp", "small-resnet", "sentiment-lstm-3"])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of such a project and its data, with the run that was examined alone."""
    folder = asking.unpack(GOLDEN / f"{request.param}.tar.xz", tmp_path / "以前")
    shutil.rmtree(folder / "project" / "runs" / asking.KILLED)
    return folder


@pytest.fixture
def written(earlier: Path) -> dict[str, Any]:
    """The data plan as the earlier program wrote it."""
    data: dict[str, Any] = json.loads((earlier / "project" / "project.json").read_bytes())["data"]
    return data


@pytest.fixture
def opened(earlier: Path, written: dict[str, Any], studio: Studio, qtbot: QtBot) -> Studio:
    """With such a project open, its data found where it lies now."""
    studio.open(earlier / "project")
    data = earlier / "data"
    if data.exists():
        studio.edit(data_edits.locate(str(next(data.glob("table.*"), data))))
    qtbot.waitUntil(lambda: not studio.busy, timeout=LONG)
    return studio


def test_corrections_of_samples_are_where_they_were(
    opened: Studio, written: dict[str, Any], show_page: Show, qtbot: QtBot
) -> None:
    page: DataPage = show_page(DataPage, opened)
    qtbot.waitUntil(lambda: page.table.used == sum(written["found"]["counts"]), timeout=LONG)
    counts = dict(zip(written["found"]["classes"], written["found"]["counts"], strict=True))
    assert {name: sum(parts.values()) for name, parts in page.table.counts.items()} == counts
    by_id = {entry.id: entry for entry in page.table.entries}
    assert {id for id, entry in by_id.items() if entry.part == "excluded"} == set(written["excluded"])
    assert {id: by_id[id].name for id in written["relabelled"]} == written["relabelled"]
    assert len(written["relabelled"]) > 1


def test_what_was_found_by_examining_is_shown_as_it_was(
    opened: Studio, earlier: Path, show_page: Show, qtbot: QtBot
) -> None:
    page: EvaluatePage = show_page(EvaluatePage, opened)
    qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
    kept = json.loads((earlier / "project" / "runs" / asking.WHOLE / "evaluation-test.json").read_bytes())
    found = page.evaluation()
    assert found is not None
    assert (found.accuracy, found.samples) == (kept["accuracy"], kept["samples"])
    assert [list(row) for row in found.confusion] == kept["confusion"]
    assert [one.id for one in page.wrong.shown()] == [one["id"] for one in kept["wrong"]]
    assert not page.banner.isVisible()
    assert page.worth.verdict()


def test_data_whose_answer_is_not_used_any_more_is_shown_all_the_same(
    opened: Studio, show_page: Show, qtbot: QtBot
) -> None:
    assert opened.project is not None
    assert opened.project.data is not None
    columns = opened.project.data.columns
    unused = {**columns, "label": columns["label"].replace(use="unused")}
    opened.edit(data_edits.change_data(T("Use no answer"), columns=unused))
    page: DataPage = show_page(DataPage, opened)
    ended = (FindingsState.FOUND, FindingsState.FAILED)
    qtbot.waitUntil(lambda: page.findings.state in ended, timeout=LONG)
    assert page.findings.state is FindingsState.FOUND
    assert "answer" in page.state.banner.text()
    qtbot.waitUntil(lambda: not opened.busy, timeout=LONG)
