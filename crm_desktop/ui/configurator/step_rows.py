"""The steps of a workflow as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.configurator.step_edits import step_name
from crm_desktop.ui.configurator.words import order_text
from crm_desktop.ui.i18n import t
from crm_desktop.workflow.definition import CenterStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import Problem

if TYPE_CHECKING:
    from crm_desktop.queries.workflows import CenterInfo

STEP_COLUMNS = (
    "Ordem",
    "Tipo",
    "Descrição",
    "CR",
    "Próximo",
    "Prazo",
    "Outros",
)
STRETCHED = (2, 4)
STEP_TIPS = {5: "Prazo em horas úteis", 6: "Permite a opção “Outros CR's”"}
_NOWHERE = "?"


def center_name(center: CenterInfo) -> str:
    """`Concluído (encerra)`."""
    return t("{name} (encerra)", name=center.name) if center.closes else center.name


def step_text(step: Step) -> str:
    """`006 Contato bem-sucedido?`"""
    return f"{order_text(step.order)} {step_name(step)}".rstrip()


def step_entries(
    definition: WorkflowDefinition,
    centers: Mapping[str, CenterInfo],
    problems: Sequence[Problem] = (),
) -> list[Entry]:
    """One entry for each step, its key the order; that of a step with problems is marked."""
    faulty = {problem.order for problem in problems}
    return [_entry(step, centers, step.order in faulty) for step in definition.steps]


def _entry(step: Step, centers: Mapping[str, CenterInfo], faulty: bool) -> Entry:
    forbidden = t("Não") if step.forbids_other_centers else t("Sim")
    number = order_text(step.order)
    kind = (1, "neutral" if isinstance(step, CenterStep) else "accent")
    tones = ((0, "danger"), kind) if faulty else (kind,)
    if isinstance(step, CenterStep):
        center = centers.get(step.center)
        hours = "" if step.due_hours is None else t("{n} h", n=f"{step.due_hours:g}".replace(".", ","))
        cells = (t("CR"), step.label, center_name(center) if center else "", _next(step, center), hours)
    else:
        ways = [f"{answer.text.strip() or _NOWHERE} → {_target(answer.target)}" for answer in step.answers]
        cells = (t("Decisão"), step.question, "", " · ".join(ways), "")
    return Entry(step.order, (f"{number} !" if faulty else number, *cells, forbidden), tones)


def _next(step: CenterStep, center: CenterInfo | None) -> str:
    if step.next is None and center is not None and center.closes:
        return t("fim")
    return _target(step.next)


def _target(order: int | None) -> str:
    return _NOWHERE if order is None else order_text(order)
