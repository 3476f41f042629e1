"""Going through a workflow at one Ok: position and answers → the next question or the center reached (rule 29).

A `next` or target that names no step ends the path, as None does; `validation` keeps those from publication.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer given, with its words as they were (rule 33)."""

    order: int
    question: str
    answer_index: int
    answer_text: str


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the answers so far have led; made by `begin`, never changed.

    `origin` is the CR step the case is in, None at creation; `at` is the order of the open question or of the
    CR reached, None where the path ends.
    """

    definition: WorkflowDefinition
    origin: int | None
    choices: tuple[Choice, ...]
    at: int | None

    @property
    def question(self) -> DecisionStep | None:
        """The decision to ask now."""
        step = self.definition.get(self.at)
        return step if isinstance(step, DecisionStep) else None

    @property
    def arrival(self) -> CenterStep | None:
        """The CR reached; None while a question is open, or where the path ends."""
        step = self.definition.get(self.at)
        return step if isinstance(step, CenterStep) else None

    @property
    def ended(self) -> bool:
        """Whether nothing follows: there is neither a question nor a CR to go to."""
        return self.at is None

    @property
    def stays(self) -> bool:
        """Whether the answers led back to the CR step that the case is in."""
        return self.arrival is not None and self.at == self.origin

    @property
    def last_answer(self) -> Answer | None:
        """The answer that led to the arrival: it is this one's follow-up that is scheduled (34a)."""
        answers = self.all_answers
        return answers[-1] if answers and self.question is None else None

    @property
    def all_answers(self) -> tuple[Answer, ...]:
        """Every answer given, in the sequence of the questions."""
        return tuple(_decision(self.definition, c.order).answers[c.answer_index] for c in self.choices)

    @property
    def allows_other_centers(self) -> bool:
        """Whether "Outros CR's" may be offered here (rule 30): the open question's step, else the origin, says.

        Never at creation, when the only way in is the workflow's entry (rules 34a and 34d).
        """
        if self.origin is None:
            return False
        asked = self.question or self.definition.step(self.origin)
        return not asked.forbids_other_centers

    def choose(self, index: int) -> Walk:
        """Answers the open question. Raises ValueError without one, IndexError without such an answer."""
        question = self.question
        if question is None:
            raise ValueError("no question is open")
        if not 0 <= index < len(question.answers):
            raise IndexError(f"question {question.order:03d} has no answer {index}")
        answer = question.answers[index]
        choice = Choice(question.order, question.question, index, answer.text)
        return replace(self, choices=(*self.choices, choice), at=_existing(self.definition, answer.target))

    def back(self) -> Walk | None:
        """One question back; None from the first, which means back to the opinion."""
        if not self.choices:
            return None
        return replace(self, choices=self.choices[:-1], at=self.choices[-1].order)


def begin(definition: WorkflowDefinition, origin: int | None) -> Walk:
    """A walk with no answer yet: at the lowest order with origin None, else at what follows the CR step `origin`.

    Raises UnknownStep for an order that is not there, ValueError for a decision: no case is ever in one.
    """
    if origin is None:
        return Walk(definition, None, (), definition.first.order if definition.steps else None)
    step = definition.step(origin)
    if not isinstance(step, CenterStep):
        raise ValueError(f"step {origin:03d} is a decision")
    return Walk(definition, origin, (), _existing(definition, step.next))


@dataclass(frozen=True, slots=True)
class Preview:
    """What an answer would lead to: a further question, or a CR; neither where the path ends."""

    text: str
    question: str | None
    arrival: CenterStep | None
    stays: bool
    answer: Answer


def previews(walk: Walk) -> tuple[Preview, ...]:
    """One for each answer of the open question, in their sequence; none without a question."""
    if walk.question is None:
        return ()
    return tuple(_preview(answer, walk.choose(index)) for index, answer in enumerate(walk.question.answers))


def _preview(answer: Answer, after: Walk) -> Preview:
    asked = after.question
    return Preview(answer.text, asked.question if asked else None, after.arrival, after.stays, answer)


def edges(definition: WorkflowDefinition) -> frozenset[tuple[int, int]]:
    """Every (from, to) between CR steps that an Ok may take, through decisions; from = to where it may stay."""
    steps = _by_order(definition)
    return frozenset(
        (step.order, center)
        for step in steps.values()
        if isinstance(step, CenterStep)
        for center in _ahead(steps, step.next)[0]
    )


def prompts(definition: WorkflowDefinition) -> frozenset[tuple[int, int]]:
    """Every (from, at): `at` is a step at which a user in the CR step `from` may be asked.

    That is the CR step itself, or a decision that follows it through decisions alone.
    """
    steps = _by_order(definition)
    return frozenset(
        (step.order, at)
        for step in steps.values()
        if isinstance(step, CenterStep)
        for at in {step.order} | _ahead(steps, step.next)[1]
    )


def entries(definition: WorkflowDefinition) -> frozenset[int]:
    """The CR steps that a new case may enter at (rule 34a)."""
    if not definition.steps:
        return frozenset()
    return frozenset(_ahead(_by_order(definition), definition.first.order)[0])


def path_ahead(definition: WorkflowDefinition, order: int) -> tuple[Step, ...]:
    """The steps that likely follow `order`, for display: each `next` and each first answer, every step once.

    Ends where nothing follows, or at the first step already passed. Raises UnknownStep.
    """
    steps = _by_order(definition)
    path: list[Step] = []
    passed = {order}
    step: Step | None = definition.step(order)
    while step is not None:
        following = _likely(step)
        step = None if following is None or following in passed else steps.get(following)
        if step is not None:
            path.append(step)
            passed.add(step.order)
    return tuple(path)


def _likely(step: Step) -> int | None:
    if isinstance(step, CenterStep):
        return step.next
    return step.answers[0].target if step.answers else None


def _by_order(definition: WorkflowDefinition) -> dict[int, Step]:
    # reversed, so that of two steps with one order the earlier counts, as in `get`
    return {step.order: step for step in reversed(definition.steps)}


def _ahead(steps: dict[int, Step], start: int | None) -> tuple[set[int], set[int]]:
    """The CR steps met first, and the decisions passed, on every way from `start`."""
    centers: set[int] = set()
    decisions: set[int] = set()
    waiting = [start]
    while waiting:
        order = waiting.pop()
        step = None if order is None else steps.get(order)
        if isinstance(step, CenterStep):
            centers.add(step.order)
        elif step is not None and step.order not in decisions:
            decisions.add(step.order)
            waiting.extend(answer.target for answer in step.answers)
    return centers, decisions


def _existing(definition: WorkflowDefinition, order: int | None) -> int | None:
    return None if definition.get(order) is None else order


def _decision(definition: WorkflowDefinition, order: int) -> DecisionStep:
    step = definition.step(order)
    assert isinstance(step, DecisionStep)
    return step
