"""What keeps a workflow from being published (rule 34)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import Problem, ProblemKind, problems

from .examples import ASKED_AT_CREATION, SALE
from .strategies import CENTERS, CLOSING_CENTERS, any_workflows, broken_workflows, exchange, valid_workflows


def found(definition: WorkflowDefinition) -> list[tuple[ProblemKind, int | None, str]]:
    seen = problems(definition, centers=CENTERS, closing_centers=CLOSING_CENTERS)
    return [(problem.kind, problem.order, problem.fact) for problem in seen]


def of(*steps: Step) -> WorkflowDefinition:
    return WorkflowDefinition(steps)


END = CenterStep(999, "Fim", "encerrado")


@pytest.mark.parametrize("definition", [SALE, ASKED_AT_CREATION, of(END)])
def test_a_sound_workflow_shows_no_problem(definition: WorkflowDefinition) -> None:
    assert found(definition) == []


def test_a_workflow_needs_a_step() -> None:
    assert found(of()) == [(ProblemKind.NO_STEPS, None, "")]


def test_two_steps_of_one_order_are_reported_once_with_their_number() -> None:
    again = CenterStep(1, "B", "vendas", 999)
    assert found(of(replace(again, label="A"), again, END)) == [(ProblemKind.DUPLICATE_ORDER, 1, "2")]


@pytest.mark.parametrize("order", [0, -5, 1000])
def test_an_order_has_one_to_three_digits(order: int) -> None:
    step = CenterStep(order, "A", "vendas", 999)
    assert (ProblemKind.ORDER_OUT_OF_RANGE, order, str(order)) in found(of(step, END))


def test_a_center_that_does_not_exist_is_named() -> None:
    assert found(of(CenterStep(1, "A", "extinto", 999), END)) == [(ProblemKind.UNKNOWN_CENTER, 1, "extinto")]


def test_without_a_list_of_centers_only_a_blank_one_is_unknown() -> None:
    definition = of(CenterStep(1, "A", "extinto", 2), CenterStep(2, "B", " ", 999), END)
    seen = problems(definition, centers=None, closing_centers=CLOSING_CENTERS)
    assert seen == (Problem(ProblemKind.UNKNOWN_CENTER, 2, " "),)


def test_only_a_center_that_closes_may_end_the_path() -> None:
    ends = DecisionStep(1, "Qual?", (Answer("um", 2), Answer("outro", 999)))
    assert found(of(ends, CenterStep(2, "A", "vendas"), END)) == [(ProblemKind.DEAD_END, 2, "vendas")]


def test_a_next_that_is_not_there_is_named() -> None:
    definition = of(CenterStep(1, "A", "vendas", 50))
    assert found(definition) == [(ProblemKind.UNKNOWN_TARGET, 1, "50")]


def test_an_answer_must_lead_to_a_step_that_is_there() -> None:
    question = DecisionStep(1, "Qual?", (Answer("nada", None), Answer("longe", 77), Answer("fim", 999)))
    assert found(of(question, END)) == [
        (ProblemKind.NO_TARGET, 1, "nada"),
        (ProblemKind.UNKNOWN_TARGET, 1, "77"),
    ]


def test_blank_words_are_reported_with_the_place_of_the_answer() -> None:
    question = DecisionStep(2, "\t", (Answer("fim", 999), Answer("  ", 999)))
    assert found(of(CenterStep(1, " ", "vendas", 2), question, END)) == [
        (ProblemKind.BLANK_LABEL, 1, ""),
        (ProblemKind.BLANK_QUESTION, 2, ""),
        (ProblemKind.BLANK_ANSWER, 2, "2"),
    ]


def test_answers_alike_but_for_case_and_spaces_are_duplicates() -> None:
    question = DecisionStep(
        1, "Vendeu?", (Answer("Não sei", 999), Answer(" não  SEI ", 999), Answer("Nao", 999))
    )
    assert found(of(question, END)) == [(ProblemKind.DUPLICATE_ANSWER, 1, "não SEI")]


def test_a_question_needs_an_answer() -> None:
    start = DecisionStep(1, "Qual?", (Answer("a", 2), Answer("b", 999)))
    assert found(of(start, DecisionStep(2, "E?", ()), END)) == [(ProblemKind.NO_ANSWERS, 2, "")]


def test_a_step_that_nothing_leads_to_is_unreachable() -> None:
    island = CenterStep(7, "Ilha", "vendas", 999)
    assert found(of(CenterStep(1, "A", "vendas", 999), island, END)) == [(ProblemKind.UNREACHABLE, 7, "")]


def test_what_follows_only_a_closing_center_is_unreachable() -> None:
    definition = of(CenterStep(1, "Fecha", "encerrado", 2), CenterStep(2, "Depois", "vendas", 1))
    assert found(definition) == [(ProblemKind.UNREACHABLE, 2, "")]


def test_every_step_of_a_closed_ring_has_no_way_to_closing() -> None:
    start = DecisionStep(1, "Qual?", (Answer("a", 2), Answer("b", 999)))
    ring = (CenterStep(2, "A", "vendas", 3), CenterStep(3, "B", "vendas", 2))
    assert found(of(start, *ring, END)) == [
        (ProblemKind.NO_WAY_TO_CLOSING, 2, ""),
        (ProblemKind.NO_WAY_TO_CLOSING, 3, ""),
    ]


def test_decisions_that_only_ask_each_other_are_a_cycle_and_those_beside_it_are_not() -> None:
    definition = of(
        DecisionStep(1, "Antes?", (Answer("a", 2),)),
        DecisionStep(2, "Um?", (Answer("a", 3), Answer("b", 4))),
        DecisionStep(3, "Dois?", (Answer("a", 2), Answer("b", 999))),
        DecisionStep(4, "Depois?", (Answer("a", 5),)),
        DecisionStep(5, "Só?", (Answer("a", 5), Answer("b", 999))),
        END,
    )
    assert found(definition) == [
        (ProblemKind.DECISION_CYCLE, 2, "2, 3"),
        (ProblemKind.DECISION_CYCLE, 3, "2, 3"),
        (ProblemKind.DECISION_CYCLE, 5, "5"),
    ]


def test_a_cycle_with_a_center_in_it_is_allowed() -> None:
    assert (
        found(
            of(CenterStep(1, "A", "vendas", 2), DecisionStep(2, "?", (Answer("n", 1), Answer("s", 999))), END)
        )
        == []
    )


@pytest.mark.parametrize(
    ("hours", "fact"), [(0.0, "0"), (-1.5, "-1.5"), (float("nan"), "nan"), (float("inf"), "inf")]
)
def test_a_due_time_is_a_number_of_hours_above_zero(hours: float, fact: str) -> None:
    assert found(of(CenterStep(1, "A", "vendas", 999, hours), END)) == [(ProblemKind.DUE_HOURS, 1, fact)]


def test_a_follow_up_may_be_today_but_not_before() -> None:
    question = DecisionStep(1, "?", (Answer("hoje", 999, 0), Answer("ontem", 999, -1)))
    assert found(of(question, END)) == [(ProblemKind.FOLLOW_UP_DAYS, 1, "-1")]


def test_problems_come_by_order_wherever_the_steps_stand() -> None:
    definition = of(END, CenterStep(9, "", "vendas", 999), CenterStep(4, "", "vendas", 9))
    assert [problem[1] for problem in found(definition)] == [4, 9]


def test_a_draft_can_be_checked_while_no_center_closes() -> None:
    seen = problems(of(CenterStep(1, "A", "vendas")), centers=CENTERS, closing_centers=())
    assert [problem.kind for problem in seen] == ["dead_end"]


def test_the_largest_workflow_is_checked_without_recursion() -> None:
    chain = [DecisionStep(order, "?", (Answer("segue", order + 1),)) for order in range(1, 999)]
    assert found(of(*chain, END)) == []
    ring = exchange(
        of(*chain, END), chain[-1], replace(chain[-1], answers=(Answer("volta", 1), Answer("fim", 999)))
    )
    assert {kind for kind, _, _ in found(ring)} == {ProblemKind.DECISION_CYCLE}


@given(valid_workflows())
def test_valid_workflows_show_no_problem(definition: WorkflowDefinition) -> None:
    assert found(definition) == []


@settings(max_examples=400)
@given(broken_workflows())
def test_each_fault_shows_its_kind_of_problem(broken: tuple[WorkflowDefinition, ProblemKind]) -> None:
    definition, kind = broken
    assert kind in {seen for seen, _, _ in found(definition)}


@given(any_workflows())
def test_any_definition_can_be_checked_and_what_passes_is_sound(definition: WorkflowDefinition) -> None:
    seen = problems(definition, centers=None, closing_centers=CLOSING_CENTERS)
    orders = [step.order for step in definition.steps]
    assert all(problem.order in orders for problem in seen if problem.order is not None)
    assert len(set(seen)) == len(seen)
    if len(set(orders)) < len(orders):
        assert ProblemKind.DUPLICATE_ORDER in {problem.kind for problem in seen}
