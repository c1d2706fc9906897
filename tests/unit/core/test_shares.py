"""Shares of the parts of data, in numbers that people read."""

import pytest

from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnFound, DataPlan, Found, SplitPlan


@pytest.mark.parametrize(
    ("given", "percents"),
    [((47, 0, 13), (64, 14, 22)), ((1, 1, 1), (34, 33, 33)), ((), (70, 15, 15)), ((999, 1, 0), (82, 0, 18))],
)
def test_whole_percents_come_to_a_hundred(given: tuple[int, ...], percents: tuple[int, ...]) -> None:
    label = ColumnFound(classes=("a",), counts=(sum(given),))
    found = Found(fingerprint="x", samples=sum(given), columns={"label": label}, given=given)
    plan = DataPlan(source=Chosen(id="digits"), split=SplitPlan(given="keep"), found=found)
    assert plan.percents == percents
    assert sum(plan.percents) == 100
