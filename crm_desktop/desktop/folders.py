"""Folders in which a base must not live: on a network share, or where a service synchronises files.

Whole names of folders count, never parts of them: a wrong alarm is as bad as a missed one.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

NETWORK = "network"
_NETWORK_TYPES = (
    "nfs nfs4 cifs smb2 smb3 smbfs 9p afs ceph glusterfs lustre ncpfs davfs fuse.sshfs sshfs fuse.glusterfs"
    " fuse.rclone fuse.gvfsd-fuse fuse.google-drive-ocamlfuse fuse.onedriver"
)
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "meu drive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "box sync": "Box",
}
# "OneDrive - Empresa", "Dropbox (Pessoal)"
_BEGINNINGS = {"onedrive - ": "OneDrive", "dropbox (": "Dropbox"}
# Common words, so only where their programs put them: right below a home or its documents.
_COMMON_NAMES = {"box": "Box", "mega": "MEGA", "pcloud": "pCloud"}
_HOMES = frozenset({"users", "home"})
_DOCUMENTS = frozenset({"documents", "documentos"})
_FILE_MARKERS = {
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".dropbox": "Dropbox",  # a file; the folder of that name in a home holds the program's own settings
    ".nextcloudsync.log": "Nextcloud",
    ".megaignore": "MEGA",
}
_FOLDER_MARKERS = {".dropbox.cache": "Dropbox", ".tmp.drivedownload": "Google Drive"}
_DRIVE_REMOTE = 4


def misplaced(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str | None:
    """`network`, the name of a synchronising service, or None when a base may live there.

    The path, which need not exist, is a base's file or a folder for it; links are followed. `mounts` is the
    list of mounts on Linux.
    """
    spelled = Path(os.path.abspath(path))
    for place in dict.fromkeys((spelled, Path(os.path.realpath(spelled)))):
        if _is_unc(str(path)) or _is_unc(str(place)) or _on_network(place, mounts):
            return NETWORK
        service = _by_environment(place) or _by_name(place.parts) or _by_marker(place)
        if service is not None:
            return service
    return None


def _is_unc(text: str) -> bool:
    if text[:4] in ("\\\\?\\", "\\\\.\\"):  # the long spelling of a local path, or of a share
        return text[4:8].upper() == "UNC\\"
    return text.startswith("\\\\")


def _on_network(path: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(path)[0]
        return bool(drive) and ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == _DRIVE_REMOTE
    return _mount_type(str(path), mounts) in _NETWORK_TYPES.split()


def _mount_type(absolute: str, mounts: Path) -> str:
    """The type of the file system that holds the path; empty when the list cannot tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    longest, kind = "", ""
    for line in lines:
        before, _, after = line.partition(" - ")
        columns = before.split(" ")
        if len(columns) < 5 or not after:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), columns[4])
        is_above = absolute == point or absolute.startswith(point.rstrip("/") + "/")
        if is_above and len(point) >= len(longest):  # the later of two on one point hides the other
            longest, kind = point, after.split(" ")[0]
    return kind


def _by_environment(path: Path) -> str | None:
    for name, value in os.environ.items():
        root = Path(value) if name.upper().startswith("ONEDRIVE") else None
        if (
            root is not None
            and root.is_absolute()
            and root != Path(root.anchor)
            and path.is_relative_to(root)
        ):
            return "OneDrive"
    return None


def _by_name(parts: tuple[str, ...]) -> str | None:
    names = [part.casefold() for part in parts]
    for index, name in enumerate(names):
        if name in _NAMES:
            return _NAMES[name]
        for beginning, service in _BEGINNINGS.items():
            if name.startswith(beginning):
                return service
        if name in _COMMON_NAMES and _is_below_home(names[:index]):
            return _COMMON_NAMES[name]
    return None


def _is_below_home(names: list[str]) -> bool:
    if names and names[-1] in _DOCUMENTS:
        names = names[:-1]
    return len(names) >= 2 and names[-2] in _HOMES


def _by_marker(path: Path) -> str | None:
    for folder in (path, *path.parents):
        for name, service in _FILE_MARKERS.items():
            if os.path.isfile(folder / name):
                return service
        for name, service in _FOLDER_MARKERS.items():
            if os.path.isdir(folder / name):
                return service
    return None
