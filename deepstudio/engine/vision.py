"""torchvision, also where its compiled part does not fit the installed torch.

The Linux wheel of torchvision on the package index is built for CUDA. Beside a CPU build of torch its library does
not load, and `import torchvision` stops because operators that it annotates do not exist. They are declared here.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from types import ModuleType
from typing import Any

import torch

MISSING = "operator torchvision::"

_OPERATORS = {
    "nms": "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "(Tensor boxes, Tensor scores, Tensor scales, float iou_threshold) -> Tensor",
    "roi_align": (
        "(Tensor input, Tensor rois, float spatial_scale, SymInt pooled_height, SymInt pooled_width, "
        "int sampling_ratio, bool aligned) -> Tensor"
    ),
}
_libraries: list[torch.library.Library] = []  # an operator lives as long as its library


def torchvision() -> ModuleType:
    """The package. A healthy install is imported as it is; only the known error starts the cure.

    Raises whatever else the import raises.
    """
    try:
        return importlib.import_module("torchvision")
    except RuntimeError as error:
        if MISSING not in str(error):
            raise
    _forget_half_imported()
    _declare_operators()
    package = importlib.import_module("torchvision")
    _allow_declared(package)
    return package


def _forget_half_imported() -> None:
    for name in [name for name in sys.modules if name == "torchvision" or name.startswith("torchvision.")]:
        del sys.modules[name]


def _declare_operators() -> None:
    if _libraries:
        return
    library = torch.library.Library("torchvision", "DEF")
    for name, signature in _OPERATORS.items():
        library.define(name + signature)
    library.impl("nms", nms, "CPU")
    # Made of plain operations, on every device and with gradients.
    library.impl("roi_align", _roi_align, "CompositeImplicitAutograd")
    _libraries.append(library)


def _allow_declared(package: Any) -> None:
    """Makes torchvision use what was declared: it refuses before it tries, or starts a compiler."""
    for name in ("boxes", "roi_align"):
        module: Any = sys.modules.get(f"{package.__name__}.ops.{name}")
        if module is not None:
            module._has_ops = lambda: True
            module._assert_has_ops = lambda: None


def nms(boxes: torch.Tensor, scores: torch.Tensor, iou_threshold: float) -> torch.Tensor:
    """Indices of the boxes that stay, best first: greedy non-maximum suppression.

    `boxes` is (N, 4) with corners x1, y1, x2, y2, `scores` is (N,).
    """
    order = scores.argsort(descending=True, stable=True)
    corners = boxes[order].float()
    areas = (corners[:, 2:] - corners[:, :2]).prod(1)
    stays = torch.ones(len(order), dtype=torch.bool, device=boxes.device)
    for index in range(len(order)):
        if stays[index]:
            later = slice(index + 1, None)
            low = torch.maximum(corners[index, :2], corners[later, :2])
            high = torch.minimum(corners[index, 2:], corners[later, 2:])
            shared = (high - low).clamp(min=0).prod(1)
            stays[later] &= shared <= iou_threshold * (areas[index] + areas[later] - shared)
    return order[stays]


def _roi_align(
    input: torch.Tensor,
    rois: torch.Tensor,
    spatial_scale: float,
    pooled_height: int,
    pooled_width: int,
    sampling_ratio: int,
    aligned: bool,
) -> torch.Tensor:
    module = importlib.import_module("torchvision.ops.roi_align")
    eager = inspect.unwrap(module._roi_align)  # torchvision would compile it, which needs a C++ compiler
    pooled: torch.Tensor = eager(
        input, rois, spatial_scale, pooled_height, pooled_width, sampling_ratio, aligned
    )
    return pooled
