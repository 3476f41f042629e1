"""Filtrar, search and Ok in the real window, against the bare driver and a plain table."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QEventLoop, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from sqlalchemy import event, select

from bench.measure import Figure, figure, in_turn, timed
from crm_desktop.credentials import Credentials
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import ServiceType
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.cases import find_cases
from crm_desktop.queries.options import read_options
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.opening import Store, base_url, open_base
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.runner import Runner
from crm_desktop.values.filters import Assignee, CaseFilter

SEARCH = "rejeição nota"
TEXT = "Cliente enviou o arquivo; orientei e confirmei por telefone. " * 4


class PlainModel(QAbstractTableModel):
    """The simplest model there is: rows of finished texts."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[Any, ...]] = []

    def show(self, rows: list[tuple[Any, ...]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Any = QModelIndex()) -> int:
        return len(self.rows)

    def columnCount(self, parent: Any = QModelIndex()) -> int:
        return 9

    def data(self, index: Any, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.rows[index.row()][index.column() + 1])
        return None


class Paints(QObject):
    """Sees that the new rows are painted once: by Qt itself, or at the latest by `finish`."""

    def __init__(self, widget: QWidget, shown: Any) -> None:
        super().__init__()
        self._widget = widget
        self._shown = shown
        self._waiting = True
        shown.connect(self._begin)

    def _begin(self) -> None:
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._waiting = False
        return False

    def finish(self) -> None:
        if self._waiting:
            self._widget.repaint()
        self._widget.removeEventFilter(self)
        self._shown.disconnect(self._begin)


class Bed:
    """The program's window on one base, and a plain table of the same size beside it."""

    def __init__(self, application: QApplication, database: Path, folder: Path) -> None:
        self.application = application
        self.store: Store = open_base(base_url(database))
        with self.store.reading() as session:
            self.actor = actor_by_login(session, "marina")
            options = read_options(session, self.actor)
        self.runner = Runner(self.store, self.actor)
        self.desk = Desk(
            self.runner, settings=Settings(), paths=Paths.for_profile(folder), credentials=Credentials()
        )
        self.desk.options = options
        self.window = MainWindow()
        self.window.show()
        self.window.attach(self.desk)
        controller = self.window.controller
        assert controller is not None
        self.controller = controller
        controller.cases._minute.stop()
        self.mine = CaseFilter(assignee=Assignee.USER, assignee_id=self.actor.user_id)
        self.spin_until(lambda: bool(self.window.table.cases.rows))
        self.plain = QTableView()
        self.plain_model = PlainModel()
        self.plain.setModel(self.plain_model)
        self.plain.resize(self.window.table.size())
        self.plain.show()
        self.raw = sqlite3.connect(database, isolation_level=None)
        self.raw.execute("PRAGMA journal_mode = WAL").fetchall()
        self.raw.execute("PRAGMA synchronous = FULL")
        self.raw.execute("PRAGMA foreign_keys = ON")
        self.raw.execute("PRAGMA cache_size = -65536")
        self.raw.execute("PRAGMA mmap_size = 1073741824")

    def spin_until(self, done: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise TimeoutError
            self.application.processEvents()

    def settle(self) -> None:
        """Lets what follows a list (the detail, the count) come to its end, as idle as while somebody reads.

        Spinning would keep this thread's processor awake for what it measures next, but not those of the workers:
        from idle the same statement takes half as long again.
        """
        loop = QEventLoop()
        for pause_ms in (250, *[20] * 100):
            QTimer.singleShot(pause_ms, loop.quit)
            loop.exec()
            if not self.runner._under_way:
                return

    def wait_for(self, signal: Any, begin: Callable[[], object]) -> None:
        """Begins, and sleeps in Qt's own loop until the signal: spinning would keep the workers from running."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        begin()
        loop.exec()
        signal.disconnect(loop.quit)

    def filter_painted(self, asked: CaseFilter) -> float:
        """Filtrar → rows painted."""
        self.settle()

        def work() -> None:
            paints = Paints(self.window.table.viewport(), self.controller.cases.painted)
            self.wait_for(self.controller.cases.painted, lambda: self.controller.filter(asked))
            paints.finish()

        return timed(work)

    def statement(self, asked: CaseFilter) -> tuple[str, tuple[Any, ...]]:
        """The very statement that the program sends for that filter."""
        caught: list[tuple[str, tuple[Any, ...]]] = []

        def catch(_c: Any, _cursor: Any, sql: str, parameters: Any, *_rest: Any) -> None:
            if "FROM cases JOIN" in sql.replace("\n", " "):
                caught.append((sql, tuple(parameters)))

        event.listen(self.store.engine, "before_cursor_execute", catch)
        with self.store.reading() as session:
            find_cases(session, self.actor, asked, datetime.now(UTC))
        event.remove(self.store.engine, "before_cursor_execute", catch)
        return caught[-1]

    def plain_painted(self, statement: tuple[str, tuple[Any, ...]]) -> float:
        """The same statement by the bare driver, its rows in the plain table, painted."""
        self.settle()

        def work() -> None:
            rows = self.raw.execute(*statement).fetchall()
            self.plain_model.show(rows[:200])
            self.plain.viewport().repaint()

        return timed(work)

    def free_case(self) -> tuple[uuid.UUID, int]:
        """An open process of mine without a workflow, made so that Ok asks nothing; its key and version."""
        with self.store.reading() as session:
            row = session.execute(
                select(Case.id, Case.version)
                .where(
                    Case.assignee_id == self.actor.user_id,
                    Case.closed_at.is_(None),
                    Case.workflow_version_id.is_(None),
                )
                .limit(1)
            ).first()
        if row is None:
            raise RuntimeError("the base has no open process without a workflow")
        return row[0], row[1]

    def close(self) -> None:
        self.raw.close()
        self.window.close()
        self.runner.close()


def make_free_case(store: Store) -> None:
    """One process without a workflow for Marina."""
    from crm_desktop.models.person import Person
    from crm_desktop.models.user import ResponsibilityCenter
    from crm_desktop.operations.cases import NewCase, create_case

    with store.writing() as session:
        actor = actor_by_login(session, "marina")
        kind = session.scalar(select(ServiceType).where(ServiceType.code == "9"))
        if kind is None:
            kind = ServiceType(code="9", name="Avulso", path="Avulso")
            session.add(kind)
            session.flush()
        person_id = session.scalars(select(Person.id).limit(1)).one()
        center_id = session.scalars(
            select(ResponsibilityCenter.id).where(ResponsibilityCenter.id == actor.center_id)
        ).one()
        create_case(
            session,
            actor=actor,
            now=datetime.now(UTC),
            new=NewCase(person_id, kind.id, "Medição", "Processo da medição", 1, center_id, actor.user_id),
        )


def ok_commit(bed: Bed) -> Callable[[], float]:
    """One Ok through the program's own verb, committed."""

    def measure() -> float:
        case_id, version = bed.free_case()
        bed.settle()

        def work() -> None:
            with bed.store.writing() as session:
                complete_opinion(
                    session,
                    actor=bed.actor,
                    now=datetime.now(UTC),
                    case_id=case_id,
                    case_version=version,
                    text=TEXT,
                    decision=Decision(),
                )

        return timed(work)

    return measure


def raw_commit(bed: Bed) -> Callable[[], float]:
    """The same rows by the bare driver, with the same durability and the same triggers."""

    def measure() -> float:
        case_id, _version = bed.free_case()
        bed.settle()
        number, count = bed.raw.execute(
            "SELECT number, opinion_count FROM cases WHERE id = ?", (case_id.bytes,)
        ).fetchone()
        now = int(time.time() * 1_000_000)

        def work() -> None:
            run = bed.raw.execute
            run("BEGIN IMMEDIATE")
            run("SELECT version, closed_at FROM cases WHERE id = ?", (case_id.bytes,)).fetchone()
            run(
                "INSERT INTO opinion (id, case_id, case_number, seq, kind, origin, author_id, at, text)"
                " VALUES (?, ?, ?, ?, 'opinion', 'user', ?, ?, ?)",
                (uuid.uuid4().bytes, case_id.bytes, number, count + 1, bed.actor.user_id.bytes, now, TEXT),
            )
            run(
                "UPDATE cases SET opinion_count = opinion_count + 1, version = version + 1, last_activity_at = ?"
                " WHERE id = ?",
                (now, case_id.bytes),
            )
            run(
                "INSERT INTO audit_event (id, at, user_id, action, entity, entity_id, detail)"
                " VALUES (?, ?, ?, 'opinion', 'case', ?, '')",
                (uuid.uuid4().bytes, now, bed.actor.user_id.bytes, case_id.bytes),
            )
            run("COMMIT")

        return timed(work)

    return measure


def ok_painted(bed: Bed) -> Callable[[], float]:
    """Ok in the real dialog → closed, and the list painted again."""

    def measure() -> float:
        case_id, _version = bed.free_case()
        bed.controller.filter(bed.mine)
        bed.settle()
        bed.controller.writing.write_opinion(case_id)
        bed.spin_until(lambda: case_id in bed.controller.writing.opinions)
        dialog = bed.controller.writing.opinions[case_id]
        dialog.editor.set_text(TEXT, 0)
        dialog.drafts.stop()
        bed.settle()
        dialog.drafts._dirty = False

        def work() -> None:
            paints = Paints(bed.window.table.viewport(), bed.controller.cases.painted)
            bed.wait_for(bed.controller.cases.painted, dialog.ask)
            bed.spin_until(lambda: case_id not in bed.controller.writing.opinions)
            paints.finish()

        return timed(work)

    return measure


def run(application: QApplication, small: Path, large: Path, folder: Path, rounds: int) -> list[Figure]:
    figures: list[Figure] = []
    for path in (small, large):
        store = open_base(base_url(path))
        make_free_case(store)
        store.close()
    bed = Bed(application, large, folder / "large")
    statement = bed.statement(bed.mine)
    ours, theirs = in_turn(
        lambda: bed.filter_painted(bed.mine), lambda: bed.plain_painted(statement), rounds=rounds
    )
    figures.append(figure("filter.painted", ours, theirs, 1.5, "ms"))
    little = Bed(application, small, folder / "small")
    ours, theirs = in_turn(
        lambda: bed.filter_painted(bed.mine), lambda: little.filter_painted(little.mine), rounds=rounds
    )
    figures.append(figure("filter.growth", ours, theirs, 1.2, "ms"))
    little.close()
    searched = replace(bed.mine, contains=SEARCH)
    statement = bed.statement(searched)
    ours, theirs = in_turn(
        lambda: bed.filter_painted(searched), lambda: bed.plain_painted(statement), rounds=rounds
    )
    figures.append(figure("search.painted", ours, theirs, 1.5, "ms"))
    ours, theirs = in_turn(ok_commit(bed), raw_commit(bed), rounds=rounds)
    figures.append(figure("ok.commit", ours, theirs, 4, "ms"))
    commit = ok_commit(bed)
    ours, theirs = in_turn(ok_painted(bed), lambda: commit() + bed.filter_painted(bed.mine), rounds=rounds)
    figures.append(figure("ok.painted", ours, theirs, 1.5, "ms"))
    with suppress(RuntimeError):
        bed.close()
    return figures
