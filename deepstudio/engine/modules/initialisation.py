"""First weights of a network, as Keras and the textbooks that use it draw them."""

from torch import nn


def initialise(network: nn.Module) -> None:
    """Draws weights of convolutions and dense layers from Glorot's uniform distribution and sets biases to zero.

    Glorot and Bengio, 2010. With torch's own, smaller first weights a network of several layers without
    normalisation starts slowly, and may not start at all.
    """
    for module in network.modules():
        if isinstance(module, nn.Conv1d | nn.Conv2d | nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
