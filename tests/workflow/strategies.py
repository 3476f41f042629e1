"""Random workflows: valid ones, and valid ones with one fault and the kind of problem it must show."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import ProblemKind

OPEN_CENTERS = ("suporte", "financeiro", "producao", "vendas")
CLOSING_CENTERS = ("encerrado", "cancelado")
CENTERS = OPEN_CENTERS + CLOSING_CENTERS

Break = Callable[[st.DrawFn, WorkflowDefinition], WorkflowDefinition]

_WORDS = st.text("abcçãéÁz?'0 1", min_size=1, max_size=8)


@st.composite
def valid_workflows(draw: st.DrawFn, max_steps: int = 12, every_kind: bool = False) -> WorkflowDefinition:
    """Workflows without a problem, of 1 to `max_steps` steps in any sequence.

    `every_kind` (at least 3 steps) puts a decision and a CR that does not close into each.
    """
    kinds = _kinds(draw, max_steps, every_kind)
    targets = _targets(draw, kinds)
    numbers = draw(st.lists(st.integers(1, 999), min_size=len(kinds), max_size=len(kinds), unique=True))
    entry = numbers.index(min(numbers))
    numbers[0], numbers[entry] = numbers[entry], numbers[0]
    steps = [_step(draw, kind, place, targets, numbers) for place, kind in enumerate(kinds)]
    return WorkflowDefinition(tuple(draw(st.permutations(steps))))


def _kinds(draw: st.DrawFn, max_steps: int, every_kind: bool) -> list[str]:
    """What each place is. A CR closes at the end, and before it only where an earlier decision leads past it."""
    start = list(draw(st.permutations(["open", "decision"]))) if every_kind else []
    size = draw(st.integers(len(start), max_steps - 1))
    kinds = start
    while len(kinds) < size:
        choice = ["open", "decision"] + ["closing"] * ("decision" in kinds)
        kinds.append(draw(st.sampled_from(choice)))
    return [*kinds, "closing"]


def _targets(draw: st.DrawFn, kinds: list[str]) -> list[list[int]]:
    """Where each place leads. Each but the first is entered from before it, and each leads onward to the end;
    back it goes only to a CR, so that no cycle is made of decisions alone."""
    targets: list[list[int]] = [[] for _ in kinds]
    for place, kind in enumerate(kinds[:-1]):
        earlier = [p for p in range(place) if kinds[p] == "decision"]
        following = place + 1
        if kind == "decision":
            targets[place].append(following)
        elif kind == "closing":
            targets[draw(st.sampled_from(earlier))].append(following)
        elif bool(earlier) and draw(st.booleans()):
            targets[draw(st.sampled_from(earlier))].append(following)
            targets[place].append(draw(st.integers(following, len(kinds) - 1)))
        else:
            targets[place].append(following)
    for place, kind in enumerate(kinds):
        if kind == "decision":
            may = [p for p, other in enumerate(kinds) if other != "decision" or p > place]
            targets[place] += draw(st.lists(st.sampled_from(may), max_size=3))
            targets[place] = list(draw(st.permutations(targets[place])))
    return targets


def _step(draw: st.DrawFn, kind: str, place: int, targets: list[list[int]], numbers: list[int]) -> Step:
    forbids = draw(st.booleans())
    if kind == "decision":
        answers = tuple(_answer(draw, index, numbers[target]) for index, target in enumerate(targets[place]))
        return DecisionStep(numbers[place], f"Q{draw(_WORDS)}", answers, forbids)
    center = draw(st.sampled_from(CLOSING_CENTERS if kind == "closing" else OPEN_CENTERS))
    due_hours = draw(st.none() | st.floats(0.25, 400))
    following = numbers[targets[place][0]] if targets[place] else None
    return CenterStep(numbers[place], f"CR {draw(_WORDS)}", center, following, due_hours, forbids)


def _answer(draw: st.DrawFn, index: int, target: int) -> Answer:
    days = draw(st.none() | st.integers(0, 60))
    moment = draw(st.none() | st.just(datetime.time(9, 30))) if days is not None else None
    return Answer(f"{index}: {draw(_WORDS)}", target, days, moment)


@st.composite
def broken_workflows(draw: st.DrawFn, max_steps: int = 12) -> tuple[WorkflowDefinition, ProblemKind]:
    """A valid workflow with one fault, and the kind of problem that it must show among others."""
    definition = draw(valid_workflows(max_steps=max_steps, every_kind=True))
    kind, breaks = draw(st.sampled_from(_FAULTS))
    return breaks(draw, definition), kind


def decisions(definition: WorkflowDefinition) -> list[DecisionStep]:
    """Its decisions, as they come."""
    return [step for step in definition.steps if isinstance(step, DecisionStep)]


def center_steps(definition: WorkflowDefinition) -> list[CenterStep]:
    """Its CR steps, as they come."""
    return [step for step in definition.steps if isinstance(step, CenterStep)]


def exchange(definition: WorkflowDefinition, old: Step, new: Step) -> WorkflowDefinition:
    """The same workflow with one step instead of another."""
    return WorkflowDefinition(tuple(new if step is old else step for step in definition.steps))


def _free_order(draw: st.DrawFn, definition: WorkflowDefinition) -> int:
    taken = {step.order for step in definition.steps}
    return draw(st.integers(1, 2000).filter(lambda order: order not in taken))


def _some_decision(draw: st.DrawFn, definition: WorkflowDefinition) -> DecisionStep:
    return draw(st.sampled_from(decisions(definition)))


def _some_open_center(draw: st.DrawFn, definition: WorkflowDefinition) -> CenterStep:
    return draw(st.sampled_from([s for s in center_steps(definition) if s.center in OPEN_CENTERS]))


def _with_answer(draw: st.DrawFn, definition: WorkflowDefinition, **changes: object) -> WorkflowDefinition:
    step = _some_decision(draw, definition)
    index = draw(st.integers(0, len(step.answers) - 1))
    answers = list(step.answers)
    answers[index] = replace(answers[index], **changes)  # type: ignore[arg-type]
    return exchange(definition, step, replace(step, answers=tuple(answers)))


def _duplicate_order(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    one, other = draw(st.permutations(definition.steps))[:2]
    return exchange(definition, one, replace(one, order=other.order))


def _order_out_of_range(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    step = draw(st.sampled_from(definition.steps))
    return exchange(definition, step, replace(step, order=draw(st.sampled_from([0, -1, 1000, 10**30]))))


def _duplicate_answer(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    step = _some_decision(draw, definition)
    again = draw(st.sampled_from(step.answers))
    answers = (*step.answers, replace(again, text=f" {again.text.upper()}"))
    return exchange(definition, step, replace(step, answers=answers))


def _unreachable(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    last = max(step.order for step in definition.steps)
    to = draw(st.sampled_from(definition.steps)).order
    return WorkflowDefinition((*definition.steps, CenterStep(last + 1, "Ilha", OPEN_CENTERS[0], to)))


def _no_way_to_closing(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    step = _some_open_center(draw, definition)
    return exchange(definition, step, replace(step, next=step.order))


def _decision_cycle(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    """A decision asked again by itself, or by a new decision after it."""
    step = _some_decision(draw, definition)
    if draw(st.booleans()):
        again = replace(step, answers=(*step.answers, Answer("de novo", step.order)))
        return exchange(definition, step, again)
    order = max(other.order for other in definition.steps) + 1
    second = DecisionStep(order, "De novo?", (Answer("sim", step.order), step.answers[0]))
    first = replace(step, answers=(*step.answers, Answer("de novo", order)))
    return WorkflowDefinition((*exchange(definition, step, first).steps, second))


def _unknown_target(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
    order = _free_order(draw, definition)
    if draw(st.booleans()):
        return _with_answer(draw, definition, target=order)
    step = _some_open_center(draw, definition)
    return exchange(definition, step, replace(step, next=order))


def _center_changed(values: st.SearchStrategy[object], name: str) -> Break:
    def breaks(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
        step = _some_open_center(draw, definition)
        return exchange(definition, step, replace(step, **{name: draw(values)}))  # type: ignore[arg-type]

    return breaks


def _decision_changed(values: st.SearchStrategy[object], name: str) -> Break:
    def breaks(draw: st.DrawFn, definition: WorkflowDefinition) -> WorkflowDefinition:
        step = _some_decision(draw, definition)
        return exchange(definition, step, replace(step, **{name: draw(values)}))  # type: ignore[arg-type]

    return breaks


def _answer_changed(values: st.SearchStrategy[object], name: str) -> Break:
    return lambda draw, definition: _with_answer(draw, definition, **{name: draw(values)})


_BLANKS = st.sampled_from(["", " ", "\t\n", "\u00a0"])
_BAD_HOURS = st.sampled_from([0.0, -0.5, float("nan"), float("inf"), float("-inf")])

_FAULTS: list[tuple[ProblemKind, Break]] = [
    (ProblemKind.NO_STEPS, lambda draw, definition: WorkflowDefinition(())),
    (ProblemKind.DUPLICATE_ORDER, _duplicate_order),
    (ProblemKind.ORDER_OUT_OF_RANGE, _order_out_of_range),
    (ProblemKind.BLANK_LABEL, _center_changed(_BLANKS, "label")),
    (ProblemKind.BLANK_QUESTION, _decision_changed(_BLANKS, "question")),
    (ProblemKind.BLANK_ANSWER, _answer_changed(_BLANKS, "text")),
    (ProblemKind.DUPLICATE_ANSWER, _duplicate_answer),
    (ProblemKind.NO_ANSWERS, _decision_changed(st.just(()), "answers")),
    (ProblemKind.NO_TARGET, _answer_changed(st.none(), "target")),
    (ProblemKind.UNKNOWN_TARGET, _unknown_target),
    (ProblemKind.UNKNOWN_CENTER, _center_changed(st.sampled_from(["", " ", "extinto"]), "center")),
    (ProblemKind.DEAD_END, _center_changed(st.none(), "next")),
    (ProblemKind.UNREACHABLE, _unreachable),
    (ProblemKind.NO_WAY_TO_CLOSING, _no_way_to_closing),
    (ProblemKind.DECISION_CYCLE, _decision_cycle),
    (ProblemKind.DUE_HOURS, _center_changed(_BAD_HOURS, "due_hours")),
    (ProblemKind.FOLLOW_UP_DAYS, _answer_changed(st.integers(max_value=-1), "follow_up_days")),
]


@st.composite
def any_workflows(draw: st.DrawFn) -> WorkflowDefinition:
    """Anything that the types permit: repeated and absurd orders, targets nowhere, no answers."""
    orders = st.integers(-2, 8) | st.sampled_from([999, 1000])
    targets = st.none() | orders
    texts = st.sampled_from(["", " ", "sim", "SIM", "não"])
    answers = st.builds(Answer, texts, targets, st.none() | st.integers(-1, 2))
    steps = st.builds(
        CenterStep, orders, texts, st.sampled_from(["", *CENTERS]), targets, st.none() | st.floats()
    )
    questions = st.builds(DecisionStep, orders, texts, st.lists(answers, max_size=4).map(tuple))
    return WorkflowDefinition(tuple(draw(st.lists(steps | questions, max_size=9))))
