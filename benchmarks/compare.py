"""Two builds, measured in turns: which is faster, and whether that is more than noise."""

import dataclasses
import statistics

import timing
from probes import Name, greater_is_better

# What two builds of the same sources may differ by, for where their code came to lie in memory.
MARGIN = 0.02


@dataclasses.dataclass(frozen=True)
class Comparison:
    name: Name
    unit: str
    here: float  # medians
    there: float
    ratio: float  # of speeds, above 1: this checkout is faster; the median of the rounds' ratios
    low: float
    high: float

    @property
    def verdict(self) -> str:
        if self.high < 1 - MARGIN:
            return "slower"
        if self.low > 1 + MARGIN:
            return "faster"
        return "same" if self.low > 1 - 2 * MARGIN and self.high < 1 + 2 * MARGIN else "unclear"


def compare(name: Name, unit: str, here: list[float], there: list[float]) -> Comparison:
    """Values of the same rounds, in their order: what disturbs a round disturbs both of it."""
    pairs = zip(here, there, strict=True)
    ratios = [a / b if greater_is_better(unit) else b / a for a, b in pairs]
    low, high = timing.interval(ratios)
    return Comparison(name, unit, statistics.median(here), statistics.median(there), statistics.median(ratios), low, high)
