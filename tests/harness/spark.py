"""demarche.spark on a cluster of two workers on this machine (python/tests/test_spark.py).

pyspark is 300 MB, so it comes into an environment of its own, for `./check --all`; where it or Java cannot be had, this says so."""

import os
import shutil

from . import python
from .report import Report

PACKAGES = ["pytest", "pyarrow", "pandas", "pyspark"]


def run(program: str, root: str, report: Report) -> None:
    build = os.path.dirname(program)
    if not os.path.exists(os.path.join(build, "python", "_core.abi3.so")):
        report.skip("spark", "not run: the build has no Python package")
        return
    if not shutil.which("java"):
        report.skip("spark", "not run: no Java")
        return
    environment = os.path.join(os.path.dirname(build), "spark-environment")
    why = python.make_environment(environment, PACKAGES)
    if why:
        report.skip("spark", f"not run: pyspark cannot be had: {why}")
        return
    package = python.lay_out(build, root, os.path.join(build, "spark-package"))
    python.run_tests(python.python_of(environment), python.environment_for(package, program, root), root, report, "-rs", "-k",
                     "test_spark")
