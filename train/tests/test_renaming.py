"""Replacing names keeps everything but the spelling of names."""

from data import Sentence
from renaming import Renamer


def _renamer() -> Renamer:
    renamer = Renamer.__new__(Renamer)
    renamer.rate = 1.0
    renamer.given, renamer.surnames = ["Ada"], ["Okello"]
    renamer.places, renamer.organisations = ["Brno"], ["OPEC"]
    return renamer


def test_one_token_for_one() -> None:
    sentence = Sentence(
        forms=["Maria", "Silva", "left", "Peru", "and", "New", "York"],
        upos=["PROPN", "PROPN", "VERB", "PROPN", "CCONJ", "PROPN", "PROPN"],
        names=["B-PER", "I-PER", "O", "B-LOC", "O", "B-LOC", "I-LOC"])
    assert _renamer().forms(sentence) == [
        "Ada", "Okello", "left", "Brno", "and", "New", "York"]


def test_without_names_nothing_changes() -> None:
    sentence = Sentence(forms=["Yes"], upos=["INTJ"], names=[None])
    assert _renamer().forms(sentence) is None
