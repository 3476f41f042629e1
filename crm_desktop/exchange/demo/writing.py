"""Stories into the base, many at a time: the driver's executemany inside the caller's transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any

from crm_desktop.exchange.demo.stories import Story

Rows = list[tuple[Any, ...]]
_TEXT_TRIGGERS = ("text_of_new_case", "text_of_opinion", "text_of_notepad")
_PLACES = 1 << 20
_KEPT = 40


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
    """Within, `write_stories` fills the text index itself: through the triggers, FTS5 would write to disk once
    for each row. On an error the caller's rollback brings the triggers back."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (?, ?, ?)"
    triggers = driver.execute(query, _TEXT_TRIGGERS).fetchall()
    for name, _sql in triggers:
        driver.execute(f"DROP TRIGGER {name}")
    yield
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
    def __init__(self, names: Names, keys: Keys, versions: dict[str, bytes | None]) -> None:
        self.names = names
        self.keys = keys
        self.versions = versions
        self.cases: Rows = []
        self.opinions: Rows = []
        self.annulments: Rows = []
        self.progress: Rows = []
        self.mails: Rows = []
        self.notepads: Rows = []
        self.blobs: Rows = []
        self.files: Rows = []
        self.texts: Rows = []
        self.moves: list[Rows] = []
        self.places: list[Rows] = []

    def add(self, number: int, story: Story) -> bytes:
        names, keys = self.names, self.keys
        key, version = keys.at(story.opened_at), self.versions[story.kind]
        opener = names.users[story.opener]
        opinions = [keys.at(said.at) for said in story.said]
        by_hand = [said.at for said in story.said[1:] if said.origin == "user"]
        # In the order of their rows: FTS5 writes to disk whenever one comes before the last.
        self.texts.append((number * _PLACES, story.subject))
        if story.notepad:
            self.texts.append((number * _PLACES + 1, story.notepad))
        activity = max(said.annulled_at or said.at for said in story.said)
        if story.progress:
            activity = max(activity, story.progress[-1][0])
        status = names.statuses[story.progress[-1][2]] if story.progress else None
        self.cases.append(
            (
                key,
                number,
                names.persons[story.person],
                story.contact,
                names.kinds[story.kind],
                story.subject,
                story.priority,
                names.centers[story.moves[0].center],
                names.users[story.assignee] if story.assignee else None,
                version,
                story.opened_at,
                opener,
                story.due_at,
                activity,
                by_hand[0] if by_hand else None,
                len(opinions),
                status,
            )
        )
        for seq, (opinion, said) in enumerate(zip(opinions, story.said, strict=True), 1):
            text = said.text
            if said.mail:
                text = self._mail(said.mail, said.text, story, key, opinion, said.at, said.author)
            self.opinions.append(
                (
                    opinion,
                    key,
                    number,
                    seq,
                    "opening" if seq == 1 else "opinion",
                    said.origin,
                    names.users[said.author],
                    said.at,
                    text,
                    opinions[said.corrects] if said.corrects is not None else None,
                )
            )
            if said.annulled_at is not None:
                self.annulments.append((opinion, names.users[said.author], said.annulled_at))
            self.texts.append((number * _PLACES + seq + 1, text))
            if said.file is not None:
                self._file(said.file, key, opinion, said.author, said.at)
        for at, author, code in story.progress:
            self.progress.append((keys.at(at), key, names.statuses[code], names.users[author], at))
        if story.notepad:
            self.notepads.append((key, number, story.notepad, opener, activity))
        self._moves(story, key, version, opinions)
        return key

    def _mail(
        self, subject: str, body: str, story: Story, key: bytes, opinion: bytes, at: int, author: str
    ) -> str:
        names = self.names
        to = names.mails.get(names.persons[story.person], "contato@exemplo.com.br")
        mail = self.keys.at(at)
        message_id = f"<{uuid.UUID(bytes=mail)}@empresa.com.br>"
        self.mails.append(
            (
                mail,
                message_id,
                key,
                opinion,
                names.users[author],
                json.dumps([to]),
                subject,
                body,
                at,
                at,
                at,
            )
        )
        return f"Para: {to}\nAssunto: {subject}\n\n{body}" if author != "sistema" else f"Para: {to} — {body}"

    def _file(self, file: tuple[str, bytes], key: bytes, opinion: bytes, author: str, at: int) -> None:
        name, content = file
        digest = hashlib.sha256(content).hexdigest()
        self.blobs.append((digest, len(content), content))
        self.files.append(
            (self.keys.at(at), key, opinion, name, digest, len(content), self.names.users[author], at)
        )

    def _moves(self, story: Story, key: bytes, version: bytes | None, opinions: list[bytes]) -> None:
        names = self.names
        before: tuple[str | None, int | None] = (None, None)
        for place, move in enumerate(story.moves):
            while len(self.moves) <= place:
                self.moves.append([])
                self.places.append([])
            center, order = before
            closes = move.center in names.closing
            self.moves[place].append(
                (
                    self.keys.at(move.at),
                    key,
                    place + 1,
                    move.kind,
                    version,
                    order,
                    move.order,
                    names.centers[center] if center else None,
                    names.centers[move.center],
                    names.center_names[center] if center else None,
                    names.center_names[move.center],
                    move.answers,
                    closes,
                    opinions[move.said] if move.said is not None else None,
                    names.users[move.author],
                    move.at,
                )
            )
            self.places[place].append(
                (names.centers[move.center], move.order, move.at if closes else None, place + 1, key)
            )
            before = (move.center, move.order)

    def write(self, driver: sqlite3.Connection) -> None:
        run = driver.executemany
        run(
            "INSERT INTO cases (id, number, person_id, contact_name, service_type_id, subject, priority, center_id,"
            " assignee_id, workflow_version_id, opened_at, opened_by_id, due_at, last_activity_at, first_opinion_at,"
            " opinion_count, progress_status_id, move_count, version)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,1)",
            self.cases,
        )
        run(
            "INSERT INTO opinion (id, case_id, case_number, seq, kind, origin, author_id, at, text,"
            " corrects_id) VALUES (?,?,?,?,?,?,?,?,?,?)",
            self.opinions,
        )
        run("INSERT INTO opinion_annulment (opinion_id, author_id, at) VALUES (?,?,?)", self.annulments)
        for moves, places in zip(self.moves, self.places, strict=True):
            run(
                "INSERT INTO case_move (id, case_id, seq, kind, version_id, from_order, to_order, from_center_id,"
                " to_center_id, from_center_name, to_center_name, answers, closes, opinion_id, author_id, at)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                moves,
            )
            run(
                "UPDATE cases SET center_id = ?, step_order = ?, closed_at = ?, move_count = ? WHERE id = ?",
                places,
            )
        run(
            "INSERT INTO progress_entry (id, case_id, status_id, author_id, at) VALUES (?,?,?,?,?)",
            self.progress,
        )
        run(
            "INSERT INTO case_notepad (case_id, case_number, text, version, saved_by_id, saved_at)"
            " VALUES (?,?,?,1,?,?)",
            self.notepads,
        )
        run(
            "INSERT INTO outbox_mail (id, message_id, case_id, opinion_id, sender_id, recipients, subject, body,"
            " state, detail, attempts, not_before, created_at, sent_at)"
            " VALUES (?,?,?,?,?,?,?,?,'sent','',1,?,?,?)",
            self.mails,
        )
        run("INSERT INTO case_text (rowid, body) VALUES (?,?)", self.texts)
        run("INSERT OR IGNORE INTO attachment_blob (sha256, size_bytes, content) VALUES (?,?,?)", self.blobs)
        run(
            "INSERT INTO attachment (id, case_id, opinion_id, name, sha256, size_bytes, author_id, at)"
            " VALUES (?,?,?,?,?,?,?,?)",
            self.files,
        )
