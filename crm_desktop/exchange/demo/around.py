"""What stands around the processes: appointments, sales contacts, drafts, watchers, saved filters."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, time, timedelta
from random import Random

from crm_desktop.exchange.demo import words
from crm_desktop.exchange.demo.configuration import USERS
from crm_desktop.exchange.demo.open_time import micros
from crm_desktop.exchange.demo.writing import Keys, Names, Rows, Written
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.workflow.business_time import BusinessCalendar, is_working_day, next_working_day

_DRAWN_USERS = ("marina", "carlos", "beatriz", "joao", "rafael")
_DRAWN_DAYS = 10
_DRAWN_BUSY = (("carlos", 0), ("beatriz", 3), ("joao", 1), ("joao", 2), ("joao", 3))
_PENDING = (("carlos", 9), ("beatriz", 7), ("joao", 11), ("rafael", 5), ("luana", 12))
_WORKERS = tuple(user[0] for user in USERS if user[2] == "agent")


class Around:
    def __init__(
        self,
        driver: sqlite3.Connection,
        names: Names,
        keys: Keys,
        chance: Random,
        now: datetime,
        calendar: BusinessCalendar,
        written: Written,
    ) -> None:
        self.driver = driver
        self.names = names
        self.keys = keys
        self.chance = chance
        self.now = now
        self.calendar = calendar
        self.made = written.drawn
        self.held = written.held
        self.appointments: Rows = []
        self.links: Rows = []
        self.contacts: Rows = []

    def write(self) -> None:
        self._drawn_appointments()
        self._other_appointments()
        self._drawn_contacts()
        self._other_contacts()
        run = self.driver.executemany
        run(
            "INSERT INTO appointment (id, person_id, case_id, subject, starts_at, ends_at, created_by_id, created_at,"
            " deleted_at, deleted_by_id, delete_reason) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            self.appointments,
        )
        run("INSERT INTO appointment_user (appointment_id, user_id, reminded_of) VALUES (?,?,?)", self.links)
        run(
            "INSERT INTO sales_follow_up (id, person_id, case_id, user_id, contact_at, means, success_percent,"
            " result, next_contact_at, created_at, reminded_of) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            self.contacts,
        )
        self._follow()
        self._drafts()
        self._watchers()
        self.driver.execute(
            "INSERT INTO saved_filter (id, owner_id, name, is_default, content) VALUES (?,?,?,1,'{}')",
            (self.keys.at(micros(self.now)), self.names.users["marina"], "Meus pendentes hoje"),
        )

    def _at(self, days: int, hour: int, minute: int = 0, *, working: bool = False) -> datetime:
        day = (self.now.astimezone(self.calendar.zone) + timedelta(days=days)).date()
        if working:
            day = next_working_day(self.calendar, day).day
        return datetime.combine(day, time(hour, minute), self.calendar.zone).astimezone(UTC)

    def _appoint(
        self,
        person: bytes,
        case: bytes | None,
        subject: str,
        start: datetime,
        minutes: int,
        users: list[str],
        reason: str = "",
    ) -> None:
        key = self.keys.at(micros(start))
        # That of a process was made after it was opened: the drawn ones all were by yesterday's end of work.
        created = self._at(-1, 17, 42) if case is not None else min(self.now, start) - timedelta(days=2)
        by = self.names.users[users[0]]
        gone = micros(min(self.now, start) - timedelta(days=1)) if reason else None
        self.appointments.append(
            (
                key,
                person,
                case,
                subject,
                micros(start),
                micros(start + timedelta(minutes=minutes)),
                by,
                micros(created),
                gone,
                by if reason else None,
                reason or None,
            )
        )
        told = micros(start) if start < self.now else None
        self.links += [(key, self.names.users[user], told) for user in users]

    def _drawn_appointments(self) -> None:
        persons, made = self.names.persons, self.made
        for person, number, subject, start in (
            (3, 104190, "Treinamento: módulo estoque", self._at(0, 14)),
            (2, 104199, "Retorno sobre contrato", self._at(1, 9)),
            (5, 104166, "Apresentar proposta", self._at(2, 10, 30)),
            (0, 104218, "Conferir a nota reemitida", self._at(1, 15)),
            (5, 104166, "Fechar a proposta com a direção", self._at(2, 16)),
        ):
            self._appoint(persons[person], made.get(number), subject, start, 60, ["marina"])
        for days in (-20, -12, -7, -3):
            self._appoint(persons[0], None, "Retorno combinado", self._at(days, 11), 30, ["marina"])
        self._appoint(
            persons[0], None, "Visita técnica", self._at(-5, 16), 60, ["carlos"], "Cliente pediu outra data"
        )

    def _other_appointments(self) -> None:
        """Of the past, and of the days after the drawn ones; on those, the users of the drawing have two each
        where it shows two."""
        for login, days in _DRAWN_BUSY:
            for hour in (10, 15) if self._is_working(days) else ():
                self._appoint_someone(login, days, hour)
        for days in range(-60, 21):
            if not self._is_working(days):
                continue
            for login in _WORKERS:
                drawn = login in _DRAWN_USERS and 0 <= days <= _DRAWN_DAYS
                if drawn or self.chance.random() > 0.28:
                    continue
                for hour in self.chance.sample((9, 10, 14, 16), 2 if days >= 0 else 1):
                    self._appoint_someone(login, days, hour)

    def _is_working(self, days: int) -> bool:
        day = (self.now.astimezone(self.calendar.zone) + timedelta(days=days)).date()
        return is_working_day(self.calendar, day)

    def _appoint_someone(self, login: str, days: int, hour: int) -> None:
        """With the person of one of the user's open processes, or with somebody."""
        case, person = None, self.chance.choice(self.names.persons)
        if days >= 0 and self.held.get(login) and self.chance.random() < 0.6:
            case, person = self.chance.choice(self.held[login])
        reason = self.chance.choice(words.REASONS) if days < 0 and self.chance.random() < 0.08 else ""
        subject = self.chance.choice(words.APPOINTMENTS)
        self._appoint(person, case, subject, self._at(days, hour), 45, [login], reason)

    def _contact(
        self,
        person: bytes,
        case: bytes | None,
        user: str,
        at: datetime,
        means: str,
        success: int,
        result: str,
        following: datetime | None,
    ) -> None:
        next_at = micros(following) if following is not None else None
        self.contacts.append(
            (
                self.keys.at(micros(at)),
                person,
                case,
                self.names.users[user],
                micros(at),
                means,
                success,
                result,
                next_at,
                micros(at),
                next_at if following is not None and following < self.now else None,
            )
        )

    def _drawn_contacts(self) -> None:
        persons, made = self.names.persons, self.made
        school, case = persons[5], made.get(104166)
        self._contact(
            school,
            case,
            "marina",
            self._at(-15, 16, 5),
            "phone",
            20,
            "Primeira ligação, pediu proposta",
            self._at(-7, 10),
        )
        self._contact(
            school,
            case,
            "marina",
            self._at(-7, 10, 20),
            "video",
            40,
            "Apresentação por vídeo",
            self._at(-1, 14),
        )
        self._contact(
            persons[1],
            made.get(104207),
            "marina",
            self._at(-4, 11),
            "phone",
            30,
            "Pediu prazo até o fim do mês",
            self._at(0, 16),
        )
        self._contact(
            persons[6],
            made.get(104150),
            "marina",
            self._at(-6, 15),
            "message",
            50,
            "Quer conhecer o módulo de oficina",
            self._at(2, 10),
        )

    def _other_contacts(self) -> None:
        """Chains of contacts, each of another person; of every user so many with a next contact to make."""
        persons = iter(self.chance.sample(self.names.persons[8:], sum(n for _login, n in _PENDING) * 2))
        for login, pending in _PENDING:
            for place in range(pending * 2):
                self._chain_of_contacts(next(persons), login, pending=place < pending)

    def _chain_of_contacts(self, person: bytes, login: str, *, pending: bool) -> None:
        count = self.chance.randrange(1, 4)
        start = -count * 4 - self.chance.randrange(0, 30)
        for step in range(count):
            at = self._at(start + step * 4, self.chance.randrange(9, 17), self.chance.randrange(60))
            following: datetime | None = self._at(start + step * 4 + 4, 10, working=True)
            if step == count - 1:
                ahead = self.chance.choice((-2, -1, 0, 0, 1, 2, 3, 5, 8))
                hour = self.chance.randrange(9, 17)
                following = self._at(ahead, hour, working=True) if pending else None
            means = self.chance.choice(("phone", "video", "message", "visit", "email"))
            success = self.chance.randrange(1, 10) * 10
            self._contact(
                person, None, login, at, means, success, self.chance.choice(words.CONTACTS), following
            )

    def _follow(self) -> None:
        """A later contact of the same process, or of the person, follows the earlier one."""
        rows = self.driver.execute(
            "SELECT id, coalesce(case_id, person_id) FROM sales_follow_up ORDER BY contact_at, id"
        ).fetchall()
        last: dict[bytes, bytes] = {}
        pairs: list[tuple[bytes, bytes]] = []
        for key, chain in rows:
            if chain in last:
                pairs.append((key, last[chain]))
            last[chain] = key
        self.driver.executemany("UPDATE sales_follow_up SET followed_by_id = ? WHERE id = ?", pairs)

    def _drafts(self) -> None:
        """Marina's two, and one each that two others forgot."""
        kept: list[tuple[str, bytes | None, str, timedelta]] = [
            ("marina", self.made.get(number), text, age)
            for number, text, age in (
                (104199, "Contrato localizado no arquivo. Falta o cliente confirmar", timedelta(hours=20)),
                (104171, "SEFAZ voltou às 8 h. Reenviar o lote 3341 e", timedelta(minutes=50)),
            )
        ]
        for login, text, days in (
            ("joao", "Cliente disse que a mensagem voltou depois da", 9),
            ("carlos", "Aguardo o XML. Enquanto isso, conferir se o certificado", 3),
        ):
            case = self.held[login][0][0] if self.held.get(login) else None
            kept.append((login, case, text, timedelta(days=days)))
        for login, case, text, age in kept:
            if case is None:
                continue
            saved = micros(self.now - age)
            content = DraftContent(text=text, cursor=len(text)).to_json()
            self.driver.execute(
                "INSERT INTO opinion_draft (id, user_id, case_id, content, case_version, put_aside, created_at, saved_at)"
                " VALUES (?,?,?,?,1,1,?,?)",
                (self.keys.at(saved), self.names.users[login], case, content, saved, saved),
            )

    def _watchers(self) -> None:
        carlos, helena = self.names.users["carlos"], self.names.users["helena"]
        pairs = [(self.made[number], carlos) for number in (104218, 104199) if number in self.made]
        pairs += [(held[place][0], helena) for held in self.held.values() for place in range(0, len(held), 9)]
        self.driver.executemany("INSERT INTO watcher (case_id, user_id) VALUES (?,?)", pairs)
