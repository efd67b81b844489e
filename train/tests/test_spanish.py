"""Spanish words as the treebanks cut them."""

import pytest

from names_es import places
from spanish import split_word, tokens, words


def test_contractions() -> None:
    assert tokens("Del embajador al ministro, al Norte.") == [
        "De", "el", "embajador", "a", "el", "ministro", ",", "a", "el",
        "Norte", "."]


@pytest.mark.parametrize("word, parts", [
    ("firmarlo", ["firmar", "lo"]),
    ("dárselo", ["dar", "se", "lo"]),
    ("haciéndolo", ["haciendo", "lo"]),
    ("Reunirse", ["Reunir", "se"]),
    ("irse", ["ir", "se"]),
    ("lugares", ["lugares"]),       # a noun
    ("bares", ["bares"]),
    ("mundos", ["mundos"]),
    ("Fernandos", ["Fernandos"]),   # no gerund without its accent
])
def test_clitics(word: str, parts: list[str]) -> None:
    assert list(split_word(word)) == parts


def test_words_stay_whole() -> None:
    assert words("EE.UU. pagó 1.500,50 a García-Sayán (2 %)") == [
        "EE.UU.", "pagó", "1.500,50", "a", "García-Sayán", "(",
        "2", "%", ")"]


def test_places_of_parts() -> None:
    text = "Viaje del rey al Sur"
    forms = ["Viaje", "de", "el", "rey", "a", "el", "Sur"]
    assert [text[a:b] for a, b in places(text, forms)] == [
        "Viaje", "de", "l", "rey", "a", "l", "Sur"]
