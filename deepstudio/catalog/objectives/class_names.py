"""The numbers of an examination of classes, with the names that a person gave to these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def named_keys(value: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The same numbers with the names that a person gave to classes."""

    def called(one: Mapping[str, Any], *keys: str) -> dict[str, Any]:
        return {**one, **{key: names.get(one[key], one[key]) for key in keys if key in one}}

    named = dict(value)
    if "classes" in value:
        named["classes"] = [names.get(name, name) for name in value["classes"]]
    for key, keys in (("per_class", ("class",)), ("wrong", ("true", "predicted"))):
        if key in value:
            named[key] = [called(one, *keys) for one in value[key]]
    return named
