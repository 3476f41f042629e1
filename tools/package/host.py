"""The tools that make packages, in an environment of their own beside the program's."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from tools.package.windows_python import REQUIREMENTS

REQUIRED = REQUIREMENTS / "package.txt"


def host_python(folder: Path) -> Path:
    """This computer's Python with requirements/package.txt; made when it is not there."""
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    wanted = hashlib.sha256(REQUIRED.read_bytes() + sys.version.encode()).hexdigest()
    stamp = folder / "stamp"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    subprocess.run(
        [str(python), "-m", "pip", "install", "-q", "--require-hashes", "--disable-pip-version-check",
         "-r", str(REQUIRED)],
        check=True,
    )  # fmt: skip
    stamp.write_text(wanted, encoding="utf-8")
    return python


def uv_of(python: Path) -> Path:
    return python.with_name("uv.exe" if os.name == "nt" else "uv")


def site_of(python: Path) -> Path:
    """Where its packages are."""
    asked = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    return Path(
        subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    )
