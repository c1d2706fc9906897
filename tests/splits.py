"""A way to divide samples that has a setting of its own, as a plugin may bring it."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.catalog import registry
from deepstudio.core.declarations import Split
from deepstudio.core.registry import Registry
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text


class EveryFew(Split):
    id: ClassVar[str] = "every-few"
    title: ClassVar[Text] = T("Every few")
    help: ClassVar[Text] = T("Every few samples one is for the test.")
    divides: ClassVar[str] = "deepstudio.data.split:random"

    step: int = setting(5, T("Step"), T("How many samples there are to one of the test."), ge=2, le=100)


def registry_with_it() -> Registry:
    made = registry().copy()
    made.register(EveryFew)
    return made
