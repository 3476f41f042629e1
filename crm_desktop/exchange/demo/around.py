"""What stands around the processes: appointments, sales contacts, drafts, watchers, saved filters."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

from crm_desktop.exchange.demo import words
from crm_desktop.exchange.demo.configuration import USERS
from crm_desktop.exchange.demo.writing import Keys, Names, Rows, micros
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.workflow.business_time import BusinessCalendar, is_working_day

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
        made: dict[int, bytes],
    ) -> None:
        self.driver = driver
        self.names = names
        self.keys = keys
        self.chance = chance
        self.now = now
        self.calendar = calendar
        self.made = made
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
            (self.keys.at(self.now), self.names.users["marina"], "Meus pendentes hoje"),
        )

    def _at(self, days: int, hour: int, minute: int = 0) -> datetime:
        day = (self.now.astimezone(self.calendar.zone) + timedelta(days=days)).date()
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
        key = self.keys.at(start)
        created = min(self.now, start) - timedelta(days=2)
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
        ):
            self._appoint(persons[person], made.get(number), subject, start, 60, ["marina"])
        for days in (-20, -12, -7, -3):
            self._appoint(persons[0], None, "Retorno combinado", self._at(days, 11), 30, ["marina"])
        self._appoint(
            persons[0], None, "Visita técnica", self._at(-5, 16), 60, ["carlos"], "Cliente pediu outra data"
        )

    def _other_appointments(self) -> None:
        for days in range(-60, 14):
            day = (self.now.astimezone(self.calendar.zone) + timedelta(days=days)).date()
            if not is_working_day(self.calendar, day):
                continue
            for user in _WORKERS:
                if user in ("marina", "rafael") and days >= 0:
                    continue
                if self.chance.random() > 0.28:
                    continue
                for hour in self.chance.sample((9, 10, 14, 16), 2 if days >= 0 else 1):
                    person = self.chance.choice(self.names.persons)
                    reason = self.chance.choice(words.REASONS) if self.chance.random() < 0.08 else ""
                    self._appoint(
                        person,
                        None,
                        self.chance.choice(words.APPOINTMENTS),
                        self._at(days, hour),
                        45,
                        [user],
                        reason,
                    )

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
        self.contacts.append(
            (
                self.keys.at(at),
                person,
                case,
                self.names.users[user],
                micros(at),
                means,
                success,
                result,
                micros(following),
                micros(at),
                micros(following) if following is not None and following < self.now else None,
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
        sellers = ("beatriz", "luana", "beatriz", "luana", "carlos", "joao")
        for _ in range(60):
            person = self.chance.choice(self.names.persons[8:])
            user = self.chance.choice(sellers)
            start = -self.chance.randrange(2, 50)
            count = self.chance.randrange(1, 4)
            for step in range(count):
                days = start + step * 4
                if days >= 0:
                    break
                last = step == count - 1 or days + 4 >= 0
                ahead = self.chance.choice((-2, -1, 0, 0, 1, 2, 3, 5, 8))
                following = self._at(ahead if last else days + 4, self.chance.randrange(9, 17))
                if last and self.chance.random() < 0.4:
                    following = None  # type: ignore[assignment]
                means = self.chance.choice(("phone", "video", "message", "visit", "email"))
                self._contact(
                    person,
                    None,
                    user,
                    self._at(days, self.chance.randrange(9, 17), self.chance.randrange(60)),
                    means,
                    self.chance.randrange(1, 10) * 10,
                    self.chance.choice(words.CONTACTS),
                    following,
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
        texts: tuple[tuple[str, int, str, timedelta], ...] = (
            (
                "marina",
                104199,
                "Contrato localizado no arquivo. Falta o cliente confirmar",
                timedelta(hours=20),
            ),
            ("marina", 104171, "SEFAZ voltou às 8 h. Reenviar o lote 3341 e", timedelta(minutes=50)),
        )
        for user, number, text, age in texts:
            if number not in self.made:
                continue
            saved = self.now - age
            self.driver.execute(
                "INSERT INTO opinion_draft (id, user_id, case_id, content, case_version, put_aside, created_at, saved_at)"
                " VALUES (?,?,?,?,1,1,?,?)",
                (
                    self.keys.at(saved),
                    self.names.users[user],
                    self.made[number],
                    DraftContent(text=text, cursor=len(text)).to_json(),
                    micros(saved),
                    micros(saved),
                ),
            )

    def _watchers(self) -> None:
        pairs: list[tuple[Any, Any]] = [
            (self.made[number], self.names.users["carlos"])
            for number in (104218, 104199)
            if number in self.made
        ]
        self.driver.executemany("INSERT INTO watcher (case_id, user_id) VALUES (?,?)", pairs)
