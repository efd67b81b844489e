#!/usr/bin/env python3
"""Write a model file of any version as one of this version. The network, and
its id, stay what they are."""

from __future__ import annotations

import argparse
from pathlib import Path

import container


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    args = parser.parse_args()
    sections, _ = container.read(args.old)
    ident = container.write(args.new, sections,
                            container.identity_of(args.old))
    print(f"{args.new}: model {ident}, {args.new.stat().st_size} bytes")


if __name__ == "__main__":
    main()
