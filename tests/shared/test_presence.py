"""Who is writing is shown to the others, and no longer once their program has died."""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.queries import presence as asked
from crm_desktop.ui import presence as shown
from tests.shared.bases import SECRET, SharedBase
from tests.shared.desks import MakeDesk, listen
from tests.windows import open_window

WRITING = """
import sys, time, uuid
from crm_desktop.operations.presence import begin_writing, still_writing
from crm_desktop.queries.actor import connected_actor
from crm_desktop.storage.shared.opening import open_shared

store = open_shared(sys.argv[1], "carlos", sys.argv[2])
case_id, actor = uuid.UUID(sys.argv[3]), store.ask(connected_actor)
store.carry_out(lambda session: begin_writing(session, actor=actor, case_id=case_id))
while True:
    print("writing", flush=True)
    time.sleep(0.1)
    store.carry_out(lambda session: still_writing(session, actor=actor, case_id=case_id))
"""


@contextmanager
def writing(base: SharedBase, case_id: uuid.UUID) -> Iterator[subprocess.Popen[str]]:
    """A program in which Carlos writes on the process."""
    command = [sys.executable, "-c", WRITING, base.url, SECRET, str(case_id)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "writing\n"
            yield program
        finally:
            program.kill()


def test_who_died_while_writing_goes_from_the_window(
    desk_of: MakeDesk,
    shared_base: SharedBase,
    case_ids: list[uuid.UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asked, "SEEN_SECONDS", 2)
    monkeypatch.setattr(shown, "BEAT_MS", 200)
    with open_window(desk_of("marina"), qtbot, rows=3) as marina:
        listen(marina, qtbot)
        key = marina.table.cases.rows[0].id
        marina.table.select_case(key)
        qtbot.waitUntil(lambda: marina.detail.shown_id() == key)
        with writing(shared_base, key) as program:
            qtbot.waitUntil(lambda: marina.detail.writers.text() == "Carlos Lima está escrevendo agora")
            program.kill()
            program.wait()
            with shared_base.connect() as connection:
                left = connection.execute("SELECT count(*) FROM crm.writing_now").fetchone()
            assert left == (1,)
            assert marina.detail.writers.text() != ""
            qtbot.waitUntil(lambda: marina.detail.writers.text() == "")


def test_a_program_that_died_is_gone_from_the_windows_in_fifteen_seconds() -> None:
    """Not seen for so long, asked once more, and a second for the answer."""
    assert asked.SEEN_SECONDS + shown.BEAT_MS / 1000 + 1 <= 15
    assert 2 * shown.BEAT_MS / 1000 < asked.SEEN_SECONDS
