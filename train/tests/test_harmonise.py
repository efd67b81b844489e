"""Both Spanish treebanks come to the same labels."""

from data import Sentence
from harmonise import HIDDEN, harmonise


def _sentence(*rows: str) -> Sentence:
    """Rows of form, lemma, tag, features, head, label."""
    sentence = Sentence()
    for row in rows:
        form, lemma, tag, feats, head, label = row.split()
        sentence.forms.append(form)
        sentence.lemmas.append(lemma)
        sentence.upos.append(tag)
        sentence.xpos.append("_")
        sentence.feats.append({} if feats == "_" else dict(
            pair.split("=") for pair in feats.split("|")))
        sentence.heads.append(int(head))
        sentence.deprels.append(label)
    return sentence


def _harmonised(*rows: str, reflexives: bool = True) -> Sentence:
    sentence = _sentence(*rows)
    harmonise([sentence], reflexives)
    return sentence


def test_passive_with_agent() -> None:
    found = _harmonised(
        "Norte norte PROPN _ 3 nsubj", "fue ser AUX VerbForm=Fin 3 aux",
        "acusado acusar VERB VerbForm=Part 0 root",
        "por por ADP _ 5 case", "Sur sur PROPN _ 3 obj")
    assert found.deprels == ["nsubj:pass", "aux:pass", "root", "case",
                             "obl:agent"]
    assert found.feats[2] == {"VerbForm": "Part", "Tense": "Past",
                              "Voice": "Pass"}


def test_perfect_has_no_agent() -> None:
    found = _harmonised(
        "ha haber AUX VerbForm=Fin 2 aux",
        "optado optar VERB VerbForm=Part 0 root",
        "por por ADP _ 4 case", "Sur sur PROPN _ 2 obj")
    assert found.deprels[3] == "obl"
    assert "Voice" not in found.feats[1]


def test_participles_behind_nouns() -> None:
    found = _harmonised(
        "armas arma NOUN _ 0 root",
        "enviadas enviado ADJ VerbForm=Part 1 amod",
        "por por ADP _ 4 case", "Sur sur PROPN _ 2 obj",
        "usadas usado VERB VerbForm=Part 1 acl")
    assert (found.upos[1], found.deprels[1]) == ("VERB", "acl")
    assert found.deprels[3] == "obl:agent"
    assert (found.upos[4], found.deprels[4]) == ("ADJ", "amod")


def test_estar_is_a_copula_without_agent() -> None:
    found = _harmonised(
        "Sur sur PROPN _ 3 nsubj:pass", "está estar AUX VerbForm=Fin 3 aux:pass",
        "dispuesto disponer VERB VerbForm=Part 0 root")
    assert found.deprels == ["nsubj", "cop", "root"]
    assert found.upos[2] == "ADJ"


def test_objects_with_a() -> None:
    def label(lemma: str, *more: str) -> str:
        return _harmonised(f"x {lemma} VERB VerbForm=Fin 0 root",
                           "a a ADP _ 3 case", "Sur sur PROPN _ 1 obj",
                           *more).deprels[2]
    assert label("condenar") == "obj"
    assert label("recurrir") == "obl"
    assert label("pedir") == "obl:arg"
    assert label("vender", "trigo trigo NOUN _ 1 obj") == "obl:arg"
    assert label("referir", "se él PRON _ 1 expl:pv") == "obl"


def test_indirect_objects() -> None:
    found = _harmonised(
        "le él PRON _ 2 obl:arg", "dio dar VERB VerbForm=Fin 0 root",
        "trigo trigo NOUN _ 2 obj", "a a ADP _ 5 case",
        "Sur sur PROPN _ 2 iobj")
    assert found.deprels == ["iobj", "root", "obj", "case", "obl:arg"]


def test_relative_clauses() -> None:
    found = _harmonised(
        "país país NOUN _ 0 root", "que que PRON PronType=Int,Rel 3 nsubj",
        "firmó firmar VERB VerbForm=Fin 1 acl",
        "hecho hecho NOUN _ 1 conj", "de de ADP _ 6 mark",
        "firmar firmar VERB VerbForm=Inf 4 acl")
    assert found.deprels[2] == "acl:relcl"
    assert found.deprels[5] == "acl"
    assert found.feats[1]["PronType"] == "Rel"


def test_words_that_ancora_wrote_as_one() -> None:
    found = _harmonised(
        "el el DET _ 2 det", "pasado pasado NOUN _ 4 obl",
        "lunes lunes NOUN _ 2 compound", "firmó firmar VERB VerbForm=Fin 0 root",
        "28 28 NUM _ 4 obl", "de de ADP _ 7 case", "mayo mayo NOUN _ 5 compound")
    assert found.heads == [3, 3, 4, 0, 4, 7, 5]
    assert found.deprels == ["det", "amod", "obl", "root", "obl", "case",
                             "nmod"]


def test_reflexives_that_are_not_told_apart() -> None:
    rows = ("se él PRON _ 2 expl:pv", "firmó firmar VERB VerbForm=Fin 0 root")
    assert _harmonised(*rows).deprels[0] == "expl:pv"
    assert _harmonised(*rows, reflexives=False).deprels[0] == HIDDEN
