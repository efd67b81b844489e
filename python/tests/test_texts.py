"""Trees, relations, explanations, and what is shown of records."""

import subprocess
import sys

import demarche
import pytest
from conftest import SENTENCE

SPANISH = "El presidente viajó al Perú del lunes al jueves. Brasil firmó un acuerdo con China."


def test_parse():
    sentence = demarche.parse(SENTENCE)[0]
    assert sentence.text == SENTENCE and sentence.doc == "1" and len(sentence) == 8
    assert sentence.root.form == "expelled"
    assert [child.form for child in sentence.children(sentence.root)] == ["Kenya", "diplomats", "Tuesday", "."]
    assert [SENTENCE[token.start : token.end] for token in sentence] == [token.form for token in sentence]
    assert sentence[4].feats == {"Number": "Plur"} and sentence[0].misc["NER"].endswith("LOC")
    with pytest.raises(AttributeError):
        sentence[0].form = "x"


def test_words_written_as_one_have_one_place():
    first, second = demarche.parse(SPANISH, lang="es")
    assert second.text.startswith("Brasil")
    for sentence in (first, second):
        for token in sentence:
            written = sentence.text[token.start : token.end]
            assert written == token.form or written in ("al", "del")
    assert [token.head for token in first].count(0) == 1


def test_parse_raises():
    with pytest.raises(demarche.EmptyError):
        demarche.parse("")


def test_relate():
    by_words = demarche.relate(SENTENCE, "Kenya", "three Sudanese diplomats")
    start = SENTENCE.index("three")
    assert demarche.relate(SENTENCE, (0, 5), (start, start + 24)) == by_words
    assert (by_words.event, by_words.mode, by_words.cameo, by_words.status) == ("SANCTION", "expel", "166", "actual")
    assert 0 < by_words.confidence <= 1 and by_words.rule.startswith("verbs/")


def test_relate_counts_in_characters():
    text = "“Así no”: Kenya expelled three Sudanese diplomats."
    start = text.index("Kenya")
    relation = demarche.relate(text, (start, start + 5), "three Sudanese diplomats")
    assert relation.event == "SANCTION"


@pytest.mark.parametrize("arguments, kind", [
    ((SENTENCE, "Peru", "Kenya"), demarche.UsageError),
    ((SENTENCE, (0, 900), "Kenya"), ValueError),
    ((SENTENCE, 3, "Kenya"), TypeError),
])
def test_parties_that_are_none(arguments, kind):
    with pytest.raises(kind):
        demarche.relate(*arguments)
    with pytest.raises(demarche.UsageError):
        demarche.relate(SENTENCE, "Kenya", "diplomats", scheme="cameo")


def test_relations():
    pairs = [{"id": str(n), "text": SENTENCE, "source": "Kenya", "target": "three Sudanese diplomats"} for n in range(3)]
    relations = demarche.relations(pairs)
    assert [relation["id"] for relation in relations] == ["0", "1", "2"]


def test_explain():
    explanation = demarche.explain(SENTENCE + " It rained.")
    assert len(explanation) == 2 and explanation[0]["records"][0]["event"] == "SANCTION"
    for part in ("words", "actors", "frames", "records", "SANCTION expel", "fired"):
        assert part in str(explanation)
    assert "2 sentences" in repr(explanation)


def test_sequences(samples):
    records = demarche.code(samples)
    assert records[-1] == list(records)[-1] and records[2:5] == records[:5][2:]
    assert len(records[::2]) == (len(records) + 1) // 2
    with pytest.raises(IndexError):
        records[len(records)]
    assert len(records.events) + len(records.facts) + len(records.quotes) == len(records)
    assert {record["record"] for record in records.quotes} == {"quote"}
    assert hash(records) == hash(demarche.code(samples)) and records != records[1:]


def test_what_else_sequences_do(samples):
    records = demarche.code(samples)
    assert records[3] in records and {"record": "event"} not in records and 3 not in records
    assert list(reversed(records)) == list(records)[::-1]
    assert records.index(records[3]) == 3 and records.count(records[3]) == 1
    with pytest.raises(ValueError):
        records.index(records[3], 4)
    with pytest.raises(ValueError):
        records.index(records[3], 0, 3)


def test_what_is_shown(samples):
    records = demarche.code([{"text": "<b>" + SENTENCE, "title": "x"}, None])
    assert repr(records).startswith("<Records: 1 event, 1 fact, 0 quotations; 1 reject>")
    assert "SANCTION expel" in repr(records)
    assert "<table>" in records._repr_html_() and "<b>" not in records._repr_html_()
    assert "more" in repr(demarche.code(samples))


def test_what_is_missing_is_told(monkeypatch):
    for name in ("pyarrow", "pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    records = demarche.code(SENTENCE)
    for method, name in ((records.to_arrow, "pyarrow"), (records.to_pandas, "pandas"), (records.to_polars, "polars")):
        with pytest.raises(ImportError, match=f"pip install {name}"):
            method()


def test_the_program_comes_with_it(program):
    done = subprocess.run([sys.executable, "-m", "demarche", "code", "--only", "events", "-"], input=SENTENCE.encode(), capture_output=True,
                          check=True)
    assert b'"SANCTION"' in done.stdout
