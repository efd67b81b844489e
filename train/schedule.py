"""Learning rates over wall-clock time."""

from __future__ import annotations

import time


class Schedule:
    """Learning rate over a budget of wall-clock time: warm-up, then linear."""

    def __init__(self, minutes: float, quantised_share: float,
                 peak: float, warm_up: int = 200) -> None:
        self.start = time.time()
        self.seconds = 60 * minutes
        self.quantised_share = quantised_share
        self.peak, self.warm_up = peak, warm_up
        self.step = 0

    def progress(self) -> float:
        return min(1.0, (time.time() - self.start) / self.seconds)

    def done(self) -> bool:
        return self.progress() >= 1

    def quantise(self) -> bool:
        return self.progress() >= 1 - self.quantised_share

    def rate(self) -> float:
        """Rate of the next step."""
        self.step += 1
        return self.peak * min(1, self.step / self.warm_up) * max(
            0.01, 1 - self.progress())
