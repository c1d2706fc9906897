"""From stored pixels to network inputs, and pictures that are changed a little."""

import pytest
import torch

from deepstudio.catalog.columns import PictureColumn
from deepstudio.engine.augment import augmented
from deepstudio.engine.pixels import Pixels

STORED = torch.randint(0, 256, (5, 6, 7, 3), dtype=torch.uint8)


def test_numbers_from_0_to_1():
    inputs = Pixels(PictureColumn(), (0.5,) * 3, (0.1,) * 3).from_bytes(STORED)
    torch.testing.assert_close(inputs, STORED.permute(0, 3, 1, 2) / 255)
    assert inputs.is_contiguous(memory_format=torch.channels_last)


def test_numbers_with_mean_0_and_deviation_1():
    plain = STORED.permute(0, 3, 1, 2) / 255
    mean, std = plain.mean((0, 2, 3)), plain.std((0, 2, 3))
    pixels = Pixels(PictureColumn(normalise="standard"), mean.tolist(), std.tolist())
    inputs = pixels.from_bytes(STORED)
    torch.testing.assert_close(inputs.mean((0, 2, 3)), torch.zeros(3), atol=1e-5, rtol=0)
    torch.testing.assert_close(inputs.std((0, 2, 3)), torch.ones(3), atol=1e-4, rtol=0)
    torch.testing.assert_close(inputs, (plain - mean.reshape(3, 1, 1)) / std.reshape(3, 1, 1))


def test_pictures_without_contrast_stay_finite():
    pixels = Pixels(PictureColumn(normalise="standard"), (0.5,) * 3, (0.0,) * 3)
    assert pixels.from_bytes(STORED).isfinite().all()


def blob(row: int, column: int) -> torch.Tensor:
    """A bright spot, as it would look on 64 pictures at once."""
    pictures = torch.zeros(64, 1, 40, 40)
    pictures[:, :, row - 2 : row + 3, column - 2 : column + 3] = 1
    return pictures


def columns_of_the_spot(pictures: torch.Tensor) -> torch.Tensor:
    weights = pictures.sum((1, 2))
    return (weights * torch.arange(40)).sum(1) / weights.sum(1)


def test_augmentation_moves_things_a_little_and_each_picture_otherwise():
    torch.manual_seed(0)
    moved = columns_of_the_spot(augmented(blob(20, 20), mirror=False))
    assert moved.std() > 0.5
    assert (moved - 19.5).abs().max() < 0.08 * 40 + 2


def test_mirrored_pictures_are_half_of_them_and_only_where_allowed():
    torch.manual_seed(0)
    left = blob(20, 8)
    assert (columns_of_the_spot(augmented(left, mirror=False)) < 20).all()
    share = float((columns_of_the_spot(augmented(left, mirror=True)) > 20).float().mean())
    assert 0.3 < share < 0.7


def test_the_rim_of_a_picture_continues_outwards():
    torch.manual_seed(0)
    assert augmented(torch.full((16, 3, 12, 20), 0.7), mirror=True).sub(0.7).abs().max() < 1e-6


@pytest.mark.parametrize("shape", [(2, 3, 20, 30), (1, 1, 8, 8)])
def test_augmentation_keeps_form_and_range_and_follows_the_random_numbers(shape):
    pictures = torch.rand(shape)
    torch.manual_seed(3)
    one = augmented(pictures, mirror=True)
    torch.manual_seed(3)
    assert torch.equal(one, augmented(pictures, mirror=True))
    assert one.shape == pictures.shape
    assert one.min() >= pictures.min() - 1e-6
    assert one.max() <= pictures.max() + 1e-6
    assert not torch.equal(one, pictures)
