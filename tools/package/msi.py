"""What wixl leaves to be said in an MSI: codes, languages and moments, so that the same content gives the same bytes;
and under what the task bar groups the windows of the program that a shortcut starts."""

from __future__ import annotations

import struct
import subprocess
import tempfile
from pathlib import Path

CODEPAGE = 1252
"""Of the texts: that of Portuguese on Windows, in which the installer shows them right."""
_TEMPLATE = "x64;1046"
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_CREATED, _SAVED = 12, 13
_FILETIME = 0x40
_FROM_1601 = 11_644_473_600
_FORCE_CODEPAGE = "_ForceCodepage.idt"


class NotAnMsi(Exception):
    """A summary that is not where it belongs."""


def name_shortcut(msi: Path, shortcut: str, application_id: str) -> None:
    """In place. Raises CalledProcessError. Source: Windows Installer 5.0, MsiShortcutProperty Table."""
    rows = [
        ("MsiShortcutProperty", "Shortcut_", "PropertyKey", "PropVariantValue"),
        ("s72", "s72", "s255", "s255"),
        ("MsiShortcutProperty", "MsiShortcutProperty"),
        (f"{shortcut}.id", shortcut, "System.AppUserModel.ID", application_id),
    ]
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / "MsiShortcutProperty.idt"
        table.write_text("".join("\t".join(row) + "\r\n" for row in rows), encoding="ascii", newline="")
        _build(msi, "-i", str(table))


def settle(msi: Path, package_code: str, moment_seconds: int) -> None:
    """In place. Raises NotAnMsi, CalledProcessError."""
    with tempfile.TemporaryDirectory() as name:
        table = Path(name) / _FORCE_CODEPAGE
        table.write_bytes(f"\r\n\r\n{CODEPAGE}\t_ForceCodepage\r\n".encode("ascii"))
        _build(msi, "-i", str(table))
    _build(msi, "-s", "CRM Desktop", "CRM Desktop", _TEMPLATE, f"{{{package_code}}}")
    data = bytearray(msi.read_bytes())
    _set_moments(data, moment_seconds)
    msi.write_bytes(data)


def _build(msi: Path, *words: str) -> None:
    subprocess.run(["msibuild", str(msi), *words], check=True, stdout=subprocess.DEVNULL)


def _set_moments(data: bytearray, moment_seconds: int) -> None:
    """Source: [MS-OLEPS] 2.21, PropertySetStream, and 2.20, PropertySet."""
    found = data.find(_SUMMARY)
    if found < 28:
        raise NotAnMsi("no summary information")
    start = found - 28
    section = start + struct.unpack_from("<I", data, found + 16)[0]
    (count,) = struct.unpack_from("<I", data, section + 4)
    ticks = (moment_seconds + _FROM_1601) * 10_000_000
    for place in range(count):
        kind, offset = struct.unpack_from("<II", data, section + 8 + 8 * place)
        if kind in (_CREATED, _SAVED):
            (held,) = struct.unpack_from("<I", data, section + offset)
            if held != _FILETIME:
                raise NotAnMsi(f"property {kind} is no moment")
            struct.pack_into("<Q", data, section + offset + 4, ticks)
