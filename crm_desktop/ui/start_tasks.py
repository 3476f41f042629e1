"""The tasks at the program's icon, each a link that the program takes as it would take one from outside, and the
numbers of the processes written in last."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from crm_desktop.desktop.jump_list import Entry, JumpList
from crm_desktop.ui.i18n import t
from crm_desktop.values.links import CaseLink, Link, Screen, ScreenLink
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.window_state import WindowState

MOST_RECENT = 5
_log = logging.getLogger("crm_desktop")


@dataclass(frozen=True, slots=True)
class StartTask:
    """`right` is what its user needs, else the task is not offered."""

    screen: Screen
    text: str
    tip: str
    right: Right | None = None


TASKS = (
    StartTask(Screen.NEW_CASE, "Novo processo", "Abre um processo para um assunto novo", Right.CREATE),
    StartTask(Screen.OWN_CASES, "Meus atendimentos", "Seus processos pendentes"),
    StartTask(Screen.DRAFTS, "Pareceres pendentes", "Retoma um parecer de onde parou", Right.WRITE_OPINION),
    StartTask(Screen.AGENDA, "Agenda", "Seus agendamentos por dia e semana"),
)


class StartTasks(QObject):
    """Shown in `jump_list`, with `words` in front of each link, so that it reaches the same base. Window's thread."""

    def __init__(
        self, desk: Desk, state: WindowState, jump_list: JumpList, words: tuple[str, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = state
        self._jump_list = jump_list
        self._words = words

    def remember(self, number: int) -> None:
        """That process stands first from now on."""
        if not self._desk.settings.recent_cases:
            return
        known = self._state.recent_cases()
        if known[:1] == (number,):
            return
        self._state.remember_cases((number, *(one for one in known if one != number))[:MOST_RECENT])
        self.show()

    def show(self) -> None:
        """Anew, with what this user may do and wants to be seen; a system that refuses it goes without."""
        if not self._desk.settings.recent_cases:
            self._state.remember_cases(())
        numbers = {self._of_case(number): number for number in self._state.recent_cases()}
        tasks = tuple(
            self._entry(t(task.text), t(task.tip), ScreenLink(task.screen))
            for task in TASKS
            if task.right is None or self._desk.may(task.right)
        )
        try:
            gone = self._jump_list.show(tasks, t("Processos recentes"), tuple(numbers))
        except OSError as error:
            _log.info("no jump list: %s", error.errno)
            return
        if gone:
            self._state.remember_cases(_without(numbers.values(), {numbers[entry] for entry in gone}))

    def _of_case(self, number: int) -> Entry:
        """By its number alone: whose process it is must not stand on the task bar."""
        shown = t("Processo {number}", number=number)
        return self._entry(shown, t("Abrir processo"), CaseLink(number))

    def _entry(self, title: str, tip: str, link: Link) -> Entry:
        return Entry(title, tip, (*self._words, "--link", link.text))


def _without(numbers: Iterable[int], gone: set[int]) -> tuple[int, ...]:
    return tuple(number for number in numbers if number not in gone)
