"""An open base: its engine, and the two kinds of session that the rest of the program uses.

SQLite in WAL with foreign keys and `synchronous=FULL`: what was committed survives a power cut. A writer
begins IMMEDIATE, since a reader that turns writer is refused at once when somebody else wrote meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from crm_desktop.errors import BaseMissing, BaseMoved, BaseUnreachable
from crm_desktop.storage.faults import translate
from crm_desktop.storage.migrations import bring_forward
from crm_desktop.values.interrupt import Interrupt
from crm_desktop.values.text import fold

T = TypeVar("T")

BUSY_SECONDS = 5
CANCEL_STEPS = 50_000
"""Steps of the base's own machine between two looks at whether a question was interrupted: about a millisecond."""
CACHE_KIBIBYTES = 4096
MAP_BYTES = 1 << 30


class Store:
    """One base. Any thread may call it; a session stays with the thread that began it."""

    is_shared = False
    """Whether it is a SharedStore, which can do more (storage/shared/opening.py)."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self.engine = engine
        self.path = path
        self.moved_to = ""

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the base and writes nothing."""
        with self._translated(), Session(self.engine.execution_options(crm_reads=True)) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose block is one transaction: committed at its end, or nothing at all. Raises BaseMoved for a
        base whose content lives elsewhere now."""
        if self.moved_to:
            raise BaseMoved(self.moved_to)
        with self._translated(), Session(self.engine) as session, session.begin():
            yield session

    def ask(self, question: Callable[[Session], T], interrupt: Interrupt | None = None) -> T:
        """What the question says in a session that reads. Raises Cancelled when it was interrupted."""
        with self.reading() as session:
            if interrupt is None:
                return question(session)
            driver: Any = session.connection().connection.dbapi_connection
            # The base itself asks now and then whether anybody still wants the answer.
            driver.set_progress_handler(lambda: interrupt.stopped, CANCEL_STEPS)
            try:
                return question(session)
            finally:
                driver.set_progress_handler(None, 0)

    def carry_out(self, verb: Callable[[Session], T], *, repeatable: bool = False) -> T:
        """The verb in one transaction: all of it, or nothing. Where the answer can be lost on its way, a `repeatable`
        verb is simply carried out again."""
        with self.writing() as session:
            return verb(session)

    def checkpoint(self) -> None:
        """Brings what the write-ahead log holds into the file itself, so that the file alone can be copied."""
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            known = translate(error, self.path)
            if known is None:
                raise
            raise known from error


MOVED_TO = "moved_to"
"""The desk's setting that holds the address of the shared base that took this one over."""


def _moved_to(engine: Engine) -> str:
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT value FROM desk_setting WHERE name = ?", (MOVED_TO,)
        ).scalar()
    return str(found or "")


def base_url(path: Path) -> str:
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def open_base(url: str, *, create: bool = False) -> Store:
    """Opens, and brings forward when older. Raises BaseMissing, BaseNewer, BaseCorrupted, BaseReadOnly,
    BaseLocked, and BaseUnreachable for what is not an embedded base."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        raise BaseUnreachable(url=address.render_as_string(hide_password=True), detail="not embedded")
    path = Path(address.database) if address.database and address.database != ":memory:" else None
    if path is not None and not path.exists():
        if not create:
            raise BaseMissing(path)
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        address,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=4,
        max_overflow=4,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    store = Store(engine, path)
    try:
        with store._translated():
            bring_forward(engine)
            store.moved_to = _moved_to(engine)
    except BaseException:
        engine.dispose()
        raise
    return store


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transaction handling begins too late and commits behind our back.
    connection.isolation_level = None
    connection.create_function("folded", 1, fold, deterministic=True)
    with suppress(sqlite3.OperationalError):  # a file that may only be read keeps the mode that it has
        connection.execute("PRAGMA journal_mode = WAL").close()
    for pragma in (
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{CACHE_KIBIBYTES}",
        f"mmap_size = {MAP_BYTES}",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN" if options.get("crm_reads") else "BEGIN IMMEDIATE")
