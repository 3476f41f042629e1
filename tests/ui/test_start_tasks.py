"""The tasks at the program's icon: what is offered to whom, and that no person is named there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.cli import read_arguments
from crm_desktop.desktop.jump_list import Entry
from crm_desktop.models.user import UserRight
from crm_desktop.settings import read_state
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.start_tasks import MOST_RECENT, StartTasks
from crm_desktop.values.links import CaseLink
from crm_desktop.values.terms import Right
from tests.builders import Built, a_case
from tests.windows import open_window


class Shelf:
    """A jump list that keeps what it shows; `refused` is what its user has taken out by hand."""

    def __init__(self) -> None:
        self.tasks: tuple[Entry, ...] = ()
        self.recent: tuple[Entry, ...] = ()
        self.refused: set[tuple[str, ...]] = set()
        self.broken = False

    def show(self, tasks: Sequence[Entry], category: str, recent: Sequence[Entry]) -> tuple[Entry, ...]:
        if self.broken:
            raise OSError(5, "closed by an administrator")
        self.tasks = tuple(tasks)
        self.recent = tuple(entry for entry in recent if entry.words not in self.refused)
        return tuple(entry for entry in recent if entry.words in self.refused)


Opened = Callable[..., tuple[MainWindow, StartTasks, Shelf]]


@pytest.fixture
def opened(make_desk: Callable[[str], Desk], store: Store, built: Built, qtbot: QtBot) -> Iterator[Opened]:
    with store.writing() as session:
        a_case(session, built)
    windows = []

    def make(words: tuple[str, ...] = (), user: str = "marina") -> tuple[MainWindow, StartTasks, Shelf]:
        one = open_window(make_desk(user), qtbot, rows=1)
        window = one.__enter__()
        windows.append(one)
        controller = window.controller
        assert controller is not None
        shelf = Shelf()
        tasks = StartTasks(controller.desk, controller.state, shelf, words, controller)
        controller.writing.opened.connect(tasks.remember)
        controller.desk.settings_changed.connect(tasks.show)
        tasks.show()
        return window, tasks, shelf

    yield make
    for one in windows:
        one.__exit__(None, None, None)


def test_each_task_is_a_start_that_the_command_line_understands(opened: Opened) -> None:
    _window, _tasks, shelf = opened(("--profile", "C:/Perfil da Ana"))
    assert [entry.title for entry in shelf.tasks] == [
        "Novo processo",
        "Meus atendimentos",
        "Pareceres pendentes",
        "Agenda",
    ]
    for entry in shelf.tasks:
        asked = read_arguments(entry.words)
        assert asked.refused is None
        assert asked.link is not None
        assert asked.profile == Path("C:/Perfil da Ana")


def test_a_task_is_offered_to_whom_may_do_it(opened: Opened, store: Store, built: Built) -> None:
    with store.writing() as session:
        session.add(UserRight(user_id=built.users["marina"], right=Right.CREATE, granted=False))
    _window, _tasks, shelf = opened()
    assert "Novo processo" not in [entry.title for entry in shelf.tasks]


def test_an_opinion_puts_its_process_there_by_its_number_alone(
    opened: Opened, store: Store, qtbot: QtBot
) -> None:
    window, _tasks, shelf = opened()
    controller = window.controller
    assert controller is not None
    controller.writing.write_opinion(window.table.cases.rows[0].id)
    qtbot.waitUntil(lambda: bool(shelf.recent))
    (entry,) = shelf.recent
    assert (entry.title, entry.tip) == ("Processo 1", "Abrir processo")
    assert read_arguments(entry.words).link == CaseLink(1)


def test_the_newest_stands_first_and_five_are_kept(opened: Opened) -> None:
    _window, tasks, shelf = opened()
    for number in (1, 2, 3, 4, 5, 6, 3):
        tasks.remember(number)
    assert [entry.title for entry in shelf.recent] == [f"Processo {n}" for n in (3, 6, 5, 4, 2)]
    assert len(shelf.recent) == MOST_RECENT


def test_they_are_there_again_at_the_next_start(opened: Opened, qtbot: QtBot) -> None:
    window, tasks, _shelf = opened()
    assert window.controller is not None
    tasks.remember(7)
    window.controller.state.save()
    desk = window.controller.desk
    qtbot.waitUntil(lambda: read_state(desk.paths, desk.actor.login).get("recent_cases") == "7")
    _again, _tasks, shelf = opened()
    assert [entry.title for entry in shelf.recent] == ["Processo 7"]


def test_what_its_user_takes_out_by_hand_does_not_come_back(opened: Opened) -> None:
    _window, tasks, shelf = opened()
    for number in (1, 2):
        tasks.remember(number)
    shelf.refused = {entry.words for entry in shelf.recent if entry.title == "Processo 1"}
    tasks.show()
    shelf.refused = set()
    tasks.show()
    assert [entry.title for entry in shelf.recent] == ["Processo 2"]


def test_who_wants_no_numbers_there_has_none_and_none_are_kept(opened: Opened) -> None:
    window, tasks, shelf = opened()
    state = window.controller.state  # type: ignore[union-attr]
    tasks.remember(1)
    state.apply_settings(replace(state._desk.settings, recent_cases=False))
    assert (shelf.recent, state.recent_cases()) == ((), ())
    assert shelf.tasks
    tasks.remember(2)
    assert (shelf.recent, state.recent_cases()) == ((), ())


def test_a_system_that_refuses_the_list_is_done_without(opened: Opened) -> None:
    _window, tasks, shelf = opened()
    shelf.broken = True
    tasks.remember(1)
    shelf.broken = False
    tasks.show()
    assert [entry.title for entry in shelf.recent] == ["Processo 1"]
