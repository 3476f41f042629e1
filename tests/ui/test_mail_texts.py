"""Why an e-mail did not leave, said on the screen."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.mail.transport import Delivery, Outcome
from crm_desktop.models.mail import OutboxMail
from crm_desktop.operations.mails import finish_delivery, recover_interrupted
from crm_desktop.queries.case_view import read_case
from crm_desktop.queries.reminders import due_reminders
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.mail_texts import MAIL_PROBLEMS, mail_reason
from crm_desktop.ui.outbox_sender import _uncertain
from crm_desktop.ui.reminder_texts import say_notice
from crm_desktop.ui.timeline import Timeline
from crm_desktop.values.mail_problems import MailProblem, mail_detail
from crm_desktop.values.terms import MailState
from tests.builders import NOW, Built, a_case, actor, an_email


@pytest.mark.parametrize("problem", list(MailProblem))
def test_every_problem_has_a_sentence(problem: MailProblem) -> None:
    assert mail_reason(mail_detail(problem)) == MAIL_PROBLEMS[problem]
    assert MAIL_PROBLEMS[problem].endswith(".")


def test_words_that_came_with_a_problem_follow_the_sentence() -> None:
    kept = mail_detail(MailProblem.BAD_CERTIFICATE, "certificate has expired")
    assert mail_reason(kept) == "O certificado do servidor não confere. (certificate has expired)"


def test_a_server_speaks_for_itself() -> None:
    assert mail_reason("550 5.1.1 no such user") == "550 5.1.1 no such user"


def test_a_fault_of_the_program_is_said_in_words_too() -> None:
    told = mail_reason(_uncertain(ZeroDivisionError("x")).detail)
    assert told == "O programa encontrou uma falha que não esperava. (ZeroDivisionError)"


def sending(store: Store, built: Built) -> tuple[uuid.UUID, uuid.UUID]:
    """A process and its e-mail, which is on its way."""
    with store.writing() as session:
        case_id = a_case(session, built)
        mail_id = an_email(session, case_id, subject="Sua nota")
        session.get_one(OutboxMail, mail_id).state = MailState.SENDING
    return case_id, mail_id


def test_the_notice_of_an_interrupted_mail_is_a_sentence(store: Store, built: Built, desk: Desk) -> None:
    sending(store, built)
    with store.writing() as session:
        recover_interrupted(session, now=NOW, user_id=built.users["marina"])
        (notice,) = due_reminders(session, actor(session), NOW, 10).notices
    assert notice.detail == "!interrupted"
    told = "O e-mail “Sua nota” não foi enviado. O programa foi encerrado durante o envio."
    assert say_notice(notice, desk).text == told


def test_the_history_says_why_a_mail_failed(store: Store, built: Built, qtbot: QtBot) -> None:
    case_id, mail_id = sending(store, built)
    refused = Delivery(Outcome.REFUSED, mail_detail(MailProblem.NO_PASSWORD))
    with store.writing() as session:
        finish_delivery(session, now=NOW, mail_id=mail_id, result=refused)
    with store.reading() as session:
        case = read_case(session, actor(session), case_id)
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.show()
    timeline.show_history(case.history, datetime.now(UTC), UTC, corrector=None, keep_place=False)
    shown = [label.text() for label in timeline.findChildren(QLabel)]
    assert "Falta a senha da conta de e-mail neste computador." in shown
