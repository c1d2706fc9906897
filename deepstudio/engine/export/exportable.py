"""Parts that torch.export cannot follow at every length, replaced by others that compute the same."""

from __future__ import annotations

import copy

import torch
from torch import nn

from deepstudio.engine.network import Network

# sigmoid(±100) is 1 and 0 in single precision.
OPEN, SHUT = 100.0, -100.0


def exportable(network: Network) -> Network:
    """A copy of a network that gives the same numbers and can be exported with a free length."""
    made = copy.deepcopy(network)
    for name, module in list(made.named_modules()):
        replacement = _replacement(module)
        if replacement is not None:
            parent, _, child = name.rpartition(".")
            made.get_submodule(parent)._modules[child] = replacement
    return made.eval()


def _replacement(module: nn.Module) -> nn.Module | None:
    if type(module) is nn.RNN and module.nonlinearity == "tanh":
        return as_gru(module)
    return None


def as_gru(rnn: nn.RNN) -> nn.GRU:
    """A GRU that computes what a simple recurrent network with tanh does, as only the loop of a GRU is exportable.

    h' = (1 - z) n + z h with n = tanh(W x + b + r (U h + c)): the reset gate r stays open (1), the update gate z shut
    (0), and tanh(W x + b + U h + c) is left.
    """
    gru = nn.GRU(
        rnn.input_size,
        rnn.hidden_size,
        rnn.num_layers,
        bias=True,
        batch_first=rnn.batch_first,
        dropout=rnn.dropout,
        bidirectional=rnn.bidirectional,
    )
    own = dict(rnn.named_parameters())
    with torch.no_grad():
        for name, values in gru.named_parameters():
            reset, update, new = values.chunk(3)
            reset.fill_(OPEN if name.startswith("bias_ih") else 0.0)
            update.fill_(SHUT if name.startswith("bias_ih") else 0.0)
            new.copy_(own[name]) if name in own else new.zero_()
    return gru.eval()
