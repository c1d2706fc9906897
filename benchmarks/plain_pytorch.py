"""The cat-and-dog network as a plain PyTorch script: picture files, a DataLoader, float32, nothing tuned.

python benchmarks/plain_pytorch.py FOLDER [--epochs N] [--seed N] [--workers N]

FOLDER has train/, validation/ and test/, each with one sub-folder of pictures a class. The last line printed is JSON.
"""

from __future__ import annotations

import argparse
import copy
import json
import statistics
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset

SIDE = 150


class Pictures(Dataset[tuple[torch.Tensor, float]]):
    """One sub-folder a class, as torchvision's ImageFolder reads it."""

    def __init__(self, folder: Path) -> None:
        classes = sorted(path.name for path in folder.iterdir() if path.is_dir())
        self.items = [(path, classes.index(path.parent.name)) for path in sorted(folder.glob("*/*"))]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, float]:
        path, label = self.items[index]
        with Image.open(path) as picture:
            pixels = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR)
        return torch.from_numpy(np.array(pixels)).permute(2, 0, 1).float() / 255, float(label)


def network() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(3, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(128 * 17 * 17, 512),
        nn.ReLU(),
        nn.Linear(512, 1),
    )


@torch.no_grad()
def accuracy(model: nn.Module, loader: DataLoader[tuple[torch.Tensor, float]]) -> float:
    model.eval()
    right = total = 0
    for pictures, labels in loader:
        right += int(((model(pictures).squeeze(1) > 0) == (labels > 0)).sum())
        total += len(labels)
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=0)
    given = parser.parse_args()

    torch.manual_seed(given.seed)
    parts = {name: Pictures(given.folder / name) for name in ("train", "validation", "test")}
    loaders = {
        name: DataLoader(part, given.batch_size, shuffle=name == "train", num_workers=given.workers)
        for name, part in parts.items()
    }
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    loss_of = nn.BCEWithLogitsLoss()

    speeds: list[float] = []
    best, best_weights = -1.0, copy.deepcopy(model.state_dict())
    for epoch in range(given.epochs):
        model.train()
        started = time.perf_counter()
        for pictures, labels in loaders["train"]:
            loss = loss_of(model(pictures).squeeze(1), labels.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        speeds.append(len(parts["train"]) / (time.perf_counter() - started))
        reached = accuracy(model, loaders["validation"])
        print(f"epoch {epoch + 1}: {speeds[-1]:.1f} images/s, validation accuracy {reached:.3f}", flush=True)
        if reached > best:
            best, best_weights = reached, copy.deepcopy(model.state_dict())

    model.load_state_dict(best_weights)
    result = {
        "images_per_second": statistics.median(speeds),
        "validation_accuracy": best,
        "test_accuracy": accuracy(model, loaders["test"]),
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
