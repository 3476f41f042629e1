"""Cases of a base as a section of a document, each with its history."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from crm_desktop.exchange.rows_out import Row, codes, logins_of, moment
from crm_desktop.exchange.workflows_out import other_paths
from crm_desktop.models.case import Case, CaseNotepad, ProgressEntry, Watcher
from crm_desktop.models.opinion import Opinion, OpinionAnnulment
from crm_desktop.models.person import Person
from crm_desktop.models.service_type import ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.values.terms import OpinionKind, OpinionOrigin


def cases(session: Session) -> list[Row]:
    """Every case with its opinions, progress, watchers and notepad; where its path is not that of a new one of
    its type, also which."""
    logins, centers = logins_of(session), codes(session, ResponsibilityCenter.code, ResponsibilityCenter.id)
    persons, kinds = codes(session, Person.code, Person.id), codes(session, ServiceType.code, ServiceType.id)
    opinions, progress = _opinions(session, logins), _progress(session, logins)
    watchers = _watchers(session, logins)
    pads = codes(session, CaseNotepad.text, CaseNotepad.case_id)
    paths = other_paths(session)
    return [
        {
            "number": c.number,
            "person": persons[c.person_id],
            "contact": c.contact_name,
            "service_type": kinds[c.service_type_id],
            "subject": c.subject,
            "priority": c.priority,
            "center": centers[c.center_id],
            "step": c.step_order,
            "left_step": c.left_step_order,
            "assignee": logins.get(c.assignee_id),
            "opened_at": moment(c.opened_at),
            "due_at": moment(c.due_at),
            "closed_at": moment(c.closed_at),
            "opinions": opinions[c.id],
            "progress": progress[c.id],
            "notepad": pads.get(c.id, ""),
            "watchers": sorted(watchers[c.id]),
            **paths.get((c.service_type_id, c.workflow_version_id), (None, {}))[1],
        }
        for c in session.scalars(select(Case).order_by(Case.number))
    ]


def _opinions(session: Session, logins: dict[uuid.UUID | None, Any]) -> dict[uuid.UUID, list[Row]]:
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    o, corrected, undone = Opinion, aliased(Opinion), OpinionAnnulment
    query = (
        select(o.case_id, o.author_id, o.at, o.text, o.kind, o.origin, corrected.seq, undone.at)
        .outerjoin(corrected, corrected.id == o.corrects_id)
        .outerjoin(undone, undone.opinion_id == o.id)
        .order_by(o.case_id, o.seq)
    )
    for case_id, author, at, text, kind, origin, corrects, annulled_at in session.execute(query):
        if kind == OpinionKind.OPENING:
            word = "opening"
        else:
            word = "opinion" if origin == OpinionOrigin.USER else origin
        row = {"author": logins[author], "at": moment(at), "text": text, "kind": word}
        if corrects is not None:
            row["corrects"] = corrects
        if annulled_at is not None:
            row["annulled_at"] = moment(annulled_at)
        found[case_id].append(row)
    return found


def _progress(session: Session, logins: dict[uuid.UUID | None, Any]) -> dict[uuid.UUID, list[Row]]:
    statuses = codes(session, ProgressStatus.code, ProgressStatus.id)
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    for p in session.scalars(select(ProgressEntry).order_by(ProgressEntry.at, ProgressEntry.id)):
        found[p.case_id].append(
            {"author": logins[p.author_id], "at": moment(p.at), "status": statuses[p.status_id]}
        )
    return found


def _watchers(session: Session, logins: dict[uuid.UUID | None, Any]) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for case_id, user_id in session.execute(select(Watcher.case_id, Watcher.user_id)):
        found[case_id].append(logins[user_id])
    return found
