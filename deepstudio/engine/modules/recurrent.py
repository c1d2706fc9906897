"""Recurrent layers over sequences of different length, padded at their end."""

import torch
from torch import nn


class Recurrent(nn.Module):
    """Reads (N, L, features) step by step; gives its state after the last step, (N, units).

    With `return_sequences` it gives the state after each step, (N, L, units). With `bidirectional` a second net
    reads from the last real step to the first, and both results lie side by side, (…, 2 · units).
    With `return_state` it gives two results: that and the state after the last step.
    `dropout` is the share of the results that is dropped in training.
    """

    net: type[nn.RNN] | type[nn.LSTM] | type[nn.GRU]

    def __init__(
        self,
        features: int,
        units: int,
        bidirectional: bool = False,
        return_sequences: bool = False,
        dropout: float = 0.0,
        return_state: bool = False,
    ) -> None:
        super().__init__()
        self.return_sequences = return_sequences
        self.return_state = return_state
        self.ahead = self.net(features, units, batch_first=True)
        self.back = self.net(features, units, batch_first=True) if bidirectional else None
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, x: torch.Tensor, lengths: torch.Tensor | None = None
    ) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]:
        """`lengths` (N,) says how many steps of each sample are real; without it, all are."""
        # What follows the last real step cannot change the steps before it: nothing to mask.
        ahead = self.ahead(x)[0]
        back = None if self.back is None else self.back(reverse(x, lengths))[0]
        if not self.return_sequences:
            y = self._state(ahead, back, lengths)
        else:
            y = ahead if back is None else torch.cat([ahead, reverse(back, lengths)], -1)
        if self.return_state:
            return self.dropout(y), self.dropout(self._state(ahead, back, lengths))
        dropped: torch.Tensor = self.dropout(y)
        return dropped

    @staticmethod
    def _state(ahead: torch.Tensor, back: torch.Tensor | None, lengths: torch.Tensor | None) -> torch.Tensor:
        """What each net remembers where it ends, side by side."""
        state = last_step(ahead, lengths)
        return state if back is None else torch.cat([state, last_step(back, lengths)], -1)


def last_step(x: torch.Tensor, lengths: torch.Tensor | None) -> torch.Tensor:
    """The last real step (N, F) of each sequence of (N, L, F)."""
    if lengths is None:
        return x[:, -1]
    index = (lengths - 1)[:, None, None].expand(-1, 1, x.shape[2])
    return x.gather(1, index).squeeze(1)


def reverse(x: torch.Tensor, lengths: torch.Tensor | None) -> torch.Tensor:
    """(N, L, F) with the real steps of each sequence in reverse order; padding stays where it is."""
    if lengths is None:
        return x.flip(1)
    step = torch.arange(x.shape[1], device=x.device)
    index = torch.where(step < lengths[:, None], lengths[:, None] - 1 - step, step)
    return x.gather(1, index[:, :, None].expand(-1, -1, x.shape[2]))


class SimpleRNN(Recurrent):
    """The plain recurrent network of J. Elman, "Finding Structure in Time", Cognitive Science 14, 1990."""

    net = nn.RNN


class LSTM(Recurrent):
    """S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", Neural Computation 9, 1997."""

    net = nn.LSTM


class GRU(Recurrent):
    """K. Cho et al., "Learning Phrase Representations using RNN Encoder–Decoder", EMNLP 2014."""

    net = nn.GRU
