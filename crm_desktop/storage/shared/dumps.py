"""Copies of a shared base: pg_dump and pg_restore, driven with the address that the program knows."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text

from crm_desktop.errors import BaseFull, BaseMissing, BaseTaken, ProgramFailed, ProgramMissing
from crm_desktop.files import insist
from crm_desktop.storage.shared.admin import (
    AdminStore,
    administrator,
    as_owner,
    close_the_rest,
    let_go,
    make_roles,
    roles_key,
    translated,
)
from crm_desktop.storage.shared.connecting import parameters
from crm_desktop.storage.shared.names import RoleNames, quoted


def back_up_shared(url: str, folder: Path, now: datetime) -> Path:
    """A whole copy under a name with the moment, with its SHA-256 beside it. Others go on working.

    Raises ProgramMissing, ProgramFailed, BaseFull, BaseMissing and what connecting raises.
    """
    store = administrator(url)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"crm-{now:%Y%m%d-%H%M%S}.dump"
    partial = target.with_suffix(".part")
    try:
        with _belonging(store) as names:
            _run(
                store,
                "pg_dump",
                "--format=custom",
                "--schema=crm",
                f"--role={names.owner}",
                f"--file={partial}",
            )
        insist(os.replace, partial, target)
        digest = _sha256(target)
        target.with_suffix(".sha256").write_text(f"{digest}\n", encoding="ascii")
    except OSError as error:
        raise BaseFull(folder) from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def restore_shared(url: str, copy: Path) -> tuple[str, ...]:
    """Puts a copy into a database that holds no shared base. Roles that the server lacks are made, without a
    password: their people get one in the Configurador. Returns what `make_shared_base` tells.

    Raises BaseMissing for the copy, CopyDamaged is among ProgramFailed, BaseTaken, ProgramMissing.
    """
    if not copy.exists():
        raise BaseMissing(copy)
    beside = copy.with_suffix(".sha256")
    if beside.exists() and beside.read_text(encoding="ascii").strip() != _sha256(copy):
        raise ProgramFailed("sha256", copy.name)
    store = administrator(url)
    names = RoleNames.of(store.address.roles_key or store.address.database)
    with translated(store.address), store.engine.begin() as connection:
        if connection.execute(text("SELECT to_regnamespace('crm')")).scalar() is not None:
            raise BaseTaken(store.address.database)
        make_roles(connection, names)
    try:
        _run(
            store,
            "pg_restore",
            "--exit-on-error",
            "--single-transaction",
            f"--dbname={store.address.database}",
            str(copy),
        )
        with translated(store.address), store.engine.begin() as connection:
            as_owner(connection, names)
            people = list(connection.execute(text("SELECT role_name FROM crm.users")).scalars())
            connection.exec_driver_sql("RESET ROLE")
            _make_missing(connection, names, people)
            return close_the_rest(connection, names)
    finally:
        with translated(store.address), store.engine.begin() as connection:
            let_go(connection, names)


def _make_missing(connection: Connection, names: RoleNames, people: list[str]) -> None:
    known = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
    for role in people:
        if role not in known:
            connection.exec_driver_sql(f"CREATE ROLE {quoted(role)} NOLOGIN CONNECTION LIMIT 8")
        connection.exec_driver_sql(f"GRANT {quoted(names.agent)} TO {quoted(role)}")


@contextmanager
def _belonging(store: AdminStore) -> Iterator[RoleNames]:
    """Within the block the administrator belongs to the owner, also in other sessions."""
    with translated(store.address), store.engine.begin() as connection:
        key = roles_key(connection)
        if key is None:
            raise BaseMissing(Path(store.address.database))
        names = RoleNames.of(key)
        superuser = connection.execute(
            text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        ).scalar()
        if not superuser:
            connection.exec_driver_sql(f"GRANT {quoted(names.owner)} TO CURRENT_USER")
    try:
        yield names
    finally:
        if not superuser:
            with translated(store.address), store.engine.begin() as connection:
                connection.exec_driver_sql(f"REVOKE {quoted(names.owner)} FROM CURRENT_USER")


def _run(store: AdminStore, program: str, *arguments: str) -> None:
    """One of the server's own programs, told by the environment where the base is: a command line can be read by
    everybody on the computer. Raises ProgramMissing, ProgramFailed."""
    found = shutil.which(program) or _installed(program)
    if found is None:
        raise ProgramMissing(program)
    told = parameters(store.address, store.address.user, store.address.password)
    environment = {
        **os.environ,
        "PGHOST": told["host"],
        "PGPORT": told["port"],
        "PGUSER": told["user"],
        "PGPASSWORD": told["password"],
        "PGDATABASE": told["dbname"],
        "PGSSLMODE": told["sslmode"],
        "PGTARGETSESSIONATTRS": "read-write",
    }
    if "sslrootcert" in told:
        environment["PGSSLROOTCERT"] = told["sslrootcert"]
    done = subprocess.run([found, *arguments], capture_output=True, text=True, env=environment)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise ProgramFailed(program, lines[-1] if lines else "")


def _installed(program: str) -> str | None:
    """Where Debian and Windows put them, newest first."""
    if os.name == "nt":
        files = os.environ.get("PROGRAMFILES", "")
        places = [*Path(files, "PostgreSQL").glob(f"*/bin/{program}.exe")] if files else []
    else:
        places = [*Path("/usr/lib/postgresql").glob(f"*/bin/{program}")]
    return str(max(places)) if places else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
