"""Examples in docstrings are true."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["demarche", "demarche._coder", "demarche._lines"])
def test_examples(name):
    outcome = doctest.testmod(importlib.import_module(name))
    assert outcome.attempted and not outcome.failed
