"""What of a package's shared libraries is kept: what somebody asks for. Read by build_installer.spec."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: its place in the package, where it is now (a link: what it points to), its kind."""
_LINK = "SYMLINK"


def asked_for(entries: Iterable[Entry], needs: Callable[[str], set[str]]) -> list[Entry]:
    """The entries without the system's libraries and Qt's own that nothing else in the package is linked with.

    `needs` gives the names of the libraries that a file is linked with.
    """
    entries = list(entries)
    files = [entry for entry in entries if entry[2] != _LINK]
    by_name = {_name(entry).lower(): entry for entry in files}
    kept = {entry[0] for entry in files if not _is_library(entry)}
    waiting = [entry for entry in files if entry[0] in kept]
    while waiting:
        for name in needs(waiting.pop()[1]):
            found = by_name.get(name.lower())
            if found is not None and found[0] not in kept:
                kept.add(found[0])
                waiting.append(found)
    names = {PurePosixPath(place.replace("\\", "/")).name for place in kept}
    return [
        entry
        for entry in entries
        if entry[0] in kept or (entry[2] == _LINK and PurePosixPath(entry[1]).name in names)
    ]


def _name(entry: Entry) -> str:
    return PurePosixPath(entry[0].replace("\\", "/")).name


def _is_library(entry: Entry) -> bool:
    """Whether it is there for others alone: libraries beside the program on Linux, and Qt's."""
    place = PurePosixPath(entry[0].replace("\\", "/"))
    if place.name.startswith("libpython"):  # the program opens it by its name
        return False
    alone = len(place.parts) == 1 and place.name.startswith("lib") and ".so" in place.name
    of_qt = place.parts[:3] == ("PySide6", "Qt", "lib") or (
        place.parts[0] == "PySide6" and len(place.parts) == 2 and place.name.startswith("Qt6")
    )
    return alone or of_qt
