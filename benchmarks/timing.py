"""Runs a program and tells what it cost; medians and what they may be."""

import dataclasses
import math
import os
import statistics
import subprocess
import tempfile
import time


class Failure(Exception):
    """A program that is measured failed, or is not there."""


@dataclasses.dataclass(frozen=True)
class Cost:
    clock: float  # seconds
    processor: float  # seconds of user and system, which other jobs on the machine disturb least
    peak: int  # bytes of memory


def run(command: list[str], data: str | None = None, fine: tuple[int, ...] = (0, 1)) -> Cost:
    """Exit status 1 of this program is no failure: it says that something in the input was rejected."""
    environment = dict(os.environ, DEMARCHE_DATA=data) if data else None
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            errors.seek(0)
            raise Failure(f"{' '.join(command)}: status {process.returncode}\n{errors.read().decode(errors='replace').strip()}")
    return Cost(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def output_of(command: list[str], data: str | None = None) -> str:
    environment = dict(os.environ, DEMARCHE_DATA=data) if data else None
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise Failure(f"{' '.join(command)}: status {done.returncode}\n{done.stderr.strip()}")
    return done.stdout


def interval(values: list[float], coverage: float = 0.99) -> tuple[float, float]:
    """Where the median lies, without assumptions: from the k-th least to the k-th greatest value, with the greatest k of at
    least this coverage (the sign test's interval). With fewer than eight values it is all of them, and covers less."""
    count = len(values)
    ordered = sorted(values)
    left_out, tail = 0, 0.0
    while left_out < count // 2:
        tail += math.comb(count, left_out) / 2**count
        if 1 - 2 * tail < coverage:
            break
        left_out += 1
    at = max(left_out - 1, 0)
    return ordered[at], ordered[count - 1 - at]


def slope(points: list[tuple[float, float]]) -> float:
    """The exponent of y = a * x^b, by least squares over the logarithms: 1 is linear."""
    x = [math.log(point[0]) for point in points]
    y = [math.log(point[1]) for point in points]
    return statistics.linear_regression(x, y).slope
