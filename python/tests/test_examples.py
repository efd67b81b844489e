"""docs/examples/colombia.py runs, and draws; what docs/python.md shows is true."""

import os
import re
import runpy
import struct
import subprocess
import sys

import demarche
import pytest


def test_colombia(root, tmp_path):
    for name in ("pandas", "pyarrow", "matplotlib"):
        pytest.importorskip(name)
    done = subprocess.run([sys.executable, root / "docs" / "examples" / "colombia.py", tmp_path], capture_output=True, text=True, check=False,
                          env=dict(os.environ, MPLBACKEND="Agg", MPLCONFIGDIR=str(tmp_path)))
    assert done.returncode == 0, done.stderr
    assert "<Records: " in done.stdout and "<Sheet movers: 5 rows>" in done.stdout
    for name, least in (("categories.png", 400), ("alignment.png", 400)):
        head = (tmp_path / name).read_bytes()[:24]
        width, height = struct.unpack(">II", head[16:24])
        assert head.startswith(b"\x89PNG") and width == 960 and height >= least


def test_the_guide(root, tmp_path, monkeypatch, program):
    for name in ("pandas", "pyarrow", "polars", "duckdb"):
        pytest.importorskip(name)
    subprocess.run([program, "ingest", "-q", "-d", tmp_path / "news.db", root / "docs" / "examples" / "colombia.jsonl"], check=True)
    (tmp_path / "samples").symlink_to(root / "samples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / "python.md").read_text(), re.DOTALL)
    assert len(blocks) >= 6
    (tmp_path / "guide.py").write_text("\n".join(blocks))
    told = runpy.run_path(str(tmp_path / "guide.py"))
    assert isinstance(told["records"], demarche.Records)
