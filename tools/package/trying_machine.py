"""Tries the setup for all users, and the package for group policy, under Wine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tools.package.leftovers import Snapshot, snapshot
from tools.package.making import Packages
from tools.package.screen import NotAsPromised
from tools.package.windows_python import WindowsPython

LINKS = r"HKLM\Software\Classes\crm-desktop\shell\open\command"
UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
ANOTHER_INSTALLED = 1638 & 0xFF
"""An exit code as far as Linux hands it on."""
_LISTED = re.compile(r"DisplayName\s+REG_SZ\s+CRM Desktop\s+DisplayVersion\s+REG_SZ\s+(\S+)")


def try_for_all_users(
    windows: WindowsPython, made: Packages, newer: Packages, before: Snapshot, seen: Callable[[str], None]
) -> None:
    """Raises NotAsPromised, CalledProcessError."""
    place = windows.drive / "Program Files" / "CRM Desktop"
    windows.run(windows.path(made.for_machine), "/S")
    _installed(windows, place, made.version)
    if windows.exit_code("msiexec", "/i", windows.path(newer.msi), "/qn") == 0:
        raise NotAsPromised("o MSI instala por cima do que o instalador para todos instalou")
    _installed(windows, place, made.version)
    windows.run(windows.path(place / "uninstall.exe"), "/S", f"_?={windows.path(place)}")
    (place / "uninstall.exe").unlink(missing_ok=True)
    if place.is_dir():
        place.rmdir()
    _nothing_left(windows, before)
    seen("Windows: o instalador para todos instala em Program Files e, desinstalado, nada deixa")
    windows.run("msiexec", "/i", windows.path(made.msi), "/qn")
    _installed(windows, place, made.version)
    windows.run("msiexec", "/i", windows.path(newer.msi), "/qn")
    _installed(windows, place, newer.version)
    code = windows.exit_code(windows.path(made.for_machine), "/S")
    if code != ANOTHER_INSTALLED:
        raise NotAsPromised(f"sobre o MSI o instalador para todos deu {code}")
    listed = _LISTED.findall(windows.run("reg", "query", UNINSTALL, "/s"))
    if listed != [newer.version]:
        raise NotAsPromised(f"depois da atualização o Windows lista as versões {listed}")
    windows.run("msiexec", "/x", windows.path(newer.msi), "/qn")
    _nothing_left(windows, before)
    seen("Windows: o MSI e o instalador para todos não se misturam: o segundo é recusado")
    seen(
        f"Windows: o MSI instala, atualiza de {made.version} para {newer.version} e, desinstalado, nada deixa"
    )


def _installed(windows: WindowsPython, place: Path, version: str) -> None:
    tool = windows.path(place / "app" / "crm-desktop-cli.exe")
    said = windows.run(tool, "--version").strip()
    if version not in said:
        raise NotAsPromised(f"instalado para todos está {said!r} em vez de {version}")
    if '--link "%1"' not in windows.run("reg", "query", LINKS, "/ve"):
        raise NotAsPromised("falta o registro de crm-desktop: para todos")


def _nothing_left(windows: WindowsPython, before: Snapshot) -> None:
    files, values = before.added(snapshot(windows))
    if files or values:
        raise NotAsPromised(
            f"ficaram {len(files)} arquivos e {len(values)} valores: {[*files[:10], *values[:10]]}"
        )
