"""What is advised when too little is left fits the kind of data."""

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.text import T
from deepstudio.data.listing import Unreadable
from deepstudio.data.scan import leave_out, refuse_for_task
from deepstudio.data.scanning import scan


def test_a_table_is_not_advised_to_make_folders(tmp_path: Path) -> None:
    rows = [f"good text {n},good" for n in range(12)] + ["bad text,bad"]
    (tmp_path / "a.csv").write_text("\n".join(["text,label", *rows]))
    plan = DataPlan(
        source=Chosen(id="text-table", settings={"path": str(tmp_path / "a.csv")}),
        columns={"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")},
    )
    found = scan(plan, registry())
    last = Unreadable(found.ids[-1], T("it is damaged"))
    with pytest.raises(Explained, match="choose another column for the label, or another table"):
        refuse_for_task(
            Project(name="few", data=plan), leave_out(found, plan, (last,), registry()), registry()
        )
