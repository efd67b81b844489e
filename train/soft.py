"""Learning from probabilities."""

from __future__ import annotations

from torch import Tensor


def cross_entropy(logits: Tensor, soft: Tensor) -> Tensor:
    """Mean over the rows whose probabilities are not all zero."""
    return -(soft * logits.log_softmax(-1)).sum() / soft.sum().clamp(min=1)
