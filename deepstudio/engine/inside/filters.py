"""The filters of a convolution that lies on the picture itself, as small pictures."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bytes
from deepstudio.engine.inside.inspection import Inspection, When
from deepstudio.engine.inside.patches import pictures_in

MIDDLE, FAR = 127.5, 127.5  # the grey of zero, and how far the largest weight is from it
COLOURS = (1, 3)  # channels of what can be drawn


def filters(inside: Inspection, node: str, when: When = "now") -> dict[str, Any]:
    """The filters of a node as plain JSON values: `pixels`, uint8 (F, H, W, C) in base64, and their `strengths`.

    Each is scaled for itself: grey is zero, bright is what excites it, dark the opposite; a strength is the mean of
    the sizes of its weights. Raises `Explained`: `not_there`, `no_filters`, `missing_run`.
    """
    name = _on_the_picture(inside, node)
    weights = inside.model.network.get_parameter(name).detach()
    if when != "now":
        first = inside.network_at_start().get_parameter(name).detach()
        weights = first if when == "start" else weights - first
    drawn = painted_filters(weights)
    count, height, width, colours = drawn.shape
    return {
        "node": node,
        "total": count,
        "count": count,
        "height": height,
        "width": width,
        "colours": colours,
        "channels": list(range(count)),
        "strengths": weights.abs().flatten(1).mean(1).tolist(),
        "pixels": base64.b64encode(drawn.tobytes()).decode("ascii"),
    }


def painted_filters(weights: Tensor) -> Bytes:
    """Weights (F, C, H, W) as pictures, uint8 (F, H, W, C), each scaled for itself; grey is zero."""
    weights = torch.nan_to_num(weights.float())
    largest = weights.abs().amax((1, 2, 3), keepdim=True)
    shares = weights / torch.where(largest > 0, largest, 1.0)
    levels = (shares * FAR + MIDDLE).round().to(torch.uint8)
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).numpy())


def _on_the_picture(inside: Inspection, node: str) -> str:
    """The name of the weights of a node's first convolution, if it takes the picture itself. Raises `Explained`."""
    inside.found(node)
    network, analysis = inside.model.network, inside.model.analysis
    called = _first_convolution(inside, node)
    if called is None:
        raise Explained(
            T("“{name}” is no convolution of pictures and has no filters.", name=node), "no_filters"
        )
    sources = [(link.source, link.output) for link in analysis.feeding(node)]
    weights = network.get_parameter(called)
    if weights.shape[1] not in COLOURS or not any(_is_the_picture(inside, value) for value in sources):
        raise Explained(_no_pictures(weights.shape[1]), "no_filters")
    return called


def _no_pictures(channels: int) -> Text:
    return T(
        "The filters of this layer do not lie on the picture, but on {n} channels of the layer before it, so that "
        "they are no pictures. Look at what excites them instead.",
        n=channels,
    )


@torch.inference_mode()
def _first_convolution(inside: Inspection, node: str) -> str | None:
    """The name of the weights of the convolution that is computed first within a node."""
    network, order = inside.model.network, []
    names = {module: name for name, module in network.named_modules() if name.partition(".")[0] == node}
    hooks = [
        module.register_forward_pre_hook(lambda module, _: order.append(names[module]))
        for module in names
        if isinstance(module, nn.Conv2d)
    ]
    try:
        network.watched((inside.found(node)[0],), *inside.model.feed.taken([inside.model.feed.blank()]))
    finally:
        for hook in hooks:
            hook.remove()
    return f"{order[0]}.weight" if order else None


@torch.inference_mode()
def _is_the_picture(inside: Inspection, value: Value) -> bool:
    """Whether each number of a value comes from the same pixel and channel of a picture, and from no other."""
    model = inside.model
    blank = model.feed.taken([model.feed.blank()])
    for place in pictures_in(model).values():
        channels = blank[place].shape[1]
        inputs = [one.expand(channels, *one.shape[1:]) for one in blank]
        pictures = inputs[place].clone()
        for channel in range(channels):
            pictures[channel, channel, pictures.shape[2] // 2, pictures.shape[3] // 2] = float("nan")
        inputs[place] = pictures
        found = model.network.watched((value,), *inputs)[value]
        if found.shape == pictures.shape and torch.equal(found.isnan(), pictures.isnan()):
            return True
    return False
