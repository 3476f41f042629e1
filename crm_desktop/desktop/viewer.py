"""Files from outside: which may run commands, under what name they are safe, and how they are opened."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

MAX_NAME = 120
_MAX_NAME_BYTES = 240  # file systems of Linux stop at 255
_LONGEST_ENDING = 20
_PREFIX = "anexo-"
# Programs, scripts, installers, links and settings that start something.
_WINDOWS = (
    "exe com scr pif bat cmd ps1 ps1xml ps2 psc1 psd1 psm1 msh vbs vbe vb vbscript js jse mjs ws wsf wsh wsc sct"
    " hta cpl msi msp mst msix msixbundle appx appxbundle appref-ms application gadget jar jnlp reg lnk url website"
    " scf shb shs inf ins isp job msc diagcab settingcontent-ms library-ms search-ms theme themepack rdp chm hlp"
    " xbap dll ocx sys drv iso img vhd vhdx"
)
# Macros, add-ins, data connections.
_OFFICE = "docm dotm xlsm xltm xlsb xlam xla xll pptm potm ppam ppsm ppa sldm ade adp mde accde accdb mdb iqy oqy slk"
_LINUX_AND_INTERPRETERS = (
    "sh bash zsh csh ksh fish run bin elf out so desktop appimage deb rpm flatpak flatpakref snap"
    " py pyw pyc pyz pyzw pl rb php lua tcl command action apk"
)
EXECUTABLE = frozenset(f"{_WINDOWS} {_OFFICE} {_LINUX_AND_INTERPRETERS}".split())
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])\s*(\..*)?", re.I | re.S
)
_NEVER_IN_A_NAME = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def clean_name(name: str) -> str:
    """Without control and direction-changing characters, and without the ends that Windows drops; may be empty."""
    seen = "".join(c for c in name if unicodedata.category(c) not in _NEVER_IN_A_NAME)
    return seen.strip().rstrip(". ")


def is_executable_kind(name: str) -> bool:
    """Whether a system may run such a file, or commands inside it, rather than show it; judged by the name."""
    # "a.exe::$DATA" and "a.txt:b.exe" are ways of Windows to name what runs.
    streams = [clean_name(stream) for stream in re.split(r"[:/\\]", clean_name(name))]
    return any("." in one and one.rsplit(".", 1)[1].strip().casefold() in EXECUTABLE for one in streams)


def safe_name(name: str) -> str:
    """A name that is no path and no device of Windows: 1–120 characters, at most 240 bytes in UTF-8.

    The ending is kept. A name that is no executable kind never becomes one.
    """
    cleaned = re.sub(r'[<>:"/\\|?*]', "_", clean_name(name)) or "arquivo"
    if _RESERVED.fullmatch(cleaned):
        cleaned = "_" + cleaned
    if _fits(cleaned):
        return cleaned
    stem, dot, ending = cleaned.rpartition(".")
    if not dot or not stem or len(ending) > _LONGEST_ENDING:
        # Cut inside an ending, a new one could appear.
        stem, ending = cleaned[:MAX_NAME].replace(".", "_"), ""
    tail = dot + ending if ending else ""
    stem = stem[: MAX_NAME - len(tail)]
    while not _fits(stem + tail):
        stem = stem[:-1]
    return stem.rstrip(". ") + tail


def _fits(name: str) -> bool:
    return len(name) <= MAX_NAME and len(name.encode()) <= _MAX_NAME_BYTES


def _open_with_system(path: Path) -> bool:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_copy(
    content: bytes, name: str, folder: Path, opener: Callable[[Path], bool] = _open_with_system
) -> Path:
    """Writes a private, read-only copy in a new folder below `folder` and opens it; returns its path.

    Asks nothing: warn about an executable kind before. The copy stays until `remove_copies`. Raises OSError
    when it cannot be written, or when no program opens it; then nothing stays.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    try:
        copy = place / safe_name(name)
        handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        _mark_as_foreign(copy)
        copy.chmod(stat.S_IRUSR)
        if not opener(copy):
            raise OSError(f"no program opens {copy.name}")
    except BaseException:
        _remove(place)
        raise
    return copy


def remove_copies(folder: Path) -> int:
    """Removes what `open_copy` left below `folder`; returns how many stay, being open in another program."""
    places = list(folder.glob(_PREFIX + "*")) if folder.is_dir() else []
    return sum(not _remove(place) for place in places)


def _remove(place: Path) -> bool:
    for copy in place.glob("*"):
        with contextlib.suppress(OSError):
            copy.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows removes no read-only file
    shutil.rmtree(place, ignore_errors=True)
    return not place.exists()


def _mark_as_foreign(copy: Path) -> None:
    # Windows and Office then open it guarded, as they do a download.
    if sys.platform == "win32":
        with contextlib.suppress(OSError):  # file systems without streams
            Path(f"{copy}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")
