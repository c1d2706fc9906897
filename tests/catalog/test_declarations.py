"""What must hold for everything that is declared: words, defaults, limits."""

from __future__ import annotations

import string
from typing import ClassVar

import pytest

from deepstudio.catalog import registry
from deepstudio.core.results import ResultValue
from deepstudio.core.settings import Settings
from deepstudio.core.text import Text

DECLARED = [
    pytest.param(cls, id=f"{family}-{cls.id}")
    for family, classes in registry().families().items()
    for cls in classes
]


@pytest.mark.parametrize("cls", DECLARED)
def test_everything_has_words(cls: type[Settings]) -> None:
    texts: list[Text] = [cls.title, cls.help]
    for spec in cls.specs():
        texts += [spec.title, spec.help, *(choice.title for choice in spec.choices)]
    assert all(str(text).strip() for text in texts)


CHOSEN = [one for one in DECLARED if not issubclass(one.values[0], ResultValue)]  # results have no defaults


@pytest.mark.parametrize("cls", CHOSEN)
def test_defaults_are_valid_and_come_back_from_json(cls: type[Settings]) -> None:
    made = cls()
    assert cls(**made.values()) == made


@pytest.mark.parametrize("cls", DECLARED)
def test_a_number_outside_its_limits_is_refused(cls: type[Settings]) -> None:
    for spec in cls.specs():
        if spec.ge is not None:
            with pytest.raises(ValueError, match=spec.name):
                cls(**{spec.name: spec.ge - 1})
        if spec.le is not None:
            with pytest.raises(ValueError, match=spec.name):
                cls(**{spec.name: spec.le + 1})


@pytest.mark.parametrize("cls", DECLARED)
def test_usual_values_are_accepted(cls: type[Settings]) -> None:
    for spec in cls.specs():
        for value in spec.usual:
            assert getattr(cls(**{spec.name: value}), spec.name) == value
        assert list(spec.usual) == sorted(set(spec.usual))


def test_every_template_is_free_of_mistakes_but_for_data_to_choose() -> None:
    from deepstudio.core.check import check

    for template in registry().templates:
        if template.id == "empty":
            continue
        problems = check(template().build("Try"), registry()).problems
        assert {problem.id for problem in problems} <= {"no-data"}, template.id


def test_the_textbook_network_has_the_textbook_parameters() -> None:
    from deepstudio.core.check import check

    template = registry().templates.get("cats-dogs-cnn")
    assert template is not None
    analysis = check(template().build("Cats or dogs"), registry()).analyses["model"]
    assert analysis.parameters == 19_034_177
    kinds = [(node.layer, dict(node.settings)) for node in analysis.graph.nodes]
    assert [layer for layer, _ in kinds] == [
        "input", "conv2d", "max_pool2d", "conv2d", "max_pool2d", "conv2d", "max_pool2d",
        "flatten", "dense", "dense", "output",
    ]  # fmt: skip
    assert analysis.shapes["input"].badge() == "3×150×150"


def test_reserved_names_cover_the_attributes_of_a_module() -> None:
    import torch

    from deepstudio.core.reserved import RESERVED_NAMES

    public = {name for name in dir(torch.nn.Module()) if not name.startswith("_")}
    assert public <= RESERVED_NAMES


def test_a_taken_id_and_a_foreign_class_are_refused() -> None:
    from deepstudio.catalog import register_builtin
    from deepstudio.catalog.layers.dense import Dense
    from deepstudio.core.registry import Registry

    fresh = Registry()
    register_builtin(fresh)
    with pytest.raises(ValueError, match="dense"):
        fresh.register(Dense)
    with pytest.raises(ValueError, match="kinds"):
        fresh.register(_Stranger)


class _Stranger(Settings):
    id: ClassVar[str] = "stranger"


def test_placeholders_are_plain_names() -> None:
    for family in registry().families().values():
        for cls in family:
            for text in (cls.title, cls.help):
                names = [name for _, name, _, _ in string.Formatter().parse(text.source) if name]
                assert all(name.isidentifier() for name in names)
