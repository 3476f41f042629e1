"""What a desk asks all day looks things up; nothing of it goes through a table that grows with the years."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any, cast

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from crm_desktop.operations.mails import claim_next, recover_interrupted
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.appointments import person_appointments
from crm_desktop.queries.case_view import read_case
from crm_desktop.queries.cases import count_cases, find_cases
from crm_desktop.queries.follow_ups import count_follow_ups
from crm_desktop.queries.opinion_context import count_pending_drafts, pending_drafts, read_opinion_context
from crm_desktop.queries.persons import read_person_summary
from crm_desktop.queries.reminders import due_reminders
from crm_desktop.storage.opening import Store
from crm_desktop.values.filters import Assignee, CaseFilter, Situation
from tests.builders import NOW, Built, a_case, actor

GROWING = (
    "cases",
    "person",
    "opinion",
    "opinion_annulment",
    "attachment",
    "case_move",
    "progress_entry",
    "appointment",
    "outbox_mail",
    "sales_follow_up",
    "audit_event",
    "notice",
)
Question = Callable[[Session, Actor, uuid.UUID, uuid.UUID], object]
QUESTIONS: dict[str, Question] = {
    "own list": lambda s, a, _c, _p: find_cases(
        s, a, CaseFilter(assignee=Assignee.USER, assignee_id=a.user_id), NOW
    ),
    "own count": lambda s, a, _c, _p: count_cases(
        s, a, CaseFilter(assignee=Assignee.USER, assignee_id=a.user_id), NOW
    ),
    "one process": lambda s, a, _c, _p: find_cases(s, a, CaseFilter(number=1, situation=Situation.ALL), NOW),
    "a text": lambda s, a, _c, _p: find_cases(s, a, CaseFilter(contains="cfop inválido"), NOW),
    "detail": lambda s, a, case, _p: read_case(s, a, case),
    "opinion": lambda s, a, case, _p: read_opinion_context(s, a, case, NOW),
    "person": lambda s, a, _c, person: read_person_summary(s, a, person),
    "drafts": lambda s, a, _c, _p: (pending_drafts(s, a), count_pending_drafts(s, a.user_id)),
    "contacts": lambda s, a, _c, _p: count_follow_ups(s, a, a.user_id, NOW),
    "appointments": lambda s, _a, _c, person: person_appointments(s, person, NOW),
    "reminders": lambda s, a, _c, _p: due_reminders(s, a, NOW, 10),
    "mails to send": lambda s, a, _c, _p: claim_next(s, now=NOW, user_id=a.user_id, account=cast(Any, None)),
    "mails cut off": lambda s, a, _c, _p: recover_interrupted(s, now=NOW, user_id=a.user_id),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_that_grows_is_gone_through(store: Store, built: Built, name: str) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    sent: list[tuple[str, Any]] = []
    with store.writing() as session:
        who = actor(session)
        event.listen(
            store.engine,
            "before_cursor_execute",
            lambda _c, _cursor, sql, parameters, *_rest: sent.append((sql, parameters)),
        )
        QUESTIONS[name](session, who, case_id, built.persons["padaria"])
    asked = [(sql, parameters) for sql, parameters in sent if sql.lstrip().startswith(("SELECT", "WITH"))]
    assert asked
    gone_through = []
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        for sql, parameters in asked:
            aliases = dict(re.findall(r"(?:FROM|JOIN) (\w+) AS (\w+)", sql))
            names = {*GROWING, *(alias for table, alias in aliases.items() if table in GROWING)}
            for *_ids, step in run("EXPLAIN QUERY PLAN " + sql, parameters):
                scan = re.match(r"SCAN (\w+)(?! VIRTUAL)", step)
                if scan is not None and scan[1] in names:
                    gone_through.append((step, " ".join(sql.split())[:160]))
    assert gone_through == []
