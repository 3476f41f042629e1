"""Drawing a workflow: each function takes a definition and gives the next one. Pure.

Answers and next steps name their target by its order, so whatever changes an order changes them too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import HIGHEST_ORDER, LOWEST_ORDER

GAP = 5


class NoRoom(ValueError):
    """No order is left up to 999."""


def in_order(steps: tuple[Step, ...] | list[Step]) -> WorkflowDefinition:
    """The steps in the sequence of their orders."""
    return WorkflowDefinition(tuple(sorted(steps, key=lambda step: step.order)))


def orders(definition: WorkflowDefinition) -> list[int]:
    return [step.order for step in definition.steps]


def step_name(step: Step) -> str:
    """A CR step's description, a decision's question."""
    return step.label if isinstance(step, CenterStep) else step.question


def insert_after(
    definition: WorkflowDefinition, after: int | None, step: Step
) -> tuple[WorkflowDefinition, int]:
    """The step behind `after` (None: at the end), and the order it got.

    At the end that is five after the last (001, 006, 011 …); between two, the middle of their gap, all being
    numbered anew in fives where there is none. Raises NoRoom.
    """
    taken = orders(definition)
    place = taken.index(after) + 1 if after in taken else len(taken)
    if place == len(taken) and (not taken or taken[-1] + GAP <= HIGHEST_ORDER):
        order = taken[-1] + GAP if taken else LOWEST_ORDER
        return in_order([*definition.steps, replace(step, order=order)]), order
    if len(taken) >= HIGHEST_ORDER:
        raise NoRoom
    low = taken[place - 1] if place else 0
    high = taken[place] if place < len(taken) else HIGHEST_ORDER + 1
    if high - low > 1:
        order = (low + high) // 2
        return in_order([*definition.steps, replace(step, order=order)]), order
    gap = max(1, min(GAP, HIGHEST_ORDER // (len(taken) + 1)))
    fresh = [LOWEST_ORDER + gap * i for i in range(len(taken) + 1)]
    order = fresh.pop(place)
    spread = renumber(definition, dict(zip(taken, fresh)))
    return in_order([*spread.steps, replace(step, order=order)]), order


def renumber(definition: WorkflowDefinition, new: Mapping[int, int]) -> WorkflowDefinition:
    """Other orders for some steps; what led to them still does."""

    def follow(order: int | None) -> int | None:
        return None if order is None else new.get(order, order)

    moved = [replace(step, order=new.get(step.order, step.order)) for step in definition.steps]
    return in_order([_aimed(step, follow) for step in moved])


def swap(definition: WorkflowDefinition, order: int, direction: int) -> tuple[WorkflowDefinition, int]:
    """The step one place up (-1) or down (1): the two exchange their orders. At the end nothing changes."""
    taken = orders(definition)
    place = taken.index(order) + direction
    if not 0 <= place < len(taken):
        return definition, order
    other = taken[place]
    return renumber(definition, {order: other, other: order}), other


def remove(definition: WorkflowDefinition, order: int) -> WorkflowDefinition:
    """Without the step; what led to it leads nowhere until it is drawn anew."""
    left = [step for step in definition.steps if step.order != order]
    return in_order([_aimed(step, lambda target: None if target == order else target) for step in left])


def put(definition: WorkflowDefinition, step: Step) -> WorkflowDefinition:
    """The step in place of the one with its order."""
    return in_order([step if other.order == step.order else other for other in definition.steps])


def as_center(step: Step, center: str) -> CenterStep:
    """A stop in a CR in place of a question, its text and first target kept."""
    if isinstance(step, CenterStep):
        return step
    target = next((answer.target for answer in step.answers), None)
    return CenterStep(step.order, step.question, center, target, None, step.forbids_other_centers)


def as_decision(step: Step) -> DecisionStep:
    """A question in place of a stop, with two answers, the first leading where the stop led."""
    if isinstance(step, DecisionStep):
        return step
    answers = (Answer("Sim", step.next), Answer("Não", None))
    return DecisionStep(step.order, step.label, answers, step.forbids_other_centers)


def _aimed(step: Step, follow: Callable[[int | None], int | None]) -> Step:
    if isinstance(step, CenterStep):
        return replace(step, next=follow(step.next))
    return replace(step, answers=tuple(replace(a, target=follow(a.target)) for a in step.answers))
