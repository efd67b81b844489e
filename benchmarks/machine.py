"""The machine that is measured on, as far as figures depend on it."""

import os
import platform
import re


def _field(path: str, name: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition(":")
                if key.strip() == name:
                    return value.strip()
    except OSError:
        pass
    return ""


def load() -> float:
    """How many programs want to run, over the last minute. Above the number of cores they wait for one another."""
    return round(os.getloadavg()[0], 1)


def describe(kernels: list[str]) -> dict:
    info = "/proc/cpuinfo"
    memory = _field("/proc/meminfo", "MemTotal").split()
    return {
        "processor": _field(info, "model name") or platform.machine(),
        "family": "/".join(filter(None, (_field(info, "cpu family"), _field(info, "model")))),
        "cores": len(os.sched_getaffinity(0)),
        "virtual": "hypervisor" in _field(info, "flags").split(),
        "memory_gb": round(int(memory[0]) / 1e6) if memory else 0,
        "system": f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
        "kernel": kernels[0],  # the one chosen
        "kernels": kernels,
        "load": load(),
    }


def name_of(machine: dict) -> str:
    """"amd-epyc-25-1-2-cores": machines of one kind share a history."""
    words = re.sub(r"\(R\)|\(TM\)|CPU|Processor|@.*", " ", machine["processor"])
    whole = f"{words} {machine['family']} {machine['cores']} cores"
    return re.sub(r"[^a-z0-9]+", "-", whole.lower()).strip("-")
