"""Evaluation of networks for texts: whole sentences among the mistakes, and always the network's own vocabulary."""

import shutil
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.data.prepare import prepare
from deepstudio.data.sources import reader
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run
from tests.unit.engine.test_export_texts import text_project
from tests.unit.engine.texting import text_run

__all__ = ["text_run"]


@pytest.fixture
def run(text_run: RunFolder, tmp_path: Path) -> RunFolder:
    copy = tmp_path / "project" / "runs" / "run-001"
    shutil.copytree(text_run.path, copy)
    return RunFolder(copy)


def result(run: RunFolder, data: Path | None = None) -> dict:
    *_, last = evaluate(run, data=data)
    assert isinstance(last, Result)
    return last.value


def test_mistakes_say_what_they_are(run: RunFolder) -> None:
    value = result(run)
    plan = run.project().data
    assert plan is not None
    source = reader(plan, registry())
    assert value["wrong"]
    for one in value["wrong"]:
        assert one["text"] == source.load(one["id"], "text")


def test_a_network_reads_with_its_own_vocabulary_whatever_was_prepared_since(run: RunFolder) -> None:
    before = result(run)
    project = run.project()
    assert project.data is not None
    column = project.data.columns["text"]
    other = column.replace(settings={**column.settings, "lowercase": False})
    changed = project.replace(data=project.data.replace(columns={**project.data.columns, "text": other}))
    run.save_project(changed)
    assert prepare(changed, registry()).state("text") != load_run(run).inputs.state
    after = result(run)
    assert after["confusion"] == before["confusion"]
    assert after["loss"] == pytest.approx(before["loss"], abs=1e-5)
    assert [one["id"] for one in after["wrong"]] == [one["id"] for one in before["wrong"]]


def test_another_table_with_the_same_labels_is_examined(run: RunFolder, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text(
        "label,text\nnegative,The food was awful.\npositive,I love this hotel very much.\nneutral,It is a hotel.\n"
    )
    value = result(run, tmp_path / "more.csv")
    assert (value["split"], value["samples"]) == ("data", 3)


def test_pictures_are_no_data_for_it(run: RunFolder, tmp_path: Path) -> None:
    from tests.unit.engine.using import photograph_folder

    photograph_folder(tmp_path / "pictures")
    with pytest.raises(Explained, match="does not hold what this network takes"):
        result(run, tmp_path / "pictures")


def test_files_with_empty_lines_alone_are_refused(run: RunFolder, tmp_path: Path) -> None:
    for name in ("positive", "negative", "neutral"):
        (tmp_path / f"{name}.txt").write_text("\n \n\n")
    with pytest.raises(Explained, match=r"There is nothing in .* to examine the network with"):
        result(run, tmp_path)


def test_other_data_may_spell_the_classes_differently_and_what_was_decided_is_told(
    run: RunFolder, tmp_path: Path
) -> None:
    rows = "What a wonderful day,POSITIVE\nAn awful room,Negative\nThe train leaves at nine,ne\u200butral\nso,nan\n"
    (tmp_path / "t.csv").write_text(f"text,label\n{rows}", encoding="utf-8")
    *before, last = evaluate(run, data=tmp_path / "t.csv")
    assert isinstance(last, Result)
    assert (last.value["samples"], sorted(one["class"] for one in last.value["per_class"])) == (
        3,
        ["negative", "neutral", "positive"],
    )
    told = [str(event.message.text()) for event in before if isinstance(event, Note)]
    assert any("stands for a missing value: nan" in text for text in told)
    assert len(set(told)) == len(told), "each thing is told once"


def test_other_data_is_taken_as_a_whole_whatever_divided_the_run_s_own(tmp_path: Path) -> None:
    words = [f"{n},all that was said of room {n},{n % 3}" for n in range(60)]
    rows = [f"{row},{'train' if n < 40 else 'dev' if n < 50 else 'test'}" for n, row in enumerate(words)]
    (tmp_path / "train.csv").write_text("\n".join(["who,text,label,set", *rows]), "utf-8")
    named = {"text": "text", "label": "label", "part": "set", "group": "who"}
    source = Chosen(id="text-table", settings={"path": str(tmp_path / "train.csv"), **named})
    project = text_project()
    run = drawn_run(tmp_path / "project", project.replace(data=project.data.replace(source=source)))
    (tmp_path / "new.csv").write_text(
        "\n".join(["who,text,label,set", *[f"{row},new" for row in words]]), "utf-8"
    )
    assert result(run, tmp_path / "new.csv")["samples"] == 60
