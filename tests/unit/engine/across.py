"""Attention from one sequence to another, as a plugin would bring it."""

import torch
from torch import nn


class Across(nn.Module):
    """Each step of x (N, L, features) gathers from the real steps of memory (N, M, other): (N, L, features)."""

    def __init__(self, features, other):
        super().__init__()
        self.query = nn.Linear(features, 8)
        self.key = nn.Linear(other, 8)
        self.value = nn.Linear(other, features)

    def forward(self, x, memory, lengths=None, others=None):
        weights = self.query(x) @ self.key(memory).transpose(1, 2)
        if others is not None:
            behind = torch.arange(memory.shape[1]) >= others[:, None]
            weights = weights.masked_fill(behind[:, None], float("-inf"))
        y = weights.softmax(-1) @ self.value(memory)
        if lengths is not None:
            y = y.masked_fill((torch.arange(x.shape[1]) >= lengths[:, None])[:, :, None], 0)
        return y
