"""What `meson install` puts in place: that it is all there, that program and library find their data from there, that the
library shows its own names and no others, and that the examples of docs/c-api.md compile and run against it."""

import json
import os
import re
import shlex
import shutil
import subprocess

from .report import Report

# Below the prefix; LIB stands for the folder of libraries.
FILES = [
    "bin/demarche",
    "include/demarche.h",
    "LIB/libdemarche.so",
    "LIB/libdemarche.so.0",
    "LIB/libdemarche.a",
    "LIB/pkgconfig/demarche.pc",
    "share/demarche/lexicon/ontology/events.tsv",
    "share/demarche/models/en.model",
    "share/demarche/models/LICENSE",
    "share/man/man1/demarche.1",
    "share/man/man1/demarche-code.1",
    "share/bash-completion/completions/demarche",
    "share/zsh/site-functions/_demarche",
    "share/fish/vendor_completions.d/demarche.fish",
    "share/doc/demarche/README.md",
    "share/doc/demarche/docs/c-api.md",
    "share/doc/demarche/samples/border.txt",
]

NODE = "DEMARCHE_0.1"
STRICT = ["-Wall", "-Wextra", "-pedantic", "-Werror"]


class Tree:
    """What was installed below `destination`, with the prefix and the folder of libraries that the build was told."""

    def __init__(self, destination: str, prefix: str, libdir: str, moved: dict[str, str] | None = None) -> None:
        self.moved = moved or {}
        self.prefix = destination + prefix
        self.lib = os.path.join(self.prefix, libdir)
        self.libdir = libdir
        self.program = os.path.join(self.prefix, "bin", "demarche")
        # As for somebody who has no checkout.
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("DEMARCHE_")}
        self.environment.update(LD_LIBRARY_PATH=self.lib, PKG_CONFIG_PATH=os.path.join(self.lib, "pkgconfig"),
                                LC_ALL="C.UTF-8")

    def run(self, *command: str, cwd: str = "/") -> subprocess.CompletedProcess:
        return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=self.environment)

    def pkg_config(self, *words: str) -> list[str]:
        done = self.run("pkg-config", f"--define-variable=prefix={self.prefix}", *words)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return shlex.split(done.stdout)


def check(name: str, wrong: list[str], report: Report) -> None:
    if wrong:
        report.fail(name, "\n".join(wrong))
    else:
        report.ok()


def install(build: str, destination: str) -> Tree:
    subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--destdir", destination], capture_output=True,
                   check=True)
    options = subprocess.run(["meson", "introspect", "--buildoptions", build], capture_output=True, text=True, check=True)
    values = {option["name"]: option["value"] for option in json.loads(options.stdout)}
    return Tree(destination, values["prefix"], values["libdir"])


def check_files(tree: Tree, report: Report) -> None:
    missing = []
    for name in FILES:
        folder, base = os.path.split(name.replace("LIB", tree.libdir, 1))
        path = os.path.join(tree.prefix, tree.moved.get(folder, folder), base)
        if not os.path.exists(path) and not os.path.exists(path + ".gz"):
            missing.append(path)
    check("installed files", missing, report)


def check_program(tree: Tree, program: str, root: str, report: Report) -> None:
    """The installed program prints what that of the build folder does, with the data that was installed."""
    sample = os.path.join(root, "samples", "border.txt")
    done = tree.run(tree.program, "code", sample)
    expected = subprocess.run([program, "code", sample], capture_output=True, text=True, check=True).stdout
    check("the installed program", [done.stderr or "other records"] if done.stdout != expected or not expected else [], report)


# --- names ------------------------------------------------------------------------------------------------------------


def declared(header: str) -> set[str]:
    with open(header, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    return {re.search(r"\b(dem_\w+)\(", part).group(1) for part in re.findall(r"^DEM_API\b[^;]*;", text, re.M)}


def check_names(tree: Tree, report: Report) -> None:
    expected = declared(os.path.join(tree.prefix, "include", "demarche.h"))
    dynamic = tree.run("nm", "-D", "--defined-only", os.path.join(tree.lib, "libdemarche.so")).stdout
    shown = {line.split()[-1] for line in dynamic.splitlines()}
    wrong = sorted(shown ^ ({f"{name}@@{NODE}" for name in expected} | {NODE}))
    check("names that libdemarche.so shows", [f"only in one of header and library: {name}" for name in wrong], report)
    archive = tree.run("nm", "-g", "--defined-only", os.path.join(tree.lib, "libdemarche.a")).stdout
    shown = {line.split()[-1] for line in archive.splitlines() if len(line.split()) == 3}
    wrong = sorted(shown ^ expected)
    check("names that libdemarche.a shows", [f"only in one of header and library: {name}" for name in wrong], report)


# --- the header -------------------------------------------------------------------------------------------------------


def check_header(tree: Tree, work: str, report: Report) -> None:
    """It compiles on its own in strict C and C++."""
    for compiler, standard, suffix in (("cc", "c17", "c"), ("c++", "c++17", "cpp")):
        if not shutil.which(compiler):
            report.skip(f"the header as {standard}", f"no {compiler}")
            continue
        source = os.path.join(work, f"header.{suffix}")
        with open(source, "w", encoding="utf-8") as file:
            file.write("#include <demarche.h>\nint main(void) { return dem_version() == 0; }\n")
        done = tree.run(compiler, f"-std={standard}", *STRICT, "-fsyntax-only", *tree.pkg_config("--cflags", "demarche"), source)
        check(f"the header as {standard}", [done.stderr] if done.returncode else [], report)


# --- the examples -----------------------------------------------------------------------------------------------------


def shared_flags(tree: Tree) -> list[str]:
    return tree.pkg_config("--cflags", "--libs", "demarche")


def static_flags(tree: Tree) -> list[str]:
    """Our library static, those of others shared: few of them can be linked statically."""
    required = subprocess.run(["pkg-config", "--print-requires-private", "demarche"], capture_output=True, text=True,
                              env=tree.environment, check=True).stdout
    others = subprocess.run(["pkg-config", "--libs", *[line.split()[0] for line in required.splitlines()]],
                            capture_output=True, text=True, check=True).stdout
    return [*tree.pkg_config("--cflags", "demarche"), f"-L{tree.lib}", "-l:libdemarche.a", *shlex.split(others), "-pthread", "-lm"]


def compile_example(tree: Tree, root: str, name: str, flags: list[str], program: str) -> list[str]:
    source = os.path.join(root, "docs", "examples", f"{name}.c")
    done = tree.run("cc", "-std=c17", *STRICT, "-o", program, source, *flags)
    return [done.stderr] if done.returncode else []


def check_code(tree: Tree, program: str, root: str, work: str) -> list[str]:
    samples = [os.path.join(root, "samples", name) for name in ("border.txt", "week.jsonl", "railway.txt")]
    expected = tree.run(tree.program, "code", "--only", "events,facts", "--min-confidence", "0.5", *samples)
    done = tree.run(program, *samples, cwd=work)
    same = done.stdout == expected.stdout and expected.stdout
    wrong = [] if same and not done.returncode else [done.stderr or "other records than those of the program"]
    missing = os.path.join(work, "missing.txt")
    rejected = tree.run(program, missing, samples[0])
    if rejected.returncode != 1 or not rejected.stderr.startswith(f"code: rejected: {missing}: ") or not rejected.stdout:
        wrong.append(f"a missing file: exit status {rejected.returncode}, {rejected.stderr}")
    return wrong


def check_memory(tree: Tree, program: str, _root: str, work: str) -> list[str]:
    done = tree.run(program, cwd=work)
    documents = [json.loads(line)["doc"] for line in done.stdout.splitlines()]
    wrong = [f"documents {documents}, {done.stderr}"] if sorted(set(documents)) != ["a", "c"] or documents != sorted(documents) else []
    if not re.fullmatch(r"memory: rejected: b: .* \(empty\)\n", done.stderr) or done.returncode:
        wrong.append(f"exit status {done.returncode}, stderr: {done.stderr}")
    return wrong


def check_dyads(tree: Tree, program: str, root: str, work: str) -> list[str]:
    database = os.path.join(work, "dyads.db")
    if not os.path.exists(database):
        tree.run(tree.program, "ingest", "-d", database, os.path.join(root, "samples"))
    done = tree.run(program, database, "USA", "CHN")
    expected = tree.run(tree.program, "dyads", "-d", database, "--source", "USA", "--target", "CHN", "--period", "month",
                        "--format", "csv")
    wrong = [] if done.stdout == expected.stdout and done.stdout.count("\n") > 1 else [done.stdout, done.stderr, expected.stdout]
    none = tree.run(program, os.path.join(work, "missing.db"), "USA", "CHN")
    if none.returncode != 2 or "missing.db" not in none.stderr:
        wrong.append(f"a missing database: exit status {none.returncode}, {none.stderr}")
    return wrong


EXAMPLES = {"code": check_code, "memory": check_memory, "dyads": check_dyads}


def check_examples(tree: Tree, root: str, work: str, report: Report) -> None:
    """Linked statically the library is part of a program that lies elsewhere and has to be told where the data is."""
    for way, flags in (("shared", shared_flags(tree)), ("static", static_flags(tree))):
        if way == "static":
            tree.environment["DEMARCHE_DATA"] = os.path.join(tree.prefix, "share", "demarche")
        for name, check_output in EXAMPLES.items():
            program = os.path.join(work, f"{name}-{way}")
            wrong = compile_example(tree, root, name, flags, program)
            check(f"docs/examples/{name}.c, {way}", wrong or check_output(tree, program, root, work), report)


def check_guide(root: str, report: Report) -> None:
    """What docs/c-api.md shows stands in the examples, which are compiled."""
    sources = "".join(open(os.path.join(root, "docs", "examples", f"{name}.c"), encoding="utf-8").read() for name in EXAMPLES)
    with open(os.path.join(root, "docs", "c-api.md"), encoding="utf-8") as file:
        shown = re.findall(r"^```c\n(.*?)^```$", file.read(), re.M | re.S)
    check("docs/c-api.md", [part for part in shown if part not in sources] or ([] if shown else ["no code in it"]), report)


def check_uninstall(build: str, tree: Tree, report: Report) -> None:
    subprocess.run(["ninja", "-C", build, "uninstall"], capture_output=True, check=True)
    left = [os.path.join(folder, name) for folder, _, names in os.walk(tree.prefix) for name in names]
    check("ninja uninstall", left, report)


def check_all(tree: Tree, program: str, root: str, work: str, report: Report) -> None:
    check_files(tree, report)
    check_program(tree, program, root, report)
    check_names(tree, report)
    check_header(tree, work, report)
    check_examples(tree, root, work, report)
    check_guide(root, report)


def run(build: str, root: str, work: str, report: Report) -> None:
    folder = os.path.join(work, "installed")
    os.makedirs(folder)
    try:
        tree = install(os.path.abspath(build), os.path.join(folder, "root"))
        check_all(tree, os.path.join(os.path.abspath(build), "demarche"), root, folder, report)
        check_uninstall(os.path.abspath(build), tree, report)
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        report.fail("meson install", f"{error} {getattr(error, 'stderr', '')}")
