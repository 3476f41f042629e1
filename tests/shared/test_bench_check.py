"""What `dev.py bench` looks for in a shared base after its load: each harm, done by hand, must be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from bench.postgresql_check import MUST_HOLD, broken, lost
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import connected_actor
from tests.builders import a_case, version
from tests.shared.bases import SharedBase
from tests.shared.guards import DOUBLE_AN_OPINION, LOSE_AN_OPINION, without_rules

HARMS = {
    "opinions are numbered from 1 without a gap": "UPDATE crm.opinion SET seq = seq + 10 WHERE seq > 1",
    "a process counts its opinions": "UPDATE crm.cases SET opinion_count = opinion_count - 1",
    "moves are numbered from 1 without a gap": "UPDATE crm.case_move SET seq = seq + 1",
    "a process is where its newest move led": "UPDATE crm.cases SET step_order = step_order + 1",
    "a completed opinion leaves no draft": """
        INSERT INTO crm.opinion_draft (id, user_id, case_id, content, case_version, put_aside, created_at, saved_at)
        SELECT gen_random_uuid(), author_id, case_id, '{}', 1, false, at - interval '1 s', at
        FROM crm.opinion WHERE id = %(opinion)s""",
    "every text is in the index of words": "DELETE FROM crm.case_text WHERE piece = 2",
    "processes are numbered once each, without a hole": "UPDATE crm.case_counter SET last_number = last_number + 1",
}


@dataclass
class Worked:
    """A process, the opinions that the base confirmed, and the moment before them."""

    connection: psycopg.Connection[Any]
    case_id: str
    confirmed: list[str]
    since: datetime

    def harm(self, *statements: str) -> None:
        for statement in statements:
            self.connection.execute(statement.encode(), {"opinion": self.confirmed[0]})

    def lost(self) -> int:
        told = [(opinion, self.case_id) for opinion in self.confirmed]
        with self.connection.transaction(force_rollback=True):
            return lost(self.connection, told, 0, self.since)


@pytest.fixture
def worked(shared_base: SharedBase) -> Iterator[Worked]:
    since = datetime.now(UTC)
    store = shared_base.open()
    me = store.ask(connected_actor)
    case_id = store.carry_out(lambda session: a_case(session, shared_base.built, now=since))
    confirmed = []
    for text in ("Liguei.", "Orientei."):
        changes = store.carry_out(
            lambda session, text=text: complete_opinion(
                session,
                actor=me,
                now=datetime.now(UTC),
                case_id=case_id,
                case_version=version(session, case_id),
                text=text,
                decision=Decision(),
            )
        )
        confirmed.append(str(changes.undo.opinion_id))
    store.close()
    with shared_base.connect() as connection:
        yield Worked(connection, str(case_id), confirmed, since)


def test_each_thing_that_must_hold_is_missed_when_it_does_not(worked: Worked) -> None:
    assert broken(worked.connection) == {}
    assert HARMS.keys() == MUST_HOLD.keys()
    for sentence, harm in HARMS.items():
        with without_rules(worked.connection):
            worked.harm(harm)
            assert sentence in broken(worked.connection)


@pytest.mark.parametrize(
    "harm",
    [
        LOSE_AN_OPINION,
        DOUBLE_AN_OPINION,
        (*DOUBLE_AN_OPINION, *LOSE_AN_OPINION),
        ("DELETE FROM crm.audit_event WHERE action = 'opinion'",),
    ],
    ids=["lost", "doubled", "written anew", "not in the audit"],
)
def test_a_confirmed_opinion_that_is_lost_or_doubled_is_found(worked: Worked, harm: tuple[str, ...]) -> None:
    assert worked.lost() == 0
    with without_rules(worked.connection):
        worked.harm(*harm)
        assert worked.lost() > 0
