"""The textbook's sentiment network as a plain PyTorch script: padded to 200, a DataLoader, float32, nothing tuned.

python benchmarks/plain_lstm.py TOKENS.npz [--epochs N] [--seed N] [--workers N]

TOKENS.npz holds, for each of train, validation and test, `<part>_tokens` (N, 200), 0 behind each text, and
`<part>_labels` (N,). The last line printed is JSON.
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
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

PARTS = ("train", "validation", "test")


class Network(nn.Module):
    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, 128, padding_idx=0)
        self.lstm1 = nn.LSTM(128, 64, batch_first=True)
        self.lstm2 = nn.LSTM(64, 32, batch_first=True)
        self.output = nn.Linear(32, 1)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        last = (tokens != 0).sum(1).clamp(min=1) - 1
        steps, _ = self.lstm1(self.embedding(tokens))
        steps, _ = self.lstm2(steps)
        logits: torch.Tensor = self.output(steps[torch.arange(len(tokens)), last])
        return logits.squeeze(1)


@torch.no_grad()
def accuracy(model: nn.Module, loader: DataLoader[tuple[torch.Tensor, ...]]) -> float:
    model.eval()
    right = total = 0
    for tokens, labels in loader:
        right += int(((model(tokens) > 0) == (labels > 0)).sum())
        total += len(labels)
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("tokens", type=Path)
    parser.add_argument("--vocabulary", type=int, default=10_000)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=0)
    given = parser.parse_args()

    torch.manual_seed(given.seed)
    held = np.load(given.tokens)
    sets = {
        part: TensorDataset(
            torch.from_numpy(held[f"{part}_tokens"]), torch.from_numpy(held[f"{part}_labels"])
        )
        for part in PARTS
    }
    loaders = {
        part: DataLoader(one, given.batch_size, shuffle=part == "train", num_workers=given.workers)
        for part, one in sets.items()
    }
    model = Network(given.vocabulary)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    loss_of = nn.BCEWithLogitsLoss()

    speeds: list[float] = []
    best, best_weights = -1.0, copy.deepcopy(model.state_dict())
    for epoch in range(given.epochs):
        model.train()
        started = time.perf_counter()
        for tokens, labels in loaders["train"]:
            loss = loss_of(model(tokens), labels.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        speeds.append(len(sets["train"]) / (time.perf_counter() - started))
        reached = accuracy(model, loaders["validation"])
        print(f"epoch {epoch + 1}: {speeds[-1]:.0f} texts/s, validation accuracy {reached:.3f}", flush=True)
        if reached > best:
            best, best_weights = reached, copy.deepcopy(model.state_dict())

    model.load_state_dict(best_weights)
    result = {
        "samples_per_second": statistics.median(speeds),
        "validation_accuracy": best,
        "test_accuracy": accuracy(model, loaders["test"]),
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
