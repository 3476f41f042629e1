"""python3 dev.py test --windows [pytest's arguments]: the tests on a Windows Python under Wine, made when it is not there.

Twice: without windows on Qt's platform `offscreen`, then what needs them (marker `windowed`, all of tests/journeys) on
`windows`, on a screen of its own. PostgreSQL runs on the Linux around it (tests/shared/machine.py).
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from tests.shared.machine import ADDRESS, Machine, NoServer, binaries, serve
from tools.package.windows_python import REQUIREMENTS, ROOT, MissingPrograms, WindowsPython

PLACE = ROOT / ".package" / "windows-tests"
NOTHING_FOUND = 5
SECONDS_TO_TELL = 2
TOGETHER = ("-n", "2", "--dist", "loadgroup")
NOISE = (b"X connection to ", b"Openbox-Message", b"wine: Read access denied")
# Under Wine a Python whose output is a file hangs, and so would every process that a test starts.
LIMITS = ("--capture=sys", "-o", "faulthandler_timeout=120", "-o", "faulthandler_exit_on_timeout=true")
WINDOWED = "tests/journeys"
MARK = "pytest.mark.windowed"


def main(arguments: list[str]) -> int:
    """The exit status of pytest's first part that failed."""
    windows = WindowsPython(PLACE)
    try:
        binaries()
        windows.make(REQUIREMENTS / "dev.txt", Path(sys.executable).with_name("uv"))
    except (MissingPrograms, NoServer) as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 2
    machine = Machine()
    line, address = serve(machine)
    threading.Thread(target=line.serve_forever, daemon=True).start()
    try:
        states = [_pytest(windows, platform, address, part) for platform, part in _parts(arguments).items()]
    finally:
        machine.close()
    if set(states) == {NOTHING_FOUND}:
        return NOTHING_FOUND
    return next((state for state in states if state not in (0, NOTHING_FOUND)), 0)


def _parts(arguments: list[str]) -> dict[str, list[str]]:
    """pytest's arguments by Qt's platform: no start of Wine for what is not there."""
    named = [one for one in arguments if one.startswith("tests")]
    options = [one for one in arguments if one not in named]
    if not named:
        options = [*TOGETHER, *options]
    places = named or ["tests"]
    parts = {
        "offscreen": [place for place in places if not place.startswith(WINDOWED)],
        "windows": [one for place in places for one in _windowed(place)],
    }
    return {platform: [*options, *found] for platform, found in parts.items() if found}


def _windowed(place: str) -> list[str]:
    name = place.partition("::")[0]
    files = sorted((ROOT / name).rglob("test_*.py")) if (ROOT / name).is_dir() else [ROOT / name]
    found = [
        file.relative_to(ROOT).as_posix()
        for file in files
        if name.startswith(WINDOWED)
        or WINDOWED in file.as_posix()
        or MARK in file.read_text(encoding="utf-8")
    ]
    return [place] if found and not (ROOT / name).is_dir() else found


def _pytest(windows: WindowsPython, platform: str, address: str, arguments: list[str]) -> int:
    print(f"· testes no Python de Windows, plataforma {platform}", flush=True)
    command = ["-m", "pytest", "-p", "no:cacheprovider", *LIMITS, *arguments]
    process = subprocess.Popen(
        windows.command(str(windows.python / "python.exe"), *command),
        cwd=ROOT,
        # Wine hands on no variable whose name begins with QT_.
        env={
            **windows.environment(),
            ADDRESS: address,
            "CRM_TESTS_PLATFORM": platform,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "0",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None
    told = threading.Thread(target=_tell, args=(process.stdout,), daemon=True)
    told.start()
    state = process.wait()
    # Not until its end: Wine's own server holds it too, for as long as another run uses the same Wine.
    told.join(SECONDS_TO_TELL)
    return state


def _tell(said: IO[bytes]) -> None:
    for line in said:
        if not line.startswith(NOISE):
            sys.stdout.buffer.write(line.replace(b"\r\n", b"\n"))
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
