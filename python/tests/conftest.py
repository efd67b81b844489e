import os
from pathlib import Path

import pytest

SENTENCE = "Kenya expelled three Sudanese diplomats on Tuesday."


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(os.environ.get("DEMARCHE_ROOT") or Path(__file__).parents[2])


@pytest.fixture(scope="session")
def samples(root) -> Path:
    return root / "samples"


@pytest.fixture(scope="session")
def program() -> str:
    """The program of the same build."""
    told = os.environ.get("DEMARCHE_PROGRAM")
    if not told:
        pytest.skip("DEMARCHE_PROGRAM does not tell the program to compare with")
    return told
