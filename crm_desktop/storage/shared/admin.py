"""Looking after a shared base: making it, bringing it forward. Connects as an administrator of the database, whose
role owns nothing of it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from crm_desktop.errors import BaseDrifted, BaseMissing, BaseNewer, BaseTaken, BaseUnreachable, BaseUnsuitable
from crm_desktop.storage.opening import Store
from crm_desktop.storage.revision import SHARED_HEAD, SHARED_KNOWN
from crm_desktop.storage.shared.catalog import OPEN_TO_HARM
from crm_desktop.storage.shared.connecting import connect
from crm_desktop.storage.shared.faults import translate_shared
from crm_desktop.storage.shared.names import RoleNames, quoted
from crm_desktop.values.addresses import SharedAddress, parse_address
from crm_desktop.values.terms import ROLE_RIGHTS

_OWNER = text("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'crm'")
OLDEST_SERVER = 150000
SAFE_MINORS = {15: 18, 16: 14, 17: 10, 18: 4}
"""Of each major version the minor from May 2026 on, which closed holes that any SQL user could use."""
MIGRATION_LOCK = 0x63726D64
_FOLDER = Path(__file__).parent
KEEPERS = ("crm.role_follows_user()", "crm.set_verifier(uuid, text)")
"""Functions that run as the role that may make roles; all others run as the schema's owner."""


class AdminStore(Store):
    """A shared base as its administrator sees it: all rows, and rows keep the author and moment that they carry."""

    def __init__(self, engine: Engine, address: SharedAddress) -> None:
        super().__init__(engine, None)
        self.address = address

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._translated(), Session(self.engine) as session, session.begin():
            names = _become(session.connection(), self.address)
            yield session
            if session.in_transaction():  # and not rolled back by who asked
                session.flush()
                session.connection().exec_driver_sql("RESET ROLE")
                let_go(session.connection(), names)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self.reading() as session:
            yield session

    @contextmanager
    def _translated(self) -> Iterator[None]:
        with translated(self.address):
            yield


@contextmanager
def translated(address: SharedAddress) -> Iterator[None]:
    """The driver's words as errors of ours."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        known = translate_shared(error, address)
        if known is None:
            raise
        raise known from error


def administrator(url: str) -> AdminStore:
    """Connects with the user and password of the address. Raises LoginRefused, BaseUnreachable."""
    try:
        address = parse_address(url)
    except ValueError as error:
        raise BaseUnreachable(url="", detail=str(error), cause="address") from error

    def make() -> psycopg.Connection[Any]:
        connection = connect(address, address.user, address.password)
        # What an administrator does may take long, and waits for nobody in front of a screen.
        connection.answers_within = None
        connection.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")
        connection.commit()
        return connection

    engine = create_engine("postgresql+psycopg://", creator=make, poolclass=NullPool)
    store = AdminStore(engine, address)
    with engine.connect():
        return store


def _become(connection: Connection, address: SharedAddress) -> RoleNames:
    """For this transaction the administrator belongs to the owner."""
    names = RoleNames.of(roles_key(connection) or address.database)
    as_owner(connection, names)
    return names


def roles_key(connection: Connection) -> str | None:
    """The name that the base's roles begin with; None when there is no shared base here. Read by an administrator."""
    owner = connection.execute(_OWNER).scalar()
    return str(owner).removesuffix("_owner") if owner is not None else None


def revision_of(connection: Connection) -> str:
    """By the owner. Raises BaseNewer for one that this program does not know."""
    found = connection.execute(text("SELECT version_num FROM crm.alembic_version")).scalar()
    if found not in SHARED_KNOWN:
        raise BaseNewer(found=str(found), known=SHARED_HEAD)
    return str(found)


def make_shared_base(url: str, fill: Callable[[Session], object]) -> tuple[str, ...]:
    """Schema, roles and rights in an existing database, then `fill(session)`, all in one transaction. Returns what an
    administrator should know (`superuser`: functions of the server that only a superuser can close; `server_old`).

    Raises BaseTaken, BaseUnsuitable, LoginRefused, BaseUnreachable, and what `fill` raises.
    """
    store = administrator(url)
    with translated(store.address), store.engine.begin() as connection:
        _check_server(connection)
        if connection.execute(text("SELECT to_regnamespace('crm')")).scalar() is not None:
            raise BaseTaken(store.address.database)
        names = RoleNames.of(store.address.roles_key or store.address.database)
        make_roles(connection, names)
        connection.exec_driver_sql(f"CREATE SCHEMA crm AUTHORIZATION {quoted(names.owner)}")
        as_owner(connection, names)
        _migrate(connection, names)
        connection.execute(
            text("INSERT INTO crm.base_info (roles_key) VALUES (:key)"),
            {"key": store.address.roles_key or store.address.database},
        )
        connection.execute(text("INSERT INTO crm.case_counter (last_number) VALUES (0)"))
        _write_rights(connection)
        _give_to_keeper(connection, names)
        told = close_the_rest(connection, names)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            fill(session)
            session.commit()
        connection.exec_driver_sql("RESET ROLE")
        let_go(connection, names)
    return told


@contextmanager
def _existing(url: str) -> Iterator[tuple[Connection, RoleNames]]:
    """A transaction by the owner of the shared base that is there. Raises BaseMissing and what connecting raises."""
    store = administrator(url)
    with translated(store.address), store.engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        key = roles_key(connection)
        if key is None:
            raise BaseMissing(Path(store.address.database))
        names = RoleNames.of(key)
        as_owner(connection, names)
        yield connection, names
        connection.exec_driver_sql("RESET ROLE")
        let_go(connection, names)


def upgrade_shared_base(url: str, *, anyway: bool = False) -> tuple[str, str]:
    """Brings the schema forward; the revisions before and after. All or nothing, one administrator at a time; agents'
    programs learn by the revision that they have to be updated. A schema that is not as it was made is left as it
    is, unless `anyway`. Raises BaseDrifted, BaseMissing, BaseNewer, and what connecting raises."""
    from crm_desktop.storage.shared.checking import differences_of_schema

    with _existing(url) as (connection, names):
        found = revision_of(connection)
        if found != SHARED_HEAD:
            if not anyway and (drifted := differences_of_schema(connection, found)):
                raise BaseDrifted(drifted)
            _migrate(connection, names)
            _write_rights(connection)
            _give_to_keeper(connection, names)
            connection.exec_driver_sql("NOTIFY crm, 'alembic_version'")
        return found, SHARED_HEAD


def check_shared_base(url: str) -> tuple[str, ...]:
    """What of the schema and the rights is not as the program made it, one sentence each. Raises BaseMissing,
    BaseNewer and what connecting raises."""
    from crm_desktop.storage.shared.checking import differences

    with _existing(url) as (connection, _names):
        found = revision_of(connection)
    older = found != SHARED_HEAD
    told = (f"esquema {found}; o desta versão do programa é {SHARED_HEAD}",) if older else ()
    store = administrator(url)
    # Not as the owner: that membership would itself be a difference.
    with translated(store.address), store.engine.begin() as connection:
        return told + differences(connection, found)


def _check_server(connection: Connection) -> None:
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar() or 0)
    if version < OLDEST_SERVER:
        raise BaseUnsuitable("version", str(connection.exec_driver_sql("SHOW server_version").scalar()))
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise BaseUnsuitable("encoding", str(encoding))
    if not connection.execute(text("SELECT lower('ÇÃ') = 'çã' AND 'ç' ~ '[[:alnum:]]'")).scalar():
        ctype = "SELECT datctype FROM pg_database WHERE datname = current_database()"
        raise BaseUnsuitable("letters", str(connection.exec_driver_sql(ctype).scalar()))
    if not connection.execute(
        text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    ).scalar():
        raise BaseUnsuitable("rights", "CREATEROLE")


def make_roles(connection: Connection, names: RoleNames) -> None:
    """The three roles, where the server has them not yet; the administrator belongs to owner and keeper."""
    owner, keeper, agent = quoted(names.owner), quoted(names.keeper), quoted(names.agent)
    for name, ability in ((names.owner, ""), (names.keeper, " CREATEROLE"), (names.agent, "")):
        if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :n"), {"n": name}).scalar():
            connection.exec_driver_sql(f"CREATE ROLE {quoted(name)} NOLOGIN{ability}")
    for statement in (
        f"GRANT {owner} TO CURRENT_USER",
        f"GRANT {keeper} TO CURRENT_USER",
        f"GRANT {agent} TO {keeper} WITH ADMIN OPTION",
    ):
        connection.exec_driver_sql(statement)


def as_owner(connection: Connection, names: RoleNames) -> None:
    """For the rest of the transaction."""
    owner = quoted(names.owner)
    connection.exec_driver_sql(f"GRANT {owner}, {quoted(names.keeper)} TO CURRENT_USER")
    connection.exec_driver_sql(f"SET LOCAL ROLE {owner}")
    connection.exec_driver_sql("SET LOCAL search_path = crm")


def _migrate(connection: Connection, names: RoleNames) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["names"] = names
    command.upgrade(config, "head")


def _write_rights(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM crm.role_right")
    for role, rights in ROLE_RIGHTS.items():
        for right in sorted(rights):
            connection.execute(
                text("INSERT INTO crm.role_right VALUES (:role, :right)"),
                {"role": role.value, "right": right.value},
            )


def _give_to_keeper(connection: Connection, names: RoleNames) -> None:
    connection.exec_driver_sql(f"GRANT CREATE ON SCHEMA crm TO {quoted(names.keeper)}")
    connection.exec_driver_sql("RESET ROLE")
    for function in KEEPERS:
        connection.exec_driver_sql(f"ALTER FUNCTION {function} OWNER TO {quoted(names.keeper)}")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {function} TO {quoted(names.owner)}")
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(names.owner)}")
    connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA crm FROM {quoted(names.keeper)}")


_LIMITS = (
    ("idle_in_transaction_session_timeout", "'60s'"),
    ("lock_timeout", "'10s'"),
    ("statement_timeout", "'5min'"),
)
_CLOSING = f"""
SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', p.oid::regprocedure) FROM pg_proc p
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND {OPEN_TO_HARM}
"""


def close_the_rest(connection: Connection, names: RoleNames) -> tuple[str, ...]:
    """What a database leaves open to everybody; the part that only a superuser can close is told when it stays."""
    connection.exec_driver_sql("RESET ROLE")
    database = quoted(str(connection.exec_driver_sql("SELECT current_database()").scalar()))
    connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {quoted(names.agent)}")
    for name, value in _LIMITS:
        connection.exec_driver_sql(f"ALTER DATABASE {database} SET {name} = {value}")
    superuser = connection.execute(
        text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    ).scalar()
    told = []
    if superuser:
        connection.exec_driver_sql("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        for (statement,) in connection.execute(text(_CLOSING)).all():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"ALTER DATABASE {database} SET temp_file_limit = '1GB'")
    else:
        told.append("superuser")
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar() or 0)
    if version % 10000 < SAFE_MINORS.get(version // 10000, 0):
        told.append("server_old")
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(names.owner)}")
    return tuple(told)


def let_go(connection: Connection, names: RoleNames) -> None:
    """The administrator belongs to owner and keeper no more."""
    for role in (names.owner, names.keeper):
        connection.exec_driver_sql(f"REVOKE {quoted(role)} FROM CURRENT_USER")
