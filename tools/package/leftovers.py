"""What stands on Windows' drive and in its registry, so that what an installation leaves can be told."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.package.windows_python import WindowsPython

HIVES = {"system.reg": "HKLM", "user.reg": "HKCU", "userdef.reg": "HKU"}
_OF_WINE = (
    "Software\\\\Wine\\\\X11 Driver",
    "Software\\\\Wine\\\\Drivers",
    "Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Explorer",
    "Volatile Environment",
    "Console",
    "System\\\\CurrentControlSet\\\\Control\\\\Video",
    "System\\\\CurrentControlSet\\\\Enum",
    "System\\\\CurrentControlSet\\\\Control\\\\DeviceClasses",
    "System\\\\CurrentControlSet\\\\Control\\\\Class",
    "System\\\\CurrentControlSet\\\\Hardware Profiles",
    "System\\\\CurrentControlSet\\\\Control\\\\Session Manager",
    "Hardware\\\\",
)
"""Keys that Wine itself writes whenever a program draws, has a console or asks for a device."""
_INSTALLER = "Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Installer\\\\"
_FOLDERS_OF_KEYS = {
    "Software\\\\Classes",
    "Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Uninstall",
    "Software\\\\Wine\\\\Credential Manager",
    "Software\\\\Wow6432Node\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run",
    *(f"Software\\\\Classes\\\\Installer\\\\{name}" for name in ("Features", "Products", "UpgradeCodes")),
    f"{_INSTALLER}UpgradeCodes",
    *(f"{_INSTALLER}UserData\\\\S-1-5-18\\\\{name}" for name in ("Components", "Products")),
}
"""Keys that Windows has anyway, or Wine and Windows Installer keep for themselves once they were used; what is of a program
is below them."""
_FOR_A_MOMENT = re.compile(r"windows/temp/|users/[^/]+/Temp/~nsu")
"""Files of Wine, and the uninstaller's copy of itself, which Windows removes at its next start."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`files` below drive C: with their size, `values` of the registry as `hive\\key|name=value`."""

    files: frozenset[tuple[str, int]]
    values: frozenset[str]

    def added(self, later: Snapshot) -> tuple[list[str], list[str]]:
        """What is there later and was not: files by name, and values of the registry."""
        before = {name for name, _size in self.files}
        files = sorted(name for name, _size in later.files if name not in before)
        return files, sorted(later.values - self.values)


def snapshot(windows: WindowsPython) -> Snapshot:
    """Ends what of Wine still runs first, so that the registry is in its files."""
    # Without the programs' end it would be cut short; -w waits for them.
    subprocess.run(["wineserver", "-w"], env=windows.environment(), check=True, timeout=120)
    files = frozenset(
        (name, file.lstat().st_size)
        for file in windows.drive.rglob("*")
        if not file.is_dir() and not _FOR_A_MOMENT.match(name := file.relative_to(windows.drive).as_posix())
    )
    values = frozenset(line for name, hive in HIVES.items() for line in _values(windows.prefix / name, hive))
    return Snapshot(files, values)


def _values(file: Path, hive: str) -> list[str]:
    found, key = [], ""
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("["):
            key = line[1 : line.rindex("]")]
        elif not line.startswith(('"', "@")):
            continue
        if not key.startswith(_OF_WINE) and key not in _FOLDERS_OF_KEYS:
            found.append(f"{hive}\\{key}" if line.startswith("[") else f"{hive}\\{key}|{line}")
    return found
