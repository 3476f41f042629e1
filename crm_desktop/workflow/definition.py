"""A workflow as data: numbered steps, and where each leads. Nothing here is checked; `validation` does that."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


class UnknownStep(KeyError):
    """A definition has no step of this order."""

    def __init__(self, order: int | None) -> None:
        super().__init__(order)
        self.order = order

    def __str__(self) -> str:
        # KeyError shows only the repr of its argument
        return "no steps" if self.order is None else f"no step {self.order:03d}"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a decision and the order of the step it leads to (None while it is being drawn).

    `follow_up_days` is counted in calendar days from the answer; `follow_up_time` is the desk's local time.
    """

    text: str
    target: int | None
    follow_up_days: int | None = None
    follow_up_time: datetime.time | None = None


@dataclass(frozen=True, slots=True)
class CenterStep:
    """A stop in a responsibility center. `center` is the center's code, opaque here.

    `next` is None where the path ends; `due_hours` is business hours from arrival.
    """

    order: int
    label: str
    center: str
    next: int | None = None
    due_hours: float | None = None
    forbids_other_centers: bool = False


@dataclass(frozen=True, slots=True)
class DecisionStep:
    """A question; its answers are chosen by their index, from 0."""

    order: int
    question: str
    answers: tuple[Answer, ...]
    forbids_other_centers: bool = False


Step = CenterStep | DecisionStep


@dataclass(frozen=True, slots=True)
class WorkflowDefinition:
    """The steps in any sequence; of two with one order the earlier counts."""

    steps: tuple[Step, ...]

    def get(self, order: int | None) -> Step | None:
        """The step of that order, or None."""
        return next((step for step in self.steps if step.order == order), None)

    def step(self, order: int) -> Step:
        """The step of that order. Raises UnknownStep (a KeyError)."""
        found = self.get(order)
        if found is None:
            raise UnknownStep(order)
        return found

    @property
    def first(self) -> Step:
        """The step of the lowest order, where a new case enters (rule 34a). Raises UnknownStep without steps."""
        if not self.steps:
            raise UnknownStep(None)
        return min(self.steps, key=lambda step: step.order)
