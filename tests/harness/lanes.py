"""Tests side by side, as many as there are processors; what they say is told in their order."""

import concurrent.futures
import contextlib
import io
import multiprocessing
import os
import time
import traceback
from collections.abc import Callable, Sequence

from .report import Report

LANES = len(os.sched_getaffinity(0))


def run_each(test: Callable[[object, Report], None], subjects: Sequence, report: Report) -> None:
    """Calls `test` with each subject and a report, in threads: for tests that only wait for another program."""

    def run_one(subject: object) -> Report:
        part = Report(quiet=True)
        test(subject, part)
        return part

    with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
        for part in pool.map(run_one, subjects):
            report.add(part)


def run_section(name: str, section: Callable[[Report], None]) -> Report:
    """Runs a section and keeps all that it prints; a section that raises has failed."""
    part, printed, begin = Report(), io.StringIO(), time.monotonic()
    with contextlib.redirect_stdout(printed):
        try:
            section(part)
        except Exception:  # pylint: disable=broad-exception-caught
            part.fail(name, traceback.format_exc())
    part.said = [f"-- {name}: {time.monotonic() - begin:.0f} s", *printed.getvalue().rstrip().splitlines()]
    return part


def run_sections(sections: Sequence[tuple[str, Callable[[Report], None]]], report: Report) -> None:
    """Each section in a process of its own: they change the environment and the current folder."""
    context = multiprocessing.get_context("fork")
    global _sections  # pylint: disable=global-statement
    _sections = sections
    with concurrent.futures.ProcessPoolExecutor(LANES, context) as pool:
        parts = [pool.submit(_run_numbered, number) for number in range(len(sections))]
        for (name, _), part in zip(sections, parts):
            try:
                report.add(part.result())
            except concurrent.futures.BrokenExecutor:
                report.fail(name, "it, or what ran beside it, ended without a word")


_sections: Sequence[tuple[str, Callable[[Report], None]]] = ()


def _run_numbered(number: int) -> Report:
    return run_section(*_sections[number])
