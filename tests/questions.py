"""What a desk asks all day, and the tables that grow with the years."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, cast

from sqlalchemy.orm import Session

from crm_desktop.operations.mails import claim_next, recover_interrupted
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.appointments import person_appointments
from crm_desktop.queries.case_view import read_case
from crm_desktop.queries.cases import count_cases, find_cases
from crm_desktop.queries.find import find_anything
from crm_desktop.queries.follow_ups import count_follow_ups
from crm_desktop.queries.opinion_context import count_pending_drafts, pending_drafts, read_opinion_context
from crm_desktop.queries.persons import persons_of_link, read_person_summary, same_persons, search_persons
from crm_desktop.queries.reminders import due_reminders
from crm_desktop.values.filters import Assignee, CaseFilter, Situation
from crm_desktop.values.links import PersonLink, Sign, phone_link
from tests.builders import NOW

GROWING = (
    "cases",
    "person",
    "person_phone",
    "person_email",
    "person_contact",
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
    "a call": lambda s, a, _c, _p: persons_of_link(s, a, phone_link("+5521998761200")),
    "a call without area code": lambda s, a, _c, _p: persons_of_link(s, a, phone_link("998761200")),
    "a link by document": lambda s, a, _c, _p: persons_of_link(
        s, a, PersonLink(Sign.DOCUMENT, "12ABC34501DE35")
    ),
    "a link by code": lambda s, a, _c, _p: persons_of_link(s, a, PersonLink(Sign.CODE, "C-00001")),
    "who has this phone": lambda s, a, _c, _p: same_persons(s, a, None, ("+5521998761200",), None),
    "mails to send": lambda s, a, _c, _p: claim_next(s, now=NOW, user_id=a.user_id, account=cast(Any, None)),
    "mails cut off": lambda s, a, _c, _p: recover_interrupted(s, now=NOW, user_id=a.user_id),
}

PERSONS = {"person", "person_email", "person_contact"}
SEARCHES: dict[str, tuple[Question, set[str]]] = {
    "persons while typing": (lambda s, a, _c, _p: search_persons(s, a, "estrela"), PERSONS),
    "Ctrl+K by the beginning of a number": (lambda s, a, _c, _p: find_anything(s, a, "12"), PERSONS),
    "persons by part of a phone": (
        lambda s, a, _c, _p: search_persons(s, a, "99876-1200"),
        PERSONS | {"person_phone"},
    ),
    "Ctrl+K": (lambda s, a, _c, _p: find_anything(s, a, "estrela"), PERSONS),
    "Ctrl+K by the end of a phone": (lambda s, a, _c, _p: find_anything(s, a, "998761200"), PERSONS),
}
"""Any part of a name, e-mail or contact counts, which no order of texts finds: these go through the persons, whose number
does not grow with each call, and through nothing else."""
