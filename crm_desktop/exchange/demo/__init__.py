"""The demo base: deterministic, of any size, and believable. It is written through the schema's own rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.errors import Cancelled, InvalidExchange
from crm_desktop.exchange.demo.around import Around
from crm_desktop.exchange.demo.configuration import TYPES, USERS, configuration
from crm_desktop.exchange.demo.drawn import drawn_stories
from crm_desktop.exchange.demo.people import persons
from crm_desktop.exchange.demo.stories import Cast, Story, story, working_moments
from crm_desktop.exchange.demo.words import SUBJECTS
from crm_desktop.exchange.demo.writing import Keys, Names, write_stories
from crm_desktop.exchange.importing import import_document
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import ServiceType
from crm_desktop.models.user import ResponsibilityCenter
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.workflows import effective_version, read_definition
from crm_desktop.storage.opening import Store
from crm_desktop.workflow.definition import CenterStep

LAST_NUMBER = 104230
MINIMUM = 100
DAYS = 120
BATCH = 5_000
PERSONS = 320
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
    chance = Random(seed)
    with store.writing() as session:
        if session.scalar(select(Case.id).limit(1)) is not None:
            raise InvalidExchange(("database: has cases already; the demo fills an empty one",))
        today = now.astimezone(UTC).date()
        people = min(max(PERSONS, count // 12), 40_000)
        document = {**configuration(today, people=True), "persons": persons(chance, people)}
        import_document(session, actor=None, now=now, document=document)
        session.flush()
        cast, versions = _cast(session)
        driver: sqlite3.Connection = session.connection().connection.dbapi_connection  # type: ignore[assignment]
        names, keys = Names(driver), Keys(Random(seed + 1))
        made: dict[int, bytes] = {}
        first = max(1, LAST_NUMBER - count + 1)
        told = _stories(chance, cast, now, first, count, len(names.persons))
        done = 0
        while batch := _next(told, BATCH):
            write_stories(driver, names, keys, batch, versions, made)
            done += len(batch)
            if progress is not None and not progress(done / count):
                raise Cancelled
        Around(driver, names, keys, chance, now, cast.calendar, made).write()
    raw = store.engine.raw_connection()
    try:
        raw.cursor().execute("ANALYZE").close()
    finally:
        raw.close()


def _next(told: Iterator[tuple[int, Story]], size: int) -> list[tuple[int, Story]]:
    found = []
    for pair in told:
        found.append(pair)
        if len(found) == size:
            break
    return found


def _stories(
    chance: Random, cast: Cast, now: datetime, first: int, count: int, people: int
) -> Iterator[tuple[int, Story]]:
    """Numbers in order; those of the drawings tell the drawings' stories."""
    drawn = {made.number: made for made in drawn_stories(now, cast.calendar)}
    moments = working_moments(chance, count, now, DAYS, cast.calendar)
    share = 0.055 if count <= 10_000 else 0.02
    alone = 4
    for place, opened_at in enumerate(moments):
        number = first + place
        if number in drawn:
            yield number, drawn[number]
            continue
        young = (now - opened_at).total_seconds() < 3 * 86400
        made = story(
            chance,
            cast,
            person=8 + int((people - 8) * chance.random() ** 1.3),
            opened_at=opened_at,
            now=now,
            open_share=0.6 if young and count <= 10_000 else share,
        )
        if made.closed_at is None and alone and made.moves[-1].center == "SUP1" and young:
            made.assignee, alone = None, alone - 1
        if made.closed_at is None:
            _settle_due(chance, made, now)
        yield number, made


def _settle_due(chance: Random, made: Story, now: datetime) -> None:
    """Most of what is open is in time; some are late, João Pedro's more than others'."""
    late = 0.25 if made.assignee == "joao" else 0.07
    if chance.random() < late:
        # Late by hours or days, but it was never due before it was opened.
        made.due_at = max(made.opened_at, now - timedelta(minutes=9000))
        made.due_at += (now - made.due_at) * chance.uniform(0.1, 0.98)
    elif made.due_at is None or made.due_at < now:
        made.due_at = now + timedelta(minutes=chance.randrange(30, 9000))


def _cast(session: Session) -> tuple[Cast, dict[str, bytes | None]]:
    """Who works where and what each type's path is; the second are the versions' keys."""
    definitions: dict[str, Any] = {}
    versions: dict[str, bytes | None] = {}
    first: dict[str, str] = {}
    for code, key in session.execute(select(ServiceType.code, ServiceType.id)):
        if code not in SUBJECTS:
            continue
        version = effective_version(session, key)
        definitions[code] = read_definition(session, version) if version else None
        versions[code] = version.bytes if version else None
        step = definitions[code].first if version else None
        first[code] = step.center if isinstance(step, CenterStep) else "COM"
    members: dict[str, list[str]] = {}
    for login, _name, role, center, others in USERS:
        if role == "agent" and login != "marina":
            for code in (center, *others):
                members.setdefault(code, []).append(login)
    closing = session.scalars(select(ResponsibilityCenter.code).where(ResponsibilityCenter.closes))
    cast = Cast(
        definitions=definitions,
        members=members,
        closing=frozenset(closing),
        due_hours={str(row["code"]): float(row.get("due_hours") or 8) for row in TYPES},
        priorities={str(row["code"]): int(row.get("priority", 5)) for row in TYPES},
        calendar=read_calendar(session),
        first_center=first,
    )
    return cast, versions
