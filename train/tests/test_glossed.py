"""English glosses of Spanish spellings."""

from __future__ import annotations

import pytest

import glossed


@pytest.fixture
def dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Apertium knows four words; glosses.tsv one of those it leaves."""
    known = {"rechazó": "It refused", "huelga": "Strike", "el": "The",
             "euros": "Euros"}
    monkeypatch.setattr(glossed, "translated", lambda forms: [
        known.get(form, form) for form in forms])
    monkeypatch.setattr(glossed, "own_glosses", lambda: {"emplazó": "urged"})


def test_pronouns_that_spanish_leaves_out_are_no_part(dictionary: None
                                                      ) -> None:
    assert glossed.glosses(["rechazó"]) == {"rechazó": "refused"}


def test_capitals_are_looked_up_in_lower_case(dictionary: None) -> None:
    assert glossed.glosses(["Huelga"]) == {"Huelga": "Strike"}


def test_what_apertium_does_not_know_the_table_has(dictionary: None) -> None:
    assert glossed.glosses(["emplazó", "Reyes"]) == {"emplazó": "urged"}


def test_words_that_are_the_same_and_numbers_stay(dictionary: None) -> None:
    assert not glossed.glosses(["euros", "1.300", "--"])


def test_the_table_has_two_cells_a_line() -> None:
    assert all(form and gloss and form == form.lower()
               for form, gloss in glossed.own_glosses().items())
