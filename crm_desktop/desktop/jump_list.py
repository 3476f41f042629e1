"""What Windows shows at the program's icon, in the task bar and the start menu: tasks, and what was opened last."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from crm_desktop.desktop.identity import APPLICATION_ID, own_start

_LONGEST_TIP = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """`words` are the arguments with which the program starts; they tell one entry from another."""

    title: str
    tip: str
    words: tuple[str, ...]


class JumpList(Protocol):
    """Where the system keeps it."""

    def show(self, tasks: Sequence[Entry], category: str, recent: Sequence[Entry]) -> tuple[Entry, ...]:
        """Puts both lists in the place of what was there, `recent` below the title `category`. Those of `recent` that
        the user has taken out by hand are left out and given back. Window's thread. Raises OSError."""


def here() -> JumpList | None:
    """That of this account; None on other systems."""
    if sys.platform == "win32":
        return _WindowsJumpList()
    return None


if sys.platform == "win32":

    class _WindowsJumpList:
        def show(self, tasks: Sequence[Entry], category: str, recent: Sequence[Entry]) -> tuple[Entry, ...]:
            # Imported only when used: it takes some milliseconds of the start.
            from comtypes import COMError

            try:
                return self._show(tasks, category, recent)
            except COMError as error:
                raise OSError(error.hresult, error.text or "COM") from error

        def _show(self, tasks: Sequence[Entry], category: str, recent: Sequence[Entry]) -> tuple[Entry, ...]:
            from crm_desktop.desktop import shell_lists as shell

            made = shell.destination_list()
            made.SetAppID(APPLICATION_ID)
            gone = set(shell.begin(made))
            kept = [entry for entry in recent if _line(entry) not in gone]
            if kept:
                made.AppendCategory(category, _collection(kept))
            if tasks:
                made.AddUserTasks(_collection(tasks))
            made.CommitList()
            return tuple(entry for entry in recent if _line(entry) in gone)

    def _collection(entries: Sequence[Entry]) -> Any:
        from crm_desktop.desktop import shell_lists as shell

        program = own_start()[0]
        links = [
            shell.link(entry.title, entry.tip[:_LONGEST_TIP], str(program), _line(entry)) for entry in entries
        ]
        return shell.collection(links)

    def _line(entry: Entry) -> str:
        return subprocess.list2cmdline([*own_start()[1], *entry.words])
