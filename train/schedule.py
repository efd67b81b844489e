"""Learning rates over a number of steps, and weights averaged over them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np
from torch import Tensor, nn
from torch.optim import Optimizer

from layers import Rounded


class Schedule:
    """Warm-up, then linear down to a hundredth at the last step."""

    def __init__(self, steps: int, quantised_share: float, peak: float,
                 warm_up: int = 200) -> None:
        self.steps = steps
        self.quantised_share = quantised_share
        self.peak, self.warm_up = peak, warm_up
        self.step = 0

    def progress(self) -> float:
        return min(1.0, self.step / self.steps)

    def done(self) -> bool:
        return self.step >= self.steps

    def quantise(self) -> bool:
        return self.progress() >= 1 - self.quantised_share

    def rate(self) -> float:
        """Rate of the next step."""
        self.step += 1
        return self.peak * min(1, self.step / self.warm_up) * max(
            0.01, 1 - self.progress())


def take_step(optimiser: Optimizer, network: nn.Module, loss: Tensor,
              rate: float) -> None:
    """One at this rate, of which each group takes its `scale`."""
    for group in optimiser.param_groups:
        group["lr"] = rate * group.get("scale", 1.0)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()


class Progress:
    """Shows the mean loss every so many steps, and behind the last."""

    def __init__(self, clock: Schedule, every: int) -> None:
        self.clock, self.every = clock, every
        self.started = time.time()
        self.losses: list[float] = []

    def add(self, loss: Tensor) -> None:
        """That of the step that was taken."""
        self.losses.append(loss.item())
        if len(self.losses) < self.every and not self.clock.done():
            return
        print(f"step {self.clock.step} of {self.clock.steps} loss "
              f"{np.mean(self.losses):.4f} {time.time() - self.started:.0f} s",
              flush=True)
        self.losses = []


class Average:
    """Exponential moving average of the parameters, a plain mean at first."""

    def __init__(self, network: Rounded, decay: float) -> None:
        self.decay, self.count = decay, 0
        self.values = {k: v.detach().clone()
                       for k, v in network.state_dict().items()}

    def update(self, network: Rounded) -> None:
        self.count += 1
        share = max(1 - self.decay, 1 / (1 + self.count))
        for key, value in network.state_dict().items():
            if value.is_floating_point():
                self.values[key].lerp_(value, share)

    def swap(self, network: Rounded) -> dict[str, Tensor]:
        """Load the average; returns the weights that it replaced."""
        current = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(self.values)
        return current

    def start_rounding(self, network: Rounded, batches: Iterable,
                       run: Callable | None = None) -> None:
        """Fix the static steps from the averaged weights (calibrate() says
        how); round from here on."""
        current = self.swap(network)
        network.calibrate(batches, run)
        chosen = network.steps.clone()
        network.load_state_dict(current)
        network.steps.copy_(chosen)
        self.values["steps"].copy_(chosen)
        network.quantised = True
