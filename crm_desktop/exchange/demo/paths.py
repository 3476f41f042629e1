"""The ways through a workflow, walked once beforehand with the program's own walk."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from crm_desktop.workflow.walk import Walk, begin

_LIKELY = 0.75


@dataclass(frozen=True, slots=True)
class Leg:
    """One move from a center step to the next, with the answers given on the way as the base keeps them."""

    center: str
    order: int | None
    answers: str
    due_seconds: int | None
    weight: float
    kind: str = "edge"


Legs = dict[int | None, tuple[Leg, ...]]


def legs_of(definition: WorkflowDefinition) -> Legs:
    """Every way on from each center step, the likely one first; None is the entry."""
    orders: list[int | None] = [None]
    orders += [step.order for step in definition.steps if isinstance(step, CenterStep)]
    return {order: tuple(_ways(begin(definition, order), 1.0)) for order in orders}


def _ways(walk: Walk, weight: float) -> Iterator[Leg]:
    if (arrival := walk.arrival) is not None:
        said = [{"question": c.question, "answer": c.answer_text} for c in walk.choices]
        seconds = int(arrival.due_hours * 3600) if arrival.due_hours is not None else None
        answers = json.dumps(said, ensure_ascii=False)
        yield Leg(arrival.center, arrival.order, answers, seconds, weight)
    elif walk.question is not None:
        others = len(walk.question.answers) - 1
        for index in range(others + 1):
            share = (_LIKELY if index == 0 else (1 - _LIKELY) / others) if others else 1.0
            yield from _ways(walk.choose(index), weight * share)


def route(legs: Legs, order: int) -> tuple[Leg, ...]:
    """The shortest way from the entry to the step of that order, without the entry itself."""
    first = legs[None][0]
    waiting: deque[tuple[int | None, tuple[Leg, ...]]] = deque([(first.order, ())])
    seen = {first.order}
    while waiting:
        at, passed = waiting.popleft()
        if at == order:
            return passed
        for leg in legs[at]:
            if leg.order not in seen:
                seen.add(leg.order)
                waiting.append((leg.order, (*passed, leg)))
    raise LookupError(order)
