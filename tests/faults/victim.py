"""A program to be killed. It imports once, and forks a fresh process for each try, so that a try is cheap.

Reads lines `typing BASE LOG` or `confirming BASE LOG`; answers each with the process id of the new victim.
A victim writes to LOG what it has typed or what was confirmed, with the monotonic time, by single writes.
"""

from __future__ import annotations

import os
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

import crm_desktop.ui.opinion.dialog
from crm_desktop.credentials import Credentials
from crm_desktop.models.case import Case
from crm_desktop.operations.drafts import FileBytes, attach_to_draft
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.opinion_context import read_draft, read_opinion_context
from crm_desktop.queries.options import read_options
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.runner import Runner

PIECE = "palavra ditada "


def say(log: int, text: str) -> None:
    os.write(log, f"{time.monotonic():.6f} {text}\n".encode())


def typing(base: Path, log: int) -> None:
    """Types without a pause into the real dialog."""
    application = QApplication([])
    store = open_base(base_url(base))
    now = datetime.now(UTC)
    with store.reading() as session:
        actor = actor_by_login(session, "marina")
        options = read_options(session, actor)
        case_id = session.scalars(select(Case.id).order_by(Case.number).limit(1)).one()
        context = read_opinion_context(session, actor, case_id, now)
    runner = Runner(store, actor)
    desk = Desk(
        runner,
        settings=Settings(),
        paths=Paths.for_profile(base.parent / "profile"),
        credentials=Credentials(),
    )
    desk.options = options
    dialog = crm_desktop.ui.opinion.dialog.OpinionDialog(desk, context)
    dialog.show()
    typed = 0

    def type_on() -> None:
        nonlocal typed
        dialog.editor.insertPlainText(PIECE)
        typed += len(PIECE)
        say(log, str(typed))

    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(15)
    application.exec()


def confirming(base: Path, log: int) -> None:
    """Confirms one opinion after the other, each with a file and a move."""
    store = open_base(base_url(base))
    with store.reading() as session:
        actor = actor_by_login(session, "marina")
        case_id = session.scalars(select(Case.id).order_by(Case.number).limit(1)).one()
    number = 0
    while True:
        number += 1
        now = datetime.now(UTC)
        name = f"{uuid.uuid4()}.txt"
        with store.writing() as session:
            attach_to_draft(
                session,
                actor=actor,
                now=now,
                case_id=case_id,
                case_version=1,
                file=FileBytes(name, name.encode() * 200),
            )
        with store.reading() as session:
            case = session.get_one(Case, case_id)
            version, draft = case.version, read_draft(session, actor, case_id)
            forward = case.step_order == 1
        assert draft is not None
        with store.writing() as session:
            changes = complete_opinion(
                session,
                actor=actor,
                now=now,
                case_id=case_id,
                case_version=version,
                text=f"Parecer {name}",
                decision=Decision(Way.FOLLOW, (0 if forward else 2,)),
            )
        assert changes.undo is not None
        say(log, f"{changes.undo.opinion_id} {name}")


def main() -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        what, base, log_name = line.split()
        child = os.fork()
        if child == 0:
            log = os.open(log_name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            {"typing": typing, "confirming": confirming}[what](Path(base), log)
            os._exit(0)
        print(child, flush=True)


main()
