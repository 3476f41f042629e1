"""What keeps a workflow from being published (rule 34), as facts; the sentences are the screen's."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition

LOWEST_ORDER = 1
HIGHEST_ORDER = 999


class ProblemKind(StrEnum):
    """What is wrong; beside each, what `Problem.fact` holds."""

    NO_STEPS = "no_steps"  # nothing
    DUPLICATE_ORDER = "duplicate_order"  # how many steps have it
    ORDER_OUT_OF_RANGE = "order_out_of_range"  # the order
    BLANK_LABEL = "blank_label"  # nothing
    BLANK_QUESTION = "blank_question"  # nothing
    BLANK_ANSWER = "blank_answer"  # the answer's place, from 1
    DUPLICATE_ANSWER = "duplicate_answer"  # the text
    NO_ANSWERS = "no_answers"  # nothing
    NO_TARGET = "no_target"  # the answer's text
    UNKNOWN_TARGET = "unknown_target"  # the order that is not there
    UNKNOWN_CENTER = "unknown_center"  # the center
    DEAD_END = "dead_end"  # the center, which does not close
    UNREACHABLE = "unreachable"  # nothing
    NO_WAY_TO_CLOSING = "no_way_to_closing"  # nothing
    DECISION_CYCLE = "decision_cycle"  # the orders of the decisions in it, "6, 11"
    DUE_HOURS = "due_hours"  # the hours, not above 0 or not finite
    FOLLOW_UP_DAYS = "follow_up_days"  # the days, below 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong; `order` is the step's, None when it is the whole workflow's."""

    kind: ProblemKind
    order: int | None
    fact: str


def problems(
    definition: WorkflowDefinition, *, centers: Collection[str] | None, closing_centers: Collection[str]
) -> tuple[Problem, ...]:
    """Everything that is wrong, by order; empty for a workflow that may be published.

    `centers` are those that exist; with None any name but a blank one passes. Since a closed case goes nowhere,
    what follows only a closing CR is unreachable. Never raises, whatever the definition holds.
    """
    if not definition.steps:
        return (Problem(ProblemKind.NO_STEPS, None, ""),)
    orders = Counter(step.order for step in definition.steps)
    found = list(_of_orders(orders))
    for step in definition.steps:
        if isinstance(step, CenterStep):
            found += _of_center(step, orders, centers, closing_centers)
        else:
            found += _of_decision(step, orders)
    found += _of_paths(definition.steps, closing_centers)
    # two steps of one order may show the same problem
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.order or 0))


def _of_orders(orders: Counter[int]) -> Iterator[Problem]:
    for order, times in orders.items():
        if times > 1:
            yield Problem(ProblemKind.DUPLICATE_ORDER, order, str(times))
        if not LOWEST_ORDER <= order <= HIGHEST_ORDER:
            yield Problem(ProblemKind.ORDER_OUT_OF_RANGE, order, str(order))


def _of_center(
    step: CenterStep, orders: Counter[int], centers: Collection[str] | None, closing_centers: Collection[str]
) -> Iterator[Problem]:
    if not step.label.strip():
        yield Problem(ProblemKind.BLANK_LABEL, step.order, "")
    if not step.center.strip() or (centers is not None and step.center not in centers):
        yield Problem(ProblemKind.UNKNOWN_CENTER, step.order, step.center)
    if step.next is None and step.center not in closing_centers:
        yield Problem(ProblemKind.DEAD_END, step.order, step.center)
    if step.next is not None and step.next not in orders:
        yield Problem(ProblemKind.UNKNOWN_TARGET, step.order, str(step.next))
    if step.due_hours is not None and not (step.due_hours > 0 and math.isfinite(step.due_hours)):
        yield Problem(ProblemKind.DUE_HOURS, step.order, f"{step.due_hours:g}")


def _of_decision(step: DecisionStep, orders: Counter[int]) -> Iterator[Problem]:
    if not step.question.strip():
        yield Problem(ProblemKind.BLANK_QUESTION, step.order, "")
    if not step.answers:
        yield Problem(ProblemKind.NO_ANSWERS, step.order, "")
    seen: set[str] = set()
    for place, answer in enumerate(step.answers, 1):
        text = " ".join(answer.text.split())
        if not text:
            yield Problem(ProblemKind.BLANK_ANSWER, step.order, str(place))
        elif text.casefold() in seen:
            yield Problem(ProblemKind.DUPLICATE_ANSWER, step.order, text)
        seen.add(text.casefold())
        yield from _of_answer(step.order, answer, orders)


def _of_answer(order: int, answer: Answer, orders: Counter[int]) -> Iterator[Problem]:
    if answer.target is None:
        yield Problem(ProblemKind.NO_TARGET, order, answer.text.strip())
    elif answer.target not in orders:
        yield Problem(ProblemKind.UNKNOWN_TARGET, order, str(answer.target))
    if answer.follow_up_days is not None and answer.follow_up_days < 0:
        yield Problem(ProblemKind.FOLLOW_UP_DAYS, order, str(answer.follow_up_days))


# Steps are known by their place from here on: an order may be there twice.


def _of_paths(steps: tuple[Step, ...], closing_centers: Collection[str]) -> Iterator[Problem]:
    exits = _exits(steps)
    closing = {i for i, s in enumerate(steps) if isinstance(s, CenterStep) and s.center in closing_centers}
    lowest = min(step.order for step in steps)
    onward: list[set[int]] = [set() if place in closing else ways for place, ways in enumerate(exits)]
    reached = _reach((place for place, step in enumerate(steps) if step.order == lowest), onward)
    can_close = _reach(closing, _backward(exits))
    for place, step in enumerate(steps):
        if place not in reached:
            yield Problem(ProblemKind.UNREACHABLE, step.order, "")
        # a step with no way out at all has a problem of its own already
        if exits[place] and place not in can_close:
            yield Problem(ProblemKind.NO_WAY_TO_CLOSING, step.order, "")
    for place, cycle in _decision_cycles(steps, exits):
        orders = sorted({steps[other].order for other in cycle})
        yield Problem(ProblemKind.DECISION_CYCLE, steps[place].order, ", ".join(map(str, orders)))


def _exits(steps: tuple[Step, ...]) -> list[set[int]]:
    places: dict[int, set[int]] = defaultdict(set)
    for place, step in enumerate(steps):
        places[step.order].add(place)
    return [
        {place for order in _targets(step) if order is not None for place in places.get(order, ())}
        for step in steps
    ]


def _targets(step: Step) -> tuple[int | None, ...]:
    if isinstance(step, CenterStep):
        return (step.next,)
    return tuple(answer.target for answer in step.answers)


def _backward(exits: list[set[int]]) -> list[set[int]]:
    entrances: list[set[int]] = [set() for _ in exits]
    for place, ways in enumerate(exits):
        for target in ways:
            entrances[target].add(place)
    return entrances


def _reach(start: Iterable[int], ways: list[set[int]]) -> set[int]:
    reached = set(start)
    waiting = list(reached)
    while waiting:
        fresh = ways[waiting.pop()] - reached
        reached |= fresh
        waiting.extend(fresh)
    return reached


def _decision_cycles(steps: tuple[Step, ...], exits: list[set[int]]) -> Iterator[tuple[int, set[int]]]:
    """Each decision that comes round to itself through decisions alone, with all of its cycle."""
    decisions = {place for place, step in enumerate(steps) if isinstance(step, DecisionStep)}
    ways = [ways & decisions if place in decisions else set() for place, ways in enumerate(exits)]
    back = _backward(ways)
    for place in sorted(_cyclic(decisions, ways, back)):
        after = _reach(ways[place], ways)
        if place in after:
            yield place, after & _reach({place}, back)


def _cyclic(decisions: set[int], ways: list[set[int]], back: list[set[int]]) -> set[int]:
    """Decisions left after taking away, again and again, those that lead to none: few or none in practice."""
    left = set(decisions)
    count = [len(targets) for targets in ways]
    ends = [place for place in decisions if not count[place]]
    while ends:
        end = ends.pop()
        left.discard(end)
        for before in back[end]:
            count[before] -= 1
            if not count[before]:
                ends.append(before)
    return left
