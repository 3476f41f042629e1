"""What wixl leaves to be said in an MSI: codes, languages and moments, so that the same content gives the same bytes;
under what the task bar groups the windows of the program that a shortcut starts; which versions its files have."""

from __future__ import annotations

import struct
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

CODEPAGE = 1252
"""Of the texts: that of Portuguese on Windows, in which the installer shows them right."""
_TEMPLATE = "x64;1046"
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_CREATED, _SAVED = 12, 13
_FILETIME = 0x40
_FROM_1601 = 11_644_473_600
_FORCE_CODEPAGE = "_ForceCodepage.idt"
_VERSIONED = {".exe", ".dll", ".pyd"}
_VERSION_INFO = "VS_VERSION_INFO\0".encode("utf-16-le")
_FIXED = struct.pack("<II", 0xFEEF04BD, 0x00010000)
_TRANSLATION = "Translation\0".encode("utf-16-le")
_BEHIND_INITIALIZE = "1501"


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


def tell_versions(msi: Path, files: Mapping[str, Path]) -> None:
    """Of the files that have a version, by their keys; in place. Raises CalledProcessError.

    Windows takes a file without one in the tables for older than any with one on the disk: a new version of the product
    would leave it out, and the old one, which goes then, take it away. Source: Windows Installer 5.0, File Versioning
    Rules, File Table, MsiFileHash Table.
    """
    versions = {key: found for key, file in files.items() if file.is_file() and (found := version_of(file))}

    def versioned(row: list[str]) -> list[str]:
        if row[0] in versions:
            row[4:6] = versions[row[0]]
        return row

    _change(msi, "File", versioned)
    _change(msi, "MsiFileHash", lambda row: [] if row[0] in versions else row)


def version_of(file: Path) -> tuple[str, str] | None:
    """Version and language as decimal numbers; the language is empty where the file names none. None for a file without
    a version. Source: Windows API, VS_VERSIONINFO and VS_FIXEDFILEINFO."""
    content = file.read_bytes() if file.suffix.lower() in _VERSIONED else b""
    begun = content.find(_VERSION_INFO)
    fixed = content.find(_FIXED, begun) if begun >= 0 else -1
    if fixed < 0:
        return None
    high, low = struct.unpack_from("<II", content, fixed + 8)
    told = content.find(_TRANSLATION, fixed)
    # Behind the name's end, on the next multiple of four.
    language = struct.unpack_from("<H", content, told + len(_TRANSLATION) + 2) if told >= 0 else ("",)
    version = ".".join(str(part) for number in (high, low) for part in (number >> 16, number & 0xFFFF))
    return version, str(language[0])


def remove_old_within(msi: Path) -> None:
    """The version before goes inside what is taken back as a whole when the new one fails; in place. Raises
    CalledProcessError. Source: Windows Installer 5.0, RemoveExistingProducts Action."""

    def moved(row: list[str]) -> list[str]:
        return [*row[:2], _BEHIND_INITIALIZE] if row[0] == "RemoveExistingProducts" else row

    _change(msi, "InstallExecuteSequence", moved)


def _change(msi: Path, table: str, changed: Callable[[list[str]], list[str]]) -> None:
    """Each row by `changed`, which gives nothing for one that goes."""
    command = ["msiinfo", "export", str(msi), table]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("latin-1")
    *head, end = said.split("\r\n", 3)
    rows = [changed(row.split("\t")) for row in end.split("\r\n") if row]
    lines = [*head, *("\t".join(row) for row in rows if row)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / f"{table}.idt"
        file.write_bytes("".join(f"{line}\r\n" for line in lines).encode("latin-1"))
        _build(msi, "-i", str(file))


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
