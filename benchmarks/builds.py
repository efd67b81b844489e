"""Builds of the program: the one of this checkout, and those of other revisions beside it."""

import dataclasses
import os
import shutil
import subprocess
import sys

from timing import Failure, output_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STAGES = os.path.join("benchmarks", "stages")


@dataclasses.dataclass(frozen=True)
class Build:
    name: str  # "here" or the revision
    folder: str
    data: str  # the checkout with its lexicon and models

    @property
    def program(self) -> str:
        return os.path.join(self.folder, "demarche")

    @property
    def stages(self) -> str:
        return os.path.join(self.folder, STAGES)

    def has_stages(self) -> bool:
        """Revisions from before the bench could tell stages apart have none."""
        return os.path.exists(self.stages)


def revision_of(name: str) -> str:
    return output_of(["git", "-C", ROOT, "rev-parse", "--short=12", "--verify", name + "^{commit}"]).strip()


def revision_here() -> str:
    try:
        changed = output_of(["git", "-C", ROOT, "status", "--porcelain", "--untracked-files=no"])
        return revision_of("HEAD") + ("+" if changed.strip() else "")
    except (Failure, OSError):
        return ""


def _quietly(command: list[str], log: str) -> None:
    with open(log, "ab") as file:
        if subprocess.run(command, stdout=file, stderr=file, check=False).returncode:
            raise Failure(f"{' '.join(command)}: see {log}")


def _unpack(revision: str, folder: str) -> None:
    os.makedirs(folder)
    with subprocess.Popen(["git", "-C", ROOT, "archive", revision], stdout=subprocess.PIPE) as archive:
        unpacked = subprocess.run(["tar", "-x", "-C", folder], stdin=archive.stdout, check=False)
    if archive.returncode or unpacked.returncode:
        shutil.rmtree(folder)
        raise Failure(f"cannot unpack revision {revision}")


def _options_of(source: str) -> list[str]:
    """Without the dashboard, which no figure needs."""
    with open(os.path.join(source, "meson_options.txt"), encoding="utf-8") as file:
        return ["-Ddashboard=disabled"] if "'dashboard'" in file.read() else []


def build_revision(name: str, beside: str) -> Build:
    """Built as this one is, in a folder below its build folder; once for each revision."""
    revision = revision_of(name)
    folder = os.path.join(beside, "bench", revision)
    source, built, log = (os.path.join(folder, part) for part in ("source", "build", "build.log"))
    build = Build(name, built, source)
    if not os.path.exists(build.program):
        print(f"building {name} ({revision}) in {folder}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        _unpack(revision, source)
        _quietly(["meson", "setup", built, source, "--buildtype=release", "-Dtests=disabled", *_options_of(source)], log)
        targets = ["demarche"]
        if os.path.exists(os.path.join(source, STAGES + ".c")):
            targets.append(STAGES)
        _quietly(["ninja", "-C", built, *targets], log)
    return build
