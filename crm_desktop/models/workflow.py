"""Workflows as kept in the base: versions, their steps and answers, and the moves each version permits."""

from __future__ import annotations

import uuid
from datetime import datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_desktop.models.base import Base, PrimaryKey


class Workflow(Base):
    __tablename__ = "workflow"

    id: Mapped[PrimaryKey]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)

    versions: Mapped[list[WorkflowVersion]] = relationship(order_by="WorkflowVersion.number")


class WorkflowVersion(Base):
    """A draft until `published_at` is set; a published one never changes (rules 28 and 34)."""

    __tablename__ = "workflow_version"
    __table_args__ = (Index("uq_workflow_version_number", "workflow_id", "number", unique=True),)

    id: Mapped[PrimaryKey]
    workflow_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workflow.id"))
    number: Mapped[int]
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id", use_alter=True))

    steps: Mapped[list[WorkflowStep]] = relationship(
        order_by="WorkflowStep.order", cascade="all, delete-orphan"
    )


class WorkflowStep(Base):
    __tablename__ = "workflow_step"
    __table_args__ = (
        CheckConstraint("kind in ('center','decision')", name="kind"),
        CheckConstraint("(kind = 'center') = (center_id is not null)", name="center"),
    )

    version_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workflow_version.id"), primary_key=True)
    order: Mapped[int] = mapped_column("step_order", primary_key=True, autoincrement=False)
    kind: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    center_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("responsibility_center.id"))
    next: Mapped[int | None] = mapped_column("next_order")
    due_hours: Mapped[float | None]
    forbids_other_centers: Mapped[bool] = mapped_column(default=False)

    answers: Mapped[list[WorkflowAnswer]] = relationship(
        order_by="WorkflowAnswer.position", cascade="all, delete-orphan"
    )


class WorkflowAnswer(Base):
    __tablename__ = "workflow_answer"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "step_order"], ["workflow_step.version_id", "workflow_step.step_order"]
        ),
    )

    version_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    step_order: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str]
    target: Mapped[int | None]
    follow_up_days: Mapped[int | None]
    follow_up_time: Mapped[time | None]


class WorkflowEdge(Base):
    """What a published version permits, worked out at publication so that triggers can look it up (rule 34d)."""

    __tablename__ = "workflow_edge"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "to_order"], ["workflow_step.version_id", "workflow_step.step_order"]
        ),
        CheckConstraint("kind in ('entry','move','prompt')", name="kind"),
    )

    version_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    from_order: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    to_order: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
