"""One process of the demo base at a time: what happened to it, from its opening to where it stands now.

A story really walks its workflow, so that the base's own rules accept each of its moves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from crm_desktop.exchange.demo import words
from crm_desktop.workflow.business_time import BusinessCalendar, add_business_hours
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from crm_desktop.workflow.walk import Walk, begin

MAX_STOPS = 9


@dataclass(slots=True)
class Said:
    """An opinion; `mail` is the subject of one that went out as e-mail."""

    at: datetime
    author: str
    text: str
    origin: str = "user"
    mail: str = ""
    file: tuple[str, bytes] | None = None


@dataclass(slots=True)
class Moved:
    """A move; `said` is the place of its opinion among those of the story, None for the entry."""

    at: datetime
    author: str
    kind: str
    center: str
    order: int | None
    answers: list[dict[str, str]] = field(default_factory=list)
    said: int | None = None


@dataclass(slots=True)
class Story:
    person: int
    kind: str
    subject: str
    priority: int
    opened_at: datetime
    opener: str
    said: list[Said]
    moves: list[Moved]
    progress: list[tuple[datetime, str, str]]
    due_at: datetime | None
    assignee: str | None
    closed_at: datetime | None = None
    contact: str | None = None
    notepad: str = ""
    number: int | None = None


@dataclass(slots=True)
class Cast:
    """Who works where; `closing` are centers that end a process."""

    definitions: dict[str, WorkflowDefinition | None]
    members: dict[str, list[str]]
    closing: frozenset[str]
    due_hours: dict[str, float]
    priorities: dict[str, int]
    calendar: BusinessCalendar
    first_center: dict[str, str]


def filled(chance: Random, text: str, subject: str = "") -> str:
    return text.format(
        s=subject,
        n=chance.randrange(1000, 9999),
        v=f"{chance.randrange(90, 4000)},{chance.randrange(100):02d}",
        d=chance.choice(("ontem", "hoje cedo", "na segunda", "na sexta", "amanhã", "na quinta")),
        h=chance.randrange(8, 18),
    )


def story(
    chance: Random, cast: Cast, *, person: int, opened_at: datetime, now: datetime, open_share: float
) -> Story:
    """A believable one that is over, or still open when it is young or by chance."""
    kind = chance.choices(tuple(words.SUBJECTS), weights=(22, 20, 12, 14, 10, 9, 7, 6))[0]
    subject = chance.choice(words.SUBJECTS[kind])
    definition = cast.definitions[kind]
    center = cast.first_center[kind]
    opener = _member(chance, cast, center)
    made = Story(
        person=person,
        kind=kind,
        subject=subject,
        priority=_near(chance, cast.priorities[kind]),
        opened_at=opened_at,
        opener=opener,
        said=[],
        moves=[],
        progress=[],
        due_at=add_business_hours(cast.calendar, opened_at, cast.due_hours.get(kind, 8)),
        assignee=opener,
    )
    made.said.append(Said(opened_at, opener, filled(chance, chance.choice(words.OPENINGS), subject)))
    stays_open = chance.random() < open_share
    at = opened_at
    if definition is None:
        made.moves.append(Moved(at, opener, "enter", center, None))
        _work(chance, cast, made, at, now, center)
        if not stays_open:
            _close_free(chance, made, now)
        return made
    walk = begin(definition, None)
    assert walk.arrival is not None
    made.moves.append(Moved(at, opener, "enter", walk.arrival.center, walk.arrival.order))
    _walk(chance, cast, made, definition, now, stays_open)
    return made


def _walk(
    chance: Random, cast: Cast, made: Story, definition: WorkflowDefinition, now: datetime, stays_open: bool
) -> None:
    stops = chance.randrange(0, 3) if stays_open else MAX_STOPS
    step = definition.first
    assert isinstance(step, CenterStep)
    for count in range(stops):
        last = made.said[-1].at
        at = last + timedelta(minutes=chance.randrange(25, 1600))
        if at >= now or (step.center in cast.closing):
            break
        walk = begin(definition, step.order)
        while walk.question is not None:
            size = len(walk.question.answers)
            # The first answer leads on; others now and then, but never for ever.
            index = 0 if count > 3 or chance.random() < 0.75 else chance.randrange(size)
            walk = walk.choose(index)
        if walk.arrival is None:
            break
        author = _member(chance, cast, step.center)
        over = walk.arrival.center in cast.closing
        pool = words.LAST_WORDS if over else words.WORK
        made.said.append(Said(at, author, filled(chance, chance.choice(pool))))
        _move(cast, made, walk, at, author)
        step = walk.arrival
        if over:
            made.closed_at = at
            break
    if made.closed_at is None:
        made.assignee = _member(chance, cast, step.center)
        if chance.random() < 0.7:
            _extra(chance, made, now, made.assignee)
    elif chance.random() < 0.3:
        made.notepad = chance.choice(words.NOTES)


def _move(cast: Cast, made: Story, walk: Walk, at: datetime, author: str) -> None:
    step = walk.arrival
    assert step is not None
    said = [{"question": c.question, "answer": c.answer_text} for c in walk.choices]
    made.moves.append(Moved(at, author, "edge", step.center, step.order, said, len(made.said) - 1))
    if step.due_hours is not None:
        made.due_at = add_business_hours(cast.calendar, at, step.due_hours)


def _work(chance: Random, cast: Cast, made: Story, at: datetime, now: datetime, center: str) -> None:
    for _ in range(chance.randrange(0, 3)):
        at = at + timedelta(minutes=chance.randrange(30, 2000))
        if at >= now:
            return
        made.said.append(Said(at, _member(chance, cast, center), filled(chance, chance.choice(words.WORK))))


def _close_free(chance: Random, made: Story, now: datetime) -> None:
    at = made.said[-1].at + timedelta(minutes=chance.randrange(30, 900))
    if at >= now:
        return
    made.said.append(Said(at, made.said[-1].author, filled(chance, chance.choice(words.LAST_WORDS))))
    made.moves.append(Moved(at, made.said[-1].author, "manual", "CONC", None, [], len(made.said) - 1))
    made.closed_at = at


def _extra(chance: Random, made: Story, now: datetime, author: str) -> None:
    """An e-mail, or a word on where the work stands."""
    at = made.said[-1].at + timedelta(minutes=chance.randrange(5, 120))
    if at >= now:
        return
    if chance.random() < 0.4:
        subject, body = chance.choice(words.MAILS)
        made.said.append(Said(at, author, filled(chance, body), "email", subject))
        at += timedelta(minutes=3)
    if at < now and chance.random() < 0.7:
        status = chance.choice(("ANALISE", "CLIENTE", "TERCEIRO", "TESTE", "ANALISE"))
        made.progress.append((at, author, status))


def _member(chance: Random, cast: Cast, center: str) -> str:
    return chance.choice(cast.members.get(center) or cast.members["SUP1"])


def _near(chance: Random, priority: int) -> int:
    return min(9, max(1, priority + chance.choice((-1, 0, 0, 0, 1))))


def working_moments(
    chance: Random, count: int, now: datetime, days: int, calendar: BusinessCalendar
) -> list[datetime]:
    """So many moments in business hours of the last days, in order, none after now."""
    local = now.astimezone(calendar.zone)
    open_days = [
        day
        for back in range(days, -1, -1)
        if (day := (local - timedelta(days=back)).date())
        and day.weekday() < 5
        and day not in calendar.holidays
    ]
    found: list[datetime] = []
    while len(found) < count:
        day = open_days[chance.randrange(len(open_days))]
        minute = chance.randrange(8 * 60, 18 * 60)
        at = datetime(
            day.year,
            day.month,
            day.day,
            minute // 60,
            minute % 60,
            chance.randrange(60),
            tzinfo=calendar.zone,
        )
        if at.hour != 12 and at < now:
            found.append(at.astimezone(UTC))
    found.sort()
    return found
