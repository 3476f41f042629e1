"""Answers replayed against a definition."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.workflow.definition import WorkflowDefinition
from crm_desktop.workflow.simulation import Simulation, replay
from crm_desktop.workflow.walk import begin, edges, entries

from .examples import ASKED_AT_CREATION, SALE
from .strategies import CLOSING_CENTERS, valid_workflows


def labels(simulation: Simulation) -> list[str]:
    return [step.label for step in simulation.visited]


def test_nothing_has_happened_before_the_creation() -> None:
    assert replay(SALE, []) == Simulation((), None)


def test_a_sale_that_succeeds_at_the_second_call_is_delivered() -> None:
    done = replay(SALE, [[], [1], [0, 0], []])
    assert labels(done) == ["Contato", "Contato", "Produção", "Entregue"]
    assert done.open_question is None


def test_the_last_round_may_leave_a_question_open() -> None:
    done = replay(SALE, [[], [0]])
    assert labels(done) == ["Contato"]
    assert done.open_question == SALE.step(11)


def test_the_question_at_creation_is_answered_in_the_first_round() -> None:
    assert replay(ASKED_AT_CREATION, [[]]).open_question == ASKED_AT_CREATION.step(5)
    assert labels(replay(ASKED_AT_CREATION, [[1], []])) == ["Financeiro", "Fim"]


def test_a_round_after_an_open_question_is_refused() -> None:
    with pytest.raises(ValueError, match="011 was left open"):
        replay(SALE, [[], [0], [0]])


def test_an_answer_after_the_end_is_refused_and_an_empty_round_adds_nothing() -> None:
    rounds: list[list[int]] = [[], [2], []]
    assert labels(replay(SALE, rounds)) == ["Contato", "Sem venda"]
    with pytest.raises(ValueError, match="no question is open"):
        replay(SALE, [[], [2], [0]])


@given(st.data(), valid_workflows())
def test_any_rounds_take_permitted_moves_until_one_closes(
    data: st.DataObject, definition: WorkflowDefinition
) -> None:
    rounds: list[list[int]] = []
    for _ in range(6):
        visited = replay(definition, rounds).visited
        if visited and visited[-1].center in CLOSING_CENTERS:
            break
        answers: list[int] = []
        walk = begin(definition, visited[-1].order if visited else None)
        while walk.question is not None:
            answers.append(data.draw(st.integers(0, len(walk.question.answers) - 1)))
            walk = walk.choose(answers[-1])
        rounds.append(answers)
    done = replay(definition, rounds)
    visited_orders = [step.order for step in done.visited]
    assert len(visited_orders) == len(rounds)
    assert visited_orders[0] in entries(definition)
    assert set(pairwise(visited_orders)) <= edges(definition)
