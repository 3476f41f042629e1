"""Runs every verb and question under the PostgreSQL role of the person who acts, so that the tests of the operations
also try the grants and policies that an agent's program works under."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from types import ModuleType
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tests.shared.server import SUPERUSER

NOW_OF_TESTS = """
CREATE OR REPLACE FUNCTION crm.now() RETURNS timestamptz LANGUAGE sql VOLATILE
SET search_path = pg_catalog, crm, pg_temp
AS $$ SELECT coalesce(nullif(current_setting('crm_test.now', true), '')::timestamptz, clock_timestamp()) $$
"""
"""The base of the tests takes its moment from the `now` that each verb is given."""


def act_as_roles() -> None:
    """Wraps the package's verbs and questions; before a test module takes hold of them."""
    for package in ("crm_desktop.operations", "crm_desktop.queries"):
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
            _wrap_module(importlib.import_module(f"{package}.{found.name}"))


def _wrap_module(module: ModuleType) -> None:
    for name, function in list(vars(module).items()):
        if (
            inspect.isfunction(function)
            and function.__module__ == module.__name__
            and not name.startswith("_")
        ):
            parameters = list(inspect.signature(function).parameters)
            if parameters[:1] == ["session"] and {"actor", "user_id"} & set(parameters):
                setattr(module, name, _as_role(function, parameters))


def _as_role(function: Callable[..., Any], parameters: list[str]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        session = args[0] if args else kwargs.get("session")
        if not isinstance(session, Session) or session.get_bind().dialect.name != "postgresql":
            return function(*args, **kwargs)
        given = {**dict(zip(parameters, args, strict=False)), **kwargs}
        actor = given.get("actor")
        user_id = actor.user_id if actor is not None else given.get("user_id")
        if user_id is None or session.info.get("acting"):
            return function(*args, **kwargs)
        with acting(session, user_id, given.get("now")):
            return function(*args, **kwargs)

    return call


@contextmanager
def acting(session: Session, user_id: uuid.UUID, now: datetime | None = None) -> Iterator[None]:
    """What the block does is done by that person's role, at that moment of the server's clock."""
    if not _is_superuser(session):
        yield
        return
    session.flush()
    connection = session.connection()
    role = connection.execute(text("SELECT role_name FROM crm.users WHERE id = :u"), {"u": user_id}).scalar()
    if role is None:
        yield
        return
    moment = now.isoformat() if now is not None else ""
    connection.execute(text("SELECT set_config('crm_test.now', :now, true)"), {"now": moment})
    connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
    session.info["acting"] = role
    try:
        yield
        session.flush()
    finally:
        session.info.pop("acting", None)
        with suppress(DBAPIError):  # where the transaction is lost, its end resets the role too
            session.connection().exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{SUPERUSER}"')


def _is_superuser(session: Session) -> bool:
    found = session.info.get("superuser")
    if found is None:
        found = session.connection().exec_driver_sql("SELECT session_user").scalar() == SUPERUSER
        session.info["superuser"] = found
    return bool(found)
