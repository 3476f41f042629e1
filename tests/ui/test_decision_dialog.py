"""The workflow's prompt: keys, arrows, back, where each answer leads, and the ways out of the path."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.operations.moves import Decision, Way
from crm_desktop.queries.workflows import CenterInfo
from crm_desktop.ui.decision_dialog import DecisionDialog, Situation
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition
from crm_desktop.workflow.walk import begin
from tests.builders import FISCAL

CENTERS = tuple(
    CenterInfo(uuid.uuid4(), code, name, code == "CONC", True, None, None)
    for code, name in (
        ("SUP1", "Suporte N1"),
        ("SUP2", "Suporte N2"),
        ("QUA", "Qualidade"),
        ("DEV", "Desenvolvimento"),
        ("CONC", "Concluído"),
    )
)
SITUATION = Situation(begin(FISCAL, 11), CENTERS, "Suporte N2", "Análise técnica")
CHAINED = WorkflowDefinition(
    (
        CenterStep(1, "Início", "SUP1", next=6),
        DecisionStep(6, "Primeira?", (Answer("Sim", 11), Answer("Não", 1))),
        DecisionStep(11, "Segunda?", (Answer("Agora", 16), Answer("Depois", 1)), forbids_other_centers=True),
        CenterStep(16, "Fim", "CONC"),
    )
)


def prompt(qtbot: QtBot, situation: Situation = SITUATION) -> tuple[DecisionDialog, list[Decision]]:
    dialog = DecisionDialog(situation)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    decided: list[Decision] = []
    dialog.decided.connect(decided.append)
    dialog.show()
    return dialog, decided


def texts(dialog: DecisionDialog) -> list[str]:
    return [button.accessibleName() for button in dialog._buttons]


def test_it_asks_the_question_and_says_where_each_answer_leads(qtbot: QtBot) -> None:
    dialog, _ = prompt(qtbot)
    assert dialog.windowTitle() == "Fluxo de trabalho"
    assert dialog.question.text() == "O problema foi resolvido?"
    assert texts(dialog) == [
        "Sim, resolvido",
        "Não, precisa de desenvolvimento",
        "Cliente não respondeu",
        "Manter no CR atual",
        "Outros CR's",
    ]
    assert [button.accessibleDescription() for button in dialog._buttons][:3] == [
        "Vai para Qualidade · pesquisa de satisfação",
        "Vai para Desenvolvimento · correção · novo prazo 2 dias úteis",
        "Permanece em Suporte N2 · follow-up amanhã 09:00",
    ]


def test_a_number_chooses_and_enter_confirms(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_2)
    assert decided == []
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [Decision(Way.FOLLOW, (1,))]


def test_arrows_walk_through_the_answers(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot)
    for _ in range(3):
        qtbot.keyClick(dialog, Qt.Key.Key_Down)
    qtbot.keyClick(dialog, Qt.Key.Key_Up)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [Decision(Way.FOLLOW, (1,))]


def test_nothing_is_confirmed_before_something_is_chosen(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot)
    assert not dialog.confirm.isEnabled()
    dialog.confirm_choice()
    assert decided == []


def test_staying_is_always_offered(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_4)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [Decision(Way.KEEP)]


def test_another_center_needs_to_be_chosen(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot)
    dialog.choose(4)
    assert dialog.center_field.isVisible()
    assert not dialog.confirm.isEnabled()
    dialog.center_choice.set_current_data(CENTERS[3].id)
    dialog.center_choice.chosen.emit(CENTERS[3].id)
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert decided == [Decision(Way.OTHER_CENTER, (), CENTERS[3].id)]


def test_chained_questions_come_one_at_a_time_and_back_goes_one_back(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot, Situation(begin(CHAINED, 1), CENTERS, "Suporte N1", "Início"))
    qtbot.keyClick(dialog, Qt.Key.Key_1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.question.text() == "Segunda?"
    assert "Outros CR's" not in texts(dialog)
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.question.text() == "Primeira?"
    assert dialog.isVisible()
    for _ in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_1)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [Decision(Way.FOLLOW, (0, 0))]


def test_back_from_the_first_question_goes_to_the_opinion(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot)
    assert dialog.back.text() == "Voltar ao parecer"
    assert dialog.back.accessibleName() == "Voltar"
    with qtbot.waitSignal(dialog.went_back):
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert decided == []


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Qt.Key.Key_1, Decision(Way.RETURN)), (Qt.Key.Key_3, Decision(Way.KEEP))],
)
def test_off_the_path_one_may_return_follow_or_stay(qtbot: QtBot, key: Qt.Key, expected: Decision) -> None:
    dialog, decided = prompt(qtbot, replace(SITUATION, off_path=True))
    assert texts(dialog) == [
        "Voltar para Análise técnica",
        "Seguir o fluxo",
        "Manter no CR atual",
        "Outros CR's",
    ]
    qtbot.keyClick(dialog, key)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [expected]


def test_off_the_path_following_asks_the_question_and_back_returns_to_the_ways(qtbot: QtBot) -> None:
    dialog, decided = prompt(qtbot, replace(SITUATION, off_path=True))
    qtbot.keyClick(dialog, Qt.Key.Key_2)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.question.text() == "O problema foi resolvido?"
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert texts(dialog)[0] == "Voltar para Análise técnica"
    qtbot.keyClick(dialog, Qt.Key.Key_2)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [Decision(Way.FOLLOW, (0,))]


def test_a_step_without_a_question_offers_its_next_center(qtbot: QtBot) -> None:
    dialog, decided = prompt(
        qtbot, Situation(begin(FISCAL, 21), CENTERS, "Qualidade", "Pesquisa de satisfação")
    )
    assert texts(dialog) == ["Vai para Concluído", "Manter no CR atual"]
    qtbot.keyClick(dialog, Qt.Key.Key_1)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decided == [Decision(Way.FOLLOW, ())]


def test_another_center_is_never_the_one_where_the_process_is(qtbot: QtBot) -> None:
    here = next(center for center in CENTERS if center.code == "SUP2")
    dialog, _ = prompt(qtbot, replace(SITUATION, center_id=here.id))
    offered = [dialog.center_choice.itemData(i) for i in range(dialog.center_choice.count())]
    assert offered == [None, *(center.id for center in CENTERS if center is not here)]
