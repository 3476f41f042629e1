"""Workflows of a document: a changed one becomes a new version; what is in use never changes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.exchange.document import ANSWER_FIELDS, EARLIER_FIELDS, STEP_FIELDS, Record
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.models.workflow import Workflow, WorkflowVersion
from crm_desktop.operations.workflow_versions import publish_draft, write_draft
from crm_desktop.queries.workflows import read_definition
from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition
from crm_desktop.workflow.validation import ProblemKind, problems

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

_MAX_FOLLOW_UP_DAYS = 3650
_MIN_ORDER, _MAX_ORDER = 1, 999
_MAX_VERSION = 1_000_000
Paths = dict[int, WorkflowDefinition]


def import_workflows(importer: Importer) -> None:
    """Adds and publishes; `importer.versions` are then all that a case may be pinned to."""
    WorkflowsIn(importer).run()


class WorkflowsIn:
    def __init__(self, importer: Importer) -> None:
        self.importer = importer
        self.session: Session = importer.session
        self.ids = importer.ids["workflows"]

    def run(self) -> None:
        v = WorkflowVersion
        rows = self.session.execute(
            select(Workflow.code, v.number, v.id).join(Workflow).where(v.published_at.is_not(None))
        )
        self.importer.versions.update({(code, number): key for code, number, key in rows})
        for code, record in self.importer.unique("workflows", "code"):
            self._take(code, record)

    def _take(self, code: str, record: Record) -> None:
        faults = self.importer.faults.found
        before = len(faults)
        name, active = record.required("name"), record.flag("active", True)
        newest = self._checked(record)
        earlier = self._earlier(record)
        number = record.whole("version", 1, _MAX_VERSION, max(earlier, default=0) + 1)
        if any(number <= other for other in earlier):
            record.fault("version", "is not later than the earlier ones")
        known = self.ids.get(code)
        if len(faults) == before and known is not None:
            self._find_earlier(code, known, record, earlier)
        if len(faults) > before:
            self.ids.refused.add(code)
            return
        self.importer.count("workflows", new=known is None)
        if known is None:
            for each, definition in sorted([*earlier.items(), (number, newest)]):
                self._publish(code, name, definition, each)
        elif (last := self._last_published(known)) is None or read_definition(self.session, last) != newest:
            self._publish_beside_draft(code, name, newest, known, number)
        else:
            self.importer.versions[code, number] = last
        workflow = self.session.scalars(select(Workflow).where(Workflow.code == code)).one()
        workflow.name, workflow.active = name, active
        self.ids[code] = workflow.id

    def _earlier(self, record: Record) -> Paths:
        """The versions that are no longer the newest, but which cases still follow."""
        found: Paths = {}
        for one in record.records("earlier", EARLIER_FIELDS):
            number = one.maybe_whole("version", 1, _MAX_VERSION)
            if number is None or number in found:
                one.fault("version", "is missing or appears twice")
                continue
            found[number] = self._checked(one)
        return found

    def _find_earlier(self, code: str, workflow_id: uuid.UUID, record: Record, earlier: Paths) -> None:
        """Where the workflow is in use already, an earlier version is one that was published here."""
        keys = self.session.scalars(
            select(WorkflowVersion.id)
            .where(WorkflowVersion.workflow_id == workflow_id, WorkflowVersion.published_at.is_not(None))
            .order_by(WorkflowVersion.number)
        ).all()
        here = [(key, read_definition(self.session, key)) for key in keys] if earlier else []
        for number, definition in earlier.items():
            same = next((key for key, found in here if found == definition), None)
            if same is None:
                record.fault("earlier", f"version {number} was never a version here")
            else:
                self.importer.versions[code, number] = same

    def _publish(self, code: str, name: str, definition: WorkflowDefinition, number: int) -> None:
        """A version of that number, of a workflow that has none as late."""
        workflow = self.session.scalar(select(Workflow).where(Workflow.code == code))
        if workflow is None:
            workflow = Workflow(code=code, name=name)
            self.session.add(workflow)
            self.session.flush()
        self.session.add(WorkflowVersion(workflow_id=workflow.id, number=number))
        self.session.flush()
        self._fill(code, name, definition, number)

    def _publish_beside_draft(
        self, code: str, name: str, definition: WorkflowDefinition, workflow_id: uuid.UUID, number: int
    ) -> None:
        """The next version; a draft that an administrator is drawing stays a draft."""
        draft_id = self.session.scalar(
            select(WorkflowVersion.id).where(
                WorkflowVersion.workflow_id == workflow_id, WorkflowVersion.published_at.is_(None)
            )
        )
        drawn = read_definition(self.session, draft_id) if draft_id is not None else None
        self._fill(code, name, definition, number)
        if drawn is not None:
            write_draft(self.session, code=code, name=name, definition=drawn)

    def _fill(self, code: str, name: str, definition: WorkflowDefinition, number: int) -> None:
        key = write_draft(self.session, code=code, name=name, definition=definition)
        publish_draft(self.session, now=self.importer.now, author_id=None, version_id=key)
        self.session.expire_all()
        self.importer.versions[code, number] = key

    def _last_published(self, workflow_id: uuid.UUID) -> uuid.UUID | None:
        return self.session.scalar(
            select(WorkflowVersion.id)
            .where(WorkflowVersion.workflow_id == workflow_id, WorkflowVersion.published_at.is_not(None))
            .order_by(WorkflowVersion.number.desc())
            .limit(1)
        )

    def _checked(self, record: Record) -> WorkflowDefinition:
        """The path, and its faults as a path (rule 34) when it could be read."""
        before = len(self.importer.faults.found)
        definition = _definition(record)
        if len(self.importer.faults.found) == before:
            self._check_path(record, definition)
        return definition

    def _check_path(self, record: Record, definition: WorkflowDefinition) -> None:
        centers = self.session.execute(select(ResponsibilityCenter.code, ResponsibilityCenter.closes)).all()
        known = {code for code, _closes in centers}
        # A center that is not there is one fault; that nothing closes behind it would be a second of the same.
        ends = {s.center for s in definition.steps if isinstance(s, CenterStep) and s.next is None} - known
        closing = ends | {code for code, closes in centers if closes}
        for problem in problems(definition, centers=known, closing_centers=closing):
            step = f"{problem.order:03d}: " if problem.order is not None else ""
            if problem.kind is ProblemKind.UNKNOWN_CENTER:
                record.fault("steps", f'{step}no center "{problem.fact}"')
            else:
                record.fault("steps", f"{step}{problem.kind.value} {problem.fact}".strip())


def _definition(record: Record) -> WorkflowDefinition:
    steps = [_step(step) for step in record.records("steps", STEP_FIELDS)]
    return WorkflowDefinition(tuple(sorted(steps, key=lambda step: step.order)))


def _step(step: Record) -> Step:
    if not step.has("order"):
        step.fault("order", "is missing")
    order = step.whole("order", _MIN_ORDER, _MAX_ORDER, _MIN_ORDER)
    forbids = step.flag("forbids_other_centers", False)
    if step.choice("kind", ("center", "decision"), "center") == "center":
        return CenterStep(
            order=order,
            label=step.text("label"),
            center=step.required("center"),
            next=step.maybe_whole("next"),
            due_hours=step.hours("due_hours"),
            forbids_other_centers=forbids,
        )
    answers = tuple(
        Answer(
            answer.text("text"),
            answer.maybe_whole("next"),
            answer.maybe_whole("follow_up_days", 0, _MAX_FOLLOW_UP_DAYS),
            answer.clock("follow_up_time"),
        )
        for answer in step.records("answers", ANSWER_FIELDS)
    )
    return DecisionStep(order, step.text("question"), answers, forbids)
