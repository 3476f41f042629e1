"""The twelve steps of the help page, through the real widgets, on a real base."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from crm_desktop.models.case import Case, CaseNotepad
from crm_desktop.models.opinion import Opinion, OpinionAnnulment, OpinionDraft
from crm_desktop.operations.cases import change_priority
from crm_desktop.storage.opening import Store
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.new_case import NewCaseDialog
from crm_desktop.ui.opinion.attachments import FileChip
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.opinion.notepad import NotepadDialog
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.chip import Chip
from tests.builders import NOW, Built, a_case, actor
from tests.windows import open_window

TEXT = "Reemitida com CFOP 6.102 e autorizada. Cliente confirmou por telefone."


@pytest.fixture
def cases(store: Store, built: Built) -> list[uuid.UUID]:
    with store.writing() as session:
        return [
            a_case(session, built, subject=subject, due_at=NOW + timedelta(hours=hours), person_key=person)
            for subject, hours, person in (
                ("NF-e rejeitada: CFOP inválido", 1, "padaria"),
                ("Boleto não registra no banco", 5, "ana"),
                ("Segunda via do contrato", 50, "padaria"),
            )
        ]


@pytest.fixture
def window(desk: Desk, cases: list[uuid.UUID], qtbot: QtBot) -> Iterator[MainWindow]:
    with open_window(desk, qtbot, rows=3) as made:
        yield made


def write(window: MainWindow, qtbot: QtBot, case_id: uuid.UUID, text: str = TEXT) -> OpinionDialog:
    controller = window.controller
    assert controller is not None
    qtbot.waitUntil(lambda: window.table.select_case(case_id))
    window.menu_actions["opinion"].trigger()
    qtbot.waitUntil(lambda: case_id in controller.writing.opinions)
    dialog = controller.writing.opinions[case_id]
    qtbot.keyClicks(dialog.editor, text)
    return dialog


def answer(dialog: OpinionDialog, qtbot: QtBot, *keys: Qt.Key) -> None:
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.findChild(DecisionDialog) is not None)
    prompt = dialog.findChild(DecisionDialog)
    assert prompt is not None
    for key in keys:
        qtbot.keyClick(prompt, key)
        qtbot.keyClick(prompt, Qt.Key.Key_Return)


def test_from_the_filter_to_the_next_center(
    window: MainWindow, store: Store, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.filter.person, "padaria")  # 1 the filter
    qtbot.mouseClick(window.filter.submit, Qt.MouseButton.LeftButton)  # 2 Filtrar
    qtbot.waitUntil(lambda: len(window.table.cases.rows) == 2)
    window.show_page("cases")  # 3 Atendimento
    dialog = write(window, qtbot, cases[0])  # 4, 5, 6
    assert dialog.windowTitle() == "Parecer · 1"
    answer(dialog, qtbot, Qt.Key.Key_1)  # 8 Ok and the question
    qtbot.waitUntil(lambda: window.toast.text() == "1 foi para Suporte N2")
    with store.reading() as session:
        assert session.get_one(Case, cases[0]).center_id == built.centers["SUP2"]
        newest = select(Opinion.text).where(Opinion.case_id == cases[0]).order_by(Opinion.seq.desc())
        assert session.scalar(newest) == TEXT
        assert session.scalar(select(func.count()).select_from(OpinionDraft)) == 0


def test_the_toast_takes_it_back(
    window: MainWindow, store: Store, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    answer(write(window, qtbot, cases[0]), qtbot, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "foi para" in window.toast.text())
    qtbot.mouseClick(window.toast._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "desfeito" in window.toast.text())
    with store.reading() as session:
        assert session.get_one(Case, cases[0]).center_id == built.centers["SUP1"]
        assert session.scalar(select(func.count()).select_from(OpinionAnnulment)) == 1


def test_a_blank_opinion_is_refused_in_words_and_stays_open(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "   ")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.error_bar.text()
    assert dialog.isVisible()
    assert dialog.findChild(DecisionDialog) is None


def test_voltar_goes_back_to_the_text(window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot) -> None:
    dialog = write(window, qtbot, cases[0])
    answer(dialog, qtbot)
    prompt = dialog.findChild(DecisionDialog)
    assert prompt is not None
    qtbot.mouseClick(prompt.back, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.editor.text() == TEXT


def test_what_is_put_aside_is_taken_up_where_it_stopped(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Comecei a escr")
    with qtbot.waitSignal(dialog.put_aside):
        qtbot.mouseClick(dialog.later, Qt.MouseButton.LeftButton)
    controller = window.controller
    assert controller is not None
    qtbot.waitUntil(lambda: cases[0] not in controller.writing.opinions)
    qtbot.waitUntil(lambda: window.tool_buttons["drafts"].second_text() == "1")  # type: ignore[attr-defined]
    controller.writing.write_opinion(cases[0])
    qtbot.waitUntil(lambda: cases[0] in controller.writing.opinions)
    again = controller.writing.opinions[cases[0]]
    assert again.editor.text() == "Comecei a escr"
    assert again.editor.cursor_position() == len("Comecei a escr")


def test_what_is_typed_is_saved_by_itself(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0], "Texto ainda sem parecer")
    with qtbot.waitSignal(dialog.drafts.saved, timeout=2000):
        pass
    with store.reading() as session:
        assert "Texto ainda sem parecer" in session.scalars(select(OpinionDraft.content)).one()


def test_a_process_that_changed_is_compared_and_the_text_kept(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0])
    with store.writing() as session:
        change_priority(session, actor=actor(session, "helena"), now=NOW, case_id=cases[0], priority=1)
    answer(dialog, qtbot, Qt.Key.Key_1)
    from PySide6.QtWidgets import QMessageBox

    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None)
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert "Prioridade: 2 → 1" in box.informativeText()
    assert dialog.editor.text() == TEXT
    keep = next(button for button in box.buttons() if "Manter meu parecer" in button.text())
    keep.click()
    qtbot.waitUntil(lambda: any(p.isVisible() for p in dialog.findChildren(DecisionDialog)))
    prompt = next(p for p in dialog.findChildren(DecisionDialog) if p.isVisible())
    prompt.choose(0)
    prompt.confirm_choice()
    qtbot.waitUntil(lambda: "foi para" in window.toast.text())


def test_a_refresh_moves_neither_selection_nor_focus(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    controller = window.controller
    assert controller is not None
    window.table.select_case(cases[1])
    window.filter.contains.setFocus()
    with store.writing() as session:
        change_priority(session, actor=actor(session, "helena"), now=NOW, case_id=cases[2], priority=1)
    with qtbot.waitSignal(controller.cases.painted):
        controller.cases.refresh()
    assert window.table.cases.rows[0].id == cases[2]
    assert window.table.selected_id() == cases[1]


def test_several_opinions_may_be_open_and_the_window_stays_usable(
    window: MainWindow, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    first = write(window, qtbot, cases[0], "um")
    second = write(window, qtbot, cases[1], "dois")
    assert not first.isModal()
    assert not second.isModal()
    assert window.isEnabled()
    assert first.editor.text() == "um"


@pytest.mark.parametrize("login", ["marina", "helena"])
def test_what_is_not_allowed_is_not_offered(
    make_desk: Callable[..., Desk], login: str, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    made.attach(make_desk(login))
    assert made.menu_actions["settings"].isVisible() is False
    assert made.menu_actions["reopen"].isVisible() is (login == "helena")
    assert (made.page_index("supervision") >= 0) is (login == "helena")


def test_without_a_workflow_the_destination_is_chosen_before_ok_and_kept_with_the_draft(
    window: MainWindow, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built, kind="free")
    controller = window.controller
    assert controller is not None
    controller.cases.refresh()
    dialog = write(window, qtbot, case_id)
    dialog.preflight.choice.set_current_data(built.centers["COM"])
    dialog.preflight.choice.chosen.emit(built.centers["COM"])
    with qtbot.waitSignal(dialog.put_aside):
        qtbot.mouseClick(dialog.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: case_id not in controller.writing.opinions)
    controller.writing.write_opinion(case_id)
    qtbot.waitUntil(lambda: case_id in controller.writing.opinions)
    again = controller.writing.opinions[case_id]
    assert again.preflight.choice.current_data() == built.centers["COM"]
    qtbot.mouseClick(again.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "foi para Comercial" in window.toast.text())


def test_a_chosen_file_shows_as_a_chip_and_goes_when_it_is_taken_off(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = write(window, qtbot, cases[0])
    (tmp_path / "nota.xml").write_bytes(b"<nfe/>")
    dialog.files.add_paths([tmp_path / "nota.xml", tmp_path / "sumiu.xml"])
    qtbot.waitUntil(lambda: dialog.file_row.count() == 1 and bool(dialog.error_bar.text()))
    assert "sumiu.xml" in dialog.error_bar.text()
    assert dialog.attach.second_text() == "1"
    chip = dialog.file_row.itemAt(0).widget()
    assert isinstance(chip, FileChip)
    chip.removed.emit()
    qtbot.waitUntil(lambda: dialog.file_row.count() == 0)
    assert dialog.attach.second_text() == ""


def test_retificar_writes_a_correction_also_after_it_was_put_aside(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    controller = window.controller
    assert controller is not None
    answer(write(window, qtbot, cases[0]), qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: cases[0] not in controller.writing.opinions)

    def link() -> LinkButton | None:
        """The newest opinion's; the opening has one too. None while the process may be shown anew: its buttons go."""
        found = [
            b for b in window.detail.findChildren(LinkButton) if b.text() == "Retificar" and b.isVisible()
        ]
        waits = (controller.cases._detail_pause.isActive(), window.detail.timeline._timer.isActive())
        settled = not controller.desk.runner._under_way and not any(waits)
        if len(found) < 2 or window.detail.shown_id() != cases[0] or not settled:
            return None
        return min(found, key=lambda button: button.mapToGlobal(button.pos()).y())

    qtbot.waitUntil(lambda: window.table.select_case(cases[0]) and link() is not None)
    shown = link()
    assert shown is not None
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cases[0] in controller.writing.opinions)
    first = controller.writing.opinions[cases[0]]
    qtbot.keyClicks(first.editor, "O CFOP certo")
    with qtbot.waitSignal(first.put_aside):
        qtbot.mouseClick(first.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cases[0] not in controller.writing.opinions)
    dialog = write(window, qtbot, cases[0], " = 6.108.")
    assert [chip.text() for chip in dialog.findChildren(Chip) if "Retifica" in chip.text()]
    answer(dialog, qtbot, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: cases[0] not in controller.writing.opinions)
    with store.reading() as session:
        texts = dict(
            session.execute(select(Opinion.id, Opinion.text).where(Opinion.case_id == cases[0]))
            .tuples()
            .all()
        )
        corrections = session.execute(
            select(Opinion.text, Opinion.corrects_id).where(Opinion.corrects_id.is_not(None))
        ).all()
    assert [(text, texts[corrected]) for text, corrected in corrections] == [("O CFOP certo = 6.108.", TEXT)]


def test_closing_the_program_saves_an_opinion_and_a_new_process_unasked(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    controller = window.controller
    assert controller is not None
    dialog = write(window, qtbot, cases[0], "Metade do par")
    dialog.drafts._pause.stop()
    dialog.drafts._longest.stop()
    controller.writing.new_case()
    new = window.findChild(NewCaseDialog)
    assert new is not None
    qtbot.waitUntil(lambda: new.is_ready)
    new.form.description.set_text("Metade do proc")
    new.drafts._pause.stop()
    new.drafts._longest.stop()
    assert dialog.drafts.dirty
    assert new.drafts.dirty
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    with store.reading() as session:
        kept = " ".join(session.scalars(select(OpinionDraft.content)))
    assert "Metade do par" in kept
    assert "Metade do proc" in kept


def test_closing_the_program_asks_about_a_notepad_that_is_not_saved(
    window: MainWindow, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = write(window, qtbot, cases[0])
    dialog.open_notepad()
    pad = dialog.findChild(NotepadDialog)
    assert pad is not None
    qtbot.waitUntil(pad.text.isEnabled)
    qtbot.keyClicks(pad.text, "Ligar antes do meio-dia")
    for _again in range(2):
        window.close()
        assert window.isVisible()
        assert pad.isVisible()
        assert len([box for box in pad.findChildren(QMessageBox) if box.isVisible()]) == 1
    box = next(box for box in pad.findChildren(QMessageBox) if box.isVisible())
    with qtbot.waitSignal(pad.saved):
        next(button for button in box.buttons() if button.text() == "Gravar").click()
    qtbot.waitUntil(lambda: dialog.findChild(NotepadDialog) is None)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    with store.reading() as session:
        assert "Ligar antes do meio-dia" in session.scalars(select(CaseNotepad.text)).one()
