"""One process of the demo base at a time: what happened to it, from its opening to where it stands now.

A story really walks its workflow, so that the base's own rules accept each of its moves. Its moments are
microseconds as the base keeps them, all within the desk's open time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TypeVar

from crm_desktop.exchange.demo import sentences, words
from crm_desktop.exchange.demo.files import nota
from crm_desktop.exchange.demo.open_time import HOUR, OpenTime
from crm_desktop.exchange.demo.paths import Leg, Legs, route
from crm_desktop.exchange.demo.sentences import Speech

MAX_BRANCHES = 4
_WITH_FILES = ("1.1", "1.2")
_CORRECTED, _UNDONE = 0.06, 0.03
T = TypeVar("T")
CLOSED = Leg("CONC", None, "[]", None, 1.0, "manual")


@dataclass(slots=True)
class Said:
    """An opinion; `mail` is the subject of one that went out as e-mail, `corrects` the place of the one that it
    rectifies among those of the story."""

    at: int
    author: str
    text: str
    origin: str = "user"
    mail: str = ""
    file: tuple[str, bytes] | None = None
    corrects: int | None = None
    annulled_at: int | None = None


@dataclass(slots=True)
class Moved:
    """A move; `said` is the place of its opinion among those of the story, None for the entry."""

    at: int
    author: str
    kind: str
    center: str
    order: int | None
    answers: str = "[]"
    said: int | None = None


@dataclass(slots=True)
class Story:
    person: int
    kind: str
    subject: str
    priority: int
    opened_at: int
    opener: str
    said: list[Said]
    moves: list[Moved]
    progress: list[tuple[int, str, str]]
    due_at: int | None
    assignee: str | None
    closed_at: int | None = None
    contact: str | None = None
    notepad: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of service: `entry` is where its processes begin, `legs` are None without a workflow."""

    code: str
    entry: Leg
    legs: Legs | None
    due_seconds: int
    priority: int
    speech: Speech


@dataclass(frozen=True, slots=True)
class Slot:
    """An open process that somebody has: `late` is how long it is overdue, in open seconds, 0 when it is not."""

    holder: str | None
    center: str
    late: int = 0


@dataclass(frozen=True, slots=True)
class Cast:
    """Who works where; `closing` are centers that end a process."""

    kinds: tuple[Kind, ...]
    members: Mapping[str, tuple[str, ...]]
    closing: frozenset[str]
    clock: OpenTime

    def stops(self, center: str) -> list[tuple[Kind, tuple[Leg, ...]]]:
        """Every type that may stop in the center, with the way there."""
        found: list[tuple[Kind, tuple[Leg, ...]]] = []
        for kind in self.kinds:
            if kind.entry.center == center:
                found.append((kind, ()))
            legs = kind.legs or {}
            orders = {leg.order for ways in legs.values() for leg in ways if leg.center == center}
            found += [
                (kind, route(legs, order))
                for order in sorted(order for order in orders if order is not None)
                if order != kind.entry.order
            ]
        return found


class Teller:
    """Tells stories, one after the other, by chance alone."""

    def __init__(self, chance: Random, cast: Cast) -> None:
        self.chance = chance
        self.cast = cast
        self._filler = _Filler(chance)
        self._weights = list(accumulate(kind.speech.weight for kind in cast.kinds))
        self._stops = {center: cast.stops(center) for center in cast.members}

    def closed(self, person: int, opened: int) -> Story:
        """One that is over; `opened` is an open second before now."""
        kind = self.chance.choices(self.cast.kinds, cum_weights=self._weights)[0]
        legs = self._way_out(kind)
        made = self._begun(kind, person, opened, None)
        seconds = self._seconds(opened, len(legs))
        for place, leg in enumerate(legs[:-1]):
            author = self._go_on(made, kind.speech.work, leg, seconds[place])
            self._aside(made, kind.speech, seconds[place], seconds[place + 1], author, 0.35)
        closer = self._go_on(made, kind.speech.last, legs[-1], seconds[-1])
        made.closed_at, made.assignee = made.moves[-1].at, closer
        if self.chance.random() < 0.25:
            made.progress.append((made.closed_at, closer, "FIM"))
        if self.chance.random() < 0.2:
            made.notepad = self._pick(words.NOTES)
        return made

    def open(self, person: int, opened: int, slot: Slot) -> Story:
        """One that stands where the slot says, with its holder."""
        stops = self._stops[slot.center]
        if slot.holder is None:
            stops = [(kind, legs) for kind, legs in stops if not legs]
        kind, legs = self.chance.choices(stops, [kind.speech.weight for kind, _legs in stops])[0]
        made = self._begun(kind, person, opened, slot.holder)
        more = 0 if slot.holder is None else self._pick((0, 0, 1, 2))
        seconds = self._seconds(opened, len(legs) + more)
        for leg, second in zip(legs, seconds, strict=False):
            self._go_on(made, kind.speech.work, leg, second)
        made.assignee = slot.holder
        if slot.holder is not None:
            for second in seconds[len(legs) :]:
                self._say(made, second, slot.holder, kind.speech.work)
            if seconds:
                self._aside(made, kind.speech, seconds[-1], self.cast.clock.now, slot.holder, 0.7)
        made.due_at = self._due(opened, slot)
        return made

    def _begun(self, kind: Kind, person: int, opened: int, holder: str | None) -> Story:
        clock, entry = self.cast.clock, kind.entry
        desk = self.cast.members[entry.center]
        opener = holder if holder is not None and holder in desk else self._pick(desk)
        subject = self._filler["s"] = self._pick(kind.speech.subjects)
        at = clock.at(opened)
        first = Said(at, opener, self._filled(self._pick(kind.speech.openings)))
        if kind.code in _WITH_FILES and self.chance.random() < 0.03:
            first.file = self._file(kind.code, subject)
        return Story(
            person=person,
            kind=kind.code,
            subject=subject,
            priority=kind.priority + self._pick((-1, 0, 0, 0, 1)),
            opened_at=at,
            opener=opener,
            said=[first],
            moves=[Moved(at, opener, "enter", entry.center, entry.order, entry.answers)],
            progress=[],
            due_at=clock.at(opened + kind.due_seconds),
            assignee=opener,
        )

    def _way_out(self, kind: Kind) -> list[Leg]:
        """A walk to the end: the likely answers mostly, and after some branches only them."""
        if kind.legs is None:
            return [CLOSED]
        found: list[Leg] = []
        order = kind.entry.order
        while not found or found[-1].center not in self.cast.closing:
            ways = kind.legs[order]
            likely = len(ways) == 1 or len(found) >= MAX_BRANCHES
            leg = ways[0] if likely else self.chance.choices(ways, [way.weight for way in ways])[0]
            found.append(leg)
            order = leg.order
        return found

    def _seconds(self, opened: int, count: int) -> list[int]:
        """When each opinion was written: the first soon, the others hours or days apart, the last before now."""
        found, at = [], opened
        for place in range(count):
            at += 120 + int(self.chance.expovariate(1 / (1800 if place == 0 else 5 * HOUR)))
            found.append(at)
        room = self.cast.clock.now - 1 - opened
        if at - opened > room:
            return [opened + (second - opened) * room // (at - opened) for second in found]
        return found

    def _go_on(self, made: Story, pool: tuple[str, ...], leg: Leg, second: int) -> str:
        """An opinion and the move that came with it; gives its author."""
        author = self._pick(self.cast.members[made.moves[-1].center])
        at = self._say(made, second, author, pool)
        made.moves.append(Moved(at, author, leg.kind, leg.center, leg.order, leg.answers, len(made.said) - 1))
        if leg.due_seconds is not None:
            made.due_at = self.cast.clock.at(second + leg.due_seconds)
        return author

    def _due(self, opened: int, slot: Slot) -> int:
        clock, chance = self.cast.clock, self.chance
        if not slot.late:
            return clock.at(clock.now + 1800 + int(chance.random() ** 1.5 * 8 * 9 * HOUR))
        earliest = opened + (clock.now - opened) // 4
        return clock.at(max(earliest, clock.now - slot.late))

    def _aside(self, made: Story, speech: Speech, after: int, before: int, author: str, often: float) -> None:
        """Beside the opinions: a second thought, an e-mail, a word on where the work stands."""
        step = min(240, (before - after) // 3)
        if step <= 0 or self.chance.random() >= often:
            return
        self._second_thought(made, speech, after + step // 2, author, min(45, step // 2))
        if self.chance.random() < 0.3:
            subject, body = self._pick(speech.mails)
            at = self.cast.clock.at(after + step)
            made.said.append(Said(at, author, self._filled(body), "email", self._filled(subject)))
        if self.chance.random() < 0.7:
            at = self.cast.clock.at(after + 2 * step)
            made.progress.append((at, author, self._pick(speech.statuses)))

    def _second_thought(self, made: Story, speech: Speech, second: int, author: str, wait: int) -> None:
        """Now and then: a correction of one's last opinion, or one that is undone so many seconds later."""
        drawn, last = self.chance.random(), made.said[-1]
        if drawn < _CORRECTED and last.author == author and last.origin == "user":
            self._say(made, second, author, words.CORRECTIONS)
            made.said[-1].corrects = len(made.said) - 2
        elif drawn > 1 - _UNDONE:
            at = self._say(made, second, author, speech.work)
            made.said[-1].annulled_at = at + wait * 1_000_000

    def _file(self, code: str, subject: str) -> tuple[str, bytes]:
        number = 1000 + int(self.chance.random() * 8999)
        if code == "1.2":
            return f"nota-{number}.xml", nota(number, 1 + int(self.chance.random() * 4))
        return f"erro-{number}.txt", f"Erro {number}\nTela: {subject}\nVersão: 26.{number % 12}\n".encode()

    def _say(self, made: Story, second: int, author: str, pool: tuple[str, ...]) -> int:
        at = self.cast.clock.at(second)
        made.said.append(Said(at, author, self._filled(self._pick(pool))))
        return at

    def _filled(self, text: str) -> str:
        return text.format_map(self._filler) if "{" in text else text

    def _pick(self, pool: Sequence[T]) -> T:
        return pool[int(self.chance.random() * len(pool))]


class _Filler(dict[str, str]):
    """Says something else each time that a field is asked for, but for the subject."""

    def __init__(self, chance: Random) -> None:
        super().__init__()
        self._chance = chance
        self._pools = {
            "d": sentences.PAST_DAYS,
            "q": sentences.SINCE,
            "f": sentences.COMING_DAYS,
            "u": sentences.UNTIL,
            "h": tuple(str(hour) for hour in range(8, 18) if hour != 12),
        }

    def __missing__(self, name: str) -> str:
        part = self._chance.random()
        if name == "n":
            return str(1000 + int(part * 8999))
        if name == "v":
            cents = 9_000 + int(part * 391_000)
            return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"
        pool = self._pools[name]
        return pool[int(part * len(pool))]
