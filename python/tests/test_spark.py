"""demarche.spark: what a task does, over batches of pyarrow alone, and the whole over a cluster of two workers on this
machine, whose processes are killed in mid-run.

The cluster is started where pyspark can be imported and Java is at hand; it takes a minute."""

from __future__ import annotations

import collections
import itertools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest

pa = pytest.importorskip("pyarrow")

import demarche  # noqa: E402
import demarche.spark  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("DEMARCHE_SHARED", ROOT.parent / "shared"))
TEXTS = ("id", "date", "title", "text")
PARTS = 24


def articles_at(path: pathlib.Path, most: int) -> list[dict]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line, _ in zip(file, range(most))]


def some_articles() -> list[dict]:
    """Statements and news of the data folder; without it the project's own examples, many times."""
    corpora = SHARED / "corpora"
    if corpora.is_dir():
        return (articles_at(corpora / "whitehouse_statements_2021_2023.jsonl", 150)
                + articles_at(corpora / "wikinews_gum.jsonl", 50))
    own = articles_at(ROOT / "docs" / "examples" / "colombia.jsonl", 100) + articles_at(ROOT / "samples" / "week.jsonl", 2)
    return [dict(article, id=f"{article['id']}-{number}") for number in range(15) for article in own]


@pytest.fixture(scope="module")
def articles() -> list[dict]:
    return [{key: article.get(key) for key in TEXTS} for article in some_articles()]


@pytest.fixture(scope="module")
def expected(articles, program, tmp_path_factory) -> list[str]:
    """The program's records, sorted."""
    return told_by(program, articles, tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="module")
def few(articles) -> list[dict]:
    """Of either source, for what needs no cluster."""
    return articles[:30] + articles[-15:]


@pytest.fixture(scope="module")
def expected_of_few(few, program, tmp_path_factory) -> list[str]:
    return told_by(program, few, tmp_path_factory.mktemp("few"))


def told_by(program: str, articles: list[dict], folder: pathlib.Path) -> list[str]:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps({k: v for k, v in one.items() if v is not None}) + "\n" for one in articles))
    done = subprocess.run([program, "code", "-q", str(path)], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return sorted(done.stdout.decode().splitlines())


def batches_of(articles: list[dict], rows: int) -> list[pa.RecordBatch]:
    return pa.Table.from_pylist(articles, pa.schema([(key, pa.string()) for key in TEXTS])).to_batches(rows)


def rows_of(batches) -> list[dict]:
    return [row for batch in batches for row in batch.to_pylist()]


# --- a task, without Spark -------------------------------------------------------------------------------------------------

def test_a_task_gives_the_programs_lines(few, expected_of_few):
    rows = rows_of(demarche.spark.code_batches(batches_of(few, 7), output="json"))
    assert sorted(row["json"] for row in rows) == expected_of_few
    assert all(row["reject"] is None for row in rows)


def test_batches_have_the_columns_that_were_announced(few):
    for output in ("columns", "json"):
        schema = demarche.spark.schema(output)
        found = list(demarche.spark.code_batches(batches_of(few[:5], 5), output=output))
        assert found and all(batch.schema.equals(schema) for batch in found)


def test_columns_tell_what_the_lines_tell(few, expected_of_few):
    rows = rows_of(demarche.spark.code_batches(batches_of(few, 100)))
    lines = [json.loads(line) for line in expected_of_few]
    assert collections.Counter(row["id"] for row in rows) == collections.Counter(line["id"] for line in lines)
    by_id = {row["id"]: row for row in rows}
    for line in lines:
        row = by_id[line["id"]]
        assert (row["record"], row["doc"], row["sentence"]) == (line["record"], line["doc"], line["sentence"])
        assert [actor["code"] for actor in row["actor"] or []] == [one.get("code") for one in line.get("actor", [])]


def test_a_task_asks_for_batches_as_it_goes(few, monkeypatch):
    asked = 0

    def one_by_one():
        nonlocal asked
        for batch in batches_of(few[:20], 1):
            asked += 1
            yield batch

    monkeypatch.setattr(demarche.spark, "BATCH_ROWS", 1)
    rows = demarche.spark.code_batches(one_by_one(), output="json")
    assert asked == 0
    next(rows)
    assert 0 < asked < 10
    list(rows)
    assert asked == 20


def test_no_batches_no_rows():
    assert list(demarche.spark.code_batches([])) == []


BAD = [{"id": "good", "text": "Kenya recalled its ambassador from Khartoum on Tuesday."}, {"id": "nothing", "text": None},
       {"id": "blank", "text": ""}]


def test_what_cannot_be_coded_is_a_row():
    for output in ("columns", "json"):
        rows = rows_of(demarche.spark.code_batches(batches_of(BAD, 3), output=output))
        rejects = [row["reject"] for row in rows if row["reject"]]
        assert [reject["doc"] for reject in rejects] == ["nothing", "blank"]
        assert all(reject["status"] and reject["message"] for reject in rejects)
        assert all(value is None for row in rows if row["reject"] for key, value in row.items() if key != "reject")
        assert len(rows) > len(rejects)


def test_what_cannot_be_coded_fails_when_asked_to():
    with pytest.raises(demarche.spark.Rejected, match="nothing"):
        list(demarche.spark.code_batches(batches_of(BAD, 3), rejects="fail"))


def test_a_process_loads_a_coder_once():
    demarche.spark._coders.clear()
    for _ in range(3):
        list(demarche.spark.code_batches(batches_of(BAD, 3), min_confidence=0.5))
    list(demarche.spark.code_batches(batches_of(BAD, 3), lang="en"))
    assert len(demarche.spark._coders) == 2


def test_words_that_make_no_sense_are_refused():
    for wrong in ({"output": "csv"}, {"rejects": "skip"}):
        with pytest.raises(ValueError):
            demarche.spark.code_batches([], **wrong)


# --- a cluster -------------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="not run: no pyspark")
    if not shutil.which("java"):
        pytest.skip("not run: no Java")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    paths = [str(pathlib.Path(demarche.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    session = (sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("demarche")
               .config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
               .config("spark.driver.host", "127.0.0.1").config("spark.executor.memory", "512m")
               .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(paths))
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", "8").getOrCreate())
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(spark, articles):
    """In many parts, so that there is something to be in the middle of."""
    schema = ", ".join(f"{key} string" for key in TEXTS)
    return spark.createDataFrame([tuple(one[key] for key in TEXTS) for one in articles], schema).repartition(PARTS).cache()


def lines_of(frame) -> list[str]:
    return sorted(row.json for row in demarche.spark.code(frame, output="json").collect())


def test_two_workers_give_the_programs_lines(frame, expected):
    assert lines_of(frame) == expected


def test_both_workers_work(spark, frame):
    def which(batches):
        for batch in batches:
            yield pa.record_batch({"worker": [os.getppid()] * batch.num_rows})

    assert frame.mapInArrow(which, "worker long").distinct().count() >= 2


def test_columns_of_spark(frame, expected):
    from pyspark.sql import functions as F

    records = demarche.spark.code(frame)
    assert records.columns == demarche.spark.schema().names
    events = [line for line in map(json.loads, expected) if line["record"] == "event"]
    found = collections.Counter(
        (row.event, row.who) for row in records.where("record = 'event' AND reject IS NULL")
        .select("event", F.col("actor")[0]["code"].alias("who")).collect())
    assert found == collections.Counter((one["event"], one["actor"][0].get("code")) for one in events)


def test_named_columns_types_and_ids(spark, program, tmp_path):
    import datetime

    text = "Kenya recalled its ambassador from Khartoum on Tuesday."
    frame = spark.createDataFrame([(1, text, datetime.date(2025, 3, 6)), (None, text, None)],
                                  "number long, body string, day date")
    rows = demarche.spark.code(frame, text="body", id="number", date="day", output="json", kinds=["events"]).collect()
    records = {record["doc"]: record for record in (json.loads(row.json) for row in rows)}
    assert len(records) == 2 and records["1"]["date"] == "2025-03-04"
    (other,) = records.keys() - {"1"}
    assert len(other) == 16 and int(other, 16)
    with pytest.raises(ValueError, match="no column 'words'"):
        demarche.spark.code(frame, text="words")
    with pytest.raises(ValueError, match="no column 'text'"):
        demarche.spark.code(frame)


def test_rejects_of_spark(spark):
    frame = spark.createDataFrame([(one["id"], one["text"]) for one in BAD], "id string, text string")
    rejects = demarche.spark.code(frame).where("reject IS NOT NULL").select("reject.*").collect()
    assert sorted(reject.doc for reject in rejects) == ["blank", "nothing"]
    with pytest.raises(Exception, match="Rejected"):
        demarche.spark.code(frame, rejects="fail").collect()


# --- killed ----------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("victim", ["worker", "executor"])
def test_killed_processes_change_nothing(frame, expected, tmp_path, victim):
    """One part kills the process of Python that codes it, or the executor that this works for, when some of its rows are out."""
    from pyspark import TaskContext

    task, mark = demarche.spark._Task("json", "rows", {}), tmp_path / "killed"

    def parent(pid: int) -> int:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])

    def dying(batches):
        yield from task(itertools.islice(batches, 1))
        context = TaskContext.get()
        if context.partitionId() == 3 and context.attemptNumber() == 0 and not mark.exists():
            mark.write_text("")
            os.kill(os.getpid() if victim == "worker" else parent(os.getppid()), signal.SIGKILL)
            time.sleep(60)
        yield from task(batches)

    schema = demarche.spark._spark_schema(demarche.spark.schema("json"))
    assert sorted(row.json for row in frame.mapInArrow(dying, schema).collect()) == expected
    assert mark.exists()
