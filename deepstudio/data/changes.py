"""What has become of a run's samples, in sentences and as numbers for a machine."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Any

from deepstudio.core.text import T, Text
from deepstudio.data.sources.rows import shown
from deepstudio.data.standing import Standing

NAMED = 3


def sentences(now: Standing, run: str) -> tuple[Text, ...]:
    """What a person should know; nothing where all is as it was."""
    told = {
        "new": T(
            "Samples that were added since {run} began, so that it has not seen them: {n} ({names}).",
            **_words(now.new, run),
        ),
        "copies": T(
            "Added samples that are copies of samples of {run} and do not count as new: {n} ({names}).",
            **_words(now.copies, run),
        ),
        "vanished": T(
            "Samples of {run} that are not there any more, or cannot be read: {n} ({names}).",
            **_words(now.vanished, run),
        ),
        "changed": T(
            "Samples of {run} that have changed since and are left out: {n} ({names}).",
            **_words(now.changed, run),
        ),
        "excluded": T(
            "Samples of {run} that are excluded now and are left out: {n} ({names}).",
            **_words(now.excluded, run),
        ),
        "relabelled": T(
            "Samples of {run} that have another class now, which counts: {n} ({names}).",
            **_words(now.relabelled, run),
        ),
    }
    return tuple(text for name, text in told.items() if getattr(now, name))


def as_dict(now: Standing) -> dict[str, Any]:
    """Counts and three names of each kind."""
    kinds = ("new", "copies", "vanished", "changed", "excluded", "relabelled")
    return {kind: {"count": len(getattr(now, kind)), "names": _names(getattr(now, kind))} for kind in kinds}


def _words(ids: Collection[str], run: str) -> dict[str, Any]:
    names = _names(ids) + (["…"] if len(ids) > NAMED else [])
    return {"n": len(ids), "run": run, "names": names}


def _names(ids: Collection[str]) -> list[str]:
    return [shown(id) for id in islice(ids, NAMED)]
