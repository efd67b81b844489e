"""Raw text for the teacher."""

from data import Sentence
from flatten import windows
from told import Told, empty


def _told(ident: str, *forms: str) -> Told:
    n = len(forms)
    return empty(Sentence(forms=list(forms), upos=["X"] * n, heads=[0] * n,
                          deprels=["root"] * n), ident)


def test_windows_stay_inside_documents() -> None:
    found = list(windows([_told("a", *["w"] * 70), _told("a", *["w"] * 40),
                          _told("a", *["w"] * 30), _told("b", *["w"] * 5),
                          _told("b", *["w"] * 200)]))
    assert [[len(t.sentence) for t in w] for w in found] == [
        [70, 40], [30], [5]]
