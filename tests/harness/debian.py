"""The Debian packages: built, looked over by lintian, unpacked into a scratch root and used there."""

import os
import shutil
import subprocess

from . import installed
from .report import Report

PACKAGES = ["demarche", "demarche-data", "libdemarche0", "libdemarche-dev"]
# Where the packages have what `meson install` puts elsewhere.
MOVED = {"share/zsh/site-functions": "share/zsh/vendor-completions"}
# What is made in a checkout and no part of the sources: in its root, and everywhere.
MADE_IN_ROOT = shutil.ignore_patterns(".git", ".venv", "build*", "obj-*")
MADE = shutil.ignore_patterns("node_modules", "__pycache__")


def sources(root: str, build: str, folder: str) -> str:
    """A copy of the sources, as a build without network has them; with the packages of the dashboard where the build has
    them."""
    def made(place: str, names: list[str]) -> set[str]:
        return MADE(place, names) | (MADE_IN_ROOT(place, names) if place == root else set())

    copy = os.path.join(folder, "demarche")
    shutil.copytree(root, copy, ignore=made, symlinks=True)
    packages = os.path.join(build, "web", "node_modules")
    if os.path.isdir(packages):
        shutil.copytree(packages, os.path.join(copy, "web", "node_modules"), symlinks=True)
    return copy


def build_packages(copy: str) -> None:
    environment = dict(os.environ, DEB_BUILD_OPTIONS=f"nocheck parallel={os.cpu_count() or 1}")
    environment.pop("DEMARCHE_DATA", None)
    subprocess.run(["dpkg-buildpackage", "-us", "-uc", "-b"], cwd=copy, env=environment, capture_output=True, text=True,
                   check=True)


def check_version(root: str, report: Report) -> None:
    """The packages have the program's version."""
    with open(os.path.join(root, "debian", "changelog"), encoding="utf-8") as file:
        packaged = file.readline().split("(")[1].split(")")[0]
    with open(os.path.join(root, "meson.build"), encoding="utf-8") as file:
        ours = file.read().split("version: '")[1].split("'")[0]
    installed.check("version of the Debian packages", [] if packaged == ours else [f"{packaged}, of the program {ours}"], report)


def check_lintian(folder: str, report: Report) -> None:
    changes = [name for name in os.listdir(folder) if name.endswith(".changes")]
    done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", *changes], cwd=folder, capture_output=True,
                          text=True)
    installed.check("lintian", [done.stdout + done.stderr] if done.returncode else [], report)


def unpack(folder: str) -> installed.Tree:
    destination = os.path.join(folder, "root")
    for name in os.listdir(folder):
        if name.endswith(".deb") and name.split("_")[0] in PACKAGES:
            subprocess.run(["dpkg-deb", "-x", name, destination], cwd=folder, check=True)
    arch = subprocess.run(["dpkg-architecture", "-qDEB_HOST_MULTIARCH"], capture_output=True, text=True, check=True)
    return installed.Tree(destination, "/usr", os.path.join("lib", arch.stdout.strip()), MOVED)


def run(build: str, root: str, work: str, report: Report) -> None:
    check_version(root, report)
    build = os.path.abspath(build)
    folder = os.path.join(work, "debian")
    os.makedirs(folder)
    try:
        build_packages(sources(root, build, folder))
        check_lintian(folder, report)
        installed.check_all(unpack(folder), os.path.join(build, "demarche"), root, folder, report)
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        report.fail("Debian packages", f"{error}\n{getattr(error, 'stdout', '')}\n{getattr(error, 'stderr', '')}")
