"""What training sees with augmentation, made by the code that training uses: for whoever wants to look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.rooms import part
from deepstudio.core.text import T
from deepstudio.data.columns import as_found, input_column, input_name
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.feed import Feed


def augmented(plan: DataPlan, given: Sequence[Mapping[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Samples as training may see them, each as `FedColumn.seen` says what enters; another seed draws others.

    `given` are plain values by column, as a request has them. Raises `Explained`, also where training changes nothing
    of what enters (`no_augmentation`).
    """
    name = input_name(plan, registry())
    column = as_found(name, input_column(plan, registry()), plan.found)
    cls: type[FedColumn] = part(column, "fed", FedColumn)
    if not cls.varies:
        many = column.words.many
        raise Explained(
            T("Training shows {many} as they are: nothing changes them.", many=many), "no_augmentation"
        )
    fed = cls.untaught(column)
    feed = Feed({name: fed})
    rows = [feed.read(feed.received(one))[name] for one in given]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return fed.varied(rows)
