"""Counts what passed and failed, prints failures as they come."""

import sys


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.skipped: list[str] = []

    def ok(self, count: int = 1) -> None:
        self.passed += count

    def fail(self, name: str, why: str, count: int = 1) -> None:
        self.failed += count
        print(f"FAILED {name}\n{indent(why)}", flush=True)

    def skip(self, name: str, why: str) -> None:
        self.skipped.append(name)
        print(f"skipped {name}: {why}", flush=True)

    def section(self, name: str) -> None:
        print(f"-- {name}", flush=True)

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
