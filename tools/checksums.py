#!/usr/bin/env python3
"""SHA256SUMS of lexicon and models: checksums.py ROOT VERSION OUT DEPFILE [PROGRAM]

The lines of sha256sum, in order of name. PROGRAM, the one of this build, tells the ids of the lexicon, which stand in comments
above them; it compares them with what it loads. The same files give the same bytes: what is signed at a release is what
everybody's build of it makes."""

import hashlib
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator

FOLDERS = ("lexicon", "models")


def files_below(root: pathlib.Path, folders: tuple[str, ...] = FOLDERS) -> list[pathlib.Path]:
    return sorted(path for folder in folders for path in (root / folder).rglob("*")
                  if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts))


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def ids(program: str, root: pathlib.Path) -> Iterator[str]:
    """None of a lexicon that cannot be loaded: who is at work on it hears of that from `lexicon check`."""
    for model in sorted((root / "models").glob("*.model")):
        told = subprocess.run([program, "version", "--lang", model.stem], check=False, capture_output=True, text=True,
                              env=dict(os.environ, DEMARCHE_DATA=str(root)))
        if told.returncode == 0:
            yield "# lexicon {} {}".format(model.stem, told.stdout.partition("\nlexicon ")[2].split()[0])


def sums(root: pathlib.Path, version: str, program: str | None) -> str:
    lines = [f"# demarche {version}", *(ids(program, root) if program else ())]
    lines += [f"{sha256(path)}  {path.relative_to(root).as_posix()}" for path in files_below(root)]
    return "\n".join(lines) + "\n"


def write_dependencies(depfile: str, out: str, root: pathlib.Path) -> None:
    """Folders too: a file that is new or gone changes them."""
    files = files_below(root)
    paths = sorted({str(path) for path in files} | {str(path.parent) for path in files})
    escaped = (path.replace("\\", "\\\\").replace(" ", "\\ ") for path in paths)
    pathlib.Path(depfile).write_text(f"{out}: {' '.join(escaped)}\n", encoding="utf-8")


def main() -> None:
    root, version, out, depfile, *program = sys.argv[1:]
    folder = pathlib.Path(root).resolve()
    pathlib.Path(out).write_text(sums(folder, version, program[0] if program else None), encoding="utf-8")
    write_dependencies(depfile, out, folder)


if __name__ == "__main__":
    main()
