"""The one crossing between Qt and the data: threads, sessions, errors, refresh.

Everything here is called from the window's thread, and every answer comes back to it. The work itself runs on
worker threads, each with its own session. Nothing that imports SQLAlchemy is imported before it is needed, so
that the window can be painted first.
"""

from __future__ import annotations

import inspect
import itertools
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from crm_desktop.errors import Cancelled, InputError, LoginError, RuleError
from crm_desktop.policies import NO_POLICIES, Policies, needed
from crm_desktop.values.interrupt import Interrupt

if TYPE_CHECKING:
    from crm_desktop.queries.actor import Actor
    from crm_desktop.storage.opening import Store
    from crm_desktop.storage.shared.opening import SharedStore

T = TypeVar("T")
P1 = TypeVar("P1")
Failed = Callable[[BaseException], None]

_log = logging.getLogger(__name__)
_tokens = itertools.count(1)
READERS = 3


@dataclass(slots=True)
class _Task:
    """One piece of work; `key` is (owner's token, channel), `turn` tells a newer one from an older."""

    owner: QObject
    key: tuple[int, str]
    turn: int
    then: Callable[[Any], None] | None
    failed: Failed | None
    interrupt: Interrupt = field(default_factory=Interrupt)
    writes: bool = False

    @property
    def cancelled(self) -> bool:
        return self.interrupt.stopped


@dataclass(slots=True)
class _Outcome:
    value: Any = None
    error: BaseException | None = None
    changes: Any = None
    asked_base: bool = False


@dataclass(slots=True)
class _Job:
    task: _Task
    work: Callable[[], _Outcome]
    outcome: _Outcome | None = None


class _Bridge(QObject):
    """Carries the number of a job that is done into the window's thread."""

    delivered = Signal(int)


@dataclass(slots=True)
class _Book:
    turns: dict[tuple[int, str], int] = field(default_factory=dict)
    running: dict[tuple[int, str], _Task] = field(default_factory=dict)


class Runner(QObject):
    """Reads and writes for the widgets.

    `changed(Changes)` follows every write, `changed_elsewhere(names of tables)` what others did in a shared base;
    `failed(error)` is every error that nobody else takes;
    `busy_changed(bool)` tells whether something is under way, `closing()` that the base is about to be closed.
    What needs a feature that `policies` switch off is not carried out: it fails with DisabledByPolicy.
    """

    changed = Signal(object)
    changed_elsewhere = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    closing = Signal()

    def __init__(self, store: Store | None = None, actor: Actor | None = None) -> None:
        super().__init__()
        self.store = store
        self._actor = actor
        self.policies: Policies = NO_POLICIES
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._readers = ThreadPoolExecutor(READERS, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._writer_of_calls = ThreadPoolExecutor(1, "deliver")
        self._keeper = ThreadPoolExecutor(1, "keep")
        self._book = _Book()
        self._under_way: dict[int, _Job] = {}
        self._bridge = _Bridge()
        self._bridge.delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        self.answered_at: datetime | None = None
        """When the base last answered: what is shown is not older."""

    @property
    def actor(self) -> Actor:
        """Who is logged in; only asked for once somebody is."""
        assert self._actor is not None
        return self._actor

    @actor.setter
    def actor(self, actor: Actor) -> None:
        self._actor = actor

    @property
    def shared_store(self) -> SharedStore | None:
        """The base, when others work on it at the same time; None for an embedded one, and while there is none."""
        store = self.store
        return cast("SharedStore", store) if store is not None and store.is_shared else None

    @property
    def ready(self) -> bool:
        return self.store is not None and self._actor is not None

    def read(
        self,
        owner: QObject,
        question: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None],
        failed: Failed | None = None,
        channel: str = "",
        shape: Callable[[Any], Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """Asks `question(session, *args, **kwargs)`; `shape` turns the answer into what is shown, still on the
        worker. The newest question of an owner's channel wins: an older one is cancelled in the base."""
        key = (self._token(owner), channel or question.__name__)
        self.cancel(owner, key[1])
        task = self._task(owner, key, then, failed)
        kwargs = self._injected(question, kwargs, args)
        self._start(self._readers, task, lambda: self._read(task.interrupt, question, args, kwargs, shape))

    def write(
        self,
        owner: QObject,
        verb: Callable[..., T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        **kwargs: Any,
    ) -> None:
        """Carries out `verb(session, actor=…, now=…, **kwargs)` in one transaction, after those asked before."""
        task = self._task(owner, (self._token(owner), f"write:{next(_tokens)}"), then, failed)
        task.writes = True
        kwargs = self._injected(verb, kwargs, ())
        self._start(self._writer, task, lambda: self._write(verb, kwargs))

    def call(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        channel: str = "",
    ) -> None:
        """Runs `work()` on a worker, without a session: files, servers, long imports."""
        task = self._task(owner, (self._token(owner), channel or f"call:{next(_tokens)}"), then, failed)
        self._run(self._readers, task, work)

    def keep(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        channel: str = "",
    ) -> None:
        """Runs `work()` on a worker that does nothing else, one after the other: what is kept on this computer. What
        is asked for before the end is done."""
        task = self._task(owner, (self._token(owner), channel or f"keep:{next(_tokens)}"), then, failed)
        task.writes = True
        self._run(self._keeper, task, work)

    def _run(self, pool: ThreadPoolExecutor, task: _Task, work: Callable[[], object]) -> None:
        self._start(pool, task, lambda: _Outcome(work()))

    def call_then_write(
        self,
        owner: QObject,
        work: Callable[[], P1],
        verb: Callable[..., T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        **kwargs: Any,
    ) -> None:
        """Runs `work()` on a worker, then `verb(session, result=…, now=…, **kwargs)` in one transaction there too:
        what was done outside is written down even when the window closes meanwhile."""
        task = self._task(owner, (self._token(owner), f"write:{next(_tokens)}"), then, failed)
        task.writes = True

        def both() -> _Outcome:
            result = work()
            return self._write(verb, self._injected(verb, {**kwargs, "result": result}, ()))

        self._start(self._writer_of_calls, task, both)

    def heard(self) -> None:
        """The base gave a sign of life just now."""
        self.answered_at = self.clock()

    def cancel(self, owner: QObject, channel: str) -> None:
        """Stops the owner's question of that channel, in the base too; its answer never arrives."""
        task = self._book.running.get((self._token(owner), channel))
        if task is None:
            return
        task.interrupt.stop()

    def close(self) -> None:
        """Waits for what is being written, drops what is being read, closes the base. What waits for a shared base to
        come back is not waited for."""
        self._closed = True
        self.closing.emit()
        for task in list(self._book.running.values()):
            if not task.writes:
                task.interrupt.stop()
        if self.shared_store is not None:
            self.shared_store.close()  # ends the tries; what is under way in the base still ends well
        self._writer.shutdown(wait=True)
        self._writer_of_calls.shutdown(wait=True, cancel_futures=True)
        self._keeper.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        if self.store is not None:
            self.store.close()

    # What follows is the crossing itself.

    def _token(self, owner: QObject) -> int:
        token = owner.property("crm_token")
        if token is None:
            token = next(_tokens)
            owner.setProperty("crm_token", token)
        return int(token)

    def _task(
        self, owner: QObject, key: tuple[int, str], then: Callable[[Any], None] | None, failed: Failed | None
    ) -> _Task:
        turn = self._book.turns.get(key, 0) + 1
        self._book.turns[key] = turn
        task = _Task(owner, key, turn, then, failed)
        self._book.running[key] = task
        return task

    def _injected(
        self, function: Callable[..., Any], kwargs: dict[str, Any], args: tuple[Any, ...]
    ) -> dict[str, Any]:
        names = _names(function)
        taken = names[1 : 1 + len(args)]
        given = dict(kwargs)
        if "actor" in names and "actor" not in given and "actor" not in taken:
            given["actor"] = self.actor
        if "now" in names and "now" not in given and "now" not in taken:
            given["now"] = self.clock()
        return given

    def _start(self, pool: ThreadPoolExecutor, task: _Task, work: Callable[[], _Outcome]) -> None:
        if self._closed:
            return
        number = next(_tokens)
        self._under_way[number] = _Job(task, work)
        if len(self._under_way) == 1:
            self.busy_changed.emit(True)
        future = pool.submit(self._guarded, number)
        future.add_done_callback(_log_lost)

    def _guarded(self, number: int) -> None:
        """On a worker, which is left with the number alone before it tells: were it the last to let go of a window that
        the work or its answer is for, the window would be destroyed outside its thread."""
        if self._carry_out(self._under_way[number]):
            self._bridge.delivered.emit(number)

    def _carry_out(self, job: _Job) -> bool:
        """Whether it is to be told."""
        try:
            job.outcome = _Outcome(error=Cancelled()) if job.task.cancelled else job.work()
        except BaseException as error:
            job.outcome = _Outcome(error=error)
        return not self._closed or job.task.writes

    def _read(
        self,
        interrupt: Interrupt,
        question: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        shape: Callable[[Any], Any] | None,
    ) -> _Outcome:
        self._require(question)
        assert self.store is not None
        value = self.store.ask(lambda session: question(session, *args, **kwargs), interrupt)
        return _Outcome(shape(value) if shape is not None else value, asked_base=True)

    def _write(self, verb: Callable[..., Any], kwargs: dict[str, Any]) -> _Outcome:
        from crm_desktop.operations.changes import Changes
        from crm_desktop.operations.commands import is_repeatable

        self._require(verb)
        assert self.store is not None
        value: Any = self.store.carry_out(
            lambda session: verb(session, **kwargs), repeatable=is_repeatable(verb)
        )
        candidate = value[0] if isinstance(value, tuple) and value else value
        changes = candidate if isinstance(candidate, Changes) else None
        return _Outcome(value, changes=changes, asked_base=True)

    def _require(self, function: Callable[..., Any]) -> None:
        feature = needed(function)
        if feature is not None:
            self.policies.require(feature)

    def _deliver(self, number: int) -> None:
        job = self._under_way.pop(number)
        task, outcome = job.task, job.outcome
        assert outcome is not None
        if not self._under_way:
            self.busy_changed.emit(False)
        newest = self._book.turns.get(task.key) == task.turn
        if newest:
            self._book.running.pop(task.key, None)
            self._book.turns.pop(task.key, None)
        if outcome.asked_base and outcome.error is None:
            self.heard()
        if outcome.changes is not None:
            self.changed.emit(outcome.changes)
        if task.cancelled or not newest or not isValid(task.owner):
            return
        if outcome.error is None:
            if task.then is not None:
                task.then(outcome.value)
            return
        if isinstance(outcome.error, Cancelled):
            return
        if not isinstance(outcome.error, (InputError, RuleError, LoginError)):  # those are the user's alone
            _log.warning("a task failed", exc_info=outcome.error)
        if task.failed is not None:
            task.failed(outcome.error)
        else:
            self.failed.emit(outcome.error)


@lru_cache(maxsize=512)
def _names(function: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


def _log_lost(future: Future[None]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        _log.error("a task was lost", exc_info=error)
