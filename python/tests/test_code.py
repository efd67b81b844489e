"""Whatever articles come in, the records are those of the program."""

import datetime
import json
import subprocess
from pathlib import Path

import demarche
import pytest
from conftest import SENTENCE


def coded(program, *words, **options):
    return subprocess.run([program, "code", *words], capture_output=True, check=True, **options).stdout


def test_a_text():
    records = demarche.code(SENTENCE)
    assert [record["event"] for record in records.events] == ["SANCTION"]
    assert records[0]["doc"] == "1" and records[0]["text"] == SENTENCE


def test_files_give_the_bytes_of_the_program(program, samples):
    assert demarche.code(samples).to_json_lines() == coded(program, samples)


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_threads_change_nothing(program, samples, threads):
    assert demarche.code(samples, threads=threads).to_json_lines() == coded(program, samples)


def test_several_paths(program, samples):
    paths = [samples / "week.jsonl", samples / "border.txt"]
    expected = coded(program, *paths)
    assert demarche.code(paths).to_json_lines() == expected
    assert demarche.code(demarche.Files(*map(str, paths))).to_json_lines() == expected


@pytest.mark.parametrize("options, words", [
    ({"kinds": "facts"}, ["--only", "facts"]),
    ({"kinds": ["event", "quote"]}, ["--only", "events,quotes"]),
    ({"kinds": "amount"}, ["--only", "amounts"]),
    ({"min_confidence": 0.7}, ["--min-confidence", "0.7"]),
    ({"frames_only": True}, ["--frames-only"]),
    ({"dyads": True}, ["--dyads"]),
    ({"lang": "en"}, ["--lang", "en"]),
])
def test_options_are_those_of_the_program(program, samples, options, words):
    assert demarche.code(samples, **options).to_json_lines() == coded(program, *words, samples)


def articles_of(samples):
    return [json.loads(line) for line in (samples / "week.jsonl").read_text().splitlines()]


def test_articles_as_dicts(program, samples):
    articles = articles_of(samples)
    expected = coded(program, samples / "week.jsonl")
    assert demarche.code(articles).to_json_lines() == expected
    assert demarche.code(iter(articles)).to_json_lines() == expected
    assert demarche.code(article for article in articles).to_json_lines() == expected


def test_one_article():
    records = demarche.code({"id": "x", "date": datetime.date(2025, 3, 5), "publisher": "Sample", "text": SENTENCE})
    assert records[0]["doc"] == "x" and records[0]["date"] == "2025-03-04"
    assert records[0]["source"]["publisher"] == "Sample"


def test_texts_are_numbered_from_one():
    assert [record["doc"] for record in demarche.code(["It rained.", SENTENCE], kinds="event")] == ["2"]


def test_keys_of_other_names():
    assert len(demarche.code([{"body": SENTENCE}], columns={"text": "body"}, kinds="event")) == 1
    assert len(demarche.code([{"body": SENTENCE}], columns="body", kinds="event")) == 1


def test_a_text_is_never_a_path(samples):
    with pytest.warns(UserWarning, match="is the name of a file"):
        assert not demarche.code(str(samples / "week.jsonl"))


@pytest.mark.parametrize("name, advice", [
    ("nowhere.txt", r"is not there: Path\('nowhere.txt'\) would"),
    ("archive/2025/crawl.warc.gz", "is not there"),
    ("https://wire.example/feed", r"an address: Files\('https://wire.example/feed'\) fetches"),
])
def test_what_looks_like_a_name_is_warned_of(name, advice):
    with pytest.warns(UserWarning, match=advice):
        assert not demarche.code(name)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text", ["Kenya.", "See www.wire.example/notes.html for more.", "U.S.A.", "", "3.5"])
def test_texts_are_not_warned_of(text):
    demarche.code(text)


def test_own_lexicon(root):
    own = root / "docs" / "example-lexicon"
    assert demarche.Coder(lexicon=own).versions().lexicon != demarche.Coder().versions().lexicon


def test_own_lexicon_is_that_of_the_working_directory(tmp_path, monkeypatch):
    versions = []
    for name in ("one", "other"):
        agents = tmp_path / name / "mine" / "agents"
        agents.mkdir(parents=True)
        (agents / "en.tsv").write_text(f"# {name}\nnoun\tsector\tkind\tcountry\tnote\n")
        monkeypatch.chdir(tmp_path / name)
        versions.append(demarche.code(SENTENCE, lexicon="mine", kinds="event")[0]["version"]["lexicon"])
    assert versions[0] != versions[1]


def test_streams_give_the_same_in_batches_of_whole_articles(samples):
    whole = demarche.code(samples)
    batches = list(demarche.stream(samples, rows=10))
    assert len(batches) > 2 and all(len(batch) >= 10 for batch in batches[:-1])
    assert b"".join(batch.to_json_lines() for batch in batches) == whole.to_json_lines()
    for one, next_one in zip(batches, batches[1:]):
        assert one[-1]["doc"] != next_one[0]["doc"]


def test_a_stream_reads_ahead_only_a_little():
    taken = []

    def texts():
        for number in range(10_000):
            taken.append(number)
            yield SENTENCE

    with demarche.stream(texts(), rows=1, threads=2) as records:
        next(records)
    assert len(taken) < 100
    with pytest.raises(StopIteration):
        next(records)


def test_nothing_comes_of_nothing():
    records = demarche.code([])
    assert not records and list(records) == [] and records.rejects == []
    assert list(demarche.stream([])) == []


def test_read(program, samples):
    articles = demarche.read(samples)
    done = subprocess.run([program, "read", samples], capture_output=True, check=True)
    assert articles.to_json_lines() == done.stdout
    assert articles[0]["text"]


def test_versions_and_options():
    coder = demarche.Coder(lang="es", kinds="facts")
    assert coder.options["lang"] == "es" and coder.options["kinds"] == ("fact",)
    program, lexicon, model = coder.versions()
    assert program == demarche.__version__ and len(lexicon) == len(model) == 8
    assert "lang='es'" in repr(coder)


def test_a_str_is_no_path_but_a_path_is(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE)
    assert demarche.code(Path(file), kinds="event")[0]["doc"] == str(file)
