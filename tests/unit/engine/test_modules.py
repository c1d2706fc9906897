"""The blocks that torch lacks."""

import ast
from pathlib import Path

import pytest
import torch
from torch import nn

from deepstudio.engine import modules
from deepstudio.engine.modules.conv_block import ConvBlock
from deepstudio.engine.modules.residual import Residual

FILES = sorted(path for path in Path(modules.__file__).parent.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_each_file_imports_only_torch(file):
    names = set()
    for statement in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.Import):
            names |= {alias.name.split(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom):
            names.add((statement.module or "").split(".")[0])
    assert names == {"torch"}


@pytest.mark.parametrize(("kernel", "stride", "side"), [(3, 1, 9), (5, 1, 9), (3, 2, 5), (1, 3, 3)])
@pytest.mark.parametrize("block", [ConvBlock, Residual])
def test_a_block_keeps_the_size_at_stride_one(block, kernel, stride, side):
    assert block(3, 8, kernel, stride)(torch.randn(2, 3, 9, 9)).shape == (2, 8, side, side)


def test_a_convolution_block_has_a_bias_only_without_normalisation():
    assert ConvBlock(3, 8).conv.bias is None
    assert ConvBlock(3, 8, norm=False).conv.bias is not None


def test_a_residual_block_adds_its_input_to_what_it_computes():
    block = Residual(4, 4).eval()
    nn.init.zeros_(block.norm2.weight)  # two convolutions that say nothing
    x = torch.randn(2, 4, 5, 5)
    torch.testing.assert_close(block(x), torch.relu(x))


def test_the_shortcut_is_a_convolution_only_where_shapes_differ():
    assert isinstance(Residual(4, 4).shortcut, nn.Identity)
    assert isinstance(Residual(4, 8).shortcut, nn.Sequential)
    assert isinstance(Residual(4, 4, stride=2).shortcut, nn.Sequential)


def test_activations_are_named():
    x = torch.randn(2, 3, 5, 5)
    block = ConvBlock(3, 3, activation="silu").eval()
    torch.testing.assert_close(block(x), nn.functional.silu(block.norm(block.conv(x))))
