"""Walking at Ok, by example and on random workflows (rules 29, 30, 33, 34a, 34d)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.workflow.definition import (
    Answer,
    CenterStep,
    DecisionStep,
    UnknownStep,
    WorkflowDefinition,
)
from crm_desktop.workflow.walk import Choice, Walk, begin, edges, entries, path_ahead, previews, prompts

from .examples import ASKED_AT_CREATION, SALE
from .strategies import any_workflows, center_steps, decisions, valid_workflows


def orders(path: tuple[CenterStep | DecisionStep, ...]) -> list[int]:
    return [step.order for step in path]


def question_of(walk: Walk) -> str:
    assert walk.question is not None
    return walk.question.question


def arrival_of(walk: Walk) -> int:
    assert walk.arrival is not None
    return walk.arrival.order


def test_a_missing_step_is_named_by_its_three_digits() -> None:
    with pytest.raises(KeyError, match=r"^no step 007$"):
        SALE.step(7)
    assert SALE.get(7) is None


def test_the_first_step_is_the_lowest_order_wherever_it_stands() -> None:
    assert ASKED_AT_CREATION.first.order == 5


def test_a_workflow_without_steps_has_no_first() -> None:
    with pytest.raises(UnknownStep, match="no steps"):
        _ = WorkflowDefinition(()).first


def test_ok_asks_the_decision_that_follows_the_center() -> None:
    walk = begin(SALE, 1)
    assert question_of(walk) == "Conseguiu contato?"
    assert walk.arrival is None
    assert not walk.ended


def test_a_yes_asks_the_chained_decision_and_a_second_yes_arrives() -> None:
    walk = begin(SALE, 1).choose(0)
    assert question_of(walk) == "A venda foi realizada?"
    assert arrival_of(walk.choose(0)) == 16


def test_answers_are_kept_as_the_words_they_were() -> None:
    assert begin(SALE, 1).choose(0).choose(1).choices == (
        Choice(6, "Conseguiu contato?", 0, "Sim"),
        Choice(11, "A venda foi realizada?", 1, "Não"),
    )


def test_voltar_goes_back_one_question_and_from_the_first_to_the_opinion() -> None:
    arrived = begin(SALE, 1).choose(0).choose(0)
    second = arrived.back()
    assert second is not None
    assert question_of(second) == "A venda foi realizada?"
    first = second.back()
    assert first == begin(SALE, 1)
    assert first.back() is None


def test_an_answer_may_lead_back_to_the_same_center_and_schedule_a_follow_up() -> None:
    walk = begin(SALE, 1).choose(1)
    assert walk.stays
    assert walk.last_answer is not None
    assert walk.last_answer.follow_up_days == 2


def test_only_the_answer_that_arrives_is_the_last_one() -> None:
    walk = begin(SALE, 1).choose(0)
    assert walk.last_answer is None
    assert [answer.text for answer in walk.all_answers] == ["Sim"]
    arrived = walk.choose(1)
    assert arrived.last_answer == Answer("Não", 26, 30)


def test_arriving_without_a_question_has_no_answer() -> None:
    walk = begin(SALE, 16)
    assert arrival_of(walk) == 31
    assert walk.last_answer is None
    assert not walk.stays


def test_nothing_follows_the_last_step() -> None:
    walk = begin(SALE, 31)
    assert walk.ended
    assert walk.question is None
    assert walk.arrival is None
    assert previews(walk) == ()


def test_a_new_case_enters_at_the_lowest_order() -> None:
    walk = begin(SALE, None)
    assert arrival_of(walk) == 1
    assert not walk.stays


def test_a_new_case_is_asked_when_the_workflow_begins_with_a_question() -> None:
    walk = begin(ASKED_AT_CREATION, None)
    assert question_of(walk) == "Qual o assunto?"
    assert arrival_of(walk.choose(1)) == 20


def test_a_walk_through_no_steps_has_ended() -> None:
    assert begin(WorkflowDefinition(()), None).ended


def test_a_walk_never_begins_in_a_decision_or_in_an_unknown_step() -> None:
    with pytest.raises(ValueError, match="006 is a decision"):
        begin(SALE, 6)
    with pytest.raises(UnknownStep):
        begin(SALE, 2)


def test_an_answer_to_no_question_is_refused() -> None:
    with pytest.raises(ValueError, match="no question is open"):
        begin(SALE, 16).choose(0)


@pytest.mark.parametrize("index", [-1, 3])
def test_an_answer_that_is_not_there_is_refused(index: int) -> None:
    with pytest.raises(IndexError, match="006 has no answer"):
        begin(SALE, 1).choose(index)


def test_other_centers_are_as_the_open_question_says_else_as_the_origin_says() -> None:
    walk = begin(SALE, 1)
    assert walk.allows_other_centers
    assert not walk.choose(0).allows_other_centers
    assert walk.choose(0).choose(0).allows_other_centers
    assert not begin(SALE, 16).allows_other_centers


def test_a_new_case_enters_by_the_workflow_alone() -> None:
    assert not begin(SALE, None).allows_other_centers
    assert not begin(ASKED_AT_CREATION, None).allows_other_centers


def test_each_answer_says_beforehand_where_it_leads() -> None:
    yes, no, wrong = previews(begin(SALE, 1))
    assert (yes.question, yes.arrival, yes.stays) == ("A venda foi realizada?", None, False)
    assert (no.question, no.arrival, no.stays) == (None, SALE.step(1), True)
    assert no.answer.follow_up_days == 2
    assert (wrong.text, wrong.arrival) == ("Número não existe", SALE.step(26))


def test_the_permitted_moves_go_through_the_decisions() -> None:
    assert edges(SALE) == {(1, 1), (1, 16), (1, 21), (1, 26), (16, 31), (21, 16), (21, 21), (21, 26)}


def test_one_may_be_asked_in_the_center_itself_and_at_the_decisions_after_it() -> None:
    assert prompts(SALE) == {(1, 1), (1, 6), (1, 11), (16, 16), (21, 21), (21, 11), (26, 26), (31, 31)}


def test_a_new_case_may_enter_at_every_answer_of_a_first_question() -> None:
    assert entries(SALE) == {1}
    assert entries(ASKED_AT_CREATION) == {10, 20, 30}
    assert entries(WorkflowDefinition(())) == frozenset()


def test_the_path_ahead_takes_the_first_answers_up_to_the_end() -> None:
    assert orders(path_ahead(SALE, 1)) == [6, 11, 16, 31]
    assert path_ahead(SALE, 31) == ()


def test_the_path_ahead_ends_before_a_repeat() -> None:
    loop = WorkflowDefinition(
        (CenterStep(1, "A", "a", 2), DecisionStep(2, "De novo?", (Answer("Sim", 1), Answer("Não", 3))))
    )
    assert orders(path_ahead(loop, 1)) == [2]


@given(st.data(), valid_workflows())
def test_any_answers_arrive_where_the_permitted_moves_say(
    data: st.DataObject, definition: WorkflowDefinition
) -> None:
    origin = data.draw(st.sampled_from([None, *(step.order for step in center_steps(definition))]))
    asked = prompts(definition)
    walk = begin(definition, origin)
    while walk.question is not None:
        assert origin is None or (origin, walk.question.order) in asked
        walk = walk.choose(data.draw(st.integers(0, len(walk.question.answers) - 1)))
    if walk.arrival is None:
        assert walk.ended
        assert origin is not None
        assert definition.step(origin).next is None  # type: ignore[union-attr]
    elif origin is None:
        assert walk.arrival.order in entries(definition)
    else:
        assert (origin, walk.arrival.order) in edges(definition)
    assert len(walk.choices) <= len(decisions(definition))


@given(st.data(), valid_workflows())
def test_every_answer_can_be_taken_back(data: st.DataObject, definition: WorkflowDefinition) -> None:
    walk: Walk | None = begin(definition, None)
    passed = [walk]
    while walk is not None and walk.question is not None:
        walk = walk.choose(data.draw(st.integers(0, len(walk.question.answers) - 1)))
        passed.append(walk)
    while walk is not None:
        assert walk == passed.pop()
        walk = walk.back()
    assert passed == []


@given(valid_workflows())
def test_every_permitted_move_is_found_by_some_answers(definition: WorkflowDefinition) -> None:
    found = set()
    for step in center_steps(definition):
        waiting, seen = [begin(definition, step.order)], set()
        while waiting:
            walk = waiting.pop()
            if walk.arrival is not None:
                found.add((step.order, walk.arrival.order))
            elif walk.question is not None and walk.at not in seen:
                seen.add(walk.at)
                waiting += [walk.choose(index) for index in range(len(walk.question.answers))]
    assert found == edges(definition)


@given(valid_workflows(every_kind=True))
def test_previews_say_what_choosing_does(definition: WorkflowDefinition) -> None:
    for step in center_steps(definition):
        walk = begin(definition, step.order)
        for index, preview in enumerate(previews(walk)):
            after = walk.choose(index)
            assert preview.arrival == after.arrival
            assert preview.stays == after.stays
            assert preview.question == (after.question.question if after.question else None)
            assert preview.answer == after.all_answers[-1]


@given(any_workflows())
def test_no_definition_however_broken_breaks_the_walk(definition: WorkflowDefinition) -> None:
    known = {step.order for step in definition.steps}
    assert entries(definition) <= known
    assert {order for edge in edges(definition) | prompts(definition) for order in edge} <= known
    for step in definition.steps:
        path = orders(path_ahead(definition, step.order))
        assert len(set(path)) == len(path)
        assert step.order not in path
    for origin in (None, *known):
        if origin is None or isinstance(definition.step(origin), CenterStep):
            walk = begin(definition, origin)
            assert [walk.question is None, walk.arrival is None, not walk.ended].count(False) == 1
            previews(walk)
