#!/usr/bin/env python3
"""A header with a number for the sources of what reads the lexicon: layout.py ROOT OUT DEPFILE

Another number, another image: structures may lie otherwise in memory, or be filled in another way (docs/image-format.md)."""

import hashlib
import pathlib
import sys

FOLDERS = ("base", "text", "parse", "actor", "event", "fact")


def sources(root: pathlib.Path) -> list[pathlib.Path]:
    inner = [path for folder in FOLDERS for path in (root / "src" / folder).glob("*.[ch]")]
    return sorted(inner + list((root / "src").glob("*.[ch]")))


def number(root: pathlib.Path) -> int:
    digest = hashlib.sha256()
    for path in sources(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return int.from_bytes(digest.digest()[:8], "big")


def write(path: pathlib.Path, text: str) -> None:
    """Only where it changes, so that nothing is compiled again for a comment undone."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main() -> None:
    root, out, depfile = (pathlib.Path(argument) for argument in sys.argv[1:])
    root = root.resolve()
    write(out, f"#define IMAGE_LAYOUT UINT64_C(0x{number(root):016x})\n")
    paths = sources(root) + [root / "src" / folder for folder in FOLDERS]
    escaped = " ".join(str(path).replace("\\", "\\\\").replace(" ", "\\ ") for path in paths)
    depfile.write_text(f"{out}: {escaped}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
