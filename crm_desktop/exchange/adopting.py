"""A whole embedded base moved into a shared one: every row, in one transaction, compared before it is committed."""

from __future__ import annotations

import hashlib
import stat
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import sql
from psycopg.types.json import Json
from sqlalchemy import JSON, Connection, Table, func, select, text, update
from sqlalchemy.orm import Session

from crm_desktop.errors import AdoptionDiffers, BaseTaken, RecordGone, WeakPassword
from crm_desktop.models import Base
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import DeskSetting
from crm_desktop.models.user import User
from crm_desktop.operations.accounts import MIN_CHARACTERS
from crm_desktop.storage.opening import MOVED_TO, Store, base_url, open_base
from crm_desktop.storage.shared.admin import administrator, make_shared_base
from crm_desktop.storage.shared.passwords import set_role_password
from crm_desktop.values.addresses import parse_address
from crm_desktop.values.terms import Role

ROWS_AT_ONCE = 1_000
ADOPTED = "adopted"
"""The desk's setting, in the shared base, that says which rows it was made of."""
_FILLED_BY_THE_BASE = {"users": ("password_hash",)}
"""What a shared base keeps in its own way."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """How many rows of each table went over, and what an administrator should know of the server."""

    rows: dict[str, int]
    told: tuple[str, ...]


def adopt_base(
    url: str, path: Path, *, login: str, password: str, progress: Callable[[str], None] = lambda _table: None
) -> Adopted:
    """Makes the shared base out of the embedded one, which is left read-only and says where it went.

    `login` is an administrator of the embedded base, who gets `password`; the others get theirs in the Configurador,
    since a hash of the one kind is none of the other. Where an earlier run ended before it could leave the old base
    read-only, this one does that and nothing else, unless the old base was changed since. Raises BaseMissing,
    BaseTaken, BaseUnsuitable, RecordGone for the login, WeakPassword, AdoptionDiffers; then both bases are as they
    were.
    """
    if len(password) < MIN_CHARACTERS:
        raise WeakPassword(MIN_CHARACTERS)
    source = open_base(base_url(path))
    try:
        rows: dict[str, int] = {}
        told: tuple[str, ...] = ()
        # Nobody writes into the old base from here on.
        with source.writing() as old:
            _administrator(old, login)
            said = _digests(old.connection())

            def fill(session: Session) -> None:
                connection = session.connection()
                _copy_all(old.connection(), connection, rows, progress)
                _compare(said, connection)
                session.merge(DeskSetting(name=ADOPTED, value=_whole(said)))
                set_role_password(session, _administrator(session, login), password)

            try:
                told = make_shared_base(url, fill)
            except BaseTaken:
                if not _is_made_of(url, said):
                    raise
                rows |= _counts(old.connection())
            old.merge(DeskSetting(name=MOVED_TO, value=parse_address(url).url()))
        _make_read_only(source, path)
        return Adopted(rows, told)
    finally:
        source.close()


def _administrator(session: Session, login: str) -> uuid.UUID:
    """Raises RecordGone when nobody of that login administers the base."""
    found = session.scalar(
        select(User.id).where(User.login == login.strip().lower(), User.role == Role.ADMIN.value, User.active)
    )
    if found is None:
        raise RecordGone("user")
    return found


def _copy_all(
    old: Connection, new: Connection, rows: dict[str, int], progress: Callable[[str], None]
) -> None:
    tables = Base.metadata.sorted_tables
    # The rules look at one step after the other; here comes the end of them all at once. Roles are still made.
    ruled = [table.name for table in tables if table.name != "users"]
    for name in ruled:
        new.exec_driver_sql(f"ALTER TABLE crm.{name} DISABLE TRIGGER USER")
    for table in tables:
        progress(table.name)
        rows[table.name] = _copy(old, new, table)
    for table in tables:
        _set_late(old, new, table)
    for name in ruled:
        new.exec_driver_sql(_ENABLE.format(table=name))
    new.execute(
        text("UPDATE crm.case_counter SET last_number = :last"),
        {"last": old.scalar(select(func.coalesce(func.max(Case.number), 0)))},
    )
    new.exec_driver_sql(_INDEX_TEXTS)


_ENABLE = """
DO $$ DECLARE t name; BEGIN
  FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'crm.{table}'::regclass AND NOT tgisinternal LOOP
    EXECUTE format('ALTER TABLE crm.{table} ENABLE ALWAYS TRIGGER %%I', t);
  END LOOP;
END $$
"""
_INDEX_TEXTS = """
SELECT crm.index_text(id, 0, subject) FROM crm.cases;
SELECT crm.index_text(case_id, 1, text) FROM crm.case_notepad;
SELECT crm.index_text(case_id, seq + 1, text) FROM crm.opinion
"""


def _late(table: Table) -> list[str]:
    """Columns that point to tables which come later."""
    return [column.name for column in table.columns for key in column.foreign_keys if key.use_alter]


def _copy(old: Connection, new: Connection, table: Table) -> int:
    left_out = {*_late(table), *_FILLED_BY_THE_BASE.get(table.name, ())}
    columns = [column for column in table.columns if column.name not in left_out]
    statement = sql.SQL("COPY {}.{} ({}) FROM STDIN").format(
        sql.Identifier("crm"),
        sql.Identifier(table.name),
        sql.SQL(", ").join(sql.Identifier(column.name) for column in columns),
    )
    as_json = [isinstance(column.type, JSON) for column in columns]
    driver: Any = new.connection.driver_connection
    count = 0
    # In one statement, since rows point to rows of the same table.
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in _rows(old, select(*columns)):
            copy.write_row([Json(v) if wrap else v for v, wrap in zip(row, as_json, strict=True)])
            count += 1
    return count


def _rows(connection: Connection, statement: Any) -> Iterator[tuple[Any, ...]]:
    found = connection.execute(statement.execution_options(stream_results=True))
    for part in found.partitions(ROWS_AT_ONCE):
        yield from (tuple(row) for row in part)


def _set_late(old: Connection, new: Connection, table: Table) -> None:
    late = _late(table)
    if not late:
        return
    keys = list(table.primary_key.columns)
    for row in _rows(old, select(*keys, *(table.c[name] for name in late))):
        values = dict(zip(late, row[len(keys) :], strict=True))
        if any(value is not None for value in values.values()):
            same = [key == value for key, value in zip(keys, row, strict=False)]
            new.execute(update(table).where(*same).values(values))


def _compare(said: dict[str, str], new: Connection) -> None:
    """Both bases say the same, value by value. Raises AdoptionDiffers with the first table that does not."""
    for table in Base.metadata.sorted_tables:
        if said[table.name] != _digest(new, table):
            raise AdoptionDiffers(table.name)


def _digests(connection: Connection) -> dict[str, str]:
    return {table.name: _digest(connection, table) for table in Base.metadata.sorted_tables}


def _whole(said: dict[str, str]) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _is_made_of(url: str, said: dict[str, str]) -> bool:
    """Whether the shared base that is there was made of just these rows."""
    store = administrator(url)
    try:
        with store.reading() as session:
            kept = session.get(DeskSetting, ADOPTED)
            return kept is not None and kept.value == _whole(said)
    finally:
        store.close()


def _counts(connection: Connection) -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}


def _digest(connection: Connection, table: Table) -> str:
    left_out = _FILLED_BY_THE_BASE.get(table.name, ())
    columns = [column for column in table.columns if column.name not in left_out]
    digest = hashlib.sha256()
    total = 0
    for row in _rows(connection, select(*columns)):
        # The sum of the rows' digests, since the two bases sort texts each in its own way.
        total += int.from_bytes(
            hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest()[:16], "big"
        )
        digest.update(b".")
    return f"{digest.hexdigest()} {total}"


def _make_read_only(source: Store, path: Path) -> None:
    raw = source.engine.raw_connection()
    # Without a log beside it the file can be read where nothing can be written.
    raw.cursor().execute("PRAGMA journal_mode = DELETE").fetchall()
    raw.close()
    source.close()
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
