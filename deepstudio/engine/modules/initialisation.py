"""First weights of a network, as Keras and the textbooks that use it draw them."""

from torch import nn


def initialise(network: nn.Module) -> None:
    """Draws weights of convolutions and dense layers from Glorot's uniform distribution and sets biases to zero.

    Glorot and Bengio, 2010. With torch's own, smaller first weights a network of several layers without
    normalisation starts slowly, and may not start at all. Vectors of tokens start close to zero, that of padding
    at zero.

    A module that loads weights when it is made says so by a true `pretrained`; it and all within it stay as they are.
    """
    for module in _without_weights(network):
        if isinstance(module, nn.Conv1d | nn.Conv2d | nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.uniform_(module.weight, -0.05, 0.05)
            if module.padding_idx is not None:
                nn.init.zeros_(module.weight.detach()[module.padding_idx])
        elif isinstance(module, nn.RNNBase):
            _initialise_recurrent(module)


def _without_weights(module: nn.Module) -> list[nn.Module]:
    if getattr(module, "pretrained", False) is True:
        return []
    return [module, *(part for child in module.children() for part in _without_weights(child))]


def _initialise_recurrent(module: nn.RNNBase) -> None:
    """Each gate by itself: Glorot's weights from the input, orthogonal ones from the state before, no biases.

    The forget gate of an LSTM starts open, with a bias of 1: Jozefowicz, Zaremba and Sutskever, 2015.
    """
    units = module.hidden_size
    for name, values in module.named_parameters():
        if name.startswith("bias"):
            nn.init.zeros_(values)
            if isinstance(module, nn.LSTM) and name.startswith("bias_ih"):
                nn.init.ones_(values.detach()[units : 2 * units])
            continue
        for gate in values.detach().split(units):
            (nn.init.xavier_uniform_ if "_ih_" in name else nn.init.orthogonal_)(gate)
