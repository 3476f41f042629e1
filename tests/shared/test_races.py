"""Several agents on one base at the same moment."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from crm_desktop.errors import BaseLocked, CaseChanged, CrmError, NotepadChanged
from crm_desktop.operations.access import case_for
from crm_desktop.operations.cases import ItemResult, change_priority, redistribute, save_notepad
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.shared import opening
from crm_desktop.storage.shared.opening import SharedStore
from tests.builders import NOW, a_case, version
from tests.shared.bases import SharedBase

T = TypeVar("T")
STAY = Decision(Way.FOLLOW, (1,))
"""From Triagem by the answer "Não" back to Triagem: a move of the path that can be made time and again."""


@pytest.fixture
def stores(shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, SharedStore]]:
    """Two agents' programs; both see Suporte N1 and N2."""
    monkeypatch.setattr(opening, "FIRST_PAUSE_SECONDS", 0.002)
    opened = {login: shared_base.open(login) for login in ("marina", "helena")}
    yield opened
    for store in opened.values():
        store.close()


@pytest.fixture
def case_id(shared_base: SharedBase, stores: dict[str, SharedStore]) -> uuid.UUID:
    return stores["marina"].carry_out(lambda session: a_case(session, shared_base.built))


def write(
    login: str, case_id: uuid.UUID, seen: int, text: str, decision: Decision = Decision()
) -> Callable[[Session], object]:
    return lambda session: complete_opinion(
        session,
        actor=actor_by_login(session, login),
        now=NOW,
        case_id=case_id,
        case_version=seen,
        text=text,
        decision=decision,
    )


def at_once(
    stores: dict[str, SharedStore], verb_of: Callable[[str], Callable[[Session], T]]
) -> dict[str, T | CrmError]:
    """What each agent's command came to, all begun at the same moment."""
    barrier = Barrier(len(stores), timeout=30)

    def run(login: str, store: SharedStore) -> T:
        start = first_time(barrier.wait)

        def verb(session: Session) -> T:
            start()
            return verb_of(login)(session)

        return store.carry_out(verb)

    with ThreadPoolExecutor(len(stores)) as pool:
        running = {login: pool.submit(run, login, store) for login, store in stores.items()}
        return {login: came_to(future) for login, future in running.items()}


def first_time(run: Callable[[], object]) -> Callable[[], None]:
    """Does it when called first, nothing later: for what a second try must not wait for again."""
    left = [run]

    def call() -> None:
        if left:
            left.pop()()

    return call


def came_to(future: Future[T]) -> T | CrmError:
    try:
        return future.result()
    except CrmError as error:
        return error


def opinions(base: SharedBase, case_id: uuid.UUID) -> list[tuple[int, str]]:
    with base.connect() as connection:
        return connection.execute(
            "SELECT seq, text FROM crm.opinion WHERE case_id = %s AND kind <> 'opening' ORDER BY seq",
            (case_id,),
        ).fetchall()


def seen_version(store: SharedStore, case_id: uuid.UUID) -> int:
    return store.ask(lambda session: version(session, case_id))


def test_of_two_opinions_at_once_the_stale_one_is_told_and_then_lands_too(
    shared_base: SharedBase, stores: dict[str, SharedStore], case_id: uuid.UUID
) -> None:
    for _ in range(10):
        seen = seen_version(stores["marina"], case_id)
        before = opinions(shared_base, case_id)
        results = at_once(stores, lambda login, seen=seen: write(login, case_id, seen, login))
        (stale,) = (login for login, found in results.items() if isinstance(found, CaseChanged))
        refused = results[stale]
        assert isinstance(refused, CaseChanged)
        assert refused.version == seen + 1
        (first,) = results.keys() - {stale}
        stores[stale].carry_out(write(stale, case_id, refused.version, stale))
        start = before[-1][0] if before else 1
        assert opinions(shared_base, case_id) == [*before, (start + 1, first), (start + 2, stale)]


def test_the_same_move_made_twice_at_once_has_one_winner(
    shared_base: SharedBase, stores: dict[str, SharedStore], case_id: uuid.UUID
) -> None:
    for race in range(50):
        seen = seen_version(stores["marina"], case_id)
        results = at_once(
            stores, lambda login, seen=seen, race=race: write(login, case_id, seen, f"{race} {login}", STAY)
        )
        assert [type(found) for found in results.values()].count(CaseChanged) == 1, results
    with shared_base.connect() as connection:
        moves = connection.execute(
            "SELECT seq, kind FROM crm.case_move WHERE case_id = %s ORDER BY seq", (case_id,)
        ).fetchall()
    assert moves == [(1, "enter"), *((n, "edge") for n in range(2, 52))]
    assert len(opinions(shared_base, case_id)) == 50


def test_of_two_notepads_saved_at_once_the_second_sees_the_first(
    stores: dict[str, SharedStore], case_id: uuid.UUID
) -> None:
    for seen in range(10):
        results = at_once(
            stores,
            lambda login, seen=seen: (
                lambda session: save_notepad(
                    session,
                    actor=actor_by_login(session, login),
                    now=NOW,
                    case_id=case_id,
                    text=f"{seen} de {login}",
                    version=seen,
                )
            ),
        )
        (refused,) = (found for found in results.values() if isinstance(found, NotepadChanged))
        (first,) = (login for login, found in results.items() if found is not refused)
        assert (refused.theirs, refused.version) == (f"{seen} de {first}", seen + 1)


@pytest.fixture
def two_cases(shared_base: SharedBase, stores: dict[str, SharedStore]) -> tuple[uuid.UUID, uuid.UUID]:
    return stores["marina"].carry_out(
        lambda session: (a_case(session, shared_base.built), a_case(session, shared_base.built))
    )


def test_a_deadlock_is_nothing_that_anybody_sees(
    shared_base: SharedBase, stores: dict[str, SharedStore], two_cases: tuple[uuid.UUID, uuid.UUID]
) -> None:
    both_hold_one = Barrier(2, timeout=30)
    tries: list[str] = []

    def verb_of(login: str) -> Callable[[Session], object]:
        order = two_cases if login == "marina" else two_cases[::-1]
        wait = first_time(both_hold_one.wait)

        def verb(session: Session) -> object:
            tries.append(login)
            who = actor_by_login(session, login)
            case_for(session, who, order[0])
            wait()
            for case_id in order:
                change_priority(session, actor=who, now=NOW, case_id=case_id, priority=4 + len(login) % 2)
            return login

        return verb

    verbs = {login: verb_of(login) for login in stores}
    assert at_once(stores, verbs.__getitem__) == {"marina": "marina", "helena": "helena"}
    assert len(tries) == 3


def test_a_deadlock_among_many_that_are_handed_over_is_no_result_of_one_of_them(
    shared_base: SharedBase, stores: dict[str, SharedStore], two_cases: tuple[uuid.UUID, uuid.UUID]
) -> None:
    with shared_base.connect() as connection:
        connection.execute(
            "INSERT INTO crm.user_right (user_id, right_name, granted) VALUES (%s, 'bulk', true)",
            (shared_base.built.users["marina"],),
        )
    both_hold_one = Barrier(2, timeout=30)
    for store in stores.values():
        items = iter((lambda: None, both_hold_one.wait))
        event.listen(store.engine, "savepoint", lambda *_, items=items: next(items, lambda: None)())
    tries: list[str] = []

    def verb_of(login: str) -> Callable[[Session], tuple[ItemResult, ...]]:
        def verb(session: Session) -> tuple[ItemResult, ...]:
            tries.append(login)
            return redistribute(
                session,
                actor=actor_by_login(session, login),
                now=NOW,
                case_ids=two_cases if login == "marina" else two_cases[::-1],
                assignee_id=shared_base.built.users["carlos" if login == "marina" else "helena"],
            )[1]

        return verb

    for found in at_once(stores, verb_of).values():
        assert not isinstance(found, CrmError)
        assert [item.error for item in found] == [None, None]
    assert len(tries) == 3


@pytest.fixture
def strict_base(shared_base: SharedBase) -> SharedBase:
    """One whose administrator had every transaction see a single moment."""
    with shared_base.connect() as connection:
        connection.execute(
            f"ALTER DATABASE {shared_base.name} SET default_transaction_isolation = 'repeatable read'"
        )
    return shared_base


def test_a_serialization_failure_is_tried_again(
    strict_base: SharedBase, stores: dict[str, SharedStore], case_id: uuid.UUID
) -> None:
    for store in stores.values():
        store.drop_connections()
    tries: list[str] = []

    def verb_of(login: str) -> Callable[[Session], object]:
        def verb(session: Session) -> object:
            tries.append(login)
            who = actor_by_login(session, login)
            return complete_opinion(
                session,
                actor=who,
                now=NOW,
                case_id=case_id,
                case_version=version(session, case_id),
                text=login,
                decision=Decision(),
            )

        return verb

    verbs = {login: verb_of(login) for login in stores}
    results = at_once(stores, verbs.__getitem__)
    assert not [found for found in results.values() if isinstance(found, CrmError)]
    assert len(tries) == 3
    assert sorted(text for _, text in opinions(strict_base, case_id)) == ["helena", "marina"]


def test_after_the_third_serialization_failure_the_base_is_said_to_be_busy(
    strict_base: SharedBase, stores: dict[str, SharedStore], case_id: uuid.UUID
) -> None:
    store = stores["marina"]
    store.drop_connections()
    tries: list[int] = []

    def verb(session: Session) -> object:
        tries.append(version(session, case_id))
        with strict_base.connect() as chief:
            chief.execute("UPDATE crm.cases SET version = version + 1 WHERE id = %s", (case_id,))
        return write("marina", case_id, tries[-1], "parecer")(session)

    with pytest.raises(BaseLocked):
        store.carry_out(verb)
    assert len(tries) == opening.TRIES
    assert opinions(strict_base, case_id) == []


class GivenUp(Exception):
    """Whoever wrote changed their mind."""


def test_numbers_have_no_holes_whoever_gives_up(shared_base: SharedBase) -> None:
    logins = ("marina", "carlos", "beatriz", "helena") * 2
    start = Barrier(len(logins), timeout=30)

    def make(thread: int, store: SharedStore) -> list[uuid.UUID]:
        made = []
        start.wait()
        for turn in range(9):

            def verb(session: Session, turn: int = turn) -> uuid.UUID:
                key = a_case(
                    session, shared_base.built, login=logins[thread], assignee=None, kind="free", center="COM"
                )
                if (turn + thread) % 3 == 0:
                    raise GivenUp
                return key

            with suppress(GivenUp):
                made.append(store.carry_out(verb))
        return made

    stores = [shared_base.open(login) for login in logins]
    with ThreadPoolExecutor(len(logins)) as pool:
        made = [key for keys in pool.map(make, range(len(logins)), stores) for key in keys]
    for store in stores:
        store.close()
    with shared_base.connect() as connection:
        numbers = connection.execute("SELECT number FROM crm.cases ORDER BY number").fetchall()
    assert len(made) == len(logins) * 6
    assert [number for (number,) in numbers] == list(range(1, len(made) + 1))
