"""The project's own commands, with the standard library alone: setup, run, test, bench, tour, package.

`python3 dev.py run --demo` is all that a new machine needs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
MINIMUM = (3, 11)
NEWEST = (3, 13)
TAKES_OWN_ARGUMENTS = ("run", "test", "bench", "tour", "package")

LIBRARY_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def fail(message: str) -> None:
    print(f"dev.py: {message}", file=sys.stderr)
    raise SystemExit(1)


def say(message: str) -> None:
    print(f"· {message}", flush=True)


def venv_folder(version: tuple[int, int]) -> Path:
    mine = sys.version_info[:2]
    return ROOT / (".venv" if version == mine else f".venv-{version[0]}.{version[1]}")


def python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(requirements: Path) -> str:
    digest = hashlib.sha256(requirements.read_bytes())
    digest.update((ROOT / "pyproject.toml").read_bytes())
    digest.update(platform.python_version().encode())
    return digest.hexdigest()


def setup(*, dev: bool, interpreter: str | None = None, version: tuple[int, int] | None = None) -> Path:
    """A virtual environment with the pinned requirements; costs nothing when nothing changed."""
    version = version or (sys.version_info[0], sys.version_info[1])
    folder = venv_folder(version)
    python = python_of(folder)
    requirements = ROOT / "requirements" / ("dev.txt" if dev else "app.txt")
    stamp = folder / ("dev.stamp" if dev else "app.stamp")
    wanted = fingerprint(requirements)
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    tested = folder / "dev.stamp"
    if not dev and python.exists() and tested.exists():
        # What testing needs holds all that running needs.
        still = tested.read_text() == fingerprint(ROOT / "requirements" / "dev.txt")
        if still:
            return python
    if not python.exists():
        say(f"criando {folder.name}")
        if interpreter:
            subprocess.run([interpreter, "-m", "venv", str(folder)], check=True)
        else:
            try:
                venv.create(folder, with_pip=True)
            except (subprocess.CalledProcessError, ImportError):
                shutil.rmtree(folder, ignore_errors=True)
                fail("o módulo venv está incompleto; instale-o: apt-get install python3-venv")
    say(f"instalando {requirements.relative_to(ROOT)} (alguns minutos na primeira vez)")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*pip, "--require-hashes", "-r", str(requirements)]).returncode:
        fail("a instalação falhou; confira a rede e rode de novo: python3 dev.py setup")
    write_launcher(folder, python)
    check_libraries(python)
    stamp.write_text(wanted)
    return python


def write_launcher(folder: Path, python: Path) -> None:
    """The package and its command `crm-desktop` inside the environment, without building anything."""
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    Path(site, "crm_desktop_source.pth").write_text(str(ROOT) + "\n", encoding="utf-8")
    if os.name == "nt":
        (folder / "Scripts" / "crm-desktop.cmd").write_text(
            f'@"{python}" -m crm_desktop %*\r\n', encoding="utf-8"
        )
        return
    launcher = folder / "bin" / "crm-desktop"
    launcher.write_text(f'#!/bin/sh\nexec "{python}" -m crm_desktop "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)


def check_libraries(python: Path) -> None:
    probe = subprocess.run(
        [str(python), "-c", "import PySide6.QtGui, PySide6.QtWidgets"], capture_output=True, text=True
    )
    if probe.returncode == 0:
        return
    missing = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open", probe.stderr)
    if missing:
        library = missing.group(1)
        package = LIBRARY_PACKAGES.get(library, library)
        fail(f"falta a biblioteca {library} do sistema; instale-a: apt-get install {package}")
    fail("o Qt não pôde ser carregado: " + (probe.stderr.strip().splitlines() or ["sem detalhe"])[-1])


def check_server(python: Path) -> None:
    """The tests start a PostgreSQL of their own, from what is installed; a PgBouncer too, which Windows has not."""
    asked = "from tests.shared import machine; machine.binaries()"
    if os.name != "nt":
        asked += "; from tests.shared import pooler; pooler.program()"
    probe = subprocess.run([str(python), "-c", asked], cwd=ROOT, capture_output=True, text=True)
    if probe.returncode:
        fail(probe.stderr.strip().splitlines()[-1].partition(": ")[2])


def check_display(arguments: list[str]) -> None:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        if os.environ.get("DISPLAY"):
            check_x_libraries()
        return
    if arguments and arguments[0] in ("data", "backup", "check", "server", "links", "passwords"):
        return
    fail("não há tela (DISPLAY vazio); abra numa sessão gráfica ou use: xvfb-run -a python3 dev.py run")


def check_x_libraries() -> None:
    import ctypes

    for library, package in LIBRARY_PACKAGES.items():
        if not library.startswith(("libxcb", "libxkbcommon-x11")):
            continue
        try:
            ctypes.CDLL(library)
        except OSError:
            fail(f"falta a biblioteca {library} do sistema; instale-a: apt-get install {package}")


def run(arguments: list[str]) -> int:
    python = setup(dev=False)
    check_display(arguments)
    command = [str(python), "-m", "crm_desktop", *arguments]
    if os.name != "nt":
        os.chdir(ROOT)
        os.execv(command[0], command)
    return subprocess.run(command, cwd=ROOT).returncode


def works(path: str) -> bool:
    """Whether an interpreter on the path really runs and can make environments; a shim may only pretend to."""
    try:
        return subprocess.run([path, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0
    except OSError:
        return False


def interpreters() -> list[tuple[tuple[int, int], str | None]]:
    """The oldest and the newest supported Python of this machine; None is the one running now."""
    found: dict[tuple[int, int], str | None] = {}
    for minor in range(MINIMUM[1], NEWEST[1] + 1):
        path = shutil.which(f"python3.{minor}")
        if path and works(path):
            found[(3, minor)] = path
    found[(sys.version_info[0], sys.version_info[1])] = None
    ordered = sorted(found)
    return [(version, found[version]) for version in dict.fromkeys((ordered[0], ordered[-1]))]


def test(arguments: list[str]) -> int:
    """Format, lint, types, layers, then every test; the first that fails ends it."""
    if "--windows" in arguments:
        return test_under_wine([one for one in arguments if one != "--windows"])
    chosen = interpreters()
    python = setup(dev=True, version=chosen[0][0], interpreter=chosen[0][1])
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONDONTWRITEBYTECODE="1")
    if not arguments:
        bin_folder = python.parent
        steps = [
            ("formato", [str(python), "-m", "ruff", "format", "--check", "-q", "."]),
            ("regras", [str(python), "-m", "ruff", "check", "-q", "."]),
            ("tipos", [str(python), "-m", "mypy"]),
            (
                "camadas",
                [str(bin_folder / "lint-imports"), "--cache-dir", str(python.parent.parent / "layers")],
            ),
        ]
        check_server(python)
        for name, command in steps:
            say(name)
            if subprocess.run(command, cwd=ROOT, env=environment).returncode:
                fail(f"{name}: o passo falhou")
    for version, interpreter in chosen:
        python = setup(dev=True, version=version, interpreter=interpreter)
        say(f"testes no Python {version[0]}.{version[1]}")
        command = [str(python), "-m", "pytest", "-p", "no:cacheprovider"]
        command += arguments or ["-n", "auto", "--dist", "loadgroup"]
        code = subprocess.run(command, cwd=ROOT, env=environment).returncode
        if code:
            return code
    return 0


def test_under_wine(arguments: list[str]) -> int:
    python = setup(dev=True)
    return subprocess.run([str(python), "-m", "tools.windows_tests", *arguments], cwd=ROOT).returncode


def bench(arguments: list[str]) -> int:
    python = setup(dev=True)
    return subprocess.run([str(python), "-m", "bench", *arguments], cwd=ROOT).returncode


def tour(arguments: list[str]) -> int:
    python = setup(dev=True)
    environment = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    for one in ("tests.tour", "tests.shared.recording"):
        code = subprocess.run([str(python), "-m", one, *arguments], cwd=ROOT, env=environment).returncode
        if code:
            return code
    return 0


def package(arguments: list[str]) -> int:
    python = setup(dev=True)
    environment = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))
    return subprocess.run(
        [str(python), "-m", "tools.package", *arguments], cwd=ROOT, env=environment
    ).returncode


def main() -> int:
    if sys.version_info < MINIMUM:
        found = platform.python_version()
        fail(
            f"é preciso Python {MINIMUM[0]}.{MINIMUM[1]} ou mais novo; este é {found}: instale-o e tente de novo"
        )
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("command", choices=["setup", *TAKES_OWN_ARGUMENTS])
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    if asked.command == "setup":
        setup(dev=True)
        say("pronto: python3 dev.py run --demo")
        return 0
    commands = {"run": run, "test": test, "bench": bench, "tour": tour, "package": package}
    return commands[asked.command](asked.arguments)


if __name__ == "__main__":
    raise SystemExit(main())
