"""One journey from outside: another process works the real window by accessible names and the keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("driver.py")
TOOLS = ("xvfb-run", "dbus-run-session", "xdotool", "openbox", "setxkbmap", "/usr/bin/python3")
DEBIAN = "xvfb xauth openbox xdotool at-spi2-core gir1.2-atspi-2.0 python3-gi dbus x11-xkb-utils"

SCRIPT = """
openbox >/dev/null 2>&1 &
manager=$!
setxkbmap br
"$PROGRAM_PYTHON" -m crm_desktop --demo &
program=$!
/usr/bin/python3 "$DRIVER" 104218
code=$?
kill $program $manager
exit $code
"""


def missing() -> str:
    """What is not there for it, in a sentence; empty when all is."""
    if not sys.platform.startswith("linux"):
        return "needs an X server"
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not absent:
        probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
        done = subprocess.run(["/usr/bin/python3", "-c", probe], capture_output=True)
        absent = [] if done.returncode == 0 else ["gir1.2-atspi-2.0"]
    return f"absent: {', '.join(absent)} (apt-get install {DEBIAN})" if absent else ""


@pytest.mark.outside
@pytest.mark.xdist_group("kill")
@pytest.mark.not_on_windows("drives the program over AT-SPI and X")
@pytest.mark.skipif(bool(missing()), reason=missing() or "-")
def test_the_twelve_steps_by_accessible_names() -> None:
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="xcb",
        LC_ALL="C.UTF-8",
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        QT_ACCESSIBILITY="1",
        PROGRAM_PYTHON=sys.executable,
        DRIVER=str(DRIVER),
        PYTHONPATH=str(ROOT),
    )
    with tempfile.TemporaryDirectory() as home:
        environment["HOME"] = environment["XDG_CONFIG_HOME"] = environment["XDG_DATA_HOME"] = home
        done = subprocess.run(
            [
                "dbus-run-session",
                "--",
                "xvfb-run",
                "-a",
                "-s",
                "-screen 0 1600x1000x24",
                "bash",
                "-c",
                SCRIPT,
            ],
            capture_output=True,
            text=True,
            env=environment,
            cwd=ROOT,
            timeout=240,
        )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-3000:]}"
    said = done.stdout.splitlines()
    assert "asked O problema foi resolvido?" in said
    assert "said 104218 foi para Qualidade" in said
