"""Make a folder of wheels for a machine without network, axstat and all it needs; try it where nothing else is.

    python scripts/wheelhouse.py                                  for this machine's system and Python
    python scripts/wheelhouse.py --platform win_amd64 --python 3.12
    python scripts/wheelhouse.py --try                            install it into a new .venv, ingest, report, draw

What a wheel needs is worked out here, by the target's own conditions: `pip download --platform` judges
`sys_platform == 'win32'` by the machine it runs on, and would leave out what only Windows needs.
"""

from __future__ import annotations

import argparse
import email
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
_SYSTEMS = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "manylinux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
}
_EXTRAS = ("office", "pdf")
"""Extras whose wheels are there too: who writes papers has no network to get them from."""
_MACHINES = {"amd64": "AMD64", "arm64": "arm64", "x86_64": "x86_64", "aarch64": "aarch64"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=ROOT / "wheelhouse", help="the folder (default: wheelhouse)")
    parser.add_argument("--platform", help="another system, as wheels call it: win_amd64, macosx_11_0_arm64 …")
    parser.add_argument("--python", help="another Python: 3.12")
    parser.add_argument("--try", dest="trying", action="store_true", help="install from the folder and run it")
    asked = parser.parse_args()
    if asked.trying:
        attempt(asked.into)
    else:
        make(asked.into, asked.platform or "", asked.python or "")


def make(into: Path, platform: str, python: str) -> None:
    """Fill the folder; wheels that it had are removed."""
    conditions, target = _conditions(platform, python), _target(platform, python)
    into.mkdir(parents=True, exist_ok=True)
    for old in _wheels(into):
        old.unlink()
    _pip("wheel", "--no-deps", "--wheel-dir", into, ROOT)
    while missing := sorted(set(_missing(_wheels(into), conditions))):
        pinned = ("--constraint", ROOT / "constraints.txt")
        _pip("download", "--no-deps", "--only-binary=:all:", *pinned, *target, "--dest", into, *missing)
    found = _wheels(into)
    size = sum(wheel.stat().st_size for wheel in found)
    print(f"{into}: {len(found)} wheels, {size / 1e6:,.0f} MB")


def _conditions(platform: str, python: str) -> dict[str, str]:
    """Return what requirements may ask of the target: its system, machine and Python."""
    conditions = {name: str(value) for name, value in default_environment().items()}
    if python:
        conditions |= {"python_version": python, "python_full_version": f"{python}.0"}
    if platform:
        system = next((found for name, found in _SYSTEMS.items() if platform.startswith(name)), None)
        machine = next((found for name, found in _MACHINES.items() if platform.endswith(name)), None)
        if system is None or machine is None:
            raise SystemExit(f"error: `{platform}` is no platform of wheels: win_amd64, macosx_11_0_arm64 …")
        conditions |= {**system, "platform_machine": machine, "platform_release": "", "platform_version": ""}
    return conditions


def _target(platform: str, python: str) -> Sequence[str]:
    """Return pip's options for another machine; none for this one, whose tags pip knows best."""
    if not platform and not python:
        return ()
    version = python or f"{sys.version_info.major}.{sys.version_info.minor}"
    return (*(("--platform", platform) if platform else ()), "--python-version", version)


def _missing(wheels: Iterable[Path], conditions: dict[str, str]) -> Iterator[str]:
    """Yield what wheels of the folder need on the target and the folder has not."""
    wheels = list(wheels)
    there = {parse_wheel_filename(wheel.name)[0] for wheel in wheels}
    for wheel in wheels:
        for text in _needs(wheel):
            requirement = Requirement(text)
            marker = requirement.marker
            wanted = marker is None or any(marker.evaluate({**conditions, "extra": extra}) for extra in _EXTRAS)
            if wanted and canonicalize_name(requirement.name) not in there:
                yield f"{requirement.name}{requirement.specifier}"


def _needs(wheel: Path) -> Sequence[str]:
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(metadata)).get_all("Requires-Dist", [])


def _wheels(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.whl"))


def _pip(*arguments: str | Path) -> None:
    # -qq: an index that is out of reach is said by what is then missing, not by a screen of warnings.
    done = subprocess.run([sys.executable, "-m", "pip", arguments[0], "-qq", *map(str, arguments[1:])], check=False)
    if done.returncode:
        raise SystemExit(f"error: pip {arguments[0]} failed; the lines above say why")


def attempt(wheelhouse: Path) -> None:
    """Install from the folder alone, as its reader would, and go from workbook to chart; nothing else is reachable."""
    if not _wheels(wheelhouse):
        raise SystemExit(f"error: there are no wheels in {wheelhouse}: `make wheelhouse` first")
    alone = without_network()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "AXSTAT_LANG": "ja"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(*command: str | Path) -> None:
            done = subprocess.run([*alone, *map(str, command)], cwd=folder, env=environment, check=False)
            if done.returncode:
                raise SystemExit(f"error: {' '.join(map(str, command))} failed")

        run(sys.executable, "-m", "venv", ".venv")
        programs = folder / ".venv" / ("Scripts" if os.name == "nt" else "bin")
        run(programs / "python", "-m", "pip", "install", "-q", "--no-index", "--find-links", wheelhouse, "axstat")
        shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
        axstat = programs / "axstat"
        run(axstat, "ingest")
        run(axstat, "report", "overtime")
        run(axstat, "chart", "labour-gap", "-o", "labour-gap.pdf")
    print(f"installed from {wheelhouse} alone" + (", without any network" if alone else ""))


def without_network() -> Sequence[str]:
    """Return what runs a command where no network is (Linux that allows it); nothing elsewhere."""
    words = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        return ()
    return words


if __name__ == "__main__":
    main()
