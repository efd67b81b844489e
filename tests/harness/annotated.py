"""The sentences that the network learns events from are well-formed, balanced and no two alike: train/events/check.py.
Those that only measure are well-formed and no two alike, and so is the prose that a teacher reads: train/prose/check.py."""

import glob
import json
import os
import subprocess
import sys

from .accuracy import shared_folder
from .report import Report


def has_texts(path: str) -> bool:
    """The sentences stand in the file itself; of public text it has places in the data folder."""
    with open(path, encoding="utf-8") as file:
        return all("text" in json.loads(line) for line in file)


def check(command: list[str], what: str, report: Report) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    print("   " + done.stdout.strip().rsplit("\n", 1)[-1])
    report.fail(what, done.stderr + done.stdout) if done.returncode else report.ok()


def run(root: str, report: Report) -> None:
    folder = os.path.join(root, "train", "events")
    shared = shared_folder(root)
    command = [sys.executable, os.path.join(folder, "check.py")]
    if shared:
        command += ["--shared", shared]
    else:
        command += filter(has_texts, sorted(glob.glob(os.path.join(folder, "e[ns]", "*.jsonl"))))
        report.skip("annotated sentences of public text", "no data folder; set DEMARCHE_SHARED to check them")
    check(command, "annotated sentences", report)
    if shared:
        measuring = sorted(glob.glob(os.path.join(root, "tests", "gold", "*.events.*.jsonl")))
        check([sys.executable, os.path.join(folder, "check.py"), "--shared", shared, *measuring], "sentences that measure", report)
    check([sys.executable, os.path.join(root, "train", "prose", "check.py")], "prose", report)
