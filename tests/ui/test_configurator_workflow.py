"""Drawing a workflow: the pure steps of it, and the editor as an administrator uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.configuration_desk import list_workflows, read_workflow
from crm_desktop.storage.opening import Store
from crm_desktop.ui.configurator import step_edits
from crm_desktop.ui.configurator.window import ConfiguratorWindow
from crm_desktop.ui.configurator.words import problem_sentence
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.theme import LIGHT, apply_theme
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, WorkflowDefinition
from crm_desktop.workflow.validation import Problem, ProblemKind
from tests.builders import FISCAL, Built, a_case

# What the platform without a screen says of windows; a real one says nothing.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STEP = CenterStep(0, "Novo", "SUP1")


def test_new_steps_are_five_apart() -> None:
    definition = WorkflowDefinition(())
    for _ in range(3):
        definition, _order = step_edits.insert_after(definition, None, STEP)
    assert step_edits.orders(definition) == [1, 6, 11]


def test_a_step_between_two_takes_the_middle_of_their_gap() -> None:
    definition, order = step_edits.insert_after(FISCAL, 6, STEP)
    assert order == 8
    assert step_edits.orders(definition) == [1, 6, 8, 11, 16, 21, 26, 31]


def test_without_a_gap_all_are_numbered_anew_and_lead_where_they_led() -> None:
    steps = (CenterStep(1, "A", "SUP1", next=2), CenterStep(2, "B", "CONC"))
    definition, order = step_edits.insert_after(WorkflowDefinition(steps), 1, STEP)
    assert (order, step_edits.orders(definition)) == (6, [1, 6, 11])
    assert definition.step(1) == CenterStep(1, "A", "SUP1", next=11)


def test_the_last_numbers_are_used_before_giving_up() -> None:
    full = WorkflowDefinition(tuple(CenterStep(n, "A", "SUP1") for n in range(1, 1000)))
    with pytest.raises(step_edits.NoRoom):
        step_edits.insert_after(full, 999, STEP)
    nearly, order = step_edits.insert_after(WorkflowDefinition((CenterStep(997, "A", "SUP1"),)), 997, STEP)
    assert (order, step_edits.orders(nearly)) == (998, [997, 998])


def test_two_steps_change_places_with_all_that_leads_to_them() -> None:
    definition, order = step_edits.swap(FISCAL, 11, 1)
    assert order == 16
    question = definition.step(11)
    assert isinstance(question, DecisionStep)
    assert [answer.target for answer in question.answers] == [21, 26, 16]
    assert definition.step(16) == CenterStep(16, "Análise técnica", "SUP2", next=11)
    assert step_edits.swap(definition, 16, -1)[0] == FISCAL


def test_a_step_at_the_end_goes_no_further() -> None:
    assert step_edits.swap(FISCAL, 1, -1) == (FISCAL, 1)


def test_what_led_to_a_removed_step_leads_nowhere() -> None:
    definition = step_edits.remove(FISCAL, 11)
    question = definition.step(6)
    assert isinstance(question, DecisionStep)
    assert [answer.target for answer in question.answers] == [None, 1]


def test_a_stop_becomes_a_question_and_back() -> None:
    stop = CenterStep(1, "Triagem", "SUP1", next=6)
    question = step_edits.as_decision(stop)
    assert question == DecisionStep(1, "Triagem", (Answer("Sim", 6), Answer("Não", None)))
    assert step_edits.as_center(question, "SUP1") == stop


@pytest.mark.parametrize("kind", list(ProblemKind))
def test_every_problem_has_a_sentence_that_names_its_step(kind: ProblemKind) -> None:
    fact = {ProblemKind.UNKNOWN_TARGET: "41", ProblemKind.DECISION_CYCLE: "6, 11"}.get(kind, "3")
    sentence = problem_sentence(Problem(kind, 6, fact), "Deu certo?")
    assert sentence.startswith("006 Deu certo? – ")
    assert sentence.endswith(".")
    assert "{" not in sentence


# The editor.


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot, store: Store, built: Built) -> ConfiguratorWindow:
    with store.writing() as session:
        for _ in range(3):
            a_case(session, built)
    shown = ConfiguratorWindow(make_desk("admin"))
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown, before_close_func=lambda _w: shown.current_page().revert())
    shown.show()
    shown.show_section("workflows")
    listed: Any = shown.page("workflows")
    qtbot.waitUntil(lambda: bool(listed.table.model.entries))
    return shown


@pytest.fixture
def editor(window: ConfiguratorWindow, qtbot: QtBot) -> Any:
    listed: Any = window.page("workflows")
    listed.open_button.click()
    qtbot.waitUntil(lambda: len(listed.editor.steps.definition.steps) == 7)
    return listed.editor


def type_into(edit: QLineEdit, text: str) -> None:
    edit.selectAll()
    for letter in text:
        QApplication.sendEvent(
            edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def question() -> QMessageBox:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())


def answer(qtbot: QtBot, text: str) -> None:
    button = next(b for b in question().buttons() if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_list_counts_what_runs_on_the_version_in_use(window: ConfiguratorWindow) -> None:
    listed: Any = window.page("workflows")
    assert listed.table.model.entries[0].cells[:4] == ("FISCAL", "Suporte fiscal", "1", "3")
    assert not listed.delete_button.isEnabled()


def test_opening_shows_the_steps_and_changes_nothing(editor: Any) -> None:
    cells = [entry.cells for entry in editor.steps.table.model.entries]
    assert cells[0] == ("001", "CR", "Triagem", "Suporte N1", "006", "", "Sim")
    assert cells[1][4] == "Sim → 011 · Não → 001"
    assert cells[-1][4] == "fim"
    assert not editor.is_dirty()
    assert not editor.publish_button.isEnabled()
    assert "em uso por 3 processos" in editor.usage.text()


def test_walking_through_all_steps_changes_nothing(editor: Any) -> None:
    for step in FISCAL.steps:
        editor.steps.go_to(step.order)
        assert editor.steps.form.step() == step
    assert not editor.is_dirty()


def test_a_problem_appears_as_one_types_and_leads_to_its_step(editor: Any, qtbot: QtBot) -> None:
    editor.steps.go_to(11)
    type_into(editor.steps.form.text, " ")
    problems = editor.steps.problem_list
    assert problems.sentences() == ["011 – falta a descrição."]
    assert not editor.publish_button.isEnabled()
    editor.steps.go_to(1)
    item = problems.list.item(0)
    place = problems.list.visualItemRect(item).center()
    qtbot.mouseClick(problems.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.steps.form.order.value() == 11
    type_into(editor.steps.form.text, "Análise")
    assert problems.sentences() == []
    assert editor.publish_button.isEnabled()


def test_answers_are_written_led_and_scheduled(editor: Any, qtbot: QtBot) -> None:
    editor.steps.go_to(6)
    box = editor.steps.form.answers
    box.add_button.click()
    row = box.rows[2]
    type_into(row.text, "Ligar depois")
    row.target.set_current_data(1)
    row.target.chosen.emit(1)
    type_into(row.days, "2")
    type_into(row.clock, "9h30")
    step = editor.steps.definition.step(6)
    assert step.answers[2] == Answer("Ligar depois", 1, 2, time(9, 30))
    row.up.click()
    box.rows[0].delete.click()
    assert [a.text for a in editor.steps.definition.step(6).answers] == ["Ligar depois", "Não"]


def test_an_order_in_use_is_refused_and_a_free_one_taken(editor: Any) -> None:
    editor.steps.go_to(11)
    editor.steps.form.order.setValue(16)
    assert editor.steps.definition.get(11) is not None
    editor.steps.form.order.setValue(12)
    assert step_edits.orders(editor.steps.definition) == [1, 6, 12, 16, 21, 26, 31]
    assert editor.steps.definition.step(6).answers[0].target == 12


def test_a_draft_is_saved_and_found_again(editor: Any, qtbot: QtBot, store: Store) -> None:
    editor.steps.go_to(1)
    editor.steps.add_decision.click()
    assert editor.steps.form.order.value() == 3
    with qtbot.waitSignal(editor.told):
        editor.save_button.click()
    qtbot.waitUntil(lambda: editor.state.text() == "versão 2 · rascunho" and not editor.is_dirty())
    with store.reading() as session:
        (row,) = list_workflows(session, actor_by_login(session, "admin"))
        assert (row.current_number, row.draft_number) == (1, 2)
        view = read_workflow(session, actor_by_login(session, "admin"), row.id)
        assert view.definition.step(3) == DecisionStep(3, "", (Answer("Sim", None), Answer("Não", None)))


def test_publishing_asks_once_and_says_who_stays(editor: Any, qtbot: QtBot, store: Store) -> None:
    editor.steps.go_to(1)
    type_into(editor.steps.form.text, "Primeiro contato")
    editor.publish_button.click()
    assert question().text() == "A versão 2 passa a valer para processos novos."
    assert question().informativeText() == "3 em andamento seguem na versão anterior."
    with qtbot.waitSignal(editor.told):
        answer(qtbot, "Publicar")
    qtbot.waitUntil(lambda: editor.state.text() == "versão 2 · publicada")
    versions = editor.versions.versions.model.entries
    qtbot.waitUntil(lambda: [e.cells[0] for e in editor.versions.versions.model.entries] == ["2", "1"])
    assert versions[0].cells[2] == "Administração"
    with store.reading() as session:
        (row,) = list_workflows(session, actor_by_login(session, "admin"))
        assert (row.current_number, row.running, row.older_running) == (2, 0, 3)


def test_an_older_version_is_shown_read_only(editor: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(editor.versions.steps.model.entries) == 7)
    assert editor.versions.steps.model.entries[0].cells[2] == "Triagem"


def test_a_new_workflow_is_drawn_and_published(
    window: ConfiguratorWindow, qtbot: QtBot, store: Store
) -> None:
    listed: Any = window.page("workflows")
    listed.new_button.click()
    editor = listed.editor
    qtbot.waitUntil(editor.isEnabled)
    type_into(editor.code, "VENDAS")
    type_into(editor.name, "Vendas")
    steps = editor.steps
    for label, center in (("Contato", "COM"), ("Fim", "CONC")):
        steps.add_center.click()
        type_into(steps.form.text, label)
        steps.form.center.set_current_data(center)
        steps.form.center.chosen.emit(center)
    steps.go_to(1)
    steps.form.next.set_current_data(6)
    steps.form.next.chosen.emit(6)
    assert steps.problem_list.sentences() == []
    editor.publish_button.click()
    with qtbot.waitSignal(editor.told):
        answer(qtbot, "Publicar")
    with store.reading() as session:
        rows = {row.code: row for row in list_workflows(session, actor_by_login(session, "admin"))}
        assert rows["VENDAS"].current_number == 1


def test_a_code_in_use_is_said_at_its_field(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    listed: Any = window.page("workflows")
    listed.new_button.click()
    editor = listed.editor
    qtbot.waitUntil(editor.isEnabled)
    type_into(editor.code, "FISCAL")
    type_into(editor.name, "Outro")
    editor.save_button.click()
    qtbot.waitUntil(lambda: "já existe" in editor.fields["code"].error())
    assert editor.is_dirty()


def test_going_back_to_the_list_asks_about_the_drawing(
    editor: Any, window: ConfiguratorWindow, qtbot: QtBot
) -> None:
    listed: Any = window.page("workflows")
    editor.steps.go_to(11)
    editor.steps.delete.click()
    editor.back.click()
    answer(qtbot, "Voltar")
    assert listed.stack.currentIndex() == 1
    editor.back.click()
    answer(qtbot, "Descartar")
    assert listed.stack.currentIndex() == 0
    assert editor.steps.definition == FISCAL


def test_a_draft_is_thrown_away_after_saying_what_is_lost(editor: Any, qtbot: QtBot, store: Store) -> None:
    assert editor.discard_button.isHidden()
    editor.steps.go_to(1)
    editor.steps.add_decision.click()
    with qtbot.waitSignal(editor.told):
        editor.save_button.click()
    qtbot.waitUntil(editor.discard_button.isVisible)
    type_into(editor.name, "Outro nome")
    editor.discard_button.click()
    assert question().text() == "Descartar o rascunho da versão 2? Isso não pode ser desfeito."
    assert question().informativeText() == (
        "Perde-se o que foi desenhado depois da versão 1, que continua valendo para processos novos. "
        "O que ainda não foi salvo também se perde."
    )
    answer(qtbot, "Voltar")
    assert editor.steps.definition != FISCAL
    editor.discard_button.click()
    with qtbot.waitSignal(editor.told):
        answer(qtbot, "Descartar")
    qtbot.waitUntil(lambda: editor.state.text() == "versão 1 · publicada")
    assert editor.steps.definition == FISCAL
    assert editor.name.text() == "Suporte fiscal"
    assert editor.discard_button.isHidden()
    with store.reading() as session:
        (row,) = list_workflows(session, actor_by_login(session, "admin"))
        assert (row.current_number, row.draft_number) == (1, None)


def test_the_only_draft_of_a_new_workflow_leaves_it_empty(window: ConfiguratorWindow, qtbot: QtBot) -> None:
    listed: Any = window.page("workflows")
    listed.new_button.click()
    editor = listed.editor
    qtbot.waitUntil(editor.isEnabled)
    type_into(editor.code, "VENDAS")
    type_into(editor.name, "Vendas")
    editor.steps.add_center.click()
    with qtbot.waitSignal(editor.told):
        editor.save_button.click()
    qtbot.waitUntil(editor.discard_button.isVisible)
    editor.discard_button.click()
    assert question().informativeText() == "Nenhuma versão foi publicada: o workflow fica sem itens."
    with qtbot.waitSignal(editor.told):
        answer(qtbot, "Descartar")
    qtbot.waitUntil(lambda: editor.discard_button.isHidden() and editor.isEnabled())
    assert editor.steps.definition == WorkflowDefinition(())
    assert editor.name.text() == "Vendas"
