"""A layer that has learned elsewhere says what must enter it, and the fix brings that about."""

from __future__ import annotations

from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core.check import check
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.project import Project


def transfer(**settings: Any) -> Project:
    template = registry().templates.get("transfer")
    assert template is not None
    project = template().build("T")
    assert project.data is not None
    column = project.data.columns["picture"]
    column = column.replace(settings={**column.settings, **settings})
    return project.replace(data=project.data.replace(columns={**project.data.columns, "picture": column}))


def found(project: Project) -> list[Problem]:
    return [one for one in check(project, registry()).problems if one.place.node == "efficientnet_lite0"]


def test_as_it_comes_there_is_nothing_to_say():
    assert found(transfer()) == []


@pytest.mark.parametrize(
    ("settings", "id", "severity", "after"),
    [
        ({"normalise": "standard"}, "wanted-column", Severity.ERROR, {"normalise": "range"}),
        ({"height": 28}, "small-column", Severity.WARNING, {"height": 192, "width": 192}),
    ],
)
def test_what_it_has_not_learned_with_is_told_and_mended(settings, id, severity, after):
    (problem,) = found(transfer(**settings))
    assert (problem.id, problem.severity) == (id, severity)
    fixed = problem.fixes[0].apply(transfer(**settings))
    assert found(fixed) == []
    assert after.items() <= fixed.data.columns["picture"].settings.items() | {("normalise", "range")}


def test_grey_pictures_are_as_good():
    assert found(transfer(color="grey")) == []
