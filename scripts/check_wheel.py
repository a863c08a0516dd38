"""Build the wheel, install it where nothing of the repository and no tool of developers is, run the README from it.

    python scripts/check_wheel.py                 with the Python that runs this
    python scripts/check_wheel.py --python all    with every Python from 3.11 to 3.14 that is found
    python scripts/check_wheel.py --python 3.13 --python /opt/python3.12

What the wheel needs comes from the package index that pip is set to, in the versions of constraints.txt; the commands
of the README then run without any network where the system can do that. One that fails is printed with what it said.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from wheelhouse import without_network

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
_BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^(?:\$ )?(axstat [a-z].*)$", re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", action="append", metavar="VERSION|FILE|all", help="default: this one")
    asked = parser.parse_args().python or [sys.executable]
    with tempfile.TemporaryDirectory() as name:
        wheel = build(Path(name))
        holds_everything(wheel)
        for python in _interpreters(asked):
            attempt(wheel, python, Path(name) / python.version)


class Interpreter:
    """A Python to try."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.version = _run([path, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"]).strip()


def _interpreters(asked: Sequence[str]) -> Iterator[Interpreter]:
    """Yield what was asked for; with `all`, say of each version that is not found that it was not tried."""
    for name in asked:
        for one in VERSIONS if name == "all" else (name,):
            if path := _found(one):
                yield Interpreter(path)
            elif name == "all":
                print(f"Python {one}: not found here, not tried")
            else:
                raise SystemExit(f"error: there is no Python `{one}` here")


def _found(name: str) -> str | None:
    """Return the path of a Python by its path or version: on the PATH, else among pyenv's."""
    if not re.fullmatch(r"3\.\d+", name):
        return shutil.which(name)
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [
        shutil.which(f"python{name}"),
        *map(str, sorted(kept.glob(f"{name}.*/bin/python{name}"), reverse=True)),
    ]
    # pyenv's shims are on the PATH for versions that they then refuse to run.
    return next(
        (c for c in candidates if c and not subprocess.run([c, "--version"], capture_output=True).returncode), None
    )


def build(folder: Path) -> Path:
    """Build the wheel into a folder and return it."""
    _run([sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--wheel-dir", folder, ROOT])
    (wheel,) = folder.glob("axstat-*.whl")
    return wheel


def holds_everything(wheel: Path) -> None:
    """Refuse a wheel that lacks a file of the package, a query or the licence, or has what is not the package's."""
    sources = {"axstat": ROOT / "src" / "axstat", "axstat/queries": ROOT / "queries"}
    wanted = {
        f"{inside}/{path.relative_to(folder).as_posix()}"
        for inside, folder in sources.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    got = {name for name in names if ".dist-info/" not in name}
    if got != wanted:
        raise SystemExit(f"error: the wheel lacks {sorted(wanted - got)} and should not have {sorted(got - wanted)}")
    if not any(name.endswith("/LICENSE") for name in names):
        raise SystemExit("error: the wheel has no licence")


def attempt(wheel: Path, python: Interpreter, folder: Path) -> None:
    """Install the wheel into a new .venv and run every command of the README there."""
    started = time.monotonic()
    folder.mkdir()
    _run([python.path, "-m", "venv", folder / ".venv"])
    programs = folder / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [programs / "python", "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "install", "-qq", "--constraint", ROOT / "constraints.txt", wheel])
    has_only_what_it_needs(_run([*pip, "inspect", "--local"]))
    _run([programs / "axstat", "--help"])  # without any extra; the README then asks for documents too
    _run([*pip, "install", "-qq", "--constraint", ROOT / "constraints.txt", f"{wheel}[office,pdf]"])
    for part in ("data/raw", "examples"):
        shutil.copytree(ROOT / part, folder / part)
    commands = [*readme_commands((ROOT / "README.md").read_text(encoding="utf-8")), "axstat --version"]
    environment = _of_a_stranger(programs)
    alone = without_network()
    for command in commands:
        _run([*alone, programs / "axstat", *shlex.split(command)[1:]], cwd=folder, env=environment)
    how = "without any network" if alone else "with the network of this machine"
    seconds = time.monotonic() - started
    print(f"Python {python.version}: {len(commands)} commands of the README passed, {how} ({seconds:.0f} s)")


def readme_commands(text: str) -> list[str]:
    """Return the commands of a page's blocks in their order, each once, up to the first pipe."""
    lines = [line for block in _BLOCK.findall(text) for line in _COMMAND.findall(block)]
    return list(dict.fromkeys(re.split(r"\s\|\s|\s+#", line)[0].strip() for line in lines))


def has_only_what_it_needs(inspected: str) -> None:
    """Refuse tools of developers in the new .venv: what a test tool brings along is missed by nobody else."""
    there = {canonicalize_name(entry["metadata"]["name"]) for entry in json.loads(inspected)["installed"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = {canonicalize_name(Requirement(text).name) for text in project["optional-dependencies"]["dev"]}
    if extra := sorted(there & tools - {project["name"]}):  # developers install an extra of axstat itself
        raise SystemExit(f"error: installing axstat installs tools of developers: {extra}")


def _of_a_stranger(programs: Path) -> dict[str, str]:
    """Return an environment without settings of this project, of pip or of Python."""
    own = ("AXSTAT_", "PIP_", "PYTHON", "VIRTUAL_ENV", "COVERAGE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return kept | {"PATH": f"{programs}{os.pathsep}{os.defpath}", "LC_ALL": "C.UTF-8"}


def _run(command: Sequence[str | Path], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run a command; return what it prints, or end with everything that it said."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"error: `{shlex.join(words)}` ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
