"""What the network and the ear are both made of: roundings and windows.

With `quantised` set, weights and activations pass through the roundings of
docs/model-format.md with straight-through gradients.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

LIMIT = 63


# ---- fake quantisation ------------------------------------------------------

def _through(x: Tensor, rounded: Tensor) -> Tensor:
    return x + (rounded - x).detach()


def fake_weight(w: Tensor) -> Tensor:
    """s7 with one scale an output channel."""
    step = w.detach().abs().amax(-1, keepdim=True).clamp(min=1e-9) / LIMIT
    return _through(w, torch.round(w / step) * step)


def fake_static(y: Tensor, step: Tensor) -> Tensor:
    """u7 with a fixed step; values beyond the range are clipped."""
    bound = step * LIMIT
    clipped = torch.minimum(torch.maximum(y, -bound), bound)
    return _through(clipped, torch.round(clipped / step) * step)


def fake_dynamic(y: Tensor) -> Tensor:
    """u7 or s7 with one step a row."""
    step = y.detach().abs().amax(-1, keepdim=True).clamp(min=1e-9) / LIMIT
    return _through(y, torch.round(y / step) * step)


def best_step(values: Tensor) -> float:
    """The static step that loses least on the positive values."""
    values = values[values > 0]
    errors = []
    for bound in torch.linspace(2.0, float(values.max()), 40):
        step = float(bound) / LIMIT
        rounded = torch.round(values.clamp(max=float(bound)) / step) * step
        errors.append((float(((rounded - values) ** 2).mean()), step))
    return min(errors)[1]


# ---- pieces -----------------------------------------------------------------

def leaky(x: Tensor) -> Tensor:
    return F.leaky_relu(x, 0.1)


def window(y: Tensor, reach: int, step: int) -> Tensor:
    """Each position of (sentence, position, dim) with those up to `reach`
    from it on both sides, every `step`-th, one behind the other."""
    length = y.shape[1]
    padded = F.pad(y, (0, 0, reach, reach))
    return torch.cat([padded[:, i:i + length]
                      for i in range(0, 2 * reach + 1, step)], -1)


class Rounded(nn.Module):
    """Layers that round; who derives from it makes the parameters."""

    steps: Tensor                      # static ones, by slot

    def __init__(self) -> None:
        super().__init__()
        self.quantised = False
        self.calibration: list[list[Tensor]] | None = None

    def _matrix(self, layer: nn.Linear, x: Tensor) -> Tensor:
        w = fake_weight(layer.weight) if self.quantised else layer.weight
        return F.linear(x, w, layer.bias)

    def _dynamic(self, x: Tensor) -> Tensor:
        return fake_dynamic(x) if self.quantised else x

    def _static(self, x: Tensor, slot: int) -> Tensor:
        if self.calibration is not None:
            self.calibration[slot].append(x.detach().abs().flatten()[::7])
        return fake_static(x, self.steps[slot]) if self.quantised else x

    def calibrate(self, batches: Iterable, run: Callable | None = None
                  ) -> None:
        """Choose the static steps that lose least when `run` (default: the
        module) is given the batches."""
        training = self.training
        self.eval()
        self.quantised = False
        self.calibration = [[] for _ in self.steps]
        with torch.no_grad():
            for batch in batches:
                (run or self)(batch)
        for slot, parts in enumerate(self.calibration):
            self.steps[slot] = best_step(torch.cat(parts))
        self.calibration = None
        self.train(training)
