"""The tables that come with the program hold what their names promise, and their columns fit them."""

import csv
from collections import Counter

import numpy as np
import pytest

from deepstudio.catalog.table_samples import TABLE_SAMPLES
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.registry import Registry
from deepstudio.core.resources import resource
from deepstudio.data.plans import with_source
from deepstudio.data.prepare import prepare
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader

IDS = [source.id for source in TABLE_SAMPLES]


@pytest.fixture(params=IDS)
def found(request: pytest.FixtureRequest, registry: Registry) -> Scan:
    return scan(with_source(Chosen(id=request.param), registry), registry)


def test_every_number_is_one(found: Scan) -> None:
    """Of all samples only the penguins have cells that are empty, and those are few."""
    for name, cells in found.cells.items():
        if cells.dtype == np.float64:
            known = found.found.column(name)
            assert known.missing == np.isnan(cells).sum() <= 2, name
            assert np.nanmin(cells) == known.low, name
            assert known.mean == pytest.approx(np.nanmean(cells)), name


@pytest.mark.parametrize(
    ("id", "load", "target"),
    [
        ("iris", "load_iris", "species"),
        ("wine", "load_wine", "cultivar"),
        ("breast-cancer", "load_breast_cancer", "diagnosis"),
        ("diabetes", "load_diabetes", "progression"),
    ],
)
def test_the_values_are_those_of_scikit_learn(id: str, load: str, target: str, registry: Registry) -> None:
    from sklearn import datasets

    raw = {"scaled": False} if id == "diabetes" else {}
    theirs = getattr(datasets, load)(**raw)
    ours = scan(with_source(Chosen(id=id), registry), registry)
    inputs = [np.array(list(map(float, ours.values(n)))) for n, use in ours.uses.items() if use == "input"]
    assert np.stack(inputs, 1) == pytest.approx(theirs.data)
    answers = ours.cells[target]
    if ours.classes:
        given = [list(ours.classes).index(name) for name in _names(id)]
        assert [given[code] for code in theirs.target.tolist()] == answers.tolist()
    else:
        assert answers == pytest.approx(theirs.target)


def _names(id: str) -> tuple[str, ...]:
    return next(source.classes for source in TABLE_SAMPLES if source.id == id)  # type: ignore[attr-defined]


def test_no_penguin_is_left_out(registry: Registry) -> None:
    with resource("samples", "penguins.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = scan(with_source(Chosen(id="penguins"), registry), registry)
    assert len(found.ids) == len(rows) == 344
    assert list(found.uses) == list(rows[0])
    assert Counter(found.values("species")) == {"Adelie": 152, "Chinstrap": 68, "Gentoo": 124}
    assert found.found.column("sex").missing == sum(row["sex"] == "" for row in rows) == 11
    assert found.found.column("body_mass_g").missing == 2
    assert "CC0" in resource("samples", "penguins.licence.txt").read_text("utf-8")


def test_penguins_can_be_prepared(registry: Registry) -> None:
    prepared = prepare(with_source(Chosen(id="penguins"), registry), registry)
    assert prepared.classes == ("Adelie", "Chinstrap", "Gentoo")
    assert prepared.state("bill_length_mm")["marked"]
    assert prepared.state("sex")["classes"] == ["", "FEMALE", "MALE"]


def test_a_cell_is_given_by_row_and_name(registry: Registry) -> None:
    source = reader(with_source(Chosen(id="penguins"), registry), registry)
    assert source.load("0000001", "island") == "Torgersen"
    with pytest.raises(Explained, match="no row"):
        source.load("0009999", "island")
