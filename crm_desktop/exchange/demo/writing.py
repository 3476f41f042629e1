"""Stories into the base, many at a time: the driver's executemany inside the caller's transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from random import Random
from typing import Any

from crm_desktop.exchange.demo.stories import Said, Story
from crm_desktop.exchange.demo.verifying import verify

Rows = list[tuple[Any, ...]]
_TEXTS = ("text_of_new_case", "text_of_opinion", "text_of_notepad")
_STEP_BY_STEP = ("case_is_born_open", "move_is_allowed", "opinion_of_open_case")
_CACHE_KIBIBYTES = 64 * 1024
_PLACES = 1 << 20
_KEPT = 40


_CASE = (
    "INSERT INTO cases (id, number, person_id, contact_name, service_type_id, subject, priority, center_id,"
    " step_order, assignee_id, workflow_version_id, opened_at, opened_by_id, due_at, closed_at, last_activity_at,"
    " first_opinion_at, opinion_count, move_count, progress_status_id, version)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,1)"
)
_OPINION = (
    "INSERT INTO opinion (id, case_id, case_number, seq, kind, origin, author_id, at, text, corrects_id)"
    " VALUES (?,?,?,?,?,?,?,?,?,?)"
)
_ANNULMENT = "INSERT INTO opinion_annulment (opinion_id, author_id, at) VALUES (?,?,?)"
_MOVE = (
    "INSERT INTO case_move (id, case_id, seq, kind, version_id, from_order, to_order, from_center_id,"
    " to_center_id, from_center_name, to_center_name, answers, closes, opinion_id, author_id, at)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_PROGRESS = "INSERT INTO progress_entry (id, case_id, status_id, author_id, at) VALUES (?,?,?,?,?)"
_NOTEPAD = "INSERT INTO case_notepad (case_id, case_number, text, version, saved_by_id, saved_at) VALUES (?,?,?,1,?,?)"
_MAIL = (
    "INSERT INTO outbox_mail (id, message_id, case_id, opinion_id, sender_id, recipients, subject, body, state,"
    " detail, attempts, not_before, created_at, sent_at) VALUES (?,?,?,?,?,?,?,?,'sent','',1,?,?,?)"
)
_TEXT = "INSERT INTO case_text (rowid, body) VALUES (?,?)"
_BLOB = "INSERT OR IGNORE INTO attachment_blob (sha256, size_bytes, content) VALUES (?,?,?)"
_FILE = (
    "INSERT INTO attachment (id, case_id, opinion_id, name, sha256, size_bytes, author_id, at)"
    " VALUES (?,?,?,?,?,?,?,?)"
)
_STATEMENTS = (_CASE, _OPINION, _ANNULMENT, _MOVE, _PROGRESS, _NOTEPAD, _MAIL, _TEXT, _BLOB, _FILE)
"""In the order that foreign keys ask for."""
_MANY = frozenset([_CASE, _OPINION, _MOVE])
_ROWS = 40


@dataclass(slots=True)
class Written:
    """Keys that somebody asks for later: of the drawings' processes by number, and of some open ones, each
    with its person, by who has it."""

    drawn: dict[int, bytes] = field(default_factory=dict)
    held: dict[str, list[tuple[bytes, bytes]]] = field(default_factory=dict)


class Keys:
    """Keys of version 7 that depend only on the seed and on the moment they are asked for."""

    def __init__(self, chance: Random) -> None:
        self._bits = chance.getrandbits

    def at(self, moment: int) -> bytes:
        """`moment` is in microseconds."""
        bits = self._bits(74)
        value = moment // 1000 << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & 0x3FFFFFFFFFFFFFFF
        return value.to_bytes(16, "big")


@contextmanager
def in_bulk(driver: sqlite3.Connection) -> Iterator[None]:
    """Within, `write_stories` fills the text index itself, since through the triggers FTS5 would write to disk
    once for each row, and writes processes as they stand now. What the other triggers hold is verified in all
    rows at its end. On an error the caller's rollback brings the triggers back.

    Raises AssertionError when a row breaks a rule.
    """
    names = (*_TEXTS, *_STEP_BY_STEP)
    query = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({', '.join('?' * len(names))})"
    triggers = driver.execute(query, names).fetchall()
    for name, _sql in triggers:
        driver.execute(f"DROP TRIGGER {name}")
    ((cache,),) = driver.execute("PRAGMA cache_size")
    driver.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    try:
        yield
        verify(driver)
    finally:
        driver.execute(f"PRAGMA cache_size = {cache}")
    for _name, sql in triggers:
        driver.execute(sql)


class Names:
    """From the words of stories to the keys of the base."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self.users = dict(driver.execute("SELECT login, id FROM users"))
        self.centers = dict(driver.execute("SELECT code, id FROM responsibility_center"))
        self.center_names = dict(driver.execute("SELECT code, name FROM responsibility_center"))
        self.closing = {c for (c,) in driver.execute("SELECT code FROM responsibility_center WHERE closes")}
        self.kinds = dict(driver.execute("SELECT code, id FROM service_type"))
        self.statuses = dict(driver.execute("SELECT code, id FROM progress_status"))
        self.persons = [key for (key,) in driver.execute("SELECT id FROM person ORDER BY code")]
        self.mails: dict[bytes, str] = {}
        for person_id, address in driver.execute(
            "SELECT person_id, address FROM person_email ORDER BY position DESC"
        ):
            self.mails[person_id] = address


def write_stories(
    driver: sqlite3.Connection,
    names: Names,
    keys: Keys,
    stories: Iterable[tuple[int, Story]],
    versions: dict[str, bytes | None],
    written: Written,
) -> None:
    """Writes (number, story) pairs within `in_bulk`; `written` takes the keys asked for later."""
    batch = _Batch(names, keys, versions)
    for number, story in stories:
        key = batch.add(number, story)
        if story.number is not None:
            written.drawn[number] = key
        elif story.closed_at is None and story.assignee is not None:
            held = written.held.setdefault(story.assignee, [])
            if len(held) < _KEPT:
                held.append((key, names.persons[story.person]))
    batch.write(driver)


class _Batch:
    """The rows of some stories, by the statement that writes them."""

    def __init__(self, names: Names, keys: Keys, versions: dict[str, bytes | None]) -> None:
        self.names = names
        self.keys = keys
        self.versions = versions
        self.rows: dict[str, Rows] = {statement: [] for statement in _STATEMENTS}

    def add(self, number: int, story: Story) -> bytes:
        """Takes the rows of one story; gives the key of its process."""
        names, at_moment, rows = self.names, self.keys.at, self.rows
        key, version = at_moment(story.opened_at), self.versions[story.kind]
        opinions = [at_moment(said.at) for said in story.said]
        first, activity = self._say(number, story, key, opinions)
        if story.notepad:
            rows[_NOTEPAD].append((key, number, story.notepad, names.users[story.opener], activity))
        status: bytes | None = None
        for at, author, code in story.progress:
            status = names.statuses[code]
            rows[_PROGRESS].append((at_moment(at), key, status, names.users[author], at))
        self._move(story, key, version, opinions)
        last = story.moves[-1]
        rows[_CASE].append(
            (
                key,
                number,
                names.persons[story.person],
                story.contact,
                names.kinds[story.kind],
                story.subject,
                story.priority,
                names.centers[last.center],
                last.order,
                names.users[story.assignee] if story.assignee else None,
                version,
                story.opened_at,
                names.users[story.opener],
                story.due_at,
                last.at if last.center in names.closing else None,
                activity,
                first,
                len(opinions),
                len(story.moves),
                status,
            )
        )
        return key

    def _say(self, number: int, story: Story, key: bytes, opinions: list[bytes]) -> tuple[int | None, int]:
        """The opinions; gives the moment of the first written by hand after the opening, and of the last movement."""
        users, rows, texts = self.names.users, self.rows[_OPINION], self.rows[_TEXT]
        # In the order of their rows: FTS5 writes to disk whenever one comes before the last.
        place = number * _PLACES
        texts.append((place, story.subject))
        if story.notepad:
            texts.append((place + 1, story.notepad))
        first: int | None = None
        activity, kind = story.progress[-1][0] if story.progress else 0, "opening"
        for seq, (opinion, said) in enumerate(zip(opinions, story.said, strict=True), 1):
            at, author, text = said.at, users[said.author], said.text
            if said.mail:
                text = self._mail(said, story.person, key, opinion)
            corrects = opinions[said.corrects] if said.corrects is not None else None
            rows.append((opinion, key, number, seq, kind, said.origin, author, at, text, corrects))
            texts.append((place + seq + 1, text))
            if seq > 1 and first is None and said.origin == "user":
                first = at
            if said.annulled_at is not None:
                at = said.annulled_at
                self.rows[_ANNULMENT].append((opinion, author, at))
            if at > activity:
                activity = at
            if said.file is not None:
                self._file(said.file, key, opinion, author, said.at)
            kind = "opinion"
        return first, activity

    def _mail(self, said: Said, person: int, key: bytes, opinion: bytes) -> str:
        """The e-mail in the outbox; gives the words of its opinion."""
        names, at = self.names, said.at
        to = names.mails.get(names.persons[person], "contato@exemplo.com.br")
        mail = self.keys.at(at)
        message_id = f"<{uuid.UUID(bytes=mail)}@empresa.com.br>"
        sender, recipients = names.users[said.author], json.dumps([to])
        self.rows[_MAIL].append(
            (mail, message_id, key, opinion, sender, recipients, said.mail, said.text, at, at, at)
        )
        if said.author == "sistema":
            return f"Para: {to} — {said.text}"
        return f"Para: {to}\nAssunto: {said.mail}\n\n{said.text}"

    def _file(self, file: tuple[str, bytes], key: bytes, opinion: bytes, author: bytes, at: int) -> None:
        name, content = file
        digest = hashlib.sha256(content).hexdigest()
        self.rows[_BLOB].append((digest, len(content), content))
        self.rows[_FILE].append((self.keys.at(at), key, opinion, name, digest, len(content), author, at))

    def _move(self, story: Story, key: bytes, version: bytes | None, opinions: list[bytes]) -> None:
        names, at_moment, rows = self.names, self.keys.at, self.rows[_MOVE]
        center: bytes | None = None
        name: str | None = None
        order: int | None = None
        for seq, move in enumerate(story.moves, 1):
            to, to_name = names.centers[move.center], names.center_names[move.center]
            rows.append(
                (
                    at_moment(move.at),
                    key,
                    seq,
                    move.kind,
                    version,
                    order,
                    move.order,
                    center,
                    to,
                    name,
                    to_name,
                    move.answers,
                    move.center in names.closing,
                    opinions[move.said] if move.said is not None else None,
                    names.users[move.author],
                    move.at,
                )
            )
            center, name, order = to, to_name, move.order

    def write(self, driver: sqlite3.Connection) -> None:
        for statement, rows in self.rows.items():
            whole = len(rows) - len(rows) % _ROWS if statement in _MANY else 0
            if whole:
                together = (list(chain.from_iterable(rows[n : n + _ROWS])) for n in range(0, whole, _ROWS))
                driver.executemany(_repeated(statement), together)
            driver.executemany(statement, rows[whole:] if whole else rows)


def _repeated(statement: str) -> str:
    """The same for so many rows at once: quicker than one after the other."""
    head, _values, row = statement.partition(" VALUES ")
    return f"{head} VALUES {', '.join([row] * _ROWS)}"
