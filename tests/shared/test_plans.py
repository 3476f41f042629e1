"""What every policy asks does not go through the table of users."""

from __future__ import annotations

import pytest

from tests.shared.bases import SharedBase


@pytest.mark.parametrize(
    "question", ["crm.me()", "crm.may('see_all')", "crm.my_centers()", "crm.seen_centers()"]
)
def test_who_is_connected_is_found_by_an_index(shared_base: SharedBase, question: str) -> None:
    store = shared_base.open("marina")
    with store.reading() as session:
        connection = session.connection()
        # So few users are read one by one, unless that is the last way left.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql(f"SELECT {question}")
        scans = connection.exec_driver_sql(
            "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE schemaname = 'crm' AND relname = 'users'"
        ).scalar()
    store.close()
    assert scans == 0
