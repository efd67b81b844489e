"""The bench's own reckoning: intervals, verdicts, the picture. No figure is asserted that a clock gave."""

import os
import sys
import xml.etree.ElementTree

from .report import Report


def _intervals(timing, check) -> None:
    check("interval: five values are all taken", timing.interval([5, 1, 4, 2, 3]) == (1, 5))
    # With eight values the outermost cover 1 - 2/256; with eleven the second ones 1 - 24/2048, which is too little.
    check("interval: eight and eleven values", timing.interval(list(range(11))) == (0, 10))
    check("interval: of twenty, the fourth from either end", timing.interval(list(range(20))) == (3, 16))
    check("slope: twice the text, twice the time", abs(timing.slope([(1, 3), (10, 30), (100, 300)]) - 1) < 1e-9)
    check("slope: a square is told", abs(timing.slope([(1, 1), (10, 100), (100, 10000)]) - 2) < 1e-9)


def _verdicts(compare, name, check) -> None:
    steady = [100.0, 101, 99, 100, 102, 98, 100, 101, 99]
    slower = [value * 0.9 for value in steady]
    noisy = [100.0, 60, 140, 95, 120, 80, 70, 130, 105]
    verdict = lambda unit, here, there: compare.compare(name, unit, here, there).verdict  # noqa: E731
    check("verdict: the same", verdict("sentences/s", steady, steady) == "same")
    check("verdict: a speed that fell", verdict("sentences/s", slower, steady) == "slower")
    check("verdict: a time that fell", verdict("ms", slower, steady) == "faster")
    check("verdict: noise is no regression", verdict("ms", noisy, steady) == "unclear")
    whole = compare.compare(name, "ms", [20.0] * 9, [10.0] * 9)
    check("ratio of speeds out of times", (whole.ratio, whole.low, whole.high) == (0.5, 0.5, 0.5))


def _picture(picture, check) -> None:
    rows = [{"part": "stages", "what": stage, "kernel": "plain", "also": {"us/sentence": cost}}
            for stage, cost in (("parse", 300.0), ("event", 100.0))]
    machine = {"processor": "a <processor> & more", "load": 1}
    drawn = picture.draw(rows, machine, {"tokens": 200, "sentences": 10})
    bars = [float(bar.get("width")) for bar in xml.etree.ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}rect")
            if bar.get("height") == str(picture.BAR)]
    widths = sorted(width for width in bars if width)
    check("picture: bars are as long as the cost", len(widths) == 2 and abs(widths[1] / widths[0] - 3) < 0.01)
    check("picture: none without stages", picture.draw([], machine, {"tokens": 1, "sentences": 1}) == "")


def run(root: str, report: Report) -> None:
    sys.path.insert(0, os.path.join(root, "benchmarks"))
    try:
        import compare
        import picture
        import probes
        import timing
    finally:
        sys.path.pop(0)

    def check(what: str, right: bool) -> None:
        if right:
            report.ok()
        else:
            report.fail(what, "")

    _intervals(timing, check)
    _verdicts(compare, probes.Name("code", "code"), check)
    _picture(picture, check)
