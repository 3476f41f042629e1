"""Answers replayed against a definition: what a case would go through, with no case at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.workflow.definition import CenterStep, DecisionStep, WorkflowDefinition
from crm_desktop.workflow.walk import begin


@dataclass(frozen=True, slots=True)
class Simulation:
    """The CR steps arrived at, one for each Ok; and the question that the last round left open."""

    visited: tuple[CenterStep, ...]
    open_question: DecisionStep | None


def replay(definition: WorkflowDefinition, rounds: Sequence[Sequence[int]]) -> Simulation:
    """Where the rounds lead. Each is the indexes of the answers given at one Ok; the first is the creation.

    Only the last may leave a question open; a round without answers where the path has ended adds nothing.
    Raises ValueError for an unfinished round before the last or an answer to no question, IndexError for an
    answer that the question does not have.
    """
    visited: list[CenterStep] = []
    open_question: DecisionStep | None = None
    for answers in rounds:
        if open_question is not None:
            raise ValueError(f"question {open_question.order:03d} was left open")
        walk = begin(definition, visited[-1].order if visited else None)
        for index in answers:
            walk = walk.choose(index)
        open_question = walk.question
        if walk.arrival is not None:
            visited.append(walk.arrival)
    return Simulation(tuple(visited), open_question)
