"""Resources are found in the source tree, in an installed package and in a frozen program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from crm_desktop import resources
from crm_desktop.resources import resource_path


def ask(folder: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    code = (
        f"{before}\nfrom crm_desktop.resources import resource_path\nprint(resource_path('icons', 'x.svg'))"
    )
    return subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )


def install(folder: Path) -> None:
    (folder / "crm_desktop").mkdir(parents=True)
    shutil.copy(resources.__file__, folder / "crm_desktop" / "resources.py")


def test_the_source_tree_has_its_own() -> None:
    repository = Path(__file__).resolve().parent.parent
    assert resource_path("theme", "style.qss") == repository / "resources" / "theme" / "style.qss"
    assert resource_path() == repository / "resources"


def test_an_installed_package_uses_its_resources_and_nobody_elses(tmp_path: Path) -> None:
    install(tmp_path)
    (tmp_path / "resources").mkdir()
    (tmp_path / "crm_desktop_resources").mkdir()
    expected = tmp_path / "crm_desktop_resources" / "icons" / "x.svg"
    assert ask(tmp_path).stdout.strip() == str(expected)


def test_a_package_installed_without_resources_says_so(tmp_path: Path) -> None:
    install(tmp_path)
    assert "FileNotFoundError: crm_desktop_resources" in ask(tmp_path).stderr


def test_a_frozen_program_unpacks_them(tmp_path: Path) -> None:
    install(tmp_path)
    unpacked = tmp_path / "unpacked"
    found = ask(tmp_path, f"import sys; sys._MEIPASS = {str(unpacked)!r}").stdout.strip()
    assert found == str(unpacked / "resources" / "icons" / "x.svg")
