#!/usr/bin/env python3
"""What the program is made of, as SPDX 2.3 in JSON: sbom.py ROOT VERSION DAY HOMEPAGE OUT [DEPENDENCY=VERSION...] [--dashboard]

DEPENDENCY is a row of components.tsv. With --dashboard the packages of web/package-lock.json are in it. The same input gives
the same bytes; DAY is that of the version, as "November 26, 2026"."""

import base64
import csv
import datetime
import hashlib
import json
import pathlib
import re
import sys

from checksums import FOLDERS, files_below

NONE = "NOASSERTION"


def spdx_id(kind: str, name: str) -> str:
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-")


def components(root: pathlib.Path) -> dict[str, dict[str, str]]:
    lines = (root / "tools" / "components.tsv").read_text(encoding="utf-8").splitlines()
    return {row["dependency"]: row for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")}


def package(kind: str, name: str, version: str, licence: str, **more: object) -> dict[str, object]:
    return {"SPDXID": spdx_id(kind, name), "name": name, "versionInfo": version, "downloadLocation": NONE, "filesAnalyzed": False,
            "licenseConcluded": licence, "licenseDeclared": licence, "copyrightText": NONE, **more}


def purl(kind: str, name: str, version: str) -> list[dict[str, str]]:
    return [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": f"pkg:{kind}/{name}@{version}"}]


def library(row: dict[str, str], version: str) -> dict[str, object]:
    return package("Library", row["dependency"], version, row["licence"], supplier=f"Organization: {row['supplier']}", homepage=row["page"],
                   primaryPackagePurpose="LIBRARY", summary=f"{row['name']}: {row['for']}", externalRefs=purl("generic", row["dependency"], version))


def bundled(root: pathlib.Path) -> list[dict[str, object]]:
    """What the dashboard is bundled of, and with: esbuild for one of many machines, as npm chooses it."""
    lock = json.loads((root / "web" / "package-lock.json").read_text(encoding="utf-8"))
    found = []
    for path, row in sorted(lock["packages"].items()):
        if not path or row.get("dev") or row.get("optional"):
            continue
        name = path.rpartition("node_modules/")[2]
        digest = base64.b64decode(row["integrity"].removeprefix("sha512-")).hex()
        found.append(package("Bundled", name, row["version"], row["license"], primaryPackagePurpose="LIBRARY",
                             checksums=[{"algorithm": "SHA512", "checksumValue": digest}], externalRefs=purl("npm", name, row["version"])))
    return found


def licence_of(name: str) -> str:
    """As models/LICENSE and lexicon/README.md say."""
    if name.startswith("models/"):
        return "CC-BY-SA-4.0"
    return "CC-BY-4.0" if name.startswith("lexicon/places/") else "Apache-2.0"


def data_file(root: pathlib.Path, path: pathlib.Path) -> dict[str, object]:
    name, data = path.relative_to(root).as_posix(), path.read_bytes()
    sums = [{"algorithm": kind.upper(), "checksumValue": hashlib.new(kind, data).hexdigest()} for kind in ("sha1", "sha256")]
    return {"SPDXID": spdx_id("File", name), "fileName": f"./{name}", "checksums": sums, "licenseConcluded": licence_of(name),
            "licenseInfoInFiles": [NONE], "copyrightText": NONE, "fileTypes": ["BINARY" if name.endswith(".model") else "TEXT"]}


def data_package(name: str, version: str, files: list[dict]) -> dict[str, object]:
    """lexicon or models; its verification code is that of SPDX 2.3, chapter 7.9."""
    own = [file for file in files if file["fileName"].startswith(f"./{name}/")]
    licences = sorted({file["licenseConcluded"] for file in own})
    code = hashlib.sha1("".join(sorted(file["checksums"][0]["checksumValue"] for file in own)).encode()).hexdigest()
    return package("Data", name, version, " AND ".join(licences), filesAnalyzed=True, primaryPackagePurpose="OTHER",
                   packageVerificationCode={"packageVerificationCodeValue": code}, licenseInfoFromFiles=[NONE],
                   hasFiles=[file["SPDXID"] for file in own])


def related(one: str, how: str, other: str) -> dict[str, str]:
    return {"spdxElementId": one, "relationshipType": how, "relatedSpdxElement": other}


def relationships(whole: str, libraries: list[dict], bundle: list[dict], data: list[dict]) -> list[dict[str, str]]:
    found = [related("SPDXRef-DOCUMENT", "DESCRIBES", whole)]
    found += [related(whole, "DEPENDS_ON", one["SPDXID"]) for one in libraries]
    for one in bundle:
        tool = one["name"] == "esbuild"
        found.append(related(one["SPDXID"], "BUILD_TOOL_OF", whole) if tool else related(whole, "CONTAINS", one["SPDXID"]))
    return found + [related(whole, "CONTAINS", one["SPDXID"]) for one in data]


def document(root: pathlib.Path, version: str, day: str, homepage: str, dependencies: dict[str, str], dashboard: bool) -> dict[str, object]:
    table = components(root)
    if unknown := sorted(set(dependencies) - set(table)):
        sys.exit(f"tools/components.tsv: no row for {', '.join(unknown)}")
    created = datetime.datetime.strptime(day, "%B %d, %Y").strftime("%Y-%m-%dT00:00:00Z")
    whole = package("Package", "demarche", version, "Apache-2.0 AND CC-BY-4.0 AND CC-BY-SA-4.0", homepage=homepage,
                    primaryPackagePurpose="APPLICATION", summary="codes political events, facts and quotations in news")
    libraries = [library(table[name], found) for name, found in sorted(dependencies.items())]
    bundle = bundled(root) if dashboard else []
    files = [data_file(root, path) for path in files_below(root)]
    data = [data_package(name, version, files) for name in FOLDERS]
    content = {"packages": [whole, *libraries, *bundle, *data], "files": files,
               "relationships": relationships(whole["SPDXID"], libraries, bundle, data)}
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
    return {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"demarche-{version}",
            "documentNamespace": f"{homepage.rstrip('/')}/spdx/demarche-{version}-{digest}",
            "creationInfo": {"created": created, "creators": ["Tool: demarche-tools/sbom.py"]}, **content}


def main() -> None:
    root, version, day, homepage, out, *rest = sys.argv[1:]
    dependencies = dict(word.split("=", 1) for word in rest if word != "--dashboard")
    told = document(pathlib.Path(root).resolve(), version, day, homepage, dependencies, "--dashboard" in rest)
    pathlib.Path(out).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
