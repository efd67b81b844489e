"""The same news in English and Spanish gives the same events: tests/pairs/NAME.en.txt and NAME.es.txt.

An event is its category with the countries of one actor and one recipient; a mutual one is each pair both ways. What
has a country on one side only is not compared. To see where two articles differ:

    cd tests && python3 -m harness.bilingual ../build/demarche [NAME...]"""

import json
import pathlib
import subprocess
import sys

Event = tuple[str, str, str]
ROOT = pathlib.Path(__file__).resolve().parents[2]
PAIRS = ROOT / "tests" / "pairs"
LANGUAGES = ("en", "es")


def countries(parties: list[dict]) -> list[str]:
    return sorted({party["code"] for party in parties if party.get("code")})


def events_of(record: dict) -> set[Event]:
    actors, recipients = countries(record["actor"]), countries(record["recipient"])
    if recipients:
        return {(actor, record["event"], recipient) for actor in actors for recipient in recipients}
    if not record.get("mutual"):
        return set()
    return {(one, record["event"], other) for one in actors for other in actors if one != other}


def code(program: str, path: pathlib.Path) -> set[Event]:
    """Events of an article, whose language the program recognises by itself."""
    done = subprocess.run([program, "code", "--quiet", "--format", "jsonl", "--only", "events", str(path)],
                          capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found = [events_of(json.loads(line)) for line in done.stdout.splitlines()]
    return set().union(*found)


def compare(program: str, name: str) -> tuple[set[Event], set[Event]]:
    english, spanish = (code(program, PAIRS / f"{name}.{language}.txt") for language in LANGUAGES)
    return english, spanish


def names() -> list[str]:
    return sorted(path.name.split(".")[0] for path in PAIRS.glob(f"*.{LANGUAGES[0]}.txt"))


def measure(program: str) -> dict[str, float]:
    """The share of events that the other language has, too, and how many English and Spanish give."""
    pairs = [compare(program, name) for name in names()]
    english, spanish = (sum(len(pair[i]) for pair in pairs) for i in (0, 1))
    same = sum(len(one & other) for one, other in pairs)
    return {"same": 2 * same / max(english + spanish, 1), "english": english, "spanish": spanish}


def main() -> None:
    program, *wanted = sys.argv[1:]
    for name in wanted or names():
        english, spanish = compare(program, name)
        print(f"{name}: {len(english & spanish)} the same")
        for language, only in (("en", english - spanish), ("es", spanish - english)):
            for event in sorted(only):
                print(f"    {language} alone: {' '.join(event)}")
    print(measure(program))


if __name__ == "__main__":
    main()
