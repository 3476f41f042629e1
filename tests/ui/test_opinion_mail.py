"""E-mail from the opinion: what templates fill in, and what they leave alone."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.models.service_type import EmailTemplate
from crm_desktop.operations.drafts import MailDraft
from crm_desktop.queries.opinion_context import read_opinion_context
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.opinion.dialog import OpinionDialog
from crm_desktop.ui.opinion.mail import MailDialog
from tests.builders import NOW, Built, a_case, actor

Open = Callable[..., MailDialog]


@pytest.fixture
def case_id(store: Store, built: Built) -> uuid.UUID:
    with store.writing() as session:
        for code, subject, body in (
            ("RESUMO", "Resumo: {{parecer.texto}}", "Foi feito:\n{{parecer.texto}}"),
            ("AVISO", "Aviso", "Bom dia."),
        ):
            session.add(EmailTemplate(code=code, name=code.title(), subject=subject, body=body))
        return a_case(session, built)


@pytest.fixture
def open_opinion(
    case_id: uuid.UUID, make_desk: Callable[[], Desk], store: Store, qtbot: QtBot
) -> Callable[[], OpinionDialog]:
    def make() -> OpinionDialog:
        with store.reading() as session:
            context = read_opinion_context(session, actor(session), case_id, NOW)
        dialog = OpinionDialog(make_desk(), context)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog._leaving = True
        qtbot.addWidget(dialog, before_close_func=lambda _d: dialog.drafts.stop())
        dialog.show()
        return dialog

    return make


@pytest.fixture
def open_mail(open_opinion: Callable[[], OpinionDialog], qtbot: QtBot) -> Open:
    def make(text: str = "", draft: MailDraft | None = None) -> MailDialog:
        opinion = open_opinion()
        opinion.editor.set_text(text)
        opinion._mail = draft
        opinion.open_mail()
        dialog = opinion.findChild(MailDialog)
        assert dialog is not None
        qtbot.waitUntil(dialog.send.isEnabled)
        return dialog

    return make


def choose(dialog: MailDialog, name: str) -> None:
    dialog.template.setCurrentIndex(dialog.template.findText(name))
    dialog.template.activated.emit(dialog.template.currentIndex())


def question() -> QMessageBox | None:
    boxes = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    return next(boxes, None)


def answer(qtbot: QtBot, text: str) -> None:
    box = question()
    assert box is not None
    qtbot.mouseClick(next(b for b in box.buttons() if b.text() == text), Qt.MouseButton.LeftButton)


def test_the_opinion_being_written_goes_into_the_template(open_mail: Open) -> None:
    dialog = open_mail("Nota reemitida.\nCliente avisado.\n")
    choose(dialog, "Resumo")
    assert question() is None
    assert dialog.text.toPlainText() == "Foi feito:\nNota reemitida.\nCliente avisado."
    assert dialog.subject.text() == "Resumo: Nota reemitida. Cliente avisado."


def test_untouched_texts_change_with_the_template_unasked(open_mail: Open) -> None:
    dialog = open_mail()
    assert dialog.template.currentText() == "Suporte fiscal"
    choose(dialog, "Aviso")
    choose(dialog, "Sem texto padrão")
    choose(dialog, "Resumo")
    assert question() is None
    assert dialog.text.toPlainText() == "Foi feito:\n"


def test_what_was_typed_is_replaced_only_after_a_question(open_mail: Open, qtbot: QtBot) -> None:
    dialog = open_mail()
    qtbot.keyClicks(dialog.text, "Feito por mim. ")
    typed = dialog.text.toPlainText()
    choose(dialog, "Aviso")
    box = question()
    assert box is not None
    assert box.text() == "Trocar o texto pelo modelo?"
    answer(qtbot, "Voltar")
    assert dialog.text.toPlainText() == typed
    assert dialog.template.currentText() == "Suporte fiscal"
    choose(dialog, "Aviso")
    answer(qtbot, "Trocar")
    assert (dialog.subject.text(), dialog.text.toPlainText()) == ("Aviso", "Bom dia.")
    choose(dialog, "Resumo")
    assert question() is None


def test_a_typed_subject_is_asked_about_too(open_mail: Open, qtbot: QtBot) -> None:
    dialog = open_mail()
    qtbot.keyClicks(dialog.subject, " urgente")
    choose(dialog, "Aviso")
    assert question() is not None
    answer(qtbot, "Voltar")
    assert dialog.subject.text().endswith(" urgente")


def test_a_resumed_e_mail_counts_as_typed(open_mail: Open, qtbot: QtBot) -> None:
    dialog = open_mail(draft=MailDraft((), "Assunto meu", "Texto de ontem"))
    choose(dialog, "Aviso")
    assert question() is not None
    answer(qtbot, "Voltar")
    assert dialog.text.toPlainText() == "Texto de ontem"


def test_a_resumed_e_mail_that_is_still_the_template_changes_unasked(open_mail: Open) -> None:
    before = open_mail()
    draft = MailDraft((), before.subject.text(), before.text.toPlainText())
    dialog = open_mail(draft=draft)
    choose(dialog, "Aviso")
    assert question() is None
    assert dialog.text.toPlainText() == "Bom dia."
