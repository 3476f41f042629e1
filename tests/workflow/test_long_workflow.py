"""A workflow of 40 steps with three questions in a row at every stage, walked from end to end."""

from __future__ import annotations

from crm_desktop.workflow.validation import problems
from crm_desktop.workflow.walk import Walk, begin, edges, path_ahead, prompts

from .examples import long_workflow

CENTERS = {*(f"cr{stage}" for stage in range(9)), "arquivo", "encerrado"}


def test_it_may_be_published() -> None:
    definition = long_workflow()
    assert len(definition.steps) == 40
    assert problems(definition, centers=CENTERS, closing_centers={"encerrado"}) == ()


def test_three_answers_carry_each_stage_to_the_next_and_the_last_closes() -> None:
    definition = long_workflow()
    rounds = [[], *[[1, 1, 1]] * 8, [1, 1, 1, 0], []]
    labels: list[str] = []
    order: int | None = None
    for answers in rounds:
        walk = begin(definition, order)
        for index in answers:
            walk = walk.choose(index)
        assert walk.arrival is not None
        labels.append(walk.arrival.label)
        order = walk.arrival.order
    assert labels == [*(f"Etapa {stage}" for stage in range(1, 10)), "Arquivo", "Concluído"]
    assert begin(definition, order).ended


def test_going_back_from_the_last_of_four_questions_passes_each() -> None:
    step: Walk | None = begin(long_workflow(), 161).choose(1).choose(1).choose(1)
    asked = []
    while step is not None:
        assert step.question is not None
        asked.append(step.question.question)
        step = step.back()
    assert asked == ["Aprovado?", "Segue 9?", "Pronto 9?", "Contato 9?"]


def test_each_stage_may_stay_give_up_or_go_on() -> None:
    permitted = edges(long_workflow())
    for stage in range(8):
        base = stage * 20 + 1
        assert {to for origin, to in permitted if origin == base} == {base, 191, base + 20}
    assert {to for origin, to in permitted if origin == 161} == {161, 186, 191}


def test_one_may_be_asked_at_the_three_questions_of_the_stage_alone() -> None:
    assert {at for origin, at in prompts(long_workflow()) if origin == 21} == {21, 26, 31, 36}


def test_the_path_ahead_is_short_where_the_first_answer_stays() -> None:
    assert [step.order for step in path_ahead(long_workflow(), 1)] == [6]
