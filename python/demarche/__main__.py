"""`demarche` and `python -m demarche`: the program itself, with the data of the package."""

from __future__ import annotations

import os
import sys

from . import _data


def main() -> None:
    """Becomes the program; does not return."""
    program = _data.program()
    if not program:
        sys.exit("demarche: this installation of the package has no program in it; build it with meson")
    data = _data.folder()
    if data:
        os.environ["DEMARCHE_DATA"] = data
    os.execv(program, ["demarche", *sys.argv[1:]])


if __name__ == "__main__":
    main()
