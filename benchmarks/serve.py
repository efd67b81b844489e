#!/usr/bin/env python3
"""How long `demarche serve` takes to answer: benchmarks/serve.py PROGRAM DATABASE [--requests N] [--at ADDRESS].

Starts the server (or asks the one at ADDRESS), asks each endpoint N times with changing countries, periods and words, one
request at a time over one connection, and prints p50, p95 and the slowest in milliseconds, and what processor time the server
took for one, which tells more where others use the machine too. Packed as browsers ask for it. The last line is over all
requests. The same seed asks the same. With --again every target is asked twice and the second time counts."""

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import time
import urllib.parse


class Questions:
    """What a person at the dashboard asks for, drawn at random."""

    def __init__(self, ask, seed: int) -> None:
        self.random = random.Random(seed)
        countries = ask("/api/countries?limit=40")
        self.codes = [row[0] for row in countries["rows"] if row[4]]
        about = ask("/api/about")
        self.years = list(range(int(about["first"][:4]), int(about["last"][:4]) + 1))
        page = ask("/api/records?only=events&limit=200&offset=100")
        self.records = [row["id"] for row in page["rows"]]
        self.words = sorted({word.strip('.,;:"()').lower() for row in page["rows"] for word in row["text"].split() if word.isalpha()})

    def code(self) -> str:
        return self.random.choice(self.codes[:max(3, int(self.random.paretovariate(1) * 3))])

    def pair(self) -> tuple[str, str]:
        one = self.code()
        return one, self.random.choice([code for code in self.codes if code != one])

    def days(self) -> dict[str, str]:
        one, two = sorted(self.random.choices(self.years, k=2))
        return {"from": str(one), "to": str(two)}

    def word(self) -> str:
        return self.random.choice(self.words)

    def targets(self) -> dict[str, tuple[str, dict[str, str]]]:
        source, target = self.pair()
        of, other = self.pair()
        powers = [code for code in self.codes[:4] if code != of][:2]
        events = self.random.choice(["SANCTION", "CONSULT", "AGREE,COOPERATE", "ASSAULT"])
        period = self.random.choice(["month", "quarter", "year"])
        return {
            "about": ("/api/about", {}),
            "countries": ("/api/countries", {}),
            "publishers": ("/api/publishers", {}),
            "dyads, a pair": ("/api/dyads", {"source": source, "target": target, "period": period, **self.days()}),
            "dyads, by quad": ("/api/dyads", {"source": source, "target": target, "period": period, "by": "quad"}),
            "dyads, of one": ("/api/dyads", {"source": source, **self.days()}),
            "matrix": ("/api/matrix", {"order": "-events", "limit": "400"}),
            "matrix, days": ("/api/matrix", {"order": "-events", "limit": "400", **self.days()}),
            "matrix, events": ("/api/matrix", {"order": "-events", "limit": "400", "event": events}),
            "matrix, words": ("/api/matrix", {"order": "-events", "limit": "400", "words": self.word()}),
            "align": ("/api/align", {"of": of, "between": ",".join(powers), "period": period}),
            "movers": ("/api/movers", {"of": of, "between": ",".join(powers), "period": "year"}),
            "ledger": ("/api/ledger", {"actor": of}),
            "emerging": ("/api/emerging", {}),
            "visits": ("/api/visits", {"either": of, **self.days()}),
            "speakers": ("/api/speakers", {"limit": "100", "order": "-quotes"}),
            "records, newest": ("/api/records", {"order": "-date", "limit": "20"}),
            "records, of a pair": ("/api/records", {"actor": source, "recipient": target, "order": "-date", "limit": "50"}),
            "records, of one, days": ("/api/records", {"either": source, **self.days(), "order": "-date", "limit": "50"}),
            "records, events": ("/api/records", {"event": events, **self.days(), "limit": "50"}),
            "records, quotes": ("/api/records", {"only": "quotes", "speaker": source, "limit": "12", "order": "-date"}),
            "records, words": ("/api/records", {"words": self.word(), "limit": "50"}),
            "record": ("/api/record/" + self.random.choice(self.records), {}),
            "search, a word": ("/api/search", {"words": self.word(), "limit": "30"}),
            "search, two words": ("/api/search", {"words": f"{self.word()} AND {self.word()}", "limit": "30"}),
            "search, days": ("/api/search", {"words": self.word(), "limit": "30", **self.days()}),
        }


class Client:
    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)

    def get(self, target: str) -> tuple[int, float, int, bytes]:
        start = time.perf_counter()
        self.connection.request("GET", target, headers={"Accept-Encoding": "gzip"})
        response = self.connection.getresponse()
        body = response.read()
        return response.status, (time.perf_counter() - start) * 1000, len(body), body

    def ask(self, target: str):
        self.connection.request("GET", target)
        return json.loads(self.connection.getresponse().read())


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def processor(pid: int) -> float:
    """Milliseconds that the server has worked, in all its threads."""
    if not pid:
        return 0
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(address: str, requests: int, only: str, pid: int = 0, again: bool = False) -> None:
    client = Client(address)
    questions = Questions(client.ask, 1)
    times: dict[str, list[float]] = {}
    sizes: dict[str, list[int]] = {}
    worked: dict[str, float] = {}
    missing: dict[str, int] = {}
    for _ in range(requests):
        for name, (path, values) in questions.targets().items():
            if only and not name.startswith(only):
                continue
            target = path + ("?" + urllib.parse.urlencode(values) if values else "")
            if again:
                client.get(target)
            before = processor(pid)
            status, taken, size, _ = client.get(target)
            if status == 200:
                worked[name] = worked.get(name, 0) + processor(pid) - before
                times.setdefault(name, []).append(taken)
                sizes.setdefault(name, []).append(size)
            else:
                missing[name] = status
    print(f"{'ms':26}{'p50':>9}{'p95':>9}{'most':>9}{'processor':>11}{'KiB':>9}")
    for name, taken in times.items():
        print(f"{name:26}{statistics.median(taken):9.1f}{percentile(taken, 0.95):9.1f}{max(taken):9.1f}"
              f"{worked[name] / len(taken):11.1f}{statistics.mean(sizes[name]) / 1024:9.1f}")
    every = [one for taken in times.values() for one in taken]
    print(f"{'all, ' + str(len(every)) + ' requests':26}{statistics.median(every):9.1f}{percentile(every, 0.95):9.1f}{max(every):9.1f}{sum(worked.values()) / len(every):11.1f}")
    for name, status in missing.items():
        print(f"{name}: status {status}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("database")
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--only", default="", help="endpoints whose name begins so")
    parser.add_argument("--again", action="store_true", help="time what was asked before")
    parser.add_argument("--at", help="address of a server that runs already")
    given = parser.parse_args()
    if given.at:
        measure(given.at, given.requests, given.only)
        return 0
    start = time.perf_counter()
    with subprocess.Popen([given.program, "serve", "-q", "-d", given.database, "--port", "0"], stdout=subprocess.PIPE,
                          text=True) as server:
        address = server.stdout.readline().strip()
        print(f"{os.path.basename(given.database)}: listens after {time.perf_counter() - start:.1f} s")
        try:
            measure(address, given.requests, given.only, server.pid, given.again)
            with open(f"/proc/{server.pid}/status", encoding="ascii") as file:
                memory = next(line.split()[1] for line in file if line.startswith("VmHWM"))
            print(f"memory at most {int(memory) // 1024} MiB")
        finally:
            server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
