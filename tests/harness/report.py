"""Counts what passed and failed, prints failures as they come; a quiet report keeps what it would print until another takes it in."""

import sys


class Report:
    def __init__(self, quiet: bool = False) -> None:
        self.passed = 0
        self.failed = 0
        self.skipped: list[str] = []
        self.quiet = quiet
        self.said: list[str] = []

    def say(self, text: str) -> None:
        if self.quiet:
            self.said.append(text)
        else:
            print(text, flush=True)

    def ok(self, count: int = 1) -> None:
        self.passed += count

    def fail(self, name: str, why: str, count: int = 1) -> None:
        self.failed += count
        self.say(f"FAILED {name}\n{indent(why)}")

    def skip(self, name: str, why: str) -> None:
        self.skipped.append(name)
        self.say(f"skipped {name}: {why}")

    def section(self, name: str) -> None:
        self.say(f"-- {name}")

    def add(self, part: "Report") -> None:
        """What a quiet report has counted and kept."""
        self.passed += part.passed
        self.failed += part.failed
        self.skipped += part.skipped
        for text in part.said:
            self.say(text)

    def close(self) -> int:
        if self.skipped:
            print(f"{len(self.skipped)} skipped")
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.stdout.flush()
        return 1 if self.failed or not self.passed else 0


def indent(text: str, limit: int = 60) -> str:
    lines = text.rstrip().splitlines()
    if len(lines) > limit:
        lines = lines[: limit // 2] + ["..."] + lines[-limit // 2 :]
    return "\n".join("    " + line for line in lines)
