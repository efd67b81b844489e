"""demarche.spark on a cluster of two workers on this machine (python/tests/test_spark.py), and Ray (test_scale.py).

pyspark and ray are 600 MB, so they come into an environment of their own, for `./check --all`; where one of them or Java cannot
be had, this says so."""

import os
import shutil

from . import python
from .report import Report

PACKAGES = ["pytest", "pyarrow", "pandas", "pyspark"]
RAY = ["ray[data]", "duckdb"]


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
    told = python.environment_for(environment, package, program, root)
    python.run_tests(python.python_of(environment), told, root, report, "test_spark.py")
    run_ray(environment, told, root, report)


def run_ray(environment: str, told: dict[str, str], root: str, report: Report) -> None:
    done = python.run_quietly(python.install(environment, RAY))
    if done.returncode:
        report.skip("ray", f"not run: ray cannot be had: {python.why_not(done)}")
        return
    python.run_tests(python.python_of(environment), told, root, report, "test_scale.py", "-k", "test_ray")
