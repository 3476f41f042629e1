"""Novo processo, used as an agent uses it. Now is 24/11/2026, 09:01 in São Paulo."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import DraftAttachment, Opinion, OpinionDraft
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.workflow import Workflow
from crm_desktop.operations.drafts import DraftContent, NewCaseDraft
from crm_desktop.operations.workflow_versions import publish_draft, write_draft
from crm_desktop.storage.opening import Store
from crm_desktop.ui.decision_dialog import DecisionDialog
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.new_case import NewCaseDialog
from crm_desktop.ui.person_form import PersonDialog
from crm_desktop.ui.theme import LIGHT, apply_theme
from crm_desktop.values.filters import CaseFilter, Situation
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition
from tests.builders import MEGABYTE, NOW, Built, a_case, person

SUBJECT = "NF-e rejeitada de novo, CFOP"
TEXT = "Cliente relata que a nota 8813 foi rejeitada."

ASKS_FIRST = WorkflowDefinition(
    (
        DecisionStep(1, "A dúvida é fiscal?", (Answer("Sim", 11), Answer("Não", 21))),
        CenterStep(11, "Fiscal", "SUP2", next=31),
        CenterStep(21, "Venda", "COM", next=31, due_hours=18),
        CenterStep(31, "Concluído", "CONC"),
    )
)

Open = Callable[..., NewCaseDialog]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)


@pytest.fixture
def open_dialog(desk: Desk, qtbot: QtBot) -> Open:
    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, NewCaseDialog)
        dialog.drafts.stop()
        dialog._leaving = True

    def open_it(on: Desk | None = None, **given: object) -> NewCaseDialog:
        dialog = NewCaseDialog(on or desk, **given)  # type: ignore[arg-type]
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog, before_close_func=leave)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.is_ready and dialog.isActiveWindow())
        return dialog

    return open_it


def choose_person(dialog: NewCaseDialog, qtbot: QtBot, typed: str = "padaria") -> None:
    picker = dialog.form.picker
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    qtbot.keyClicks(picker, typed)
    qtbot.waitUntil(picker.popup.isVisible)
    qtbot.keyClick(picker.popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.form.person is not None)


def choose_type(dialog: NewCaseDialog, qtbot: QtBot, key: uuid.UUID) -> None:
    dialog.form.kind.set_current_data(key)
    dialog.form.kind.chosen.emit(key)
    qtbot.waitUntil(lambda: dialog.form.is_settled)


def fill(dialog: NewCaseDialog, qtbot: QtBot, built: Built, kind: str = "fiscal") -> None:
    choose_person(dialog, qtbot)
    choose_type(dialog, qtbot, built.types[kind])
    qtbot.keyClicks(dialog.form.subject, SUBJECT)
    dialog.form.description.set_text(TEXT)


def create(dialog: NewCaseDialog, qtbot: QtBot) -> tuple[uuid.UUID, int]:
    with qtbot.waitSignal(dialog.created) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return told.args[0], told.args[1]


def box_of(dialog: QWidget, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: any(b.isVisible() for b in dialog.findChildren(QMessageBox)))
    return next(b for b in dialog.findChildren(QMessageBox) if b.isVisible())


def press(box: QMessageBox, text: str) -> None:
    next(b for b in box.buttons() if b.text().replace("&", "") == text).click()


def add_first_question(store: Store, built: Built) -> None:
    with store.writing() as session:
        version = write_draft(session, code="PERGUNTA", name="Começa com pergunta", definition=ASKS_FIRST)
        publish_draft(session, now=NOW, author_id=None, version_id=version)
        workflow = session.scalar(select(Workflow.id).where(Workflow.code == "PERGUNTA"))
        session.get_one(ServiceType, built.types["free"]).workflow_id = workflow


# The person.


def test_typing_suggests_persons_with_document_phone_and_open_count(
    open_dialog: Open, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        a_case(session, built)
    dialog = open_dialog()
    qtbot.keyClicks(dialog.form.picker, "padar")
    qtbot.waitUntil(lambda: bool(dialog.form.picker.suggestions()))
    assert dialog.form.picker.suggestions() == [
        "Padaria Estrela do Sul Ltda · 12.ABC.345/01DE-35 · (21) 99876-1200 · 1 processo aberto",
        "Cadastrar “padar”…",
    ]


def test_the_chosen_person_brings_contact_and_a_link_to_the_open_ones(
    open_dialog: Open, desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        for subject in ("Um", "Dois", "Três"):
            a_case(session, built, subject=subject)
    dialog = open_dialog()
    choose_person(dialog, qtbot)
    assert dialog.form.contact.currentText() == "Rosângela (financeiro)"
    assert dialog.form.contact.name() == "Rosângela"
    assert dialog.form.person_line.facts.text() == "12.ABC.345/01DE-35 · (21) 99876-1200 ·"
    link = dialog.form.person_line.open_cases
    assert link.text() == "3 processos abertos"
    with qtbot.waitSignal(desk.list_requested) as asked:
        link.click()
    assert asked.args == [CaseFilter(person_id=built.persons["padaria"], situation=Situation.PENDING)]


def test_typing_on_gives_the_person_up(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    choose_person(dialog, qtbot)
    qtbot.keyClicks(dialog.form.picker, "x")
    assert dialog.form.picker.person_id is None
    assert dialog.form.person is None
    assert dialog.form.contact.currentText() == ""


def test_the_last_suggestion_registers_a_new_person_and_chooses_it(
    open_dialog: Open, store: Store, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    qtbot.keyClicks(dialog.form.picker, "Oficina Nova")
    qtbot.waitUntil(dialog.form.picker.popup.isVisible)
    assert dialog.form.picker.suggestions() == ["Cadastrar “Oficina Nova”…"]
    qtbot.keyClick(dialog.form.picker.popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.findChild(PersonDialog) is not None)
    register = dialog.findChild(PersonDialog)
    assert register is not None
    assert register.form.name.text() == "Oficina Nova"
    register.save()
    qtbot.waitUntil(lambda: dialog.form.person is not None)
    with store.reading() as session:
        key = session.scalar(select(Person.id).where(Person.name == "Oficina Nova"))
    assert dialog.form.picker.person_id == key


def test_the_phone_of_a_call_is_searched_at_once(open_dialog: Open, built: Built, qtbot: QtBot) -> None:
    dialog = open_dialog(phone="(21) 99876-1200")
    qtbot.waitUntil(lambda: len(dialog.form.picker.suggestions()) == 2)
    assert dialog.form.picker.suggestions()[0].startswith("Padaria")


def test_a_given_person_is_chosen_already_and_is_nothing_typed(
    open_dialog: Open, built: Built, store: Store, qtbot: QtBot
) -> None:
    dialog = open_dialog(person_id=built.persons["ana"])
    qtbot.waitUntil(lambda: dialog.form.person is not None)
    assert dialog.form.picker.text() == "Ana Paula Ribeiro"
    assert not dialog.has_something()


# What the type proposes.


def test_the_type_proposes_description_priority_center_responsible_and_due(
    open_dialog: Open, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    choose_type(dialog, qtbot, built.types["fiscal"])
    form = dialog.form
    assert form.kind.currentText() == "1.1  Suporte › Fiscal"
    assert form.description.text() == "Nota e mensagem de rejeição:"
    assert form.priority.current_data() == 2
    assert form.fixed_center.text() == "Suporte N1"
    assert form.fixed_center.isReadOnly()
    assert form.fixed_field._note.text() == "Entrada do fluxo do tipo"
    assert form.assignee.currentText() == "Marina Souza (eu)"
    assert form.due.text() == "24/11/2026 14:01"
    assert form.fields["due_at"]._note.text() == "4 horas úteis, pelo tipo"


def test_only_leaves_are_offered_and_any_part_of_the_name_finds_one(
    open_dialog: Open, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    kind = dialog.form.kind
    texts = [kind.itemText(i) for i in range(kind.count())]
    assert texts == [
        "1.1  Suporte › Fiscal",
        "1.2  Suporte › Técnico",
        "1.3  Suporte › Financeiro",
        "2  Avulso",
    ]
    kind.setFocus()
    qtbot.keyClicks(kind, "tecn")
    qtbot.keyClick(kind.completer().popup(), Qt.Key.Key_Tab)
    assert kind.current_data() == built.types["small_files"]


def test_what_was_written_is_not_replaced_by_the_default_text(
    open_dialog: Open, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    choose_type(dialog, qtbot, built.types["fiscal"])
    choose_type(dialog, qtbot, built.types["free"])
    assert dialog.form.description.text() == ""
    dialog.form.description.set_text(TEXT)
    choose_type(dialog, qtbot, built.types["fiscal"])
    assert dialog.form.description.text() == TEXT


def test_a_typed_due_moment_wins_and_an_emptied_one_is_the_types_again(
    open_dialog: Open, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    due = dialog.form.due
    qtbot.keyClicks(due, "amanha 14h")
    choose_type(dialog, qtbot, built.types["fiscal"])
    due.setFocus()
    qtbot.keyClick(due, Qt.Key.Key_Tab)
    assert due.text() == "25/11/2026 14:00"
    due.setFocus()
    due.selectAll()
    qtbot.keyClick(due, Qt.Key.Key_Delete)
    qtbot.keyClick(due, Qt.Key.Key_Tab)
    assert due.text() == "24/11/2026 14:01"


def test_without_a_workflow_the_center_is_chosen_and_its_members_may_have_it(
    open_dialog: Open, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    choose_type(dialog, qtbot, built.types["free"])
    form = dialog.form
    assert not form.center_field.isHidden()
    assert form.center.currentText() == "Suporte N2"
    form.center.set_current_data(built.centers["COM"])
    form.center.chosen.emit(built.centers["COM"])
    names = [form.assignee.itemText(i) for i in range(form.assignee.count())]
    assert names == ["Ninguém", "Beatriz Alves"]
    assert form.assignee.current_data() is None


# Creating.


def test_ctrl_enter_creates_it_with_everything_that_was_said(
    open_dialog: Open, desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    toasts: list[str] = []
    desk.toast_requested.connect(lambda text, _action, _act, _ms: toasts.append(text))
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    dialog.form.progress.set_current_data(built.statuses["ANALISE"])
    key, number = create(dialog, qtbot)
    assert toasts == [f"{number} criado em Suporte N1"]
    assert not dialog.isVisible()
    with store.reading() as session:
        case = session.get_one(Case, key)
        assert (case.number, case.subject, case.priority) == (number, SUBJECT, 2)
        assert (case.person_id, case.contact_name) == (built.persons["padaria"], "Rosângela")
        assert (case.center_id, case.step_order) == (built.centers["SUP1"], 1)
        assert case.assignee_id == built.users["marina"]
        assert case.due_at == NOW + timedelta(hours=5, minutes=1)
        assert case.progress_status_id == built.statuses["ANALISE"]
        assert session.scalars(select(Opinion.text)).one() == TEXT
        assert session.scalar(select(func.count()).select_from(OpinionDraft)) == 0


def test_nobody_stays_nobody(open_dialog: Open, store: Store, built: Built, qtbot: QtBot) -> None:
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    dialog.form.assignee.set_current_data(None)
    dialog.form.assignee.chosen.emit(None)
    key, _ = create(dialog, qtbot)
    with store.reading() as session:
        assert session.get_one(Case, key).assignee_id is None


def test_the_toast_opens_what_was_created(open_dialog: Open, desk: Desk, built: Built, qtbot: QtBot) -> None:
    acts: list[Callable[[], None]] = []
    desk.toast_requested.connect(lambda _text, _action, act, _ms: acts.append(act))
    dialog = open_dialog()
    fill(dialog, qtbot, built, "free")
    key, _ = create(dialog, qtbot)
    with qtbot.waitSignal(desk.case_requested) as asked:
        acts[0]()
    assert asked.args == [key]


def test_each_field_says_what_it_lacks_and_the_first_one_takes_the_focus(
    open_dialog: Open, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.form.due.setText("quando der")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    wrong = {name for name, field in dialog.fields.items() if field.error()}
    assert wrong == {"person", "service_type", "subject", "description", "due_at"}
    assert dialog.form.picker.hasFocus()
    assert dialog.ok.isEnabled()
    assert dialog.isVisible()


def test_a_name_that_was_not_taken_from_the_list_is_explained(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.form.picker.setText("Fulano")
    dialog.create_case()
    assert "Escolha a pessoa na lista" in dialog.fields["person"].error()


def test_a_refusal_keeps_everything(open_dialog: Open, store: Store, built: Built, qtbot: QtBot) -> None:
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    with store.writing() as session:
        session.get_one(ServiceType, built.types["fiscal"]).active = False
    dialog.create_case()
    qtbot.waitUntil(lambda: bool(dialog.error_bar.text()))
    assert dialog.isVisible()
    assert dialog.ok.isEnabled()
    assert (dialog.form.subject.text(), dialog.form.description.text()) == (SUBJECT, TEXT)
    with store.reading() as session:
        assert SUBJECT in session.scalars(select(OpinionDraft.content)).one()


def test_two_presses_create_one(open_dialog: Open, store: Store, built: Built, qtbot: QtBot) -> None:
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    with qtbot.waitSignal(dialog.created):
        dialog.create_case()
        dialog.create_case()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 1


def test_a_workflow_that_begins_with_a_question_asks_at_creation(
    open_dialog: Open, store: Store, built: Built, qtbot: QtBot
) -> None:
    add_first_question(store, built)
    dialog = open_dialog()
    fill(dialog, qtbot, built, "free")
    assert dialog.form.fixed_center.text() == "Conforme as respostas"
    dialog.create_case()
    qtbot.waitUntil(lambda: dialog.findChild(DecisionDialog) is not None)
    prompt = dialog.findChild(DecisionDialog)
    assert prompt is not None
    assert prompt.question.text() == "A dúvida é fiscal?"
    qtbot.keyClick(prompt, Qt.Key.Key_2)
    with qtbot.waitSignal(dialog.created) as told:
        qtbot.keyClick(prompt, Qt.Key.Key_Return)
    with store.reading() as session:
        case = session.get_one(Case, told.args[0])
        assert (case.center_id, case.step_order) == (built.centers["COM"], 21)
        assert case.assignee_id is None
        assert case.due_at == NOW + timedelta(days=2, minutes=1)


def test_going_back_from_the_question_keeps_the_form(
    open_dialog: Open, store: Store, built: Built, qtbot: QtBot
) -> None:
    add_first_question(store, built)
    dialog = open_dialog()
    fill(dialog, qtbot, built, "free")
    dialog.create_case()
    qtbot.waitUntil(lambda: dialog.findChild(DecisionDialog) is not None)
    prompt = dialog.findChild(DecisionDialog)
    assert prompt is not None
    prompt.reject()
    assert dialog.ok.isEnabled()
    assert dialog.form.subject.text() == SUBJECT


def test_marked_screens_open_right_after_creation(
    open_dialog: Open, desk: Desk, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    dialog.form.appointments.click()
    dialog.form.mail.click()
    asked: list[object] = []
    desk.appointments_requested.connect(asked.append)
    dialog.mail_requested.connect(asked.append)
    key, _ = create(dialog, qtbot)
    assert asked == [key, key]


# The same subject.


def test_what_looks_alike_is_shown_and_goes_on_there_with_the_draft_kept(
    open_dialog: Open, desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        wanted = a_case(session, built, due_at=NOW - timedelta(hours=3))
        a_case(session, built, subject="Segunda via do contrato")
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    qtbot.waitUntil(lambda: len(dialog.similar.shown) == 1)
    button = next(b for b in dialog.similar.findChildren(QPushButton) if b.text() == "Inserir parecer neste")
    with qtbot.waitSignal(desk.opinion_requested) as asked:
        button.click()
    assert asked.args == [wanted]
    assert not dialog.isVisible()
    with store.reading() as session:
        draft = session.scalars(select(OpinionDraft)).one()
        assert draft.put_aside
        assert SUBJECT in draft.content


@pytest.mark.parametrize(
    ("login", "offered"), [("marina", "Ver processo"), ("helena", "Inserir parecer neste")]
)
def test_a_closed_one_says_that_reopening_needs_a_reason_to_those_who_may(
    make_desk: Callable[..., Desk],
    open_dialog: Open,
    store: Store,
    built: Built,
    qtbot: QtBot,
    login: str,
    offered: str,
) -> None:
    with store.writing() as session:
        a_case(session, built, subject=SUBJECT, kind="free", center="CONC", now=NOW)
    dialog = open_dialog(make_desk(login))
    fill(dialog, qtbot, built)
    qtbot.waitUntil(lambda: len(dialog.similar.shown) == 1)
    line = dialog.similar._line(dialog.similar.shown[0])
    assert line.startswith("Concluído hoje")
    assert ("reabrir pede motivo" in line) is (login == "helena")
    qtbot.waitUntil(
        lambda: (
            [b.text() for b in dialog.similar.findChildren(QPushButton) if b.isVisibleTo(dialog)] == [offered]
        )
    )


# The draft.


def test_everything_typed_is_saved_within_two_seconds_and_resumed(
    open_dialog: Open, store: Store, built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    form = dialog.form
    form.priority.set_current_data(1)
    form.priority.chosen.emit(1)
    form.due.selectAll()
    qtbot.keyClicks(form.due, "27/11/2026 10:30")
    form.assignee.set_current_data(None)
    form.assignee.chosen.emit(None)
    form.mail.click()
    with qtbot.waitSignal(dialog.drafts.saved, timeout=2000):
        pass
    assert dialog.saved_note.text() == "Rascunho salvo às 09:01"
    dialog.leave()
    again = open_dialog()
    qtbot.waitUntil(lambda: again.form.person is not None and again.form.is_settled)
    form = again.form
    assert again.saved_note.text() == "Rascunho de hoje 09:01 retomado"
    assert form.picker.text() == "Padaria Estrela do Sul Ltda"
    assert form.contact.name() == "Rosângela"
    assert form.kind.current_data() == built.types["fiscal"]
    assert (form.subject.text(), form.description.text()) == (SUBJECT, TEXT)
    assert form.priority.current_data() == 1
    assert form.due.text() == "27/11/2026 10:30"
    assert form.assignee.current_data() is None
    assert form.mail.isChecked()
    assert not form.appointments.isChecked()


@pytest.mark.parametrize(
    ("answer", "drafts", "visible"), [("A concluir", 1, False), ("Descartar", 0, False), ("Voltar", 1, True)]
)
def test_cancelling_with_something_typed_asks(
    open_dialog: Open, store: Store, qtbot: QtBot, answer: str, drafts: int, visible: bool
) -> None:
    dialog = open_dialog()
    qtbot.keyClicks(dialog.form.subject, SUBJECT)
    with qtbot.waitSignal(dialog.drafts.saved, timeout=2000):
        pass
    dialog.close()
    press(box_of(dialog, qtbot), answer)
    qtbot.waitUntil(lambda: dialog.isVisible() is visible)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(OpinionDraft)) == drafts


def test_cancelling_with_nothing_typed_just_closes(open_dialog: Open, store: Store, qtbot: QtBot) -> None:
    dialog = open_dialog()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.findChild(QMessageBox) is None


@pytest.mark.parametrize(("answer", "subject"), [("Retomar", SUBJECT), ("Descartar e começar outro", "")])
def test_a_draft_for_another_person_is_never_overwritten_unasked(
    desk: Desk, store: Store, built: Built, open_dialog: Open, qtbot: QtBot, answer: str, subject: str
) -> None:
    kept = NewCaseDraft(person_id=str(built.persons["padaria"]), person_text="Padaria", subject=SUBJECT)
    with store.writing() as session:
        session.add(
            OpinionDraft(
                user_id=built.users["marina"],
                content=DraftContent(new_case=kept).to_json(),
                created_at=NOW,
                saved_at=NOW,
            )
        )
    dialog = NewCaseDialog(desk, person_id=built.persons["ana"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=lambda d: setattr(d, "_leaving", True))
    dialog.show()
    box = box_of(dialog, qtbot)
    assert box.informativeText() == f"Padaria · {SUBJECT} · hoje 09:00"
    press(box, answer)
    qtbot.waitUntil(lambda: dialog.form.person is not None)
    assert dialog.form.subject.text() == subject
    assert dialog.form.picker.text().startswith("Padaria" if subject else "Ana")


# Files.


def test_a_dropped_file_goes_with_the_description(
    open_dialog: Open, store: Store, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "nota.xml"
    path.write_bytes(b"<nota/>")
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert dialog.files.drop(data)
    qtbot.waitUntil(lambda: len(dialog.files.files) == 1)
    assert dialog.form.attach.second_text() == "1"
    key, _ = create(dialog, qtbot)
    with store.reading() as session:
        kept = session.scalars(select(Attachment).where(Attachment.case_id == key)).one()
        assert (kept.name, kept.size_bytes) == ("nota.xml", 7)


def test_a_file_still_on_its_way_is_waited_for(
    open_dialog: Open, store: Store, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "nota.xml"
    path.write_bytes(b"x" * MEGABYTE)
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    dialog.files.keeper.add_paths([path])
    create(dialog, qtbot)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Attachment)) == 1
        assert session.scalar(select(func.count()).select_from(OpinionDraft)) == 0


def test_a_file_over_the_types_limit_is_refused_with_size_and_limit(
    open_dialog: Open, store: Store, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(b"x" * (2 * MEGABYTE))
    dialog = open_dialog()
    choose_type(dialog, qtbot, built.types["small_files"])
    dialog.files.keeper.add_paths([path])
    qtbot.waitUntil(lambda: bool(dialog.error_bar.text()))
    assert "2,0 MB" in dialog.error_bar.text()
    assert "1,0 MB" in dialog.error_bar.text()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(DraftAttachment)) == 0


def test_a_type_that_forbids_files_hides_the_button_and_names_those_already_there(
    open_dialog: Open, built: Built, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "nota.xml"
    path.write_bytes(b"<nota/>")
    dialog = open_dialog()
    fill(dialog, qtbot, built)
    dialog.files.keeper.add_paths([path])
    qtbot.waitUntil(lambda: len(dialog.files.files) == 1)
    choose_type(dialog, qtbot, built.types["no_files"])
    assert dialog.form.attach.isHidden()
    assert "não permite anexar" in dialog.error_bar.text()
    dialog.create_case()
    assert dialog.isVisible()
    assert dialog.ok.isEnabled()


# Keyboard.


def test_tab_goes_through_the_fields_in_reading_order(open_dialog: Open, built: Built, qtbot: QtBot) -> None:
    dialog = open_dialog(person_id=built.persons["padaria"])
    qtbot.waitUntil(lambda: dialog.form.person is not None)
    form = dialog.form
    wanted: list[QWidget] = [
        form.picker,
        form.person_line.edit,
        form.contact,
        form.kind,
        form.subject,
        form.description,
        form.priority,
        form.center,
        form.assignee,
        form.due,
        form.progress,
        form.appointments,
        form.mail,
        form.attach,
        dialog.cancel,
        dialog.ok,
    ]
    form.picker.setFocus()
    seen: list[QWidget | None] = [form.picker]
    for _ in wanted[1:]:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert seen == wanted


def test_no_more_persons_than_fit_are_suggested(open_dialog: Open, store: Store, qtbot: QtBot) -> None:
    with store.writing() as session:
        for number in range(20):
            person(session, f"Mercado {number:02}")
    dialog = open_dialog()
    qtbot.keyClicks(dialog.form.picker, "mercado")
    qtbot.waitUntil(lambda: bool(dialog.form.picker.suggestions()))
    assert len(dialog.form.picker.suggestions()) == 9
