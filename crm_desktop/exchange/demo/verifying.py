"""What the triggers would have refused, looked for afterwards in all rows at once.

The demo writes each process as it stands now, with all its moves: much quicker than one change after the other,
but then the rules on how a process changes cannot be asked at each row. The queries say the same as the triggers
that `in_bulk` takes away, for the kinds of moves that the demo makes.
"""

from __future__ import annotations

import sqlite3

_BEFORE = "FROM case_move m LEFT JOIN case_move p ON p.case_id = m.case_id AND p.seq = m.seq - 1"

_RULES = {
    # case_is_born_open
    "a process takes a leaf": """
        SELECT 1 FROM service_type t
        WHERE t.is_group AND EXISTS (SELECT 1 FROM cases c WHERE c.service_type_id = t.id)""",
    "a process follows a published version": """
        SELECT 1 FROM cases c JOIN workflow_version v ON v.id = c.workflow_version_id
        WHERE v.published_at IS NULL""",
    # case_moves_by_a_move
    "a process stands where its newest move says": """
        SELECT 1 FROM cases c LEFT JOIN case_move m ON m.case_id = c.id AND m.seq = c.move_count
        WHERE m.id IS NULL OR m.to_center_id <> c.center_id OR m.to_order IS NOT c.step_order
          OR m.left_order IS NOT c.left_step_order OR m.closes <> (c.closed_at IS NOT NULL)""",
    "a process has no move after its newest": """
        SELECT 1 WHERE (SELECT sum(move_count) FROM cases) IS NOT (SELECT count(*) FROM case_move)""",
    # move_is_allowed
    "a move follows the one before it": f"""
        SELECT 1 {_BEFORE} JOIN cases c ON c.id = m.case_id
        WHERE m.version_id IS NOT c.workflow_version_id
          OR CASE WHEN m.seq = 1 THEN m.kind <> 'enter'
             ELSE p.id IS NULL OR p.closes OR m.from_order IS NOT p.to_order
               OR m.from_center_id IS NOT p.to_center_id OR m.kind NOT IN ('edge', 'manual') END""",
    "a move closes where its center does": """
        SELECT 1 FROM case_move m JOIN responsibility_center r ON r.id = m.to_center_id
        WHERE r.closes <> m.closes""",
    "a move arrives in the center of its step": """
        SELECT 1 FROM case_move m LEFT JOIN workflow_step s
          ON s.version_id = m.version_id AND s.step_order = m.to_order
        WHERE m.to_order IS NOT NULL AND s.center_id IS NOT m.to_center_id""",
    "a move is one of its workflow's": """
        SELECT 1 FROM case_move m LEFT JOIN workflow_edge e
          ON e.version_id = m.version_id AND e.to_order = m.to_order
          AND e.kind = CASE m.kind WHEN 'enter' THEN 'entry' ELSE 'move' END
          AND e.from_order = CASE m.kind WHEN 'enter' THEN 0 ELSE m.from_order END
        WHERE m.left_order IS NOT NULL OR CASE
          WHEN m.version_id IS NOT NULL THEN m.kind = 'manual' OR e.kind IS NULL
          ELSE m.kind = 'edge' OR m.to_order IS NOT NULL END""",
    # opinion_of_open_case
    "an opinion has the number of its process and is not later than its end": """
        SELECT 1 FROM opinion o JOIN cases c ON c.id = o.case_id
        WHERE o.case_number <> c.number OR o.at > c.closed_at""",
}


def verify(driver: sqlite3.Connection) -> None:
    """Raises AssertionError with every rule of the base that a row breaks."""
    broken = [name for name, query in _RULES.items() if driver.execute(f"{query} LIMIT 1").fetchone()]
    if broken:
        raise AssertionError("; ".join(broken))
