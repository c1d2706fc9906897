"""Attention within sequences of different length, padded at their end, and the Transformer block built on it."""

import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    """Each step gathers what it needs from the real steps: (N, L, features) to (N, L, features).

    Each of `heads`, which divide `features`, looks with weights softmax(q kᵀ / √d), d = features / heads, at steps of
    all places or, if `causal`, at the step itself and those before it. `dropout` is the share of weights dropped.

    Source: A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017.
    """

    def __init__(self, features: int, heads: int, dropout: float = 0.0, causal: bool = False) -> None:
        super().__init__()
        self.heads, self.dropout, self.causal = heads, dropout, causal
        self.query = nn.Linear(features, features)
        self.key = nn.Linear(features, features)
        self.value = nn.Linear(features, features)
        self.out = nn.Linear(features, features)

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        """`lengths` (N,) says how many steps of each sample are real; without it, all are."""
        real = None
        # No real step comes behind padding, so that looking back only needs no mask.
        if lengths is not None and not self.causal:
            real = (torch.arange(x.shape[1], device=x.device) < lengths[:, None])[:, None, None, :]
        seen = F.scaled_dot_product_attention(
            self._split(self.query(x)),
            self._split(self.key(x)),
            self._split(self.value(x)),
            attn_mask=real,
            dropout_p=self.dropout if self.training else 0.0,
            is_causal=self.causal,
        )
        y: torch.Tensor = self.out(seen.transpose(1, 2).flatten(2))
        return y

    def _split(self, x: torch.Tensor) -> torch.Tensor:
        """(N, L, features) to (N, heads, L, features / heads)."""
        parts: torch.Tensor = x.unflatten(2, (self.heads, -1))
        return parts.transpose(1, 2)


class TransformerEncoderBlock(nn.Module):
    """Attention and a small network at each step, each with a shortcut around it: (N, L, features) stays.

    Source: A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017, which normalises behind each shortcut. With
    `norm_first` the normalisation stands inside, before attention and network, which trains well without a warm-up:
    R. Xiong et al., "On Layer Normalization in the Transformer Architecture", ICML 2020.
    """

    def __init__(
        self,
        features: int,
        heads: int,
        width: int,
        dropout: float = 0.1,
        activation: str = "gelu",
        norm_first: bool = True,
    ) -> None:
        super().__init__()
        self.norm_first = norm_first
        self.attention = MultiHeadAttention(features, heads, dropout)
        self.norm1 = nn.LayerNorm(features)
        self.widen = nn.Linear(features, width)
        self.narrow = nn.Linear(width, features)
        self.norm2 = nn.LayerNorm(features)
        self.dropout = nn.Dropout(dropout)
        self.activation = getattr(F, activation)

    def forward(self, x: torch.Tensor, lengths: torch.Tensor | None = None) -> torch.Tensor:
        """`lengths` (N,) says how many steps of each sample are real; without it, all are."""
        if self.norm_first:
            x = x + self._attend(self.norm1(x), lengths)
            return x + self._think(self.norm2(x))
        x = self.norm1(x + self._attend(x, lengths))
        y: torch.Tensor = self.norm2(x + self._think(x))
        return y

    def _attend(self, x: torch.Tensor, lengths: torch.Tensor | None) -> torch.Tensor:
        y: torch.Tensor = self.dropout(self.attention(x, lengths))
        return y

    def _think(self, x: torch.Tensor) -> torch.Tensor:
        hidden = self.dropout(self.activation(self.widen(x)))
        y: torch.Tensor = self.dropout(self.narrow(hidden))
        return y
