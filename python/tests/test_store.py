"""What a database is asked, and what comes back, is what the program answers."""

import csv
import datetime
import io
import json
import subprocess
import sys
import threading

import demarche
import pytest


@pytest.fixture(scope="module")
def database(program, root, tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "colombia.db"
    subprocess.run([program, "ingest", "-q", "-d", path, root / "docs" / "examples" / "colombia.jsonl"], check=True)
    return path


@pytest.fixture
def store(database):
    with demarche.Store(database) as store:
        yield store


def asked(program, database, *words):
    return subprocess.run([program, words[0], "-d", database, *words[1:]], capture_output=True, check=True, text=True).stdout


def test_records(program, database, store):
    lines = asked(program, database, "query", "--format", "jsonl", "--actor", "CHN", "--event", "AID,AGREE")
    records = store.records(actor="CHN", event=["AID", "AGREE"])
    assert records.to_json_lines().decode() == lines and lines
    assert len(store.records(limit=3)) == 3
    batches = list(store.stream(rows=5, actor="CHN", event="AID,AGREE"))
    assert len(batches) > 1 and b"".join(batch.to_json_lines() for batch in batches).decode() == lines


@pytest.mark.parametrize("ask, name, meant", [
    (lambda store: store.records(event="SANCTOIN"), "event", "SANCTION"),
    (lambda store: store.dyads(source="CHX"), "source", "CHL"),
    (lambda store: store.align("ZZZ", ("USA", "CHN")), "of", "ZZZ"),
    (lambda store: store.stream(actor="KNE"), "actor", "KEN"),
])
def test_words_that_nobody_knows(store, ask, name, meant):
    with pytest.raises(demarche.UsageError, match="is known") as caught:
        ask(store)
    assert caught.value.where == name and meant in caught.value.message


def test_days(store):
    assert store.records(from_=datetime.date(2024, 1, 1)) == store.records(from_="2024-01-01") == store.records(from_="2024")


@pytest.mark.parametrize("ask, words", [
    (lambda store: store.dyads(source="CHN", target="COL", period="month"), ["dyads", "--source", "CHN", "--target", "COL", "--period", "month"]),
    (lambda store: store.matrix(), ["matrix"]),
    (lambda store: store.align("COL", ("USA", "CHN"), period="quarter"), ["align", "COL", "--between", "USA,CHN", "--period", "quarter"]),
    (lambda store: store.visits(), ["visits"]),
    (lambda store: store.speakers(), ["speakers"]),
])
def test_sheets_are_those_of_the_program(program, database, store, ask, words):
    sheet = ask(store)
    told = list(csv.DictReader(io.StringIO(asked(program, database, *words, "--format", "csv"))))
    assert len(sheet) == len(told) > 0 and sheet.columns == list(told[0])
    assert [set(row) for row in csv.DictReader(io.StringIO(sheet.to_csv()))][:1] == [set(told[0])]


@pytest.mark.parametrize("question", ["movers", "ledger", "emerging"])
def test_the_other_analyses(store, question):
    sheet = store.movers("COL", ("USA", "CHN")) if question == "movers" else getattr(store, question)()
    assert sheet.columns and f"Sheet {question}" in repr(sheet)


def test_sheets_as_columns(store):
    pyarrow = pytest.importorskip("pyarrow")
    sheet = store.align("COL", between="USA,CHN")
    store.close()
    table = pyarrow.table(sheet)
    assert table.column_names == sheet.columns and table.num_rows == len(sheet)
    assert pyarrow.record_batch(sheet).num_rows == len(sheet)
    assert pyarrow.schema(sheet) == table.schema and table.schema.field(0).metadata
    assert sheet.to_pandas().shape == (len(sheet), len(sheet.columns))
    assert sheet.to_polars().columns == sheet.columns
    assert pytest.importorskip("polars").DataFrame(sheet).equals(sheet.to_polars())
    assert sheet[0] == json.loads(sheet.to_json_lines().splitlines()[0])
    assert "<table>" in sheet._repr_html_()


@pytest.mark.parametrize("ask, where", [
    (lambda store: store.dyads(period="decade"), "period"),
    (lambda store: store.records(from_="yesterday"), "from"),
    (lambda store: store.align("COL", "USA"), "between"),
    (lambda store: store.ask("nothing"), None),
    (lambda store: store.records(color="red"), "color"),
])
def test_questions_that_make_no_sense(store, ask, where):
    with pytest.raises(demarche.UsageError) as told:
        ask(store)
    assert where is None or told.value.where == where or where in str(told.value)


@pytest.mark.parametrize("value", [b"CHN", object(), [b"CHN"], {"a": 1}])
def test_values_that_are_none(store, value):
    with pytest.raises(TypeError):
        store.records(actor=value)


@pytest.mark.parametrize("conditions", [{"actor": "a\0b"}, {"limit": float("nan")}, {"min_confidence": float("nan")},
                                        {"limit": -1}, {"limit": 10**30}, {"\ud800": "x"}])
def test_values_that_make_no_sense(store, conditions):
    with pytest.raises(ValueError):
        store.records(**conditions)


def test_values_that_nothing_has(store):
    for value in ("\ud800", "x" * (1 << 20)):
        assert not store.records(actor=value)
    assert store.records(actor=None)  # not told


def test_a_closed_store(database):
    store = demarche.Store(database)
    stream = store.stream(rows=1)
    next(stream)
    store.close()
    store.close()
    assert store.closed and "closed" in repr(store)
    for ask in (store.records, store.matrix, store.stream):
        with pytest.raises(demarche.UsageError, match="closed"):
            ask()
    assert len(list(stream)) > 1  # what had begun goes on


def test_files_that_are_no_database(tmp_path):
    with pytest.raises(OSError):
        demarche.Store(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("It rained. " * 500)
    with pytest.raises(demarche.FormatError):
        demarche.Store(tmp_path / "text.db")
    with pytest.raises(TypeError):
        demarche.Store(3)


def test_threads_take_turns(store):
    sizes = []
    threads = [threading.Thread(target=lambda: sizes.append((len(store.matrix()), len(store.records(limit=20))))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(sizes)) == 1 and len(sizes) == 4


INTERRUPTED = """
import ctypes, demarche, functools, operator, signal, sys
store, done = demarche.Store(sys.argv[1]), []
interrupt = functools.partial(ctypes.CDLL(None)["raise"], int(signal.SIGINT))
ask = functools.partial(demarche._core.store_ask, store._store, "ledger", ())
try:  # one after another, without the interpreter's own look for signals in between
    list(map(operator.methodcaller("__call__"), [interrupt, ask, functools.partial(done.append, 1)]))
except KeyboardInterrupt:
    assert not done, "it was through before anybody looked"
else:
    raise AssertionError("not interrupted")
assert len(store.ledger())
"""


def test_a_question_is_interrupted(database):
    """In a process of its own, whose signals are nobody else's."""
    done = subprocess.run([sys.executable, "-c", INTERRUPTED, database], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_forks_while_threads_ask(database):
    """SQLite's locks would stay as they are at that moment; without waiting a fourth of these children hang. What is closed
    by nobody but the garbage collector counts, too."""
    from test_bad_input import in_child

    over = threading.Event()

    def ask():
        with demarche.Store(database) as own:
            while not over.is_set():
                assert own.records(limit=100) and own.visits()

    def drop():
        with demarche.Store(database) as own:
            while not over.is_set():
                next(own.stream(rows=1))

    threads = [threading.Thread(target=work) for work in (ask, ask, drop, drop)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(15):
            assert in_child(lambda: len(demarche.Store(database).matrix())) > 0
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_who_is_interrupted_waiting_for_a_fork_holds_no_lock(monkeypatch):
    turns = demarche._forks.Turns()

    def interrupted():
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(demarche._forks._calls, "begin", interrupted)
        with pytest.raises(KeyboardInterrupt), turns:
            pass
    free = []
    thread = threading.Thread(target=lambda: free.append(turns._lock.acquire(timeout=5)))
    thread.start()
    thread.join()
    assert free == [True]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_after_a_fork(store):
    from test_bad_input import in_child

    assert in_child(lambda: store.matrix()) == "UsageError"
    assert in_child(lambda: len(demarche.Store(store.path).matrix())) == len(store.matrix())
