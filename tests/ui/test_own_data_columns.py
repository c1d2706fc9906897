"""Own data in place of a template's sample: what the template chose for its texts stays."""

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.data.plan_edits import use_plan
from deepstudio.data.recognise import plan_for
from deepstudio.jobs.new_project import create_project


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [f"this is review number {n},{('good', 'bad')[n % 2]}" for n in range(30)]
    (tmp_path / "reviews.csv").write_text("\n".join(["review,label", *rows]), "utf-8")
    return tmp_path / "reviews.csv"


@pytest.mark.parametrize("looked_at", [True, False])
def test_a_template_keeps_its_tokens(tmp_path: Path, table: Path, looked_at: bool) -> None:
    data = plan_for(table, registry()) if looked_at else table
    made = create_project(registry(), "char-rnn-classifier", "Names", tmp_path / "names", data).load()
    template = registry().templates.get("char-rnn-classifier")
    assert template is not None
    own = template().build("Names").data
    assert own is not None
    assert made.data is not None
    assert (made.data.source.id, made.data.columns) == ("text-table", own.columns)
    assert made.data.columns["text"].settings["tokenizer"] == "characters"
    assert made.data == plan_for(table, registry(), own)


def test_what_only_the_sample_proposed_goes(table: Path) -> None:
    source = registry().sources.get("toy-sentiment")
    assert source is not None
    sample = Project(
        name="Toy", data=DataPlan(source=Chosen(id="toy-sentiment"), columns=dict(source.columns))
    )
    taken = use_plan(registry(), plan_for(table, registry()), table.name).apply(sample)
    assert taken.data is not None
    assert taken.data.columns["text"] == ColumnPlan(id="text")
