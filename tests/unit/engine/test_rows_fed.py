"""Numbers and categories on their way into a network, alone and joined."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from deepstudio.catalog.columns import CategoryColumn, NumberColumn
from deepstudio.core.explained import Explained
from deepstudio.core.shapes import Tokens, Vector
from deepstudio.data.kinds.category import StoredCategories
from deepstudio.data.kinds.number import StoredNumbers
from deepstudio.engine.inputs.categories import UNSEEN, FedCategories
from deepstudio.engine.inputs.feed import Feed, restored, understands
from deepstudio.engine.inputs.numbers import FedNumbers

CPU = torch.device("cpu")
LEARNED = {"mean": 10.0, "std": 2.0, "low": 6.0, "high": 14.0, "fill": 12.0, "marked": True}
NAN = float("nan")
CLASSES = {"classes": ["", "a", "b"], "known": [0, 1]}


def stored(values: Any) -> Any:
    return SimpleNamespace(parts={".npy": np.asarray(values)}, column=None)


def numbers(**settings: Any) -> FedNumbers:
    return FedNumbers(NumberColumn(**settings), LEARNED)


def test_a_number_enters_in_deviations_with_one_that_says_what_is_missing() -> None:
    fed = numbers()
    rows = torch.from_numpy(fed.rows(stored([10.0, 14.0, NAN])))
    assert fed.tensor(rows).tolist() == [[0, 0], [2, 0], [1, 1]]
    assert fed.tensor(rows).dtype == torch.float32


@pytest.mark.parametrize(("scaling", "numbers_in"), [("range", [0.5, 1, 0.75]), ("none", [10, 14, 12])])
def test_a_number_enters_as_it_is_scaled(scaling: Any, numbers_in: list[float]) -> None:
    fed = FedNumbers(NumberColumn(scaling=scaling), {**LEARNED, "marked": False})
    rows = torch.from_numpy(fed.rows(stored([10.0, 14.0, NAN])))
    assert fed.tensor(rows)[:, 0].tolist() == pytest.approx(numbers_in)
    assert fed.tensor(rows).shape == (3, 1)


@pytest.mark.parametrize("scaling", ["standard", "range", "none"])
def test_an_answer_is_in_deviations_however_it_would_enter(scaling: Any) -> None:
    fed = numbers(scaling=scaling, unit="cm")
    rows = torch.from_numpy(fed.rows(stored([10.0, 14.0, 7.0])))
    assert fed.answer(rows).tolist() == [0, 2, -1.5]
    assert (fed.answer(rows) * fed.state["std"] + fed.state["mean"]).tolist() == [10, 14, 7]
    assert fed.state["unit"] == "cm"


@pytest.mark.parametrize("value", ["14", 14, 14.0, np.float32(14), " 14.0 "])
def test_a_number_is_read_as_it_was_prepared(value: Any) -> None:
    fed = numbers()
    assert fed.collated([fed.read(value), fed.read("")]).tolist() == [[2, 0], [1, 1]]


def test_what_is_no_number_is_refused_with_a_sentence() -> None:
    with pytest.raises(Explained, match="“abc” is no number"):
        numbers().read("abc")
    for nothing in ("", None, "NA", "  "):
        assert np.isnan(numbers().read(nothing))


@pytest.mark.parametrize("change", [{"std": 0.0}, {"mean": NAN}, {"fill": "x"}])
def test_a_damaged_state_is_refused(change: Any) -> None:
    with pytest.raises(ValueError):
        FedNumbers(NumberColumn(), {**LEARNED, **change})


def test_a_category_enters_as_one_number_a_value_and_what_training_lacks_stays_dark() -> None:
    fed = FedCategories(CategoryColumn(), CLASSES)
    rows = torch.tensor([0, 1, 2, UNSEEN])
    assert fed.tensor(rows).tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]]
    assert fed.answer(rows[:3]).tolist() == [0, 1, 2]


def test_a_category_enters_as_an_index() -> None:
    fed = FedCategories(CategoryColumn(enters="index"), CLASSES)
    indices = fed.tensor(torch.tensor([0, 1, 2, UNSEEN]))
    assert indices.tolist() == [[2], [3], [1], [1]]
    assert indices.dtype == torch.int64


def test_a_category_is_read_by_its_name_however_it_is_spelled() -> None:
    fed = FedCategories(CategoryColumn(), {"classes": ["", "Lyon", "1"], "known": [0, 1, 2]})
    given = ["Lyon", "lyon ", "ＬＹＯＮ", "1.0", 1, "", None, "NA", "Paris"]
    assert [int(fed.read(value)) for value in given] == [1, 1, 1, 2, 2, 0, 0, 0, UNSEEN]


def test_weights_of_before_know_all_their_classes() -> None:
    fed = FedCategories(CategoryColumn(), {"classes": ["a", "b"]})
    assert fed.tensor(torch.tensor([0, 1])).tolist() == [[1, 0], [0, 1]]


@pytest.fixture
def columns() -> dict[str, Any]:
    return {
        "age": numbers(),
        "city": FedCategories(CategoryColumn(), CLASSES),
        "zone": FedCategories(CategoryColumn(enters="index"), CLASSES),
    }


ROWS = {"age": torch.tensor([0.0, NAN]), "city": torch.tensor([1, 2]), "zone": torch.tensor([0, 2])}


def test_columns_of_one_input_are_joined_in_their_order(columns: dict[str, Any]) -> None:
    feed = Feed(columns, groups=[("city", "age"), ("zone",)])
    joined, index = feed.inputs(ROWS)
    assert joined.tolist() == [[0, 1, 0, 0, 0], [0, 0, 0, 1, 1]]
    assert joined.dtype == torch.float32
    assert index.tolist() == [[2], [1]]
    assert list(feed.columns) == ["city", "age", "zone"]


def test_what_is_read_enters_as_what_was_prepared(columns: dict[str, Any]) -> None:
    feed = Feed(columns, groups=[("age", "city"), ("zone",)])
    given = {"age": ["10", ""], "city": ["a", "b"], "zone": ["", "b"]}
    rows = [feed.read(dict(zip(given, values, strict=True))) for values in zip(*given.values(), strict=True)]
    for read, prepared in zip(feed.taken(rows), feed.inputs(ROWS), strict=True):
        assert read.tolist() == prepared.tolist()


def test_weights_keep_what_is_joined(columns: dict[str, Any]) -> None:
    feed = Feed(columns, groups=[("age", "city"), ("zone",)])
    again = restored(feed.about(), "age")
    assert again.groups == (("age", "city"), ("zone",))
    assert again.about() == feed.about()
    assert [tensor.tolist() for tensor in again.inputs(ROWS)] == [t.tolist() for t in feed.inputs(ROWS)]
    assert understands(feed.about(), again.about())


def test_weights_without_groups_have_an_input_for_each_column(columns: dict[str, Any]) -> None:
    feed = restored(Feed(columns).about(), "age")
    assert feed.groups == (("age",), ("city",), ("zone",))


@pytest.mark.parametrize("groups", [[["height"]], 7, [7]])
def test_damaged_groups_are_refused(columns: dict[str, Any], groups: Any) -> None:
    with pytest.raises(Explained, match="Train again"):
        restored({**Feed(columns).about(), "groups": groups}, "age")


def test_a_bad_cell_is_named_by_its_column(columns: dict[str, Any]) -> None:
    with pytest.raises(Explained, match="In the column “age”: “abc” is no number"):
        Feed(columns).read({"age": "abc", "city": "a", "zone": ""})


def test_what_is_not_given_is_missing(columns: dict[str, Any]) -> None:
    feed = Feed(columns)
    nothing, empty = feed.read({}), feed.read({"age": "", "city": "", "zone": ""})
    assert [tensor.tolist() for tensor in feed.taken([nothing])] == [
        tensor.tolist() for tensor in feed.taken([empty])
    ]


@pytest.mark.parametrize("tells_missing", ["auto", "always", "never"])
@pytest.mark.parametrize("values", [[1.0, 2.0, 4.0], [1.0, NAN, 4.0]], ids=["whole", "gaps"])
def test_a_number_has_the_shape_that_was_promised(tells_missing: Any, values: list[float]) -> None:
    column = NumberColumn(tells_missing=tells_missing)
    cells, found = StoredNumbers.cells(values)
    fed = FedNumbers(column, {**LEARNED, "marked": column.marks_missing(found)})
    assert column.shape(found) == Vector(fed.tensor(torch.from_numpy(fed.rows(stored(cells)))).shape[1])


@pytest.mark.parametrize("enters", ["one-hot", "index"])
@pytest.mark.parametrize("values", [["a", "b", "a"], ["a", "", "b", None], ["only"]])
def test_a_category_has_the_shape_that_was_promised(enters: Any, values: list[str | None]) -> None:
    column = CategoryColumn(enters=enters)
    cells, found = StoredCategories.cells(values)
    fed = FedCategories(column, {"classes": list(found.classes), "known": range(len(found.classes))})
    tensor = fed.tensor(torch.from_numpy(cells))
    shape = column.shape(found)
    if isinstance(shape, Tokens):
        assert (shape.length, tensor.shape[1]) == (1, 1)
        assert 0 < int(tensor.min()) <= int(tensor.max()) < shape.vocabulary
    else:
        assert shape == Vector(tensor.shape[1])
