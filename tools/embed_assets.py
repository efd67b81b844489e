#!/usr/bin/env python3
"""Files as a table in C: embed_assets.py OUT.c [FILE...]; src/serve/assets.h says what it holds.

index.html is the page itself, "/". The same files give the same bytes."""

import gzip
import hashlib
import os
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
COLUMNS = 24


def array(name: str, data: bytes) -> str:
    rows = (",".join(str(byte) for byte in data[at:at + COLUMNS]) for at in range(0, len(data), COLUMNS))
    return f"static const unsigned char {name}[] = {{\n" + ",\n".join(rows) + "\n};\n"


def row(number: int, path: str, data: bytes) -> str:
    name = os.path.basename(path)
    kind = TYPES[os.path.splitext(name)[1]]
    tag = hashlib.sha256(data).hexdigest()[:16]
    address = "/" if name == "index.html" else "/" + name
    return (f'\t{{ "{address}", "{kind}", "{tag}", {{ (const char *)asset_{number}, sizeof asset_{number} }}, {len(data)} }},\n')


def main() -> int:
    out, files = sys.argv[1], sorted(sys.argv[2:], key=os.path.basename)
    contents = [open(path, "rb").read() for path in files]
    text = '#include "serve/assets.h"\n\n'
    text += "".join(array(f"asset_{i}", gzip.compress(data, 9, mtime=0)) for i, data in enumerate(contents))
    # C has no empty arrays: a row of nothing ends the table.
    text += "\nconst struct asset ASSETS[] = {\n"
    text += "".join(row(i, path, data) for i, (path, data) in enumerate(zip(files, contents)))
    text += f'\t{{ "", "", "", {{ "", 0 }}, 0 }},\n}};\nconst size_t ASSET_COUNT = {len(files)};\n'
    with open(out, "w", encoding="utf-8") as file:
        file.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
