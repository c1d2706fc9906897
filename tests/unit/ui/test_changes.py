"""What a run tried that the one before did not, in words that fit what its network takes."""

import pytest

from deepstudio.catalog import registry
from deepstudio.core.data_edits import set_column
from deepstudio.core.text import T
from deepstudio.data.project_changes import change_between
from deepstudio.data.tables import SUFFIXES
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.widgets.drops import table_filter


@pytest.mark.parametrize(
    ("template", "column", "settings", "said"),
    [
        ("digits-cnn", "picture", {"width": 16}, "other settings of the pictures"),
        ("sentiment-cnn", "text", {"tokenizer": "characters"}, "other settings of the texts"),
    ],
)
def test_other_settings_of_a_column_are_told_by_its_kind(template, column, settings, said):
    before = registry().templates.get(template)().build("Project")
    names = {chosen.id: name for name, chosen in before.data.columns.items()}
    after = set_column(names[column], settings, T("x")).apply(before)
    other = looks_of(after.data, registry()).other_columns
    assert str(change_between(before, after, registry(), other)) == said


def test_a_dialog_for_tables_shows_every_kind_that_can_be_read():
    shown = table_filter().partition("(")[2].partition(")")[0].split()
    assert set(shown) == {f"*{suffix}" for suffix in SUFFIXES}
