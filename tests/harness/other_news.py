"""News about anything but politics tells no political events: tests/other_news/ROUND-NAME.LANGUAGE.txt.

What is measured is the share of sentences of which nothing is invented. To see what is:

    cd tests && python3 -m harness.other_news ../build/demarche [en|es]"""

import json
import pathlib
import subprocess
import sys

ARTICLES = pathlib.Path(__file__).resolve().parents[1] / "other_news"
LANGUAGES = ("en", "es")


def read(path: pathlib.Path) -> tuple[list[str], set[str]]:
    """Sentences, the title first, and those that do tell an event."""
    lines = [line.split("\t##") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [line[0].strip() for line in lines], {line[0].strip() for line in lines if len(line) > 1}


def as_text(sentences: list[str]) -> str:
    """A title, and paragraphs of two sentences."""
    body = [" ".join(sentences[at:at + 2]) for at in range(1, len(sentences), 2)]
    return "\n\n".join([sentences[0], *body])


def invented(program: str, text: str, told: set[str]) -> list[dict]:
    done = subprocess.run([program, "code", "--quiet", "--format", "jsonl", "--only", "events", "-"], input=text,
                          capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return [record for record in records if not any(line in record["text"] or record["text"] in line for line in told)]


def wrong_of(program: str, path: pathlib.Path) -> tuple[int, list[dict]]:
    """How many sentences an article has, and what is invented in it."""
    sentences, told = read(path)
    return len(sentences), invented(program, as_text(sentences), told)


def measure(program: str) -> dict[str, float]:
    figures = {}
    for language in LANGUAGES:
        found = [wrong_of(program, path) for path in sorted(ARTICLES.glob(f"*.{language}.txt"))]
        sentences = sum(count for count, _ in found)
        silent = sentences - sum(len({record["text"] for record in records}) for _, records in found)
        figures[f"{language}.quiet"] = silent / sentences
    return figures


def main() -> None:
    program, *languages = sys.argv[1:]
    for language in languages or LANGUAGES:
        for path in sorted(ARTICLES.glob(f"*.{language}.txt")):
            for record in wrong_of(program, path)[1]:
                print(f"{path.name}  {record['event']}  {record['rule']}\n    {record['text']}")
    print(measure(program))


if __name__ == "__main__":
    main()
