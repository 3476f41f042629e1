"""What must hold in a shared base whatever was done to it, each as a question that counts what does not."""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString

import psycopg

MUST_HOLD: dict[str, LiteralString] = {
    "opinions are numbered from 1 without a gap": """
        SELECT count(*) FROM (SELECT case_id FROM crm.opinion GROUP BY case_id
          HAVING count(*) <> max(seq) OR min(seq) <> 1) AS x""",
    "a process counts its opinions": """
        SELECT count(*) FROM crm.cases c WHERE opinion_count IS DISTINCT FROM
          (SELECT max(seq) FROM crm.opinion WHERE case_id = c.id)""",
    "moves are numbered from 1 without a gap": """
        SELECT count(*) FROM (SELECT case_id FROM crm.case_move GROUP BY case_id
          HAVING count(*) <> max(seq) OR min(seq) <> 1) AS x""",
    "a process is where its newest move led": """
        SELECT count(*) FROM crm.cases c LEFT JOIN crm.case_move m ON m.case_id = c.id AND m.seq = c.move_count
        WHERE m.id IS NULL OR (c.center_id, c.step_order, c.left_step_order, c.closed_at IS NOT NULL)
          IS DISTINCT FROM (m.to_center_id, m.to_order, m.left_order, m.closes)
          OR EXISTS (SELECT 1 FROM crm.case_move n WHERE n.case_id = c.id AND n.seq > c.move_count)""",
    "a completed opinion leaves no draft": """
        SELECT count(*) FROM crm.opinion_draft d JOIN crm.opinion o
          ON o.case_id = d.case_id AND o.author_id = d.user_id AND o.at > d.created_at""",
    "every text is in the index of words": """
        SELECT (SELECT count(*) FROM crm.opinion o WHERE NOT EXISTS (SELECT 1 FROM crm.case_text t
            WHERE t.case_id = o.case_id AND t.piece = o.seq + 1 AND t.part = 0))
          + (SELECT count(*) FROM crm.cases c WHERE NOT EXISTS (SELECT 1 FROM crm.case_text t
            WHERE t.case_id = c.id AND t.piece = 0))""",
    "processes are numbered once each, without a hole": """
        SELECT abs(count(*) - max(number)) + abs(count(*) - count(DISTINCT number))
          + abs(max(number) - (SELECT last_number FROM crm.case_counter)) FROM crm.cases""",
}


def broken(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """The sentences that do not hold, and in how many places."""
    found = {}
    for sentence, question in MUST_HOLD.items():
        row = connection.execute(question).fetchone()
        assert row is not None
        if row[0]:
            found[sentence] = int(row[0])
    return found


def lost(
    connection: psycopg.Connection[Any], confirmed: list[tuple[str, str]], besides: int, since: datetime
) -> int:
    """Confirmed opinions that the base has not, and those that it has too many, with their rows of the audit;
    `besides` were confirmed to somebody who kept no keys."""
    connection.execute("CREATE TEMP TABLE told (opinion uuid, process uuid)")
    with connection.cursor().copy("COPY told FROM STDIN") as copy:
        for row in confirmed:
            copy.write_row(row)
    missing, written, audited = connection.execute(
        """
        SELECT (SELECT count(*) FROM told LEFT JOIN crm.opinion o ON o.id = opinion AND o.case_id = process
            WHERE o.id IS NULL),
          (SELECT count(*) FROM crm.opinion WHERE at >= %(since)s AND seq > 1),
          (SELECT count(*) FROM crm.audit_event WHERE at >= %(since)s AND action = 'opinion')
        """,
        {"since": since},
    ).fetchone() or (0, 0, 0)
    told = len(confirmed) + besides
    return int(missing) + abs(written - told) + abs(audited - told)
