"""A link or a call from outside, through the real widgets: one person, several, nobody, somebody writing."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from crm_desktop.errors import InvalidLink
from crm_desktop.models.opinion import OpinionDraft
from crm_desktop.models.user import UserRight
from crm_desktop.storage.opening import Store
from crm_desktop.ui.candidates_dialog import CandidatesDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.drafts_dialog import DraftsDialog
from crm_desktop.ui.help_dialogs import ShortcutsDialog
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.new_case import NewCaseDialog
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.opinion.notepad import NotepadDialog
from crm_desktop.ui.widgets.toast import Toast
from crm_desktop.values.links import Link, parse_link
from crm_desktop.values.lists import own_pending
from crm_desktop.values.terms import Right
from tests.bad_links import BAD_LINKS
from tests.builders import Built, a_case, give_password, person
from tests.journeys.test_first_run import PASSWORD, dialog_of, log_in, start
from tests.windows import open_window

__all__ = ["start"]
MOBILE = "tel:+5521998761200"
CALL = "Ligação de (21) 99876-1200"
PADARIA = "Padaria Estrela do Sul Ltda"
REFUSED = "O link ou telefone recebido não é válido e foi ignorado. Abra a pessoa ou o processo pelo próprio programa."


@pytest.fixture
def cases(store: Store, built: Built) -> list[uuid.UUID]:
    with store.writing() as session:
        return [a_case(session, built, person_key=key) for key in ("padaria", "ana", "padaria")]


@pytest.fixture
def window(desk: Desk, cases: list[uuid.UUID], qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window(desk, qtbot, rows=3) as made:
        yield made


def follow(window: MainWindow, text: str) -> None:
    link: Link = parse_link(text)
    assert window.controller is not None
    window.controller.links.follow(link)


def rows_of(window: MainWindow) -> set[uuid.UUID]:
    return {row.id for row in window.table.cases.rows}


def write(window: MainWindow, qtbot: QtBot, case_id: uuid.UUID, text: str) -> OpinionDialog:
    assert window.controller is not None
    window.controller.writing.write_opinion(case_id)
    opinions = window.controller.writing.opinions
    qtbot.waitUntil(lambda: case_id in opinions)
    dialog = opinions[case_id]
    qtbot.waitUntil(lambda: dialog.editor.hasFocus())
    qtbot.keyClicks(dialog.editor, text)
    return dialog


def notice_in(dialog: QWidget, qtbot: QtBot) -> Toast:
    def shown() -> list[Toast]:
        return [toast for toast in dialog.findChildren(Toast) if toast.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def same_phone(store: Store) -> None:
    with store.writing() as session:
        person(session, "Bar do Zeca", phone="(21) 99876-1200")


def test_a_call_of_one_person_shows_the_person_s_processes(
    window: MainWindow, cases: list[uuid.UUID], built: Built, qtbot: QtBot
) -> None:
    assert window.controller is not None
    remembered = window.controller.state.last_filter(window.controller.desk.actor.user_id)
    window.showMinimized()
    follow(window, MOBILE)
    qtbot.waitUntil(lambda: rows_of(window) == {cases[0], cases[2]})
    assert not window.isMinimized()
    assert window.filter.person.text() == PADARIA
    assert window.toast.text() == f"{CALL} · {PADARIA}"
    assert window.controller.state.last_filter(window.controller.desk.actor.user_id) == remembered
    qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(NewCaseDialog)))
    (new,) = window.findChildren(NewCaseDialog)
    qtbot.waitUntil(lambda: new.form.picker.person_id == built.persons["padaria"])
    new.discard()


def test_a_link_of_a_process_shows_it(window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot) -> None:
    follow(window, "crm-desktop:processo/2")
    qtbot.waitUntil(lambda: window.detail.shown_id() == cases[1])


def test_a_link_of_a_new_process_opens_the_empty_window_and_writes_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    with questions() as asked:
        follow(window, "crm-desktop:novo")
        qtbot.waitUntil(lambda: bool(window.findChildren(NewCaseDialog)))
        (new,) = window.findChildren(NewCaseDialog)
        assert window.controller is not None
        runner = window.controller.desk.runner
        qtbot.waitUntil(lambda: not runner._under_way)
    assert (new.form.picker.person_id, new.form.picker.text()) == (None, "")
    assert not [one for one in asked if one.startswith(("INSERT", "UPDATE", "DELETE"))]
    follow(window, "crm-desktop:novo")
    assert window.findChildren(NewCaseDialog) == [new]
    new.discard()


def test_a_link_of_what_waits_opens_the_drafts(window: MainWindow, qtbot: QtBot) -> None:
    follow(window, "crm-desktop:pendentes")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(DraftsDialog)))
    window.findChildren(DraftsDialog)[0].close()


def test_a_link_of_one_s_own_processes_lists_them(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    follow(window, "crm-desktop:processo/2")
    follow(window, "crm-desktop:meus")
    assert window.controller is not None
    me = window.controller.desk.actor.user_id
    qtbot.waitUntil(lambda: window.filter.value() == own_pending(me))
    qtbot.waitUntil(lambda: rows_of(window) == set(cases))


def test_a_link_of_the_agenda_shows_its_tab(window: MainWindow, qtbot: QtBot) -> None:
    follow(window, "crm-desktop:agenda")
    qtbot.waitUntil(lambda: window.tabs.currentIndex() == window.page_index("agenda"))


def test_who_of_several_it_is_is_chosen_by_the_keyboard(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    same_phone(store)
    follow(window, MOBILE)
    qtbot.waitUntil(lambda: bool(window.findChildren(CandidatesDialog)))
    (dialog,) = window.findChildren(CandidatesDialog)
    qtbot.waitUntil(lambda: dialog.table.hasFocus())
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert names == ["Bar do Zeca", PADARIA]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows_of(window) == {cases[0], cases[2]})
    assert window.filter.person.text() == PADARIA


def test_a_new_process_for_a_candidate(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    same_phone(store)
    follow(window, MOBILE)
    qtbot.waitUntil(lambda: bool(window.findChildren(CandidatesDialog)))
    (dialog,) = window.findChildren(CandidatesDialog)
    qtbot.mouseClick(dialog.new_case, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(NewCaseDialog)))
    (new,) = window.findChildren(NewCaseDialog)
    qtbot.waitUntil(lambda: new.form.picker.text() == "Bar do Zeca")
    new.discard()


def test_of_two_calls_the_newer_one_is_asked_about(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    same_phone(store)
    follow(window, MOBILE)
    qtbot.waitUntil(lambda: bool(window.findChildren(CandidatesDialog)))
    follow(window, "tel:+5511988887777")
    qtbot.waitUntil(lambda: window.filter.person.text() == "Ana Paula Ribeiro")
    qtbot.waitUntil(lambda: not window.findChildren(CandidatesDialog))


def test_an_unknown_call_is_a_notice_that_offers_a_new_process(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    follow(window, "tel:+552133334444")
    qtbot.waitUntil(lambda: window.toast.isVisible())
    assert window.toast.text() == "Ligação de (21) 3333-4444 · ninguém cadastrado"
    assert rows_of(window) == set(cases)
    assert QApplication.activeWindow() is window
    qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(NewCaseDialog)))
    (new,) = window.findChildren(NewCaseDialog)
    qtbot.waitUntil(lambda: new.form.picker.suggestions() == ["Cadastrar “(21) 3333-4444”…"])
    new.discard()


def test_who_may_create_nothing_is_offered_nothing(
    make_desk: Callable[..., Desk], store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        session.add(UserRight(user_id=built.users["marina"], right=Right.CREATE, granted=False))
    with open_window(make_desk("marina"), qtbot, rows=0) as window:
        follow(window, "tel:+552133334444")
        qtbot.waitUntil(lambda: window.toast.isVisible())
        assert not window.toast._button.isVisible()
        follow(window, "crm-desktop:novo")
        assert window.toast.text() == "Você não tem permissão para abrir processos."
        assert not window.findChildren(NewCaseDialog)


@pytest.mark.parametrize(
    ("link", "text", "button"),
    [
        (MOBILE, f"{CALL} · {PADARIA}", "Mostrar"),
        ("tel:+552133334444", "Ligação de (21) 3333-4444 · ninguém cadastrado", "Novo processo"),
        ("crm-desktop:processo/2", "Processo 2 · Ana Paula Ribeiro", "Mostrar"),
        ("crm-desktop:novo", "Novo processo", "Abrir"),
        ("crm-desktop:meus", "Meus atendimentos", "Mostrar"),
        (
            "crm-desktop:processo/999",
            "O processo 999 não existe ou não é visível para você. Confira o número.",
            "",
        ),
    ],
)
def test_an_opinion_being_typed_keeps_the_keyboard(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot, link: str, text: str, button: str
) -> None:
    dialog = write(window, qtbot, cases[0], "Cliente ligou ")
    filter_before = window.filter.value()
    follow(window, link)
    notice = notice_in(dialog, qtbot)
    assert (notice.text(), notice._button.text()) == (text, button)
    assert QApplication.focusWidget() is dialog.editor
    qtbot.keyClicks(QApplication.focusWidget(), "e pediu prazo.")
    assert dialog.editor.text() == "Cliente ligou e pediu prazo."
    assert QApplication.activeWindow() is dialog
    assert (rows_of(window), window.filter.value()) == (set(cases), filter_before)
    assert not window.toast.isVisible()
    qtbot.waitUntil(lambda: not dialog.drafts.dirty)
    with store.reading() as session:
        assert session.scalar(select(func.count(OpinionDraft.id))) == 1


def test_the_notice_shows_the_person_when_pressed_and_the_opinion_stays(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[1], "Cliente ligou.")
    follow(window, MOBILE)
    qtbot.mouseClick(notice_in(dialog, qtbot)._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows_of(window) == {cases[0], cases[2]})
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert dialog.isVisible()
    assert dialog.editor.text() == "Cliente ligou."
    qtbot.waitUntil(lambda: not dialog.findChildren(Toast))


def test_the_toast_of_a_call_is_reached_by_its_key(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    follow(window, MOBILE)
    qtbot.waitUntil(lambda: rows_of(window) == {cases[0], cases[2]})
    window.activateWindow()
    window.filter.contains.setFocus()
    qtbot.waitUntil(window.filter.contains.hasFocus)
    qtbot.keyClick(window.filter.contains, Qt.Key.Key_F6)
    assert window.toast._button.hasFocus()
    qtbot.keyClick(window.toast._button, Qt.Key.Key_Escape)
    assert not window.toast.isVisible()
    assert window.filter.contains.hasFocus()
    qtbot.keyClick(window.filter.contains, Qt.Key.Key_F6)
    assert window.filter.contains.hasFocus()


def test_the_notice_in_an_opinion_is_reached_by_its_key_and_left_without_closing_it(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Texto")
    follow(window, MOBILE)
    notice = notice_in(dialog, qtbot)
    qtbot.keyClick(dialog.editor, Qt.Key.Key_F6)
    assert notice._button.hasFocus()
    qtbot.keyClick(notice._button, Qt.Key.Key_Escape)
    assert dialog.editor.hasFocus()
    assert (dialog.isVisible(), dialog.editor.text()) == (True, "Texto")
    qtbot.waitUntil(lambda: not dialog.findChildren(Toast))


def test_the_key_of_the_toast_is_in_the_list_of_shortcuts(qtbot: QtBot) -> None:
    shortcuts = ShortcutsDialog()
    qtbot.addWidget(shortcuts)
    shown = [label.text() for label in shortcuts.findChildren(QLabel)]
    assert shown[shown.index("F6") + 1] == "Ir para o aviso"


def test_several_possible_callers_wait_behind_the_notice_of_an_opinion(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    same_phone(store)
    dialog = write(window, qtbot, cases[0], "Texto")
    follow(window, MOBILE)
    notice = notice_in(dialog, qtbot)
    assert notice.text() == f"{CALL} · 2 pessoas possíveis"
    assert not window.findChildren(CandidatesDialog)
    qtbot.mouseClick(notice._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(CandidatesDialog)))


def test_a_second_call_replaces_the_notice_of_the_first(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Texto")
    follow(window, MOBILE)
    notice_in(dialog, qtbot)
    follow(window, "tel:+5511988887777")
    qtbot.waitUntil(
        lambda: notice_in(dialog, qtbot).text() == "Ligação de (11) 98888-7777 · Ana Paula Ribeiro"
    )


def test_a_refused_link_is_said_in_the_opinion_being_typed(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Texto")
    follow(window, MOBILE)
    notice_in(dialog, qtbot)
    assert window.controller is not None
    window.controller.links.refuse(InvalidLink())
    qtbot.waitUntil(lambda: notice_in(dialog, qtbot).text() == REFUSED)
    notice = notice_in(dialog, qtbot)
    assert not notice._button.isVisible()
    assert notice._timer.interval() == 12_000
    assert QApplication.focusWidget() is dialog.editor
    assert not window.toast.isVisible()


def test_a_text_in_a_window_above_the_opinion_keeps_the_keyboard_too(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Texto")
    dialog.open_notepad()
    (above,) = dialog.findChildren(NotepadDialog)
    qtbot.waitUntil(lambda: above.isActiveWindow() and isinstance(above.focusWidget(), QPlainTextEdit))
    typed_in = above.focusWidget()
    follow(window, MOBILE)
    assert notice_in(above, qtbot).text() == f"{CALL} · {PADARIA}"
    assert QApplication.focusWidget() is typed_in
    above.close()


def test_an_opinion_that_is_open_but_not_written_in_hinders_nothing(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Texto")
    window.bring_to_front()
    window.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    follow(window, "tel:+5511988887777")
    qtbot.waitUntil(lambda: rows_of(window) == {cases[1]})
    assert dialog.editor.text() == "Texto"


@contextmanager
def questions() -> Iterator[list[str]]:
    """Every statement that any base is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_a_hundred_bad_links_are_said_and_none_acted_on(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    store: Store,
    built: Built,
) -> None:
    with store.writing() as session:
        give_password(session, PASSWORD)
        a_case(session, built)
    running = start()
    login = dialog_of(running, LoginDialog, qtbot)
    for link, reason in BAD_LINKS:
        login.error_bar.hide()
        running._instance.arguments_received.emit(["--link", link])
        assert login.error_bar.text() == REFUSED, reason
    assert running._asked.link is None
    log_in(running, qtbot)
    window = running.window
    qtbot.waitUntil(lambda: "·" in window.count.text() and not running.runner._under_way)
    shown, windows = window.filter.value(), {w for w in QApplication.topLevelWidgets() if w.isVisible()}
    with questions() as asked:
        for link, reason in BAD_LINKS:
            window.toast.hide()
            running._instance.arguments_received.emit(["--link", link])
            assert (window.toast.isVisible(), window.toast.text()) == (True, REFUSED), reason
            assert window.toast._timer.interval() == 12_000
            running._instance.arguments_received.emit([link])
            running._instance.arguments_received.emit(["--link", "crm-desktop:processo/1", link])
        assert (running.runner._under_way, asked) == ({}, [])
    assert window.filter.value() == shown
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} == windows


def test_before_the_log_in_the_newest_link_waits(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    store: Store,
    built: Built,
) -> None:
    with store.writing() as session:
        give_password(session, PASSWORD)
        a_case(session, built, person_key="padaria")
        wanted = a_case(session, built, person_key="ana")
    running = start(link=parse_link("crm-desktop:processo/1"))
    login = dialog_of(running, LoginDialog, qtbot)
    with questions() as asked:
        for link in ("crm-desktop:processo/1", "tel:+5511988887777", "tel:mal"):
            running._instance.arguments_received.emit(["--link", link])
        qtbot.wait(0)
    assert asked == []
    assert login.isVisible()
    log_in(running, qtbot)
    window = running.window
    qtbot.waitUntil(lambda: rows_of(window) == {wanted}, timeout=60_000)
    assert window.toast.text() == "Ligação de (11) 98888-7777 · Ana Paula Ribeiro"
