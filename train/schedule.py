"""Learning rates over a number of steps."""

from __future__ import annotations


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
