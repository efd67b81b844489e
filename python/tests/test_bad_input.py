"""Whatever comes in, an exception or a clear result comes out."""

import math
import multiprocessing
import os
import pickle
import threading

import demarche
import pytest
from conftest import SENTENCE


@pytest.mark.parametrize("source", [{"text": [SENTENCE]}, [[SENTENCE]], None, math.nan, 3, b"text", bytearray(b"text"), object(), memoryview(b"text"), True])
def test_sources_that_are_none(source):
    with pytest.raises(TypeError):
        demarche.code(source)


@pytest.mark.parametrize("text", [None, math.nan, ""])
def test_articles_without_text_are_rejects(text):
    records = demarche.code([{"text": text}, {}, SENTENCE])
    assert [(reject.where, reject.status) for reject in records.rejects] == [("1", "empty"), ("2", "empty")]
    assert {record["doc"] for record in records} == {"3"}
    with pytest.raises(demarche.EmptyError):
        demarche.code([{"text": text}], rejects="raise")


def test_missing_values_of_pandas():
    pandas = pytest.importorskip("pandas")
    records = demarche.code([{"text": SENTENCE, "date": pandas.NaT, "id": pandas.NA}, {"text": pandas.NA}])
    assert records[0]["doc"] == "1" and records.rejects[0].status == "empty"


def test_numbers_of_data_frames_are_ids():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": [7], "text": [SENTENCE]})
    records = demarche.code([{"id": frame["id"].iloc[0], "text": SENTENCE}, {"id": 8, "text": SENTENCE}])
    assert sorted({record["doc"] for record in records}) == ["7", "8"]


@pytest.mark.parametrize("article, told", [
    (b"text", "article 2: text is bytes, not str; decode it first"),
    (3, "article 2: text is int"),
    ({"text": 3}, "article 2: text is int"),
    ({"text": SENTENCE, "title": b"x"}, "article 2: title is bytes"),
    ({"text": SENTENCE, "date": 2025}, "article 2: date is int"),
    ({"text": SENTENCE, "id": True}, "article 2: id is bool"),
])
def test_wrong_types_say_which_article(article, told):
    with pytest.raises(TypeError, match=told):
        demarche.code([SENTENCE, article])


def test_lone_surrogates_and_null_bytes_are_repaired():
    records = demarche.code(["\ud800 " + SENTENCE, SENTENCE.replace(" on", "\0 on"), {"id": "\udfff", "text": SENTENCE}])
    assert {record["event"] for record in records.events} == {"SANCTION"}
    records.to_json_lines().decode()
    assert records[0]["text"] == "\ufffd " + SENTENCE
    assert demarche.relate("\ud800 " + SENTENCE, "Kenya", "three Sudanese diplomats").event == "SANCTION"
    assert demarche.parse("\ud800 " + SENTENCE)[0].text.endswith(SENTENCE)


def test_what_is_wrong_stays_wrong_when_its_equal_was_right():
    assert not demarche.code(SENTENCE, min_confidence=1.0).events
    with pytest.raises(TypeError, match="min_confidence is a number, not bool"):
        demarche.code(SENTENCE, min_confidence=True)


def test_spans_behind_lone_surrogates():
    plain, target = demarche.Coder(), "three Sudanese diplomats"

    def relation(before: str) -> demarche.Relation:
        text = before + SENTENCE
        spans = [(text.index(words), text.index(words) + len(words)) for words in ("Kenya", target)]
        return plain.relate(text, *spans)

    expected = relation("Nobody objected. ")
    for before in ("\ud800\udbff objected. ", "\ud83d\ude00 objected. ", "\u20ac objected. "):
        assert relation(before) == expected


@pytest.mark.parametrize("ask", [
    lambda: demarche.code(demarche.Files("\ud800")),
    lambda: demarche.code([SENTENCE], lexicon="\ud800"),
    lambda: demarche.code([SENTENCE], lang="\ud800"),
    lambda: demarche.relate(SENTENCE, "Kenya", "diplomats", scheme="\ud800"),
    lambda: demarche.Store("\ud800"),
])
def test_lone_surrogates_are_no_names(ask):
    with pytest.raises(ValueError):
        ask()


def test_characters_of_many_bytes():
    text = "Kenya expelled three Sudanese diplomats 🦒 on Tuesday, Nairobi’s ministry said."
    trigger = demarche.code(text).events[0]["trigger"]
    assert text.encode()[trigger["start"] : trigger["end"]].decode() == trigger["text"]
    token = next(token for token in demarche.parse(text)[0] if token.form == "Tuesday")
    assert text[token.start : token.end] == "Tuesday"


HUGE = "x" * (100 << 20)


@pytest.mark.parametrize("articles", [
    [HUGE, SENTENCE],
    [{"text": SENTENCE, "title": HUGE}, {"text": SENTENCE}],
    {"text": [HUGE, SENTENCE]},
], ids=["text", "title", "table"])
def test_a_hundred_megabytes(articles):
    if isinstance(articles, dict):
        articles = pytest.importorskip("pyarrow").table(articles)
    records = demarche.code(articles)
    assert [(reject.where, reject.status) for reject in records.rejects] == [("1", "limit")]
    assert [record["doc"] for record in records.events] == ["2"]


def test_a_hundred_megabytes_elsewhere():
    with pytest.raises(demarche.LimitError, match="longer than"):
        demarche.relate(HUGE, "x", "xx")
    records = demarche.code({"id": HUGE, "text": SENTENCE})
    assert not records and [reject.status for reject in records.rejects] == ["limit"] and len(records.rejects[0].where) < 1000


@pytest.mark.parametrize("options, kind", [
    ({"lang": "xx"}, demarche.UnsupportedError),
    ({"lang": 3}, TypeError),
    ({"min_confidence": 2}, demarche.UsageError),
    ({"min_confidence": math.nan}, demarche.UsageError),
    ({"min_confidence": "high"}, TypeError),
    ({"kinds": "nothing"}, demarche.UsageError),
    ({"kinds": []}, demarche.UsageError),
    ({"threads": -1}, demarche.UsageError),
    ({"threads": 10**9}, demarche.UsageError),
    ({"threads": 1.5}, TypeError),
    ({"rejects": "ignore"}, demarche.UsageError),
    ({"columns": 3}, TypeError),
    ({"columns": {"text": 3}}, TypeError),
    ({"lexicon": "/nowhere"}, demarche.DemarcheError),
    ({"model": "/nowhere.model", "lang": "en"}, demarche.FileError),
    ({"model": "/nowhere.model"}, demarche.UsageError),
    ({"lexicon": "a\0b"}, ValueError),
])
def test_options_that_make_no_sense(options, kind):
    with pytest.raises(kind):
        demarche.code([SENTENCE], **options)


def test_a_message_names_its_place_once():
    with pytest.raises(demarche.UsageError, match="^threads are 1 to 1024"):
        demarche.code([SENTENCE], threads=-1)
    with pytest.raises(demarche.UsageError, match="^columns: an article has no"):
        demarche.code([SENTENCE], columns={"txt": "body"})


def test_a_reject_is_shown():
    shown = repr(demarche.code([SENTENCE, "", None]))
    assert shown.endswith('\nrejected: 2: no "text" in it (and 1 more, in .rejects)')


def test_data_that_is_not_there(tmp_path):
    with pytest.raises(demarche.DemarcheError, match=str(tmp_path)):
        demarche.Coder(data=tmp_path)


def test_files_that_cannot_be_read(tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "It rained."}\n{"text": \n')
    records = demarche.code([tmp_path / "none.txt", bad])
    assert [reject.status for reject in records.rejects] == ["io", "format"]
    assert records.rejects[1].line == 2 and records.rejects[1].where.startswith(str(bad))
    with pytest.raises(OSError, match="none.txt"):
        demarche.code(tmp_path / "none.txt", rejects="raise")
    with pytest.raises(ValueError):
        demarche.code(demarche.Files("a\0b"))
    with pytest.raises(TypeError):
        demarche.Files(3)
    with pytest.raises(demarche.UsageError):
        demarche.code(bad, columns={"text": "body"})


def test_errors_are_pickled():
    with pytest.raises(demarche.UnsupportedError) as told:
        demarche.Coder(lang="xx")
    again = pickle.loads(pickle.dumps(told.value))
    assert type(again) is demarche.UnsupportedError and str(again) == str(told.value) and again.status == "unsupported"
    reject = demarche.code([{"text": None}]).rejects[0]
    assert pickle.loads(pickle.dumps(reject)) == reject


def test_what_an_iterator_raises_is_raised():
    def articles():
        yield SENTENCE
        raise KeyError("no more")

    for threads in (1, 2):
        with pytest.raises(KeyError, match="no more"):
            demarche.code(articles(), threads=threads)


def test_a_source_that_asks_its_own_stream():
    streams = []

    def articles():
        yield SENTENCE
        next(streams[0])
        yield SENTENCE

    for threads in (1, 2):
        streams[:] = [demarche.stream(articles(), rows=1, threads=threads)]
        with pytest.raises((demarche.UsageError, ValueError)):
            list(streams[0])


def test_a_closed_stream():
    records = demarche.stream([SENTENCE] * 3, rows=1)
    next(records)
    records.close()
    records.close()
    assert list(records) == []


def test_one_coder_in_many_threads():
    coder, found = demarche.Coder(), []

    def work():
        found.extend(len(coder.code([SENTENCE] * 5, threads=threads).events) for threads in (1, 2))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [5] * 8


def test_one_stream_in_many_threads():
    stream, batches = demarche.stream([SENTENCE] * 40, rows=1, kinds="event"), []
    threads = [threading.Thread(target=lambda: batches.extend(stream)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(map(len, batches)) == 40


def in_child(work):
    """What it gives in a forked child; fails where the child hangs or dies."""
    here, there = multiprocessing.Pipe(False)
    child = os.fork()
    if child == 0:
        try:
            there.send(work())
        except BaseException as error:
            there.send(type(error).__name__)
        finally:
            os._exit(0)
    there.close()
    try:
        assert here.poll(60), "the child hangs"
        return here.recv()
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_after_a_fork():
    coder = demarche.Coder()
    several = coder.stream([SENTENCE] * 40, rows=1, threads=2)
    alone = coder.stream([SENTENCE] * 4, rows=1, threads=1)
    next(several), next(alone)

    def closes_and_goes_on():
        several.close()
        return len(coder.code([SENTENCE] * 4, threads=2).events)

    assert in_child(lambda: len(coder.code(SENTENCE).events)) == 1
    assert in_child(lambda: next(several)) == "UsageError"
    assert in_child(lambda: len(next(alone))) == len(coder.code(SENTENCE))
    assert in_child(closes_and_goes_on) == 4
    assert next(several)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_forks_while_a_thread_loads():
    """Each time another coder, whose second language has not been loaded yet."""
    for _ in range(2):
        coder = demarche.Coder()
        loads = threading.Thread(target=coder.versions, args=("es",))
        loads.start()
        assert in_child(lambda: coder.versions("es")) == coder.versions("es")
        loads.join()


def events_of(coder, text):
    return len(coder.code(text, threads=1).events)


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_coders_travel(method):
    coder = demarche.Coder(lang="en", kinds="event", min_confidence=0.1)
    assert pickle.loads(pickle.dumps(coder)).options == coder.options
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.starmap(events_of, [(coder, SENTENCE)] * 4) == [1] * 4
