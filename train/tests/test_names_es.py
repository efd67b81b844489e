"""What is mended in silver names of Spanish."""

from data import Sentence
from names_es import agree, mend

COUNTRIES = frozenset(["Norte", "Islas Altas"])


def _mended(text: str) -> list[str | None]:
    """`text` is form/tag; ? is unknown, names are capitalised."""
    sentence = Sentence()
    for pair in text.split():
        form, tag = pair.split("/")
        sentence.forms.append(form)
        sentence.upos.append("PROPN" if form[0].isupper() else "NOUN")
        sentence.names.append(None if tag == "?" else tag)
    mend(sentence, COUNTRIES)
    return sentence.names


def test_countries_are_places() -> None:
    assert _mended("Norte/B-ORG y/O Islas/B-ORG Altas/I-ORG") == [
        "B-LOC", "O", "B-LOC", "I-LOC"]


def test_capitals_alone_are_no_name() -> None:
    assert _mended("Gobierno/B-ORG Ley/?") == ["O", "O"]
    assert _mended("Gobierno/B-LOC de/I-LOC Norte/I-LOC") == [
        "O", "O", "B-LOC"]
    assert _mended("Ley/B-ORG Seca/I-ORG") == ["B-ORG", "I-ORG"]


def test_bodies_go_on_behind_de() -> None:
    assert _mended("Ministerio/B-ORG de/O la/O Salud/?") == [
        "B-ORG", "I-ORG", "I-ORG", "I-ORG"]
    assert _mended("Fiscalía/B-LOC") == ["B-ORG"]
    assert _mended("Banco/B-ORG de/O Norte/B-LOC") == [
        "B-ORG", "I-ORG", "I-ORG"]
    assert _mended("Comisión/B-ORG de/O Ana/B-PER") == [
        "B-ORG", "O", "B-PER"]


def test_surnames_agree_within_a_document() -> None:
    whole = Sentence(forms=["Ana", "Oro"], upos=["PROPN"] * 2,
                     names=["B-PER", "I-PER"])
    alone = Sentence(forms=["Oro", "oro"], upos=["PROPN", "NOUN"],
                     names=["B-LOC", "O"])
    agree([whole, alone])
    assert alone.names == ["B-PER", "O"]
