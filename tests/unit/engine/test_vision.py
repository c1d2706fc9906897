"""torchvision imports on every install, and is left alone where it is healthy."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from deepstudio.engine.vision import nms, torchvision

# What torchvision does when its compiled part does not fit: it annotates an operator that does not exist.
MISMATCHED = """
import torch
import torchvision.ops
@torch.library.register_fake("torchvision::nms")
def fake(boxes, scores, iou_threshold):
    return boxes
"""
PROGRAM = """
import torch
from deepstudio.engine import vision
package = vision.torchvision()
print(package.__file__, len(vision._libraries), hasattr(torch.ops.torchvision, "nms"))
"""


def in_a_child(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Runs a program that finds the package in `folder` before the installed one."""
    start = f"import sys; sys.path.insert(0, {str(folder)!r})\n"
    return subprocess.run(
        [sys.executable, "-c", start + program], capture_output=True, text=True, timeout=120
    )


def fake_package(folder: Path, content: str) -> Path:
    package = folder / "torchvision"
    package.mkdir()
    (package / "__init__.py").write_text(content)
    (package / "ops.py").write_text("loaded = True\n")
    return folder


@pytest.mark.slow
def test_a_healthy_install_is_left_alone(tmp_path):
    done = in_a_child(fake_package(tmp_path, "import torchvision.ops\n"), PROGRAM)
    assert done.stdout.split() == [str(tmp_path / "torchvision" / "__init__.py"), "0", "False"], done.stderr


@pytest.mark.slow
def test_a_mismatched_install_is_cured(tmp_path):
    done = in_a_child(fake_package(tmp_path, MISMATCHED), PROGRAM)
    assert done.stdout.split() == [str(tmp_path / "torchvision" / "__init__.py"), "1", "True"], done.stderr


@pytest.mark.slow
def test_another_error_is_not_hidden(tmp_path):
    folder = fake_package(tmp_path, "raise RuntimeError('out of order')\n")
    done = in_a_child(folder, PROGRAM)
    assert "out of order" in done.stderr
    assert done.returncode != 0


def test_the_installed_package_has_models_and_transforms():
    package = torchvision()
    assert package is torchvision()
    with torch.device("meta"):
        scores = package.models.squeezenet1_1(weights=None).eval()(torch.zeros(1, 3, 64, 64))
    assert scores.shape == (1, 1000)
    transforms = importlib.import_module("torchvision.transforms.v2")
    assert transforms.Resize(8)(torch.zeros(3, 16, 16)).shape == (3, 8, 8)


def overlap(one: torch.Tensor, other: torch.Tensor) -> float:
    low, high = torch.maximum(one[:2], other[:2]), torch.minimum(one[2:], other[2:])
    shared = float((high - low).clamp(min=0).prod())
    return shared / (float((one[2:] - one[:2]).prod() + (other[2:] - other[:2]).prod()) - shared)


@pytest.mark.parametrize("seed", range(5))
def test_non_maximum_suppression_keeps_the_best_of_boxes_that_overlap(seed):
    torch.manual_seed(seed)
    corner = torch.rand(30, 2) * 10
    boxes, scores = torch.cat([corner, corner + 1 + torch.rand(30, 2) * 5], 1), torch.rand(30)
    kept: list[int] = []
    for index in scores.argsort(descending=True).tolist():
        if all(overlap(boxes[index], boxes[other]) <= 0.4 for other in kept):
            kept.append(index)
    assert nms(boxes, scores, 0.4).tolist() == kept
    assert torchvision().ops.nms(boxes, scores, 0.4).tolist() == kept


def test_regions_are_pooled():
    picture = torch.ones(1, 2, 8, 8, requires_grad=True)
    pooled = torchvision().ops.roi_align(picture, [torch.tensor([[1.0, 1.0, 5.0, 5.0]])], 2)
    torch.testing.assert_close(pooled, torch.ones(1, 2, 2, 2))
    pooled.sum().backward()
    assert picture.grad is not None
    assert float(picture.grad.sum()) == pytest.approx(8)
