"""What a package is built from: a copy of the program's sources of its own, which knows its version."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from crm_desktop import __version__
from tools.package.windows_python import ROOT

PARTS = ("crm_desktop", "resources", "packaging", "tools", "requirements", "build_installer.spec", "LICENSE")
_VERSION = re.compile(r'^__version__ = ".*"$', re.MULTILINE)
_NUMBERS = re.compile(r"\d+\.\d+\.\d+")


class WrongVersion(Exception):
    """What CRM_BUILD_VERSION holds instead of three numbers."""


def build_version() -> str:
    """That of the sources, or CRM_BUILD_VERSION: read by the build alone, for trying one version after another.

    Raises WrongVersion.
    """
    asked = os.environ.get("CRM_BUILD_VERSION", __version__)
    if not _NUMBERS.fullmatch(asked):
        raise WrongVersion(f"CRM_BUILD_VERSION: são três números com pontos, não {asked!r}")
    return asked


def copy_sources(target: Path, version: str) -> Path:
    """Made anew, with everything that the build reads and no bytecode of other runs."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in PARTS:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(place, target / name)
    told = target / "crm_desktop" / "__init__.py"
    text = told.read_text(encoding="utf-8")
    told.write_text(_VERSION.sub(f'__version__ = "{version}"', text), encoding="utf-8", newline="\n")
    return target
