#!/usr/bin/env python3
"""The list of what the program is made of: whole, consistent, and of the files that are shipped.

Part of tests/run.py; alone: tests/harness/sbom.py BUILD"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

if __package__:
    from .report import Report
else:
    sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
    from harness.report import Report

NOT_SHIPPED = {"threads", "cmocka"}


def flaws(build: pathlib.Path, root: pathlib.Path) -> list[str]:
    told = json.loads((build / "tools" / "demarche.spdx.json").read_text(encoding="utf-8"))
    ids = ["SPDXRef-DOCUMENT"] + [one["SPDXID"] for one in told["packages"] + told["files"]]
    found = [f"twice: {one}" for one in ids if ids.count(one) > 1]
    found += [f"an id that SPDX does not allow: {one}" for one in ids if not re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", one)]
    found += [f"a relation to nothing: {one}" for one in told["relationships"]
              if not {one["spdxElementId"], one["relatedSpdxElement"]} <= set(ids)]
    related = {one[end] for one in told["relationships"] for end in ("spdxElementId", "relatedSpdxElement")}
    found += [f"in no relation: {one['SPDXID']}" for one in told["packages"] if one["SPDXID"] not in related]
    found += [f"no licence: {one['name']}" for one in told["packages"] if one["licenseDeclared"] in ("", "NOASSERTION")]
    sums = {line.split("  ", 1)[1]: line[:64] for line in (build / "tools" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")}
    files = {one["fileName"].removeprefix("./"): one["checksums"][1]["checksumValue"] for one in told["files"]}
    if sums != files:
        found.append(f"other files than in SHA256SUMS: {sorted(set(sums.items()) ^ set(files.items()))[:5]}")
    names = {one["name"] for one in told["packages"]}
    sources = [root / "meson.build", *root.glob("src/*/meson.build")]
    needed = {name for path in sources for name in re.findall(r"dependency\('([^']+)'", path.read_text(encoding="utf-8"))}
    optional = {name for path in sources for name in re.findall(r"dependency\('([^']+)', required: false", path.read_text(encoding="utf-8"))}
    return found + [f"meson.build has it, the list lacks it: {name}" for name in sorted(needed - optional - NOT_SHIPPED - names)]


def run(build: str, root: str, report: Report) -> None:
    found = flaws(pathlib.Path(build), pathlib.Path(root))
    if found:
        report.fail("sbom: the list", "\n".join(found))
    else:
        report.ok()
    # The reference reader of SPDX, where somebody has it.
    if reader := shutil.which("pyspdxtools"):
        done = subprocess.run([reader, "-i", str(pathlib.Path(build, "tools", "demarche.spdx.json"))], capture_output=True, text=True, check=False)
        if done.returncode:
            report.fail("sbom: SPDX 2.3", done.stdout + done.stderr)
        else:
            report.ok()


def main() -> int:
    report = Report()
    run(sys.argv[1], str(pathlib.Path(__file__).resolve().parent.parent.parent), report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
