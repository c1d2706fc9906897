"""The network of a template, fitted to the data of a project."""

from __future__ import annotations

from deepstudio.catalog import registry
from deepstudio.core.adapting import adapted
from deepstudio.core.check import check
from deepstudio.core.project import ColumnFound, Project


def project(template: str, **found: ColumnFound) -> Project:
    """A template's project whose columns hold something else."""
    made = registry().templates.get(template)().build("x")  # type: ignore[misc]
    assert made.data is not None
    assert made.data.found is None
    from deepstudio.core.project import Found

    known = {**{name: ColumnFound() for name in made.data.columns}, **found}
    return made.replace(data=made.data.replace(found=Found(fingerprint="f", samples=100, columns=known)))


CLASSES = ColumnFound(classes=tuple("abcdefg"), counts=(100,) * 7)


def test_the_network_gets_as_many_ends_as_there_are_classes() -> None:
    before = project("digits-mlp", label=CLASSES)
    assert check(before, registry()).errors
    after = adapted(before, registry())
    assert not check(after, registry()).errors
    assert after.data == before.data


def test_what_is_wrong_with_the_data_is_not_decided_here() -> None:
    before = project("digits-mlp", label=CLASSES)
    assert before.data is not None
    unread = before.data.replace(source=before.data.source.replace(id="nowhere"))
    after = adapted(before.replace(data=unread), registry())
    assert after.data == unread
