"""The demo base: deterministic, of any size, and believable. The rules of the schema hold for all of it."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import Cancelled, InvalidExchange
from crm_desktop.exchange.demo.around import Around
from crm_desktop.exchange.demo.configuration import TYPES, USERS, configuration
from crm_desktop.exchange.demo.drawn import drawn_stories
from crm_desktop.exchange.demo.open_time import HOUR, OpenTime
from crm_desktop.exchange.demo.paths import Leg, legs_of
from crm_desktop.exchange.demo.people import persons
from crm_desktop.exchange.demo.plan import open_slots
from crm_desktop.exchange.demo.sentences import SPEECH
from crm_desktop.exchange.demo.stories import Cast, Kind, Story, Teller
from crm_desktop.exchange.demo.writing import Keys, Names, Written, in_bulk, write_stories
from crm_desktop.exchange.importing import import_document
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.workflows import effective_version, read_definition
from crm_desktop.storage.opening import Store
from crm_desktop.workflow.business_time import BusinessCalendar

LAST_NUMBER = 104230
MINIMUM = 100
DAYS = 120
DAYS_AHEAD = 60
BATCH = 3_000
PERSONS = 320
DRAWN_PERSONS = 8
Progress = Callable[[float], bool]


def generate_configuration(session: Session, *, now: datetime) -> None:
    """Only the configuration, without users: what an administrator may begin with."""
    import_document(
        session, actor=None, now=now, document=configuration(now.astimezone(UTC).date(), people=False)
    )


def generate(
    store: Store, *, now: datetime, processes: int = 3000, seed: int = 1, progress: Progress | None = None
) -> None:
    """Fills an empty base, in one transaction; the same `now` and `seed` give the same base.

    `processes` is at least 100. `progress` is told the part done, 0 to 1, and stops it all by returning False.
    Raises Cancelled, InvalidExchange for a base that has processes already.
    """
    count = max(MINIMUM, processes)
    people = min(max(PERSONS, count // 12), 40_000)
    chance = Random(seed)
    with _without_collection(), store.writing() as session:
        if session.scalar(select(Case.id).limit(1)) is not None:
            raise InvalidExchange(("database: has cases already; the demo fills an empty one",))
        _import_desk(session, chance, now, people)
        calendar = read_calendar(session)
        cast, versions = _cast(session, calendar, now)
        driver: sqlite3.Connection = session.connection().connection.dbapi_connection  # type: ignore[assignment]
        names, keys, written = Names(driver), Keys(Random(seed + 1)), Written()
        told, done = _stories(chance, cast, drawn_stories(now, cast.clock, calendar), count, people), 0
        with in_bulk(driver):
            while batch := list(islice(told, BATCH)):
                write_stories(driver, names, keys, batch, versions, written)
                done += len(batch)
                if progress is not None and not progress(done / count):
                    raise Cancelled
        Around(driver, names, keys, chance, now, calendar, written).write()
    raw = store.engine.raw_connection()
    try:
        raw.cursor().execute("ANALYZE").close()
    finally:
        raw.close()
    store.checkpoint()


@contextmanager
def _without_collection() -> Iterator[None]:
    """Rows make no cycles, but looking for some among all of them takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _import_desk(session: Session, chance: Random, now: datetime, people: int) -> None:
    document = {**configuration(now.astimezone(UTC).date(), people=True), "persons": persons(chance, people)}
    import_document(session, actor=None, now=now, document=document)


def _stories(
    chance: Random, cast: Cast, drawn: list[Story], count: int, people: int
) -> Iterator[tuple[int, Story]]:
    """Numbers in order; those of the drawings tell the drawings' stories."""
    first = max(1, LAST_NUMBER - count + 1)
    places = {made.number - first: made for made in drawn if made.number is not None}
    centers = {user[0]: (user[3], *user[4]) for user in USERS}
    slots = open_slots(chance, count, centers, places)
    teller = Teller(chance, cast)
    for place, opened in enumerate(cast.clock.arrivals(chance, count)):
        made = places.get(place)
        if made is None:
            person = DRAWN_PERSONS + int((people - DRAWN_PERSONS) * chance.random() ** 1.3)
            slot = slots.get(place)
            made = teller.closed(person, opened) if slot is None else teller.open(person, opened, slot)
        yield first + place, made


def _cast(
    session: Session, calendar: BusinessCalendar, now: datetime
) -> tuple[Cast, dict[str, bytes | None]]:
    """Who works where and what each type's path is; the second are the versions' keys."""
    rows = {str(row["code"]): row for row in TYPES}
    kinds: list[Kind] = []
    versions: dict[str, bytes | None] = {}
    ids = dict(session.execute(select(ServiceType.code, ServiceType.id)).tuples().all())
    for code, speech in SPEECH.items():
        version = effective_version(session, ids[code])
        versions[code] = version.bytes if version else None
        legs = legs_of(read_definition(session, version)) if version else None
        entry = legs[None][0] if legs else Leg("COM", None, "[]", None, 1.0)
        seconds, priority = int(float(rows[code]["due_hours"]) * HOUR), int(rows[code]["priority"])
        kinds.append(Kind(code, entry, legs, seconds, priority, speech))
    members: dict[str, tuple[str, ...]] = {}
    for login, _name, role, center, others in USERS:
        if role == "agent":
            for code in (center, *others):
                members[code] = (*members.get(code, ()), login)
    closing = frozenset(session.scalars(select(ResponsibilityCenter.code).where(ResponsibilityCenter.closes)))
    clock = OpenTime(calendar, now, days_before=DAYS, days_after=DAYS_AHEAD)
    return Cast(tuple(kinds), members, closing, clock), versions
