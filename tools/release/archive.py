"""The archive of a program's folder that desks bring: the same folder gives the same bytes."""

from __future__ import annotations

import tarfile
from pathlib import Path

from crm_desktop.desktop.updates.place import VERSION_FILE
from crm_desktop.storage.revision import SHARED_HEAD
from tools.package.folder import MOMENT
from tools.release.repository import NotReleased, Package


def pack(folder: Path, into: Path, *, level: int = 6) -> Package:
    """`folder` is the program's own: that with `_internal`, or one whose `app` is. Raises NotReleased, OSError."""
    app = folder / "app" if (folder / "app" / VERSION_FILE).is_file() else folder
    try:
        version = (app / VERSION_FILE).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise NotReleased(f"{folder} não é a pasta do programa: falta {VERSION_FILE}") from error
    system = "windows" if (app / "crm-desktop.exe").is_file() else "linux"
    archive = into / f"crm-desktop-{version}-{system}.tar.xz"
    into.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive, "w:xz", preset=level) as packed:
        for entry in sorted(app.rglob("*")):
            packed.add(entry, entry.relative_to(app).as_posix(), recursive=False, filter=_plain)
    return Package(archive, version, system, SHARED_HEAD)


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(MOMENT)
    runs = entry.isdir() or entry.mode & 0o100
    entry.mode = 0o755 if runs else 0o644
    return entry
