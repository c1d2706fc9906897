"""`check` and `new` say what the page of the data says: what was decided for a person, and what is doubtful."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.data_edits import set_source
from deepstudio.core.text import T
from deepstudio.data.scanning import scan
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import here


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    """Twenty texts with a label each; one stands there twice with two labels."""
    rows = [f"text number {row} is quite long,{'good' if row % 2 else 'bad'}" for row in range(20)]
    table = tmp_path / "reviews.csv"
    table.write_text("\n".join(["text,label", *rows, "text number 0 is quite long,good"]), "utf-8")
    return table


def test_check_tells_the_findings(tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "p"
    assert here(capsys, "new", project, "--template", "sentiment-average", "--data", reviews).code == 0
    answer = here(capsys, "check", project)
    assert answer.err.count("Reading the texts…") == 1
    said = answer.out
    assert "Warning, data: Texts whose copies are in different classes: 1" in said
    assert "  Fix: Leave out all 2 of them" in said
    assert "  Example: text number 0 is quite long (2 copies: bad, good)" in said
    (report,) = here(capsys, "check", project, "--json").json
    found = {finding["id"]: finding for finding in report["findings"]}
    assert found["contradictory-labels"]["count"] == 2
    assert found["contradictory-labels"]["severity"] == "warning"


def test_new_and_check_tell_what_was_joined(
    tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tables").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "tables" / name).write_bytes(reviews.read_bytes())
    made = here(
        capsys, "new", tmp_path / "p", "--template", "sentiment-average", "--data", tmp_path / "tables"
    )
    assert "Note, data: The files a.csv, b.csv are taken together" in made.out
    (report,) = here(capsys, "check", tmp_path / "p", "--json").json
    joined = next(finding for finding in report["findings"] if finding["id"] == "files-joined")
    assert joined["severity"] == "remark"
    assert [finding["severity"] for finding in report["findings"]][-1] == "remark", "the gravest come first"


def test_another_setting_of_the_source_asks_for_another_scan(
    tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from deepstudio.storage.project_folder import ProjectFolder

    here(capsys, "new", tmp_path / "p", "--template", "sentiment-average", "--data", reviews)
    project = ProjectFolder(tmp_path / "p").load()
    changed = set_source({"text": "label"}, T("Other column")).apply(project)
    assert changed.data is not None
    assert changed.data.found is None
    assert changed.data.source.settings["text"] == "label"
    assert json.loads(changed.model_dump_json())["data"]["source"]["settings"]["path"] == str(reviews)


def test_moved_data_is_located_and_corrections_stay(
    tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "p"
    here(capsys, "new", project, "--template", "sentiment-average", "--data", reviews)
    folder = ProjectFolder(project)
    plan = folder.load().data
    assert plan is not None
    first = scan(plan, registry()).ids[0]
    folder.save(folder.load().replace(data=plan.replace(excluded=(first,))))
    moved = reviews.rename(tmp_path / "elsewhere.csv")
    assert here(capsys, "check", project).code == 1
    assert here(capsys, "check", project, "--locate", moved).code == 0
    found = folder.load().data
    assert found is not None
    assert found.source.settings["path"] == str(moved)
    assert found.excluded == (first,)
    assert here(capsys, "check", project).code == 0


def test_what_is_not_there_is_no_place_for_data(
    tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "p"
    here(capsys, "new", project, "--template", "sentiment-average", "--data", reviews)
    before = (project / "project.json").read_bytes()
    refused = here(capsys, "check", project, "--locate", tmp_path / "nowhere.csv")
    assert refused.code == 1
    assert "nothing at" in refused.err
    assert (project / "project.json").read_bytes() == before


def test_data_that_comes_with_the_program_cannot_be_located(
    tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here(capsys, "new", tmp_path / "p", "--template", "digits-mlp")
    refused = here(capsys, "check", tmp_path / "p", "--locate", reviews)
    assert refused.code == 1
    assert "comes with the program" in refused.err


@pytest.mark.parametrize("use", ["unused", "input", "group", "time", "weight"])
def test_data_without_an_answer_is_said_and_no_accident(
    use: str, tmp_path: Path, reviews: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "p"
    here(capsys, "new", project, "--template", "sentiment-average", "--data", reviews)
    file = project / "project.json"
    raw = json.loads(file.read_bytes())
    raw["data"]["columns"]["label"]["use"] = use
    file.write_text(json.dumps(raw), encoding="utf-8")
    checked = here(capsys, "check", project)
    assert checked.code == 1
    assert "No column of your data is used as an answer" in checked.out
