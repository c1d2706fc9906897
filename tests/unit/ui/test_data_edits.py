"""Edits of the data plan as the Data page makes them."""

from pathlib import Path

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project
from deepstudio.data.plan_edits import corrections_since, use_source
from deepstudio.data.plans import with_settings, with_source


def test_a_built_in_sample_after_a_table_with_groups_is_divided_as_usual(tmp_path: Path) -> None:
    old = with_source(Chosen(id="text-table", settings={"path": str(tmp_path / "letters.csv")}), registry())
    old = with_settings(old, {"group": "patient"}, registry())
    assert old.split.method.id == "group"
    taken = use_source(registry(), "toy-sentiment").apply(Project(name="l", data=old)).data
    assert taken is not None
    assert taken.split.method.id == "stratified"


def test_corrections_since_an_examination_count_each_sample_once() -> None:
    examined = DataPlan(source=Chosen(id="digits"), corrected={"a": {"label": "1"}}, excluded=("x",))
    assert corrections_since(examined, examined) == 0
    cells = {"a": {"label": "1"}, "b": {"label": "2"}, "c": {"label": "3"}}
    now = examined.replace(corrected=cells, excluded=("x", "b"))
    assert corrections_since(examined, now) == 2
    assert corrections_since(examined, now.replace(source=Chosen(id="iris"))) == 0
    assert corrections_since(None, now) == corrections_since(examined, None) == 0
