"""What docs/scale.md shows: the queries in DuckDB, over records of the example in Parquet, JSON lines and CSV; Dask and Ray."""

from __future__ import annotations

import collections
import json
import re
import subprocess

import pytest

import demarche

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def questions(root) -> list[str]:
    """The views, then the three queries."""
    return re.findall(r"```sql\n(.*?)```", (root / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def lines(root) -> list[dict]:
    return list(demarche.code(root / "docs" / "examples" / "colombia.jsonl"))


@pytest.fixture(scope="module")
def folder(root, program, tmp_path_factory):
    path = tmp_path_factory.mktemp("scale")
    records = demarche.code(root / "docs" / "examples" / "colombia.jsonl")
    records.write_parquet(path / "records.parquet")
    (path / "records.jsonl").write_bytes(records.to_json_lines())
    with (path / "events.csv").open("wb") as out:
        subprocess.run([program, "code", "-q", "--only", "events", "--format", "csv",
                        str(root / "docs" / "examples" / "colombia.jsonl")], stdout=out, check=True)
    return path


@pytest.fixture
def database(folder, questions, monkeypatch):
    monkeypatch.chdir(folder)
    with duckdb.connect() as database:
        database.execute(questions[0])
        yield database


def test_there_are_three_questions(questions):
    assert len(questions) == 4


def test_dyads(database, questions, lines):
    events = collections.defaultdict(set)
    for line in lines:
        if line["record"] == "event" and line["status"] == "actual":
            for actor in line.get("actor", []):
                for recipient in line.get("recipient", []):
                    if {"code"} <= actor.keys() & recipient.keys() and actor["code"] != recipient["code"]:
                        events[actor["code"], recipient["code"]].add(line["key"])
    rows = database.execute(questions[1]).fetchall()
    assert rows and {row[:2]: row[2] for row in rows} == {pair: len(keys) for pair, keys in sorted(
        events.items(), key=lambda item: (-len(item[1]), item[0]))[:20]}


def test_parquet_and_json_lines_answer_alike(database, questions):
    for question in (questions[1], questions[3]):
        assert database.execute(question).fetchall() == database.execute(question.replace("FROM records", "FROM lines")).fetchall()


def test_sanctions_by_month(database, questions, lines):
    rows = database.execute(questions[2]).fetchall()
    told = [line for line in lines if line.get("event") == "SANCTION" and line["status"] == "actual" and line.get("recipient")]
    assert rows and sum(row[3] for row in rows) == len(told)
    assert {row[0] for row in rows} == {line["date"][:7] for line in told}


def test_most_quoted(database, questions, lines):
    speakers = collections.Counter((line["speaker"].get("code"), line["speaker"].get("name", line["speaker"]["text"]))
                                   for line in lines if line["record"] == "quote" and line.get("speaker"))
    rows = database.execute(questions[3]).fetchall()
    assert rows and [row[2] for row in rows] == [count for _, count in speakers.most_common(20)]


def test_batches_for_other_frameworks(root):
    import pyarrow as pa
    import pyarrow.json

    import demarche.spark

    table = pyarrow.json.read_json(root / "docs" / "examples" / "colombia.jsonl",
                                   parse_options=pyarrow.json.ParseOptions(explicit_schema=pa.schema([("date", pa.string())])))
    coded = pa.Table.from_batches(demarche.spark.code_batches(table.to_batches()), demarche.spark.schema())
    told = demarche.code(root / "docs" / "examples" / "colombia.jsonl")
    assert sorted(coded["id"].to_pylist()) == sorted(json.loads(line)["id"] for line in told.to_json_lines().splitlines())


def test_batches_that_cannot_be_had_fail_the_task():
    import pyarrow as pa

    import demarche.spark

    def batches():
        yield pa.record_batch({"text": ["Kenya expelled three Sudanese diplomats."]})
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(demarche.spark.code_batches(batches()))


# --- Dask and Ray ----------------------------------------------------------------------------------------------------------

@pytest.fixture
def articles(root, tmp_path, monkeypatch):
    """The folder that the guide's lines read, in the current folder; gives the records as the program has them."""
    lines = (root / "docs" / "examples" / "colombia.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "articles").mkdir()
    for number in range(3):
        (tmp_path / "articles" / f"{number}.jsonl").write_text("".join(lines[number * 10 : number * 10 + 10]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return demarche.code(tmp_path / "articles")


def run_the_guide(root, name):
    """Its lines for this framework, behind those that both have."""
    guide = (root / "docs" / "scale.md").read_text(encoding="utf-8").partition("## Dask and Ray")[2].partition("\n## ")[0]
    both, *others = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (own,) = (lines for lines in others if re.search(rf"^import .*\b{name}\b", lines, re.MULTILINE))
    exec(both + own, {"__name__": "__main__"})  # pylint: disable=exec-used


def check_written(database, questions, records):
    database.execute(questions[0].partition(";")[0].replace("records.parquet", "records/*.parquet"))
    told = database.execute("SELECT id, doc, record, event, CAST(date AS VARCHAR), text FROM records WHERE reject IS NULL").fetchall()
    assert sorted(told) == sorted((one["id"], one["doc"], one["record"], one.get("event"), one.get("date"), one["text"])
                                  for one in records)
    assert database.execute(questions[1]).fetchall()


def test_dask(root, articles, questions):
    pytest.importorskip("dask", reason="not run: no dask")
    run_the_guide(root, "dask")
    with duckdb.connect() as database:
        check_written(database, questions, articles)


def test_ray(root, articles, questions):
    ray = pytest.importorskip("ray", reason="not run: no ray")
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=200 << 20, log_to_driver=False)
    try:
        run_the_guide(root, "ray")
    finally:
        ray.shutdown()
    with duckdb.connect() as database:
        check_written(database, questions, articles)
