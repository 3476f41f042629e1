"""The process: one subject of one person, where it sits, and every move it made."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from crm_desktop.models.base import Base, PrimaryKey

_OPEN = text("closed_at IS NULL")
NO_DUE = 9223372036854775807
"""What a process without a due moment sorts by: after every other."""
_DUE = text(f"coalesce(due_at, {NO_DUE})")
NO_DUE_SHARED = "timestamptz '9999-12-31 00:00:00+00'"
"""The same in a shared base."""


class Case(Base):
    """`number` is what people say on the phone. `step_order` is None off the path or without a workflow;
    `left_step_order` is then the step that it left. `version` grows with every change that a dialog must notice.
    """

    __tablename__ = "cases"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workflow_version_id", "step_order"], ["workflow_step.version_id", "workflow_step.step_order"]
        ),
        CheckConstraint("priority between 1 and 9", name="priority"),
        CheckConstraint("length(trim(subject)) > 0", name="subject"),
        Index("ix_case_assignee_open", "assignee_id", "priority", _DUE, "number", sqlite_where=_OPEN),
        Index("ix_case_center_open", "center_id", "priority", _DUE, "number", sqlite_where=_OPEN),
        Index("ix_case_open", "priority", _DUE, "number", sqlite_where=_OPEN),
        Index("ix_case_order", "priority", _DUE, "number"),
        Index("ix_case_activity", "last_activity_at"),
        Index("ix_case_person", "person_id"),
        Index("ix_case_opened", "opened_at"),
        Index("ix_case_closed", "closed_at", sqlite_where=text("closed_at IS NOT NULL")),
    )

    id: Mapped[PrimaryKey]
    number: Mapped[int] = mapped_column(unique=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    contact_name: Mapped[str | None]
    service_type_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("service_type.id"), index=True)
    subject: Mapped[str]
    priority: Mapped[int]
    center_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("responsibility_center.id"))
    assignee_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    workflow_version_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workflow_version.id"))
    step_order: Mapped[int | None]
    left_step_order: Mapped[int | None]
    opened_at: Mapped[datetime]
    opened_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    due_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    last_activity_at: Mapped[datetime]
    first_opinion_at: Mapped[datetime | None]
    opinion_count: Mapped[int] = mapped_column(default=0)
    move_count: Mapped[int] = mapped_column(default=0)
    progress_status_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("progress_status.id"))
    version: Mapped[int] = mapped_column(default=1)


class CaseMove(Base):
    """One move of a process, with the texts copied so that the past never changes (rule 33).

    `answers` is a list of {question, answer}; `at_order` is the step whose prompt allowed a manual move and
    `left_order` the step of the path that it leaves or stays away from; the `before_*` columns are what an undo within 60 s gives back.
    """

    __tablename__ = "case_move"
    __table_args__ = (
        UniqueConstraint("case_id", "seq"),
        CheckConstraint("kind in ('enter','import','edge','manual','return','reopen','undo')", name="kind"),
    )

    id: Mapped[PrimaryKey]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    seq: Mapped[int]
    kind: Mapped[str]
    version_id: Mapped[uuid.UUID | None]
    from_order: Mapped[int | None]
    to_order: Mapped[int | None]
    at_order: Mapped[int | None]
    left_order: Mapped[int | None]
    from_center_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("responsibility_center.id"))
    to_center_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("responsibility_center.id"))
    from_center_name: Mapped[str | None]
    to_center_name: Mapped[str]
    answers: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    closes: Mapped[bool] = mapped_column(default=False)
    opinion_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("opinion.id"))
    undoes_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case_move.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    before_due_at: Mapped[datetime | None]
    before_assignee_id: Mapped[uuid.UUID | None]
    before_left_order: Mapped[int | None]
    before_closed_at: Mapped[datetime | None]


class CaseNotepad(Base):
    """Parecer complementar: free text beside the process, never part of an opinion (rule 20)."""

    __tablename__ = "case_notepad"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    case_number: Mapped[int]
    text: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    saved_by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    saved_at: Mapped[datetime]


class ProgressEntry(Base):
    """Andamento: where the work stood, since when, said by whom (rule 26)."""

    __tablename__ = "progress_entry"
    __table_args__ = (Index("ix_progress_entry_case", "case_id", "at"),)

    id: Mapped[PrimaryKey]
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"))
    status_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("progress_status.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class Watcher(Base):
    """Who is told when the process moves."""

    __tablename__ = "watcher"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"), primary_key=True)


class SavedFilter(Base):
    """A named filter with its columns, order and widths; `shared_center_id` shows it to that team (rule 4)."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("owner_id", "name"),)

    id: Mapped[PrimaryKey]
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id"))
    shared_center_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("responsibility_center.id"))
    name: Mapped[str]
    is_default: Mapped[bool] = mapped_column(default=False)
    content: Mapped[str]


class AuditEvent(Base):
    """Who did what, when, to which record; it only grows."""

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_entity", "entity_id", "at"),)

    id: Mapped[PrimaryKey]
    at: Mapped[datetime]
    user_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    action: Mapped[str]
    entity: Mapped[str]
    entity_id: Mapped[uuid.UUID | None]
    detail: Mapped[str] = mapped_column(default="")
