"""All samples of the data as a table."""

import numpy as np

from deepstudio.core.project import ColumnFound, Found
from deepstudio.data.sample_table import SampleEntry, SampleTable
from deepstudio.data.scan import Scan


def test_samples_are_ordered_by_what_is_there_and_those_without_it_stand_last() -> None:
    classes = ColumnFound(classes=("", "new", "old"), counts=(0, 2, 2))
    found = Found(samples=4, fingerprint="it", columns={"age": ColumnFound(), "state": classes})
    cells = {"age": np.array([30.0, np.nan, 4.5, 12.0]), "state": np.array([2, 1, 1, 2])}
    entries = tuple(SampleEntry(id, "", "train") for id in "abcd")
    table = SampleTable(entries, Scan(found, tuple("abcd"), cells, {"age": "input", "state": "target"}))

    def order(column: str, down: bool) -> str:
        return "".join(entry.id for entry in table.ordered(entries, column, down))

    assert (order("age", False), order("age", True)) == ("cdab", "adcb")
    assert (order("state", False), order("state", True)) == ("bcad", "adbc"), "equal ones stay as they were"
