"""A shared base as the rest of the program uses it: the same two kinds of session as an embedded one.

A client holds at most three connections: one that reads, one that writes, one that listens (ui/live.py).
"""

from __future__ import annotations

import itertools
import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Generic, TypeVar, cast

import psycopg
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from crm_desktop.errors import (
    BaseError,
    BaseNewer,
    BaseOlder,
    BaseUnreachable,
    Cancelled,
    CrmError,
    NotAllowed,
    OutcomeUnknown,
)
from crm_desktop.storage.opening import Store
from crm_desktop.storage.revision import SHARED_HEAD, SHARED_KNOWN
from crm_desktop.storage.shared.connecting import connect_agent
from crm_desktop.storage.shared.faults import is_lost, is_taken, is_worth_another_try, translate_shared
from crm_desktop.storage.shared.listening import Hints
from crm_desktop.values.addresses import SharedAddress, parse_address
from crm_desktop.values.ids import uuid7
from crm_desktop.values.interrupt import Interrupt

T = TypeVar("T")
_log = logging.getLogger(__name__)

TRIES = 3
"""For deadlocks and serialization failures, and for a connection that drops."""
FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 5.0
WAIT_SECONDS = 30.0
CANCEL_SECONDS = 2.0
_REVISION = "SELECT version_num FROM crm.alembic_version"


class SharedStore(Store):
    """The base as one person sees it: every connection is that person's role. Any thread may call it."""

    is_shared = True

    def __init__(self, address: SharedAddress, login: str, password: str) -> None:
        self.address = address
        self.login = login
        self._password = password
        self._closing = threading.Event()
        self._writer_pid = 0
        self._hints: Hints | None = None
        super().__init__(self._engine(), None)
        event.listen(self.engine, "checkout", self._writes)
        self._reader = self._engine().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    def connect(self) -> psycopg.Connection[Any]:
        """One more connection, for the listener. Raises LoginRefused, BaseUnreachable."""
        return connect_agent(self.address, self.login, self._password)

    def check_revision(self) -> None:
        """Raises BaseNewer, BaseOlder unless the schema is the one that this program works with."""
        with self.reading() as session:
            found = session.connection().exec_driver_sql(_REVISION).scalar()
        if found in SHARED_KNOWN and found != SHARED_HEAD:
            raise BaseOlder(found=found, needed=SHARED_HEAD)
        if found != SHARED_HEAD:
            raise BaseNewer(found=str(found), known=SHARED_HEAD)

    def listen(self) -> Hints:
        """The program's third connection. Raises LoginRefused, BaseUnreachable."""
        connection = self.connect()
        connection.autocommit = True
        self._hints = Hints(connection, lambda pid: pid == self._writer_pid)
        if self._closing.is_set():
            self._hints.close()
        return self._hints

    def changed_password(self, password: str) -> None:
        """Connections made from now on log in with it."""
        self._password = password

    def _writes(self, driver: psycopg.Connection[Any], *_: object) -> None:
        self._writer_pid = driver.info.backend_pid

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._translated(), Session(self._reader) as session:
            yield session

    def ask(self, question: Callable[[Session], T], interrupt: Interrupt | None = None) -> T:
        """Asked once more when the connection turns out to be lost. Raises Cancelled when it was interrupted."""
        try:
            return self._ask(question, interrupt or Interrupt())
        except BaseUnreachable as error:
            if error.cause != "lost":
                raise
            return self._ask(question, interrupt or Interrupt())

    def _ask(self, question: Callable[[Session], T], interrupt: Interrupt) -> T:
        with self._translated(interrupt), Session(self._reader) as session:
            driver: Any = session.connection().connection.driver_connection
            with interrupt.armed(lambda: _cancel(driver)):
                return question(session)

    def carry_out(self, verb: Callable[[Session], T], *, repeatable: bool = False) -> T:
        """One transaction, which lands once. It carries a key of its own: when the connection drops between
        COMMIT and its answer, the next try finds out by that key whether the first one landed, however long the
        base is away. Deadlocks and the like are tried again, three times in all, as is a lost connection before
        COMMIT. Raises OutcomeUnknown when the program closes, or the base lets this person in no more, while it is
        not known.

        A `repeatable` verb may land twice. It carries no key, and a connection lost after COMMIT is like one lost
        before: after three tries it raises BaseUnreachable, though one of them may have landed."""
        confirming: _Confirming[T] = _Confirming(None if repeatable else uuid7())
        for attempt in itertools.count(1):
            confirming.committing = False
            try:
                with Session(self.engine) as session, session.begin():
                    if confirming.has_landed(session):
                        return confirming.value
                    value = verb(session)
                    session.flush()
                    confirming.about_to_commit(value)
                return value
            except (CrmError, DBAPIError, psycopg.Error, PoolTimeout) as error:
                self._check_another_try(error, confirming, attempt)
                _log.info("try %d of a command ended in %s", attempt, type(error))
            if self._closing.wait(min(FIRST_PAUSE_SECONDS * 4**attempt, LONGEST_PAUSE_SECONDS)):
                raise (
                    OutcomeUnknown if confirming.in_doubt else BaseUnreachable(self.address.url(), "", "lost")
                )
        raise AssertionError

    def _check_another_try(self, error: Exception, confirming: _Confirming[T], attempt: int) -> None:
        """Raises what the command ends with, unless it is worth trying again."""
        lost = is_lost(error)
        if confirming.committing and not lost:
            confirming.in_doubt = False  # the base answered, and it was no
        known = translate_shared(error, self.address)
        if confirming.in_doubt:
            if isinstance(known, BaseError):
                return
            raise OutcomeUnknown from error
        # What is taken may be what an earlier try wrote, which landed after this one had looked.
        again = lost or is_worth_another_try(error) or (confirming.repeatable and is_taken(error))
        if again and attempt < TRIES:
            return
        if known is None or known is error:
            raise error
        raise known from error

    def close(self) -> None:
        self._closing.set()
        if self._hints is not None:
            # Whoever asked for it may be gone before it was there.
            self._hints.close()
        self.drop_connections()

    def drop_connections(self) -> None:
        """Those at rest now, those at work when they have done; the next session makes its own."""
        self._reader.dispose()
        self.engine.dispose()

    def _engine(self) -> Engine:
        engine = create_engine(
            "postgresql+psycopg://",
            creator=self.connect,
            poolclass=_Pool,
            pool_size=1,
            max_overflow=0,
            pool_timeout=WAIT_SECONDS,
            pool_reset_on_return="rollback",
        )
        event.listen(engine, "checkin", self._end_if_closing)
        event.listen(engine, "handle_error", _end_if_lost)
        return engine

    def _end_if_closing(self, connection: object, record: ConnectionPoolEntry) -> None:
        if self._closing.is_set() and connection is not None:
            record.invalidate()

    @contextmanager
    def _translated(self, interrupt: Interrupt | None = None) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, psycopg.Error, PoolTimeout) as error:
            if interrupt is not None and interrupt.stopped:
                raise Cancelled from error
            known = translate_shared(error, self.address)
            if known is None:
                raise
            raise known from error


class _Pool(QueuePool):
    """Ends what comes back to it after its engine has let go of it: it was at work, or somebody waited for it."""

    _let_go = False

    def dispose(self) -> None:
        self._let_go = True
        super().dispose()

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        ended = self._let_go
        if ended:
            record.invalidate()
        super()._do_return_conn(record)
        if self._let_go and not ended:  # it was let go of in between
            super().dispose()


def _cancel(driver: psycopg.Connection[Any]) -> None:
    with suppress(psycopg.Error):  # what cannot be told ends by itself
        driver.cancel_safe(timeout=CANCEL_SECONDS)


def _end_if_lost(context: ExceptionContext) -> None:
    """A server that only reads, or is on its way down, still talks: the next session looks for another one."""
    if is_lost(context.original_exception):
        context.is_disconnect = True


class _Confirming(Generic[T]):
    """What is known of a command whose transaction may have been committed. Without a key nobody asks: it is never in
    doubt."""

    def __init__(self, key: uuid.UUID | None) -> None:
        self._key = key
        self._value: T | None = None
        self.in_doubt = False
        self.committing = False
        """Whether the try that is under way has asked for COMMIT."""

    @property
    def repeatable(self) -> bool:
        return self._key is None

    @property
    def value(self) -> T:
        """What the verb returned in the try that landed."""
        return cast(T, self._value)

    def has_landed(self, session: Session) -> bool:
        """Whether an earlier try did; else this one begins. Waits for a try that is still under way.

        Raises NotAllowed when the user is not one of the base, or no longer active.
        """
        if self._key is None:
            _check_active(session)
        elif not _noted(session, self._key):
            return True
        self._value, self.in_doubt = None, False
        return False

    def about_to_commit(self, value: T) -> None:
        self._value, self.in_doubt, self.committing = value, not self.repeatable, True


_NOTE = text(
    "INSERT INTO crm.command (user_id, id, at) SELECT crm.me(), :key, crm.now() WHERE crm.me() IS NOT NULL"
    " ON CONFLICT DO NOTHING RETURNING id"
)


def _noted(session: Session, key: uuid.UUID) -> bool:
    """Writes the command's key down; False when it stands there already. Raises NotAllowed as `_check_active` does."""
    if session.connection().execute(_NOTE, {"key": key}).first() is not None:
        return True
    _check_active(session)
    return False


def _check_active(session: Session) -> None:
    # The policies would refuse too, but with a right's name, or by touching no row.
    if session.connection().execute(text("SELECT crm.me()")).scalar() is None:
        raise NotAllowed("active")


def open_shared(url: str, login: str, password: str) -> SharedStore:
    """Connects as that person. Raises LoginRefused, BaseUnreachable, BaseNewer, BaseOlder."""
    try:
        address = parse_address(url)
    except ValueError as error:
        raise BaseUnreachable(url=url, detail=str(error), cause="address") from error
    store = SharedStore(address, login, password)
    try:
        store.check_revision()
    except BaseException:
        store.close()
        raise
    return store
