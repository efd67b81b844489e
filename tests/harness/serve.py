#!/usr/bin/env python3
"""`demarche serve` as a whole: a server over the samples, asked by clients that are polite, mistaken, slow and hostile.

Part of tests/run.py; alone: tests/harness/serve.py PROGRAM"""

import concurrent.futures
import contextlib
import csv
import gzip
import hashlib
import http.client
import io
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable

if __package__:
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.report import Report

TIMEOUT = 60
TOKEN = "a-token-of-the-tests-0123456789"
SHEETS = ("countries", "publishers", "dyads", "matrix", "align", "movers", "ledger", "emerging", "visits", "speakers", "search")
NEEDED = {"align": "of=KEN&between=USA,CHN", "movers": "of=PER&between=USA,CHN", "search": "words=the"}


def open_files(process: int) -> dict[str, str]:
    """The files that a process has open, with what the system tells of each; one that is closed meanwhile is none."""
    files = {}
    for number in os.listdir(f"/proc/{process}/fd"):
        try:
            with open(f"/proc/{process}/fdinfo/{number}", encoding="ascii") as told:
                files[os.readlink(f"/proc/{process}/fd/{number}")] = told.read()
        except FileNotFoundError:
            continue
    return files


def threads_of(process: int) -> list[str]:
    """What the system tells of each thread of a process; one that ends meanwhile is none."""
    told = []
    for number in os.listdir(f"/proc/{process}/task"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            told.append(pathlib.Path(f"/proc/{process}/task", number, "status").read_text(encoding="ascii"))
    return told


def wait_for(path: str) -> str:
    """What stands in a file, once it is there."""
    until = time.monotonic() + TIMEOUT
    while not os.path.exists(path):
        assert time.monotonic() < until, path
        time.sleep(0.05)
    return pathlib.Path(path).read_text(encoding="utf-8")


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()
        if self.headers.get("content-encoding") == "gzip":
            self.body = gzip.decompress(self.body)

    def json(self):
        return json.loads(self.body)


class Server:
    """One that runs while the block does; `address` is the one that it printed."""

    def __init__(self, program: str, database: str, *options: str) -> None:
        self.process = subprocess.Popen([program, "serve", "-q", "-d", database, "--port", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        self.token = self.address.partition("?token=")[2]
        self.port = int(self.address.partition("://")[2].partition("/")[0].rpartition(":")[2]) if self.address else 0
        self.host = f"127.0.0.1:{self.port}"

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=TIMEOUT)

    def ask(self, target: str, method: str = "GET", body: bytes | str | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def raw(self, request: bytes, wait: float = 10) -> bytes:
        """What comes back for bytes, until the server closes or is silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as client:
            client.sendall(request)
            answer = b""
            try:
                while piece := client.recv(65536):
                    answer += piece
                    if b"\r\n\r\n" in answer and b"Connection: close" not in answer:
                        break
            except (TimeoutError, ConnectionResetError):
                pass
            return answer


class Tests:
    """Each method whose name begins with test_ is one."""

    def __init__(self, program: str, database: str, work: str) -> None:
        self.program, self.database, self.work = program, database, work

    def serve(self, *options: str) -> Server:
        return Server(self.program, self.database, *options)

    # --- what is answered

    def test_all_endpoints(self) -> None:
        with self.serve() as server:
            about = server.ask("/api/about").json()
            assert about["articles"] == 5 and about["events"] > 20 and about["languages"] == ["en"] and about["review"] is False
            for name in SHEETS:
                answer = server.ask(f"/api/{name}?{NEEDED.get(name, '')}")
                sheet = answer.json()
                assert answer.status == 200, (name, sheet)
                assert sheet["name"] == name and len(sheet["rows"]) == sheet["total"], name
                assert all(len(row) == len(sheet["columns"]) for row in sheet["rows"]), name
            rows = server.ask("/api/countries").json()["rows"]
            kenya = next(row for row in rows if row[0] == "KEN")
            assert kenya[1:4] == ["Kenya", "KE", "404"] and kenya[4] > 0 and -2 < kenya[5] < 0
            assert next(row for row in rows if row[0] == "CHN")[1] == "China"

    def test_csv_has_the_rows_of_json(self) -> None:
        with self.serve() as server:
            for name in SHEETS:
                asked = NEEDED.get(name, "") + "&limit=100"
                sheet = server.ask(f"/api/{name}?{asked}").json()
                answer = server.ask(f"/api/{name}?{asked}&format=csv")
                rows = list(csv.reader(io.StringIO(answer.body.decode())))
                assert answer.headers["content-type"].startswith("text/csv"), name
                assert f"{name}.csv" in answer.headers["content-disposition"], name
                assert rows[0] == [column["name"] for column in sheet["columns"]], name
                assert len(rows) - 1 == len(sheet["rows"]), name

    def test_records_are_those_of_query(self) -> None:
        with self.serve() as server:
            for asked, words in (("actor=KEN", ["--actor", "KEN"]), ("only=facts&amount=100m..", ["--only", "facts", "--amount", "100m.."]),
                                 ("words=trade+NOT+war&order=-date", ["--words", "trade NOT war", "--sort", "-date"])):
                told = subprocess.run([self.program, "query", "-d", self.database, *words], capture_output=True, text=True, check=True)
                lines = [json.loads(line) for line in told.stdout.splitlines()]
                answer = server.ask(f"/api/records?{asked}&limit=200").json()
                assert [row["id"] for row in answer["rows"]] == [line["id"] for line in lines] and lines
                assert answer["total"]["records"] == len(lines) and answer["total"]["more"] is False
            page = server.ask("/api/records?limit=3&offset=2").json()["rows"]
            assert [row["id"] for row in page] == [row["id"] for row in server.ask("/api/records?limit=5").json()["rows"][2:]]
            told = subprocess.run([self.program, "query", "-d", self.database, "--only", "events", "--format", "csv"],
                                  capture_output=True, check=True)
            assert server.ask("/api/records?only=events&format=csv&limit=1000").body == told.stdout

    def test_a_record_with_its_sentence(self) -> None:
        with self.serve() as server:
            row = server.ask("/api/records?actor=KEN&event=SANCTION&limit=1").json()["rows"][0]
            detail = server.ask(f"/api/record/{row['id']}").json()
            assert row["reports"] > 1 and len(detail["reports"]) == row["reports"]
            assert detail["record"] == {key: value for key, value in row.items() if key != "reports"}
            assert detail["text"] == row["text"] and detail["article"]["doc"] == row["doc"]
            words = {mark["role"]: detail["text"].encode("utf-16-le")[2 * mark["start"]:2 * mark["end"]].decode("utf-16-le")
                     for mark in detail["marks"]}
            assert words["trigger"] == row["trigger"]["text"] and words["actor"] == row["actor"][0]["text"]
            assert "VERB" in detail["rule_text"] and "expel" in detail["rule_words"]
            for wrong in ("", "x", "zzzzzzzzzzzzzzzz", "0000000000000000", row["id"].upper(), row["id"] + "0", "..%2f..%2fetc%2fpasswd"):
                assert server.ask(f"/api/record/{wrong}").status in (400, 404), wrong

    def test_a_search_says_where(self) -> None:
        with self.serve() as server:
            sheet = server.ask("/api/search?words=ambassador").json()
            assert sheet["total"] == 2 and sheet["more"] is False
            for row in sheet["rows"]:
                (start, end), = row[5]
                assert row[4][start:end].lower() == "ambassador" and row[6].split()
            assert server.ask("/api/search?words=ambassador&event=SANCTION").json()["total"] == 1
            assert server.ask("/api/search?words=ambassador&from=2030").json()["total"] == 0
            assert server.ask("/api/search?words=ambassador&publisher=Sample+Wire").json()["total"] == 1

    def test_sheets_are_those_of_the_commands(self) -> None:
        asked = (("dyads", "period=year", ["--period", "year"]), ("dyads", "words=trade+OR+ambassador", ["--words", "trade OR ambassador"]),
                 ("matrix", "context=diplomatic", ["--context", "diplomatic"]), ("matrix", "either=KEN&quad=3,4", ["--either", "KEN", "--quad", "3,4"]),
                 ("matrix", "words=nowhere", ["--words", "nowhere"]), ("ledger", "by=kind,year", ["--by", "kind,year"]), ("speakers", "", []),
                 ("speakers", "about=CHN&from=2024", ["--about", "CHN", "--from", "2024"]), ("speakers", "words=trade", ["--words", "trade"]),
                 ("visits", "", []), ("visits", "either=KEN,CHN&to=2025", ["--either", "KEN,CHN", "--to", "2025"]), ("visits", "limit=1&offset=1", ["--limit", "1", "--offset", "1"]),
                 ("visits", "words=the&actor=KEN", ["--words", "the", "--actor", "KEN"]), ("emerging", "place=Nairobi", ["--place", "Nairobi"]))
        with self.serve() as server:
            for name, target, words in asked:
                told = subprocess.run([self.program, name, "-q", "-d", self.database, "--format", "csv", *words], capture_output=True, check=True)
                answer = server.ask(f"/api/{name}?format=csv&{target}")
                assert answer.body == told.stdout, (name, target, answer.body, told.stdout)

    def test_order_and_pages_of_sheets(self) -> None:
        with self.serve() as server:
            whole = server.ask("/api/matrix?order=-events").json()
            events = [column["name"] for column in whole["columns"]].index("events")
            counts = [row[events] for row in whole["rows"]]
            assert counts == sorted(counts, reverse=True) and len(counts) > 3
            part = server.ask("/api/matrix?order=-events&limit=2&offset=1").json()
            assert part["rows"] == whole["rows"][1:3] and part["total"] == whole["total"]
            for name, target in (("matrix", "order=-events&limit=2"), ("visits", "limit=2"), ("countries", "limit=2")):
                whole = server.ask(f"/api/{name}?{target}").json()
                told = [column["name"] for column in whole["columns"]]
                part = server.ask(f"/api/{name}?{target}&columns={told[2]},{told[0]}").json()
                assert [column["name"] for column in part["columns"]] == [told[2], told[0]] and part["total"] == whole["total"]
                assert part["rows"] == [[row[2], row[0]] for row in whole["rows"]] and part["rows"], name

    def test_a_record_leads_to_what_became_of_it(self) -> None:
        """As the ledger links them, both ways."""
        database = os.path.join(self.work, "ledger.db")
        articles = os.path.join(os.path.dirname(__file__), "..", "data", "ledger.jsonl")
        subprocess.run([self.program, "ingest", "-q", "-d", database, articles], check=True)
        with Server(self.program, database) as server:
            server.ask("/api/ledger")
            sheet = server.ask("/api/ledger?records=1&wide=1&columns=id,outcome,became").json()
            for own, outcome, became in sheet["rows"]:
                told = server.ask(f"/api/record/{own}").json().get("became")
                if became and became != own:
                    assert told["outcome"] == outcome and told["id"] == became, (own, told)
                    assert own in [one["id"] for one in server.ask(f"/api/record/{became}").json()["promised"]], own
                elif outcome == "open":
                    assert told == {"outcome": "open"}, (own, told)
                else:
                    assert told is None, (own, told)
            assert any(became for _, _, became in sheet["rows"]) and any(outcome == "open" for _, outcome, _ in sheet["rows"])

    def test_the_page_has_what_views_begin_with(self) -> None:
        with self.serve() as server:
            page = server.ask("/").body.decode()
            if ' id="start">' in page:
                start = json.loads(page.split(' id="start">')[1].split("</script>")[0])
                assert start == {"about": server.ask("/api/about").json(), "countries": server.ask("/api/countries").json(),
                                 "busiest": server.ask("/api/matrix?order=-events&limit=40").json()}

    # --- what is refused

    def test_what_makes_no_sense_is_named(self) -> None:
        wrong = {"/api/records?foo=1": "foo", "/api/records?from=yesterday": "from", "/api/records?limit=201": "limit",
                 "/api/records?limit=all": "limit", "/api/records?offset=-1": "offset", "/api/records?only=all": "only",
                 "/api/records?min-confidence=2": "min-confidence", "/api/about?x=1": "x", "/api/dyads?period=hour": "period",
                 "/api/dyads?by=colour": "by", "/api/matrix?order=colour": "order", "/api/records?format=xml": "format",
                 "/api/search": "words", "/api/align": "of", "/api/align?of=KEN": "between", "/api/align?of=KEN&between=USA": "between",
                 "/api/align?of=KEN&between=USA,CHN&direction=up": "direction", "/api/movers?of=KEN&between=USA,CHN&movers=0": "movers",
                 "/api/ledger?wide=yes": "wide", "/api/emerging?as-of=soon": "as-of"}
        with self.serve() as server:
            for target, name in wrong.items():
                answer = server.ask(target)
                error = answer.json()["error"]
                assert answer.status == error["status"] == 400 and error["parameter"] == name and error["message"], target
                assert answer.headers["cache-control"] == "no-store"
            for target in ("/api/records?quad=9", "/api/records?words=%22", "/api/records?between=USA", "/api/records?from=2024&to=2023",
                           "/api/align?of=USA&between=USA,CHN", "/api/ledger?by=colour", "/api/search?words=AND"):
                answer = server.ask(target)
                assert answer.status == 400 and answer.json()["error"]["message"], (target, answer.status)

    def test_slips_are_named(self) -> None:
        """As the commands do: what neither lexicon nor database knows finds nothing, and is no silence."""
        wrong = {"/api/records?actor=KNE": ("actor", 'no code "KNE" is known; did you mean', "KEN"),
                 "/api/align?of=KEN&between=USA,CNH": ("between", 'no code "CNH" is known', "CHN"),
                 "/api/dyads?source=KEN.GOV,USX": ("source", 'no code "USX" is known', "USA"),
                 "/api/records?event=SANCTOIN": ("event", 'no event "SANCTOIN" is known; did you mean SANCTION?', ""),
                 "/api/ledger?fact=vist": ("fact", 'no fact "vist" is known; did you mean visit?', ""),
                 "/api/records?context=ecnomic": ("context", "did you mean economic?", "")}
        with self.serve() as server:
            for target, (parameter, told, meant) in wrong.items():
                answer = server.ask(target)
                error = answer.json()["error"]
                assert answer.status == 400 and error["parameter"] == parameter, (target, error)
                assert told in error["message"] and meant in error["message"], (target, error)
            assert server.ask("/plain?source=KNE").status == 400
            for right in ("/api/records?actor=KE*", "/api/records?actor=Nairobi", "/api/records?event=sanction", "/api/records?actor=.GOV",
                          "/api/records?actor=NZL", "/api/records?speaker=William+Ruto"):
                assert server.ask(right).status == 200, right

    def test_no_path_leads_out(self) -> None:
        paths = ("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/app.js/../../x", "//etc/passwd", "/etc/passwd",
                 "/api/../../x", "/.git/config", "/plain.css%00.html", "/..\\..\\x", "/%c0%ae%c0%ae/etc", "/file:///etc/passwd", "/api/",
                 "/api/record", "/API/about", "/index.html/", "/" + "a" * 8000)
        with self.serve() as server:
            for path in paths:
                answer = server.ask(path)
                assert answer.status in (400, 404), (path, answer.status)
                assert b"root:" not in answer.body

    def test_methods(self) -> None:
        with self.serve() as server:
            for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "POST", "FOO"):
                answer = server.ask("/api/about", method)
                assert answer.status == 405 and answer.headers["allow"] == "GET, HEAD", (method, answer.status)
            assert server.ask("/api/review").status == 405
            assert server.ask("/", "POST", "x").status == 405
            head = server.ask("/api/countries", "HEAD")
            whole = server.ask("/api/countries")
            assert head.status == 200 and head.body == b"" and int(head.headers["content-length"]) == len(whole.body)

    def test_hosts(self) -> None:
        with self.serve() as server:
            for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1.evil.example", "10.0.0.1", "", "localhost.evil.example"):
                assert server.ask("/api/about", Host=host).status in (400, 421), host
            for host in ("localhost", f"localhost:{server.port}", "127.0.0.1", f"[::1]:{server.port}"):
                assert server.ask("/api/about", Host=host).status == 200, host
            line = b"GET /api/about HTTP/1.1\r\n"
            assert b" 400 " in server.raw(line + b"\r\n").partition(b"\r\n")[0]
            assert b" 400 " in server.raw(line + b"Host: localhost\r\nHost: evil.example\r\n\r\n").partition(b"\r\n")[0]

    def test_pages_of_others_read_nothing(self) -> None:
        with self.serve() as server:
            for site in ("cross-site", "same-site"):
                assert server.ask("/api/about", Sec_Fetch_Site=site).status == 403
            answer = server.ask("/api/about", Sec_Fetch_Site="same-origin", Origin="http://evil.example")
            assert not any(name.startswith("access-control") for name in answer.headers)

    # --- headers

    def test_headers_of_every_answer(self) -> None:
        with self.serve() as server:
            for target in ("/", "/plain", "/plain.css", "/api/about", "/api/nothing", "/api/records?x=1"):
                headers = server.ask(target).headers
                policy = headers["content-security-policy"]
                assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy, target
                assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "no-referrer"
                assert headers["cross-origin-resource-policy"] == "same-origin" and headers["x-frame-options"] == "DENY"

    def test_packed_and_unchanged_answers(self) -> None:
        with self.serve() as server:
            plain = server.ask("/api/countries")
            packed = server.ask("/api/countries", Accept_Encoding="gzip")
            assert packed.headers["content-encoding"] == "gzip" and packed.body == plain.body
            assert "content-encoding" not in server.ask("/api/countries", Accept_Encoding="gzip;q=0").headers
            same = server.ask("/api/countries", If_None_Match=plain.headers["etag"])
            assert same.status == 304 and same.body == b""
            asset = server.ask("/plain.css")
            assert server.ask("/plain.css", If_None_Match=asset.headers["etag"]).status == 304
            assert server.ask("/plain.css", Accept_Encoding="gzip").body == asset.body

    def test_the_page_without_script(self) -> None:
        with self.serve() as server:
            page = server.ask("/plain?source=KEN&target=SDN").body.decode()
            assert "Kenya" in page and "<th>2025</th>" in page and "<script" not in page
            page = server.ask("/plain?source=%3Cscript%3Ealert(1)%3C/script%3E&target=%22onload=x").body.decode()
            assert "<script" not in page and '"onload' not in page and "&lt;script&gt;" in page

    # --- tokens and marks

    def test_a_token_opens_everything(self) -> None:
        path = os.path.join(self.work, "token")
        with open(path, "w", encoding="ascii", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(TOKEN + "\n")
        with self.serve("--token-file", path) as server:
            assert TOKEN not in server.address
            for target in ("/", "/plain", "/plain.css", "/api/about", "/api/records"):
                assert server.ask(target).status == 401, target
                assert server.ask(target, Authorization="Bearer " + TOKEN[:-1]).status == 401, target
                assert server.ask(target, Authorization="Bearer " + TOKEN).status == 200, target
            assert server.ask("/?token=wrong-token-0123456").status == 401
            assert server.ask(f"/api/about?token={TOKEN}").status == 401
            entry = server.ask(f"/?token={TOKEN}")
            cookie = entry.headers["set-cookie"]
            assert entry.status == 200 and "HttpOnly" in cookie and "SameSite=Strict" in cookie and entry.headers["cache-control"] == "no-store"
            assert server.ask("/api/about", Cookie=cookie.partition(";")[0]).status == 200
        os.chmod(path, 0o644)
        done = subprocess.run([self.program, "serve", "-d", self.database, "--token-file", path], capture_output=True, text=True, check=False)
        assert done.returncode == 2 and "others may read" in done.stderr

    def test_marks(self) -> None:
        path = os.path.join(self.work, "marks.jsonl")
        with self.serve("--review", path) as server:
            assert len(server.token) == 32 and server.ask("/api/about").json()["review"] is True
            one, two = [row["id"] for row in server.ask("/api/records?only=events&limit=2").json()["rows"]]
            mark = json.dumps({"id": one, "mark": "wrong", "what": ["recipient"], "note": "<b>x</b>"})
            right = {"Authorization": f"Bearer {server.token}", "Content_Type": "application/json"}
            cookie = server.ask(f"/?token={server.token}").headers["set-cookie"].partition(";")[0]
            origin = {"Cookie": cookie, "Content_Type": "application/json", "Origin": f"http://{server.host}"}

            def post(body: str = mark, **headers: str) -> int:
                return server.ask("/api/review", "POST", body, **headers).status

            assert post() == 403
            assert post(Content_Type="application/json") == 403
            assert post(**{**right, "Authorization": "Bearer wrong"}) in (401, 403)
            assert post(**{**right, "Content_Type": "text/plain"}) == 415
            assert post(**{**origin, "Origin": "http://evil.example"}) == 403
            assert post(**{**origin, "Origin": "http://localhost:1"}) == 403
            assert post(**{**origin, "Sec_Fetch_Site": "same-site"}) == 403
            assert post(**{**origin, "Cookie": ""}) == 401
            assert os.path.getsize(path) == 0
            assert post("{", **right) == 400 and post("[" * 60000, **right) == 400 and post("", **right) == 400
            assert post(json.dumps({"id": "f" * 16, "mark": "right"}), **right) == 404
            assert post(json.dumps({"id": one, "mark": "good"}), **right) == 400
            assert post(" " * 70000 + mark, **right) == 413
            assert post(**right) == 201 and post(json.dumps({"id": two, "mark": "same", "same_as": one}), **origin) == 201
            lines = [json.loads(line) for line in open(path, encoding="utf-8")]
            assert [line["id"] for line in lines] == [one, two] and lines[0]["doc"] and lines[0]["time"]
            assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
            told = server.ask(f"/api/record/{one}").json()["review"]
            assert len(told) == 1 and told[0]["what"] == ["recipient"] and told[0]["note"] == "<b>x</b>"
        with self.serve() as server:
            assert server.ask("/api/review", "POST", mark, **right).status in (401, 403)

    def test_elsewhere_needs_a_token(self) -> None:
        with self.serve("--address", "0.0.0.0") as server:
            assert len(server.token) == 32
            assert server.ask("/api/about").status == 401
            assert server.ask("/api/about", Authorization=f"Bearer {server.token}").status == 200
            assert server.ask("/api/about", Host="evil.example", Authorization=f"Bearer {server.token}").status == 421

    # --- hostile clients

    def test_malformed_requests(self) -> None:
        # Each with the statuses that answer it; 0: none does, the server waits for more or closes. A client that still sends
        # a request that is too long when the connection ends may not see the answer.
        get, post = b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"POST /api/review HTTP/1.1\r\nHost: localhost\r\n"
        wrong = (
            (b"\r\n\r\n", {0}),
            (b"GET\r\n\r\n", {0, 400}),
            (b"\x00\x01\x02\xff" * 100 + b"\r\n\r\n", {0, 400}),
            (b"GET / HTTP/9.9\r\n\r\n", {505}),
            (b"GET  HTTP/1.1\r\n\r\n", {400}),
            (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", {400}),
            (b"GET / HTTP/1.1\r\nHost\r\n\r\n", {400}),
            (b"GET / HTTP/1.1\r\n: x\r\n\r\n", {400}),
            (b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {0, 414}),
            (get + b"X: y\r\n" * 20000 + b"\r\n", {0, 431}),
            (get + b"X: " + b"y" * 100000 + b"\r\n\r\n", {0, 431}),
            (get + b"Content-Length: 5\r\n\r\nhello", {400}),
            (post + b"Content-Length: -1\r\n\r\n", {400}),
            (post + b"Content-Length: 99999999999999999999999\r\n\r\n", {400, 413}),
            (post + b"Transfer-Encoding: chunked\r\n\r\nzzz\r\n", {400, 403}),
            (b"GET /api/about?" + b"&".join(b"a%d=1" % n for n in range(100)) + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
            (b"GET /?a=%ff HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
            (b"GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
        )
        with self.serve() as server:
            for request, statuses in wrong:
                try:
                    first = server.raw(request, 2).partition(b"\r\n")[0]
                except (ConnectionResetError, BrokenPipeError):
                    first = b""
                status = int(first.split()[1]) if first.startswith(b"HTTP/1.1 ") else 0 if not first else -1
                assert status in statuses, (request[:60], first)
            assert server.ask("/api/about").status == 200

    def test_a_thousand_connections(self) -> None:
        with self.serve() as server:
            idle = []
            try:
                for _ in range(1000):
                    idle.append(socket.create_connection(("127.0.0.1", server.port), timeout=TIMEOUT))
                for client in idle[::2]:
                    client.sendall(b"GET /api/about HTTP/1.1\r\nHost: localhost\r\n")
                assert server.ask("/api/about").status == 200
                for _ in range(200):
                    idle.append(socket.create_connection(("127.0.0.1", server.port), timeout=TIMEOUT))
                    assert server.ask("/api/about").status == 200
            finally:
                for client in idle:
                    client.close()
            assert server.ask("/api/about").status == 200

    def test_slow_clients_hold_up_nobody(self) -> None:
        with self.serve() as server:
            slow = [socket.create_connection(("127.0.0.1", server.port), timeout=TIMEOUT) for _ in range(50)]
            for round_ in range(5):
                for client in slow:
                    client.sendall(b"GET /api/records HTTP/1.1\r\nHost: localhost\r\n"[round_:round_ + 1])
                assert server.ask("/api/records").status == 200
            for client in slow:
                client.close()

    def test_many_at_once(self) -> None:
        targets = ["/api/about", "/api/records?limit=200", "/api/matrix", "/api/search?words=the", "/plain", "/api/dyads?period=month"]
        with self.serve() as server:
            with concurrent.futures.ThreadPoolExecutor(40) as pool:
                answers = list(pool.map(server.ask, targets * 50))
            assert {answer.status for answer in answers} <= {200, 503} and answers[0].status == 200
            bodies = {target: answer.body for target, answer in zip(targets * 50, answers) if answer.status == 200}
            assert all(answer.body == bodies[target] for target, answer in zip(targets * 50, answers) if answer.status == 200)

    def test_clients_that_leave(self) -> None:
        with self.serve() as server:
            for _ in range(100):
                with socket.create_connection(("127.0.0.1", server.port), timeout=TIMEOUT) as client:
                    client.sendall(b"GET /api/records?limit=200 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert server.ask("/api/about").status == 200

    # --- the sandbox

    def supported(self) -> str:
        told = subprocess.run([self.program, "version"], capture_output=True, text=True, check=True).stdout
        return told.partition("\nsandbox ")[2]

    def test_what_it_has_given_up(self) -> None:
        if "system calls" not in self.supported():
            return
        with self.serve() as server:
            threads = threads_of(server.process.pid)
            assert len(threads) > 3
            for status in threads:
                assert "NoNewPrivs:\t1\n" in status and "Seccomp:\t2\n" in status
        with self.serve("--sandbox", "never") as server:
            assert "Seccomp:\t0\n" in pathlib.Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")

    def test_no_file_is_opened_but_those_named(self) -> None:
        """A file that takes the place of the marks' is not the one that was named."""
        if "Landlock" not in self.supported():
            return
        path = os.path.join(self.work, "replaced.jsonl")
        with self.serve("--review", path, "--sandbox", "always") as server:
            one = server.ask("/api/records?only=events&limit=1").json()["rows"][0]["id"]
            right = {"Authorization": f"Bearer {server.token}", "Content_Type": "application/json"}
            mark = json.dumps({"id": one, "mark": "right"})
            assert server.ask("/api/review", "POST", mark, **right).status == 201
            os.rename(path, path + ".old")
            pathlib.Path(path).touch(0o600)
            answer = server.ask("/api/review", "POST", mark, **right)
            assert answer.status == 500 and "cannot be written" in answer.json()["error"]["message"], answer.body
            assert os.path.getsize(path) == 0

    def test_temporary_files_go_at_the_end(self) -> None:
        folder = os.path.join(self.work, "temporary")
        os.makedirs(folder)
        os.environ["TMPDIR"] = folder
        try:
            with self.serve() as server:
                assert server.ask("/api/about").status == 200
                assert len(os.listdir(folder)) == ("Landlock" in self.supported())
            assert not os.listdir(folder)
        finally:
            del os.environ["TMPDIR"]

    # --- the database

    def test_the_database_is_only_read(self) -> None:
        before = hashlib.sha256(pathlib.Path(self.database).read_bytes()).hexdigest()
        with self.serve() as server:
            for target in ("/api/records?actor=%27%3B+DROP+TABLE+record%3B--", "/api/records?words=x%27%3B+DELETE+FROM+record",
                           "/api/record/%27%20OR%201=1", "/api/records?doc=%27%29%3B+UPDATE+record+SET+date=0%3B--&order=-date"):
                assert server.ask(target).status in (200, 400, 404), target
            files = open_files(server.process.pid)
            flags = int(files[os.path.realpath(self.database)].split("flags:")[1].split()[0], 8)
            assert flags & os.O_ACCMODE == os.O_RDONLY
        assert hashlib.sha256(pathlib.Path(self.database).read_bytes()).hexdigest() == before

    def test_what_is_written_meanwhile_is_answered(self) -> None:
        database = os.path.join(self.work, "growing.db")
        root = pathlib.Path(self.database).parent
        one, two = root / "one.jsonl", root / "two.jsonl"
        one.write_text('{"id":"a","text":"France condemned Russia.","published":"2024-01-05"}\n', encoding="utf-8")
        two.write_text('{"id":"b","text":"Kenya expelled three Sudanese diplomats.","published":"2024-01-06"}\n', encoding="utf-8")
        subprocess.run([self.program, "ingest", "-q", "-d", database, str(one)], check=True)
        with Server(self.program, database) as server:
            first = server.ask("/api/records?only=events")
            subprocess.run([self.program, "ingest", "-q", "-d", database, str(two)], check=True)
            second = server.ask("/api/records?only=events", If_None_Match=first.headers["etag"])
            assert second.status == 200 and len(second.json()["rows"]) > len(first.json()["rows"])
            new = next(row["id"] for row in second.json()["rows"] if row["doc"] == "b")
            assert server.ask(f"/api/record/{new}").status == 200
            until = time.monotonic() + TIMEOUT
            while server.ask("/api/about").json()["articles"] != 2:
                assert time.monotonic() < until
                time.sleep(0.2)

    # --- beginning and ending

    def test_it_ends_when_told(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.serve() as server:
                idle = socket.create_connection(("127.0.0.1", server.port), timeout=TIMEOUT)
                assert server.ask("/api/about").status == 200
                server.process.send_signal(number)
                assert server.process.wait(TIMEOUT) == 0
                idle.close()

    def test_the_browser_is_not_told_the_token(self) -> None:
        """All users may read the words of a command."""
        folder = os.path.join(self.work, "bin")
        os.makedirs(folder, exist_ok=True)
        words, program, path = os.path.join(folder, "words"), os.path.join(folder, "xdg-open"), os.environ["PATH"]
        with open(program, "w", encoding="ascii", opener=lambda name, flags: os.open(name, flags, 0o700)) as file:
            file.write(f'#!/bin/sh\necho "$@" > {words}.part && mv {words}.part {words}\n')
        try:
            os.environ["PATH"] = folder + ":" + path
            with self.serve("--open", "--review", os.path.join(self.work, "opened.jsonl")) as server:
                page = pathlib.Path(wait_for(words).strip())
                assert stat.S_IMODE(page.stat().st_mode) == 0o600 and stat.S_IMODE(page.parent.stat().st_mode) == 0o700
                assert f'url={server.address}"' in page.read_text(encoding="utf-8") and server.token not in str(page)
            assert not page.parent.exists()
            os.remove(words)
            with self.serve("--open") as server:
                assert wait_for(words).strip() == server.address
        finally:
            os.environ["PATH"] = path

    def test_what_cannot_be_served(self) -> None:
        def run(*words: str) -> tuple[int, str]:
            done = subprocess.run([self.program, "serve", *words], capture_output=True, text=True, check=False, timeout=TIMEOUT)
            return done.returncode, done.stderr

        with self.serve() as server:
            status, told = run("-d", self.database, "--port", str(server.port))
            assert status == 3 and "listen" in told
        assert run()[0] == 2
        assert run("-d", os.path.join(self.work, "nowhere.db"))[0] == 3
        assert run("-d", self.database, "--address", "example.org")[0] == 2
        assert run("-d", self.database, "--port", "70000")[0] == 2


def run_one(name: str, test: Callable[[], None], report: Report) -> None:
    try:
        test()
        report.ok()
    except Exception:  # pylint: disable=broad-except
        report.fail("serve: " + name.removeprefix("test_").replace("_", " "), traceback.format_exc())


def allow_files() -> None:
    """As many as the clients of the tests have connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def run(program: str, root: str, work: str, report: Report) -> None:
    allow_files()
    folder = os.path.join(work, "serve")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    database = os.path.join(folder, "samples.db")
    subprocess.run([program, "ingest", "-q", "-d", database, os.path.join(root, "samples")], check=True)
    tests = Tests(os.path.abspath(program), database, folder)
    for name in sorted(dir(tests)):
        if name.startswith("test_") and os.environ.get("ONLY", "") in name:
            run_one(name, getattr(tests, name), report)


def main() -> int:
    root = str(pathlib.Path(__file__).resolve().parent.parent.parent)
    os.environ["DEMARCHE_DATA"] = root
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        run(sys.argv[1], root, work, report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
