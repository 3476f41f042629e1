"""Whether a file can say what an administrator wants: nobody but an administrator may be able to write it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

_LINKS = frozenset({0xA0000003, 0xA000000C})
"""Tags of reparse points: junctions, symbolic links. Source: [MS-FSCC] 2.1.2.1."""


def why_unprotected(path: Path) -> str:
    """Why the user who runs the program could have written the file, as a fact; empty when nobody could but an
    administrator. Raises OSError.

    On Windows the owner of file and folder must be Administrators, SYSTEM or TrustedInstaller, and the file must not
    open for writing. Elsewhere neither file nor any folder above may belong to the user or be open to all.
    """
    if sys.platform == "win32":
        from crm_desktop.policies.windows import can_be_written

        return f"{path} can be written by users" if can_be_written(path) else ""
    for place in (path, *path.parents):
        found = place.stat()
        if not is_protected(found.st_mode, found.st_uid, os.geteuid(), writable=os.access(place, os.W_OK)):
            return f"{place} can be written by users"
    return ""


def why_led_elsewhere(path: Path) -> str:
    """Likewise, of a file or its folder that is a link on Windows, where any user may make a folder in that of all users'
    data, and lead it to where an administrator owns what the user wrote: to a stick, or another computer. Raises OSError.
    """
    for place in (path, path.parent):
        if reparse_tag(place) in _LINKS:
            return f"{place} leads elsewhere"
    return ""


def reparse_tag(path: Path) -> int:
    """0 for what is none, and off Windows. Raises OSError."""
    return int(getattr(os.lstat(path), "st_reparse_tag", 0))


def is_protected(mode: int, owner: int, user: int, *, writable: bool) -> bool:
    """Of one file or folder, to the eyes of that user. In a folder such as /tmp nobody replaces what others own."""
    keeps_others_out = stat.S_ISDIR(mode) and bool(mode & stat.S_ISVTX)
    if user == 0:
        return owner == 0 and (keeps_others_out or not mode & stat.S_IWOTH)
    return owner != user and (keeps_others_out or not writable)
