"""Tables come in, tables go out, and nothing is lost on the way."""

import array
import gc
import json
import threading

import demarche
import pytest
from conftest import SENTENCE

pa = pytest.importorskip("pyarrow")

ROWS = [{"key": "a", "body": SENTENCE}, {"key": "b", "body": "France recalled its ambassador to Niger."}, {"key": "c", "body": None}]
NAMES = {"text": "body", "id": "key"}


def tables():
    yield "pyarrow table", pa.Table.from_pylist(ROWS)
    yield "pyarrow batch", pa.RecordBatch.from_pylist(ROWS)
    yield "pyarrow reader", pa.Table.from_pylist(ROWS).to_reader(max_chunksize=1)
    yield "slice", pa.Table.from_pylist([{"key": "z", "body": "No."}, *ROWS]).slice(1)
    pandas = pytest.importorskip("pandas")
    yield "pandas", pandas.DataFrame(ROWS)
    polars = pytest.importorskip("polars")
    yield "polars", polars.DataFrame(ROWS)
    duckdb = pytest.importorskip("duckdb")
    yield "duckdb", duckdb.from_arrow(pa.Table.from_pylist(ROWS))


class OnlyArray:
    def __arrow_c_array__(self, requested_schema=None):
        return pa.RecordBatch.from_pylist(ROWS).__arrow_c_array__()


def check(records):
    assert [(record["doc"], record["event"]) for record in records.events] == [("a", "SANCTION"), ("b", "SANCTION")]
    assert [(reject.where, reject.status) for reject in records.rejects] == [("c", "empty")]


def test_tables_of_all_kinds():
    for _, table in tables():
        check(demarche.code(table, columns=NAMES))
    check(demarche.code(OnlyArray(), columns=NAMES))


def test_columns_alone_are_texts():
    for column in (pa.array([SENTENCE]), pa.chunked_array([[SENTENCE]]), pytest.importorskip("pandas").Series([SENTENCE]),
                   pytest.importorskip("polars").Series([SENTENCE])):
        assert len(demarche.code(column, kinds="event")) == 1


@pytest.mark.parametrize("columns, told", [({"text": "nothing"}, "nothing"), ({"id": "nothing", "text": "body"}, "nothing"), (None, "text")])
def test_a_wrong_column(columns, told):
    with pytest.raises(demarche.UsageError, match=told):
        demarche.code(pa.Table.from_pylist(ROWS), columns=columns)
    with pytest.raises(ValueError):
        demarche.code(pa.Table.from_pylist(ROWS), columns=columns)


def test_a_column_of_another_type():
    with pytest.raises(demarche.UsageError):
        demarche.code(pa.table({"text": pa.array([1, 2])}))
    with pytest.raises(demarche.UsageError, match="binary"):
        demarche.code(pa.table({"text": pa.array([b"x"])}))
    with pytest.raises(demarche.UsageError, match="has no 'color'"):
        demarche.code(pa.Table.from_pylist(ROWS), columns={"color": "body"})


def test_a_stream_that_fails_is_told_and_ends():
    def batches():
        yield pa.RecordBatch.from_pylist(ROWS)
        raise RuntimeError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.RecordBatch.from_pylist(ROWS).schema, batches())
    records = demarche.code(reader, columns=NAMES)
    assert len(records.events) == 2
    assert "the disk is gone" in records.rejects[-1].message


def without_nulls(value):
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def test_columns_tell_what_the_dicts_tell(samples):
    records = demarche.code(samples)
    rows = [without_nulls(json.loads(json.dumps(row, default=str))) for row in pa.table(records).to_pylist()]
    assert rows == [record for record in records]


def test_every_library_reads_the_columns(samples):
    records = demarche.code(samples)
    names = pa.table(records).schema.names
    assert list(records.to_pandas().columns) == names
    duckdb = pytest.importorskip("duckdb")
    assert duckdb.sql("SELECT count(*) FROM records WHERE record = 'event'").fetchall() == [(len(records.events),)]


def test_polars_takes_the_columns(samples):
    """Not the dicts, out of which it would guess others: those of the first rows."""
    polars, records = pytest.importorskip("polars"), demarche.code(samples)
    frame = polars.DataFrame(records)
    assert frame.columns == pa.table(records).schema.names and frame.equals(records.to_polars())
    assert polars.from_arrow(records).struct.unnest().equals(frame)
    assert without_nulls(frame.select("actor").to_dicts()[0]) == {"actor": records[0]["actor"]}
    assert polars.DataFrame(demarche.code([])).columns == frame.columns


def test_schema_beforehand(samples):
    assert pa.schema(demarche.records_schema()) == pa.table(demarche.code(samples)).schema
    assert pa.schema(demarche.articles_schema()) == pa.table(demarche.read(samples)).schema
    assert "event" in pa.schema(demarche.relations_schema()).names
    assert pa.table(demarche.code([])).num_rows == 0


def test_parquet_and_back(tmp_path, samples):
    records = demarche.code(samples)
    records.write_parquet(tmp_path / "whole.parquet")
    rejects = demarche.stream(samples, rows=10).write_parquet(tmp_path / "parts.parquet")
    parquet = pytest.importorskip("pyarrow.parquet")
    whole, parts = (parquet.read_table(tmp_path / name) for name in ("whole.parquet", "parts.parquet"))
    assert rejects == [] and whole == parts == records.to_arrow()


def test_many_chunks(monkeypatch, samples):
    records = demarche.code(samples)
    whole = records.to_arrow()
    monkeypatch.setattr("demarche._lines.CHUNK_BYTES", 3000)
    assert pa.table(records).combine_chunks() == whole.combine_chunks()
    assert pa.table(records).column("id").num_chunks > 10


def test_arrow_outlives_the_records(samples):
    table = demarche.code(samples).to_arrow()
    gc.collect()
    assert table.column("record").to_pylist()[0]


def test_capsules_that_nobody_takes_are_freed(samples):
    records = demarche.code(samples)
    for _ in range(20):
        records.__arrow_c_stream__()
        records.__arrow_c_schema__()


def test_two_threads_read_one_result(samples):
    records, sizes = demarche.code(samples), []
    threads = [threading.Thread(target=lambda: sizes.append((pa.table(records).num_rows, len(list(records))))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sizes == [(len(records), len(records))] * 4


def test_rows_of_a_damaged_array_are_counted():
    whole = pa.record_batch({"text": [SENTENCE]})
    starts, words = array.array("i", [0, 50, 10, 51]), b"x" * 60
    damaged = pa.record_batch([pa.StringArray.from_buffers(3, pa.py_buffer(starts), pa.py_buffer(words))], ["text"])
    empty = pa.record_batch({"text": pa.array([None], pa.string())})
    records = demarche.code(pa.RecordBatchReader.from_batches(whole.schema, [whole, damaged, whole, empty]))
    assert [record["doc"] for record in records.events] == ["1", "5"]
    assert [(reject.status, reject.where) for reject in records.rejects] == [("format", ""), ("empty", "6")]


def test_lines_that_are_none(monkeypatch):
    broken = demarche.Records.from_json_lines(b'{"record":"event"}\n{"record":\n')
    with pytest.raises(demarche.FormatError) as told:
        pa.table(broken)
    assert told.value.line == 2
    with pytest.raises(demarche.FormatError):
        broken[1]
    with monkeypatch.context() as patched:
        patched.setattr("demarche._lines.CHUNK_BYTES", 40)
        lines = b'{"record":"event"}\n' * 9 + b'{"record":3}\n'
        with pytest.raises(demarche.FormatError) as told:
            pa.table(demarche.Records.from_json_lines(lines))
    assert (told.value.line, told.value.offset) == (10, lines.index(b"3"))
    with pytest.raises(TypeError):
        demarche.Records.from_json_lines(3)


def test_a_reader_does_not_hide_rejects():
    articles = [{"id": "told", "text": SENTENCE}, {"id": "empty", "text": " "}]
    rejects = []
    table = demarche.stream(articles, rows=1).to_reader(rejects).read_all()
    assert table.num_rows and [reject.where for reject in rejects] == ["empty"]
    with pytest.warns(UserWarning, match="1 rejected, the first: empty"):
        assert demarche.stream(articles, rows=1).to_reader().read_all() == table
