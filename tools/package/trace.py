"""Which shared libraries a running program has really loaded: what the list of unused files is measured with."""

from __future__ import annotations

from pathlib import Path


def loaded_from(pid: int) -> set[Path]:
    """The files that the process and its children have in their memory."""
    found: set[Path] = set()
    for one in (pid, *_children(pid)):
        try:
            lines = Path(f"/proc/{one}/maps").read_text(encoding="utf-8").splitlines()
        except OSError:  # it ended in between
            continue
        found |= {Path(name) for line in lines if (name := line[73:].strip()).startswith("/")}
    return found


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(number) for number in thread.read_text(encoding="utf-8").split()]
        except OSError:  # a thread that has ended
            continue
    return found + [below for one in found for below in _children(one)]


def unused_libraries(folder: Path, loaded: set[Path]) -> list[str]:
    """Those in the folder that nobody loaded, with their size in MB, the largest first."""
    real = {file.resolve() for file in loaded}
    idle = [
        (file.stat().st_size, file.relative_to(folder).as_posix())
        for file in folder.rglob("*.so*")
        if not file.is_symlink() and file.resolve() not in real
    ]
    return [f"{size / 1e6:.2f} {name}" for size, name in sorted(idle, reverse=True)]
