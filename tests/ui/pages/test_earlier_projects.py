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
from deepstudio.core.results import Matrix
from deepstudio.core.text import T
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.findings_card import FindingsState
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.studio import Studio
from tests.golden import asking
from tests.ui.pages.test_evaluate import wrong_of

GOLDEN = Path(asking.__file__).parent
LONG = 60_000
Show = Callable[..., Any]


@pytest.fixture(params=["1/digits-mlp", "1/small-resnet", "1/sentiment-lstm-3", "2/faces", "2/grouped"])
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


def counted(written: dict[str, Any]) -> dict[str, int]:
    """How many samples of each class a scan found."""
    found = written["found"]
    facts = found["columns"]["label"] if "columns" in found else found
    return dict(zip(facts["classes"], facts["counts"], strict=True))


def relabelled(written: dict[str, Any]) -> dict[str, str]:
    """The corrected class of samples."""
    by_column = {id: row["label"] for id, row in written.get("corrected", {}).items() if "label" in row}
    return written.get("relabelled", by_column)


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
    counts, corrected = counted(written), relabelled(written)
    qtbot.waitUntil(lambda: page.table.used == sum(counts.values()), timeout=LONG)
    assert {name: sum(parts.values()) for name, parts in page.table.counts.items()} == counts
    by_id = {entry.id: entry for entry in page.table.entries}
    assert {id for id, entry in by_id.items() if entry.part == "excluded"} == set(written["excluded"])
    assert {id: by_id[id].name for id in corrected} == corrected
    assert len(corrected) > 1


def test_what_was_found_by_examining_is_shown_as_it_was(
    opened: Studio, earlier: Path, show_page: Show, qtbot: QtBot
) -> None:
    page: EvaluatePage = show_page(EvaluatePage, opened)
    qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
    kept = json.loads((earlier / "project" / "runs" / asking.WHOLE / "evaluation-test.json").read_bytes())
    found = page.evaluation()
    assert found is not None
    (one,) = found.examinations
    assert (one.metrics["accuracy"], found.samples) == (kept["accuracy"], kept["samples"])
    matrix = one.section(Matrix)
    assert matrix is not None
    assert [list(row) for row in matrix.counts] == kept["confusion"]
    assert [each.id for each in wrong_of(page).shown()] == [each["id"] for each in kept["wrong"]]
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
