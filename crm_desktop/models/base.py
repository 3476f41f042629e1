"""What every mapped class shares: the declarative base, and the column types of keys and moments."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Dialect, LargeBinary, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from crm_desktop.values.ids import uuid7
from crm_desktop.values.moments import microseconds_of, moment_of


class _KeyInSqlite(TypeDecorator[uuid.UUID]):
    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> bytes | None:
        return value.bytes if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        return uuid.UUID(bytes=value) if isinstance(value, bytes) else value


class _MomentInSqlite(TypeDecorator[datetime]):
    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return microseconds_of(value) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return moment_of(value) if isinstance(value, int) else value


# Variants, so that where the driver knows the type no value goes through a function of ours.
KEY: TypeEngine[uuid.UUID] = Uuid().with_variant(_KeyInSqlite(), "sqlite")
"""A UUID: 16 bytes in SQLite, `uuid` elsewhere."""
MOMENT: TypeEngine[datetime] = DateTime(timezone=True).with_variant(_MomentInSqlite(), "sqlite")
"""An aware UTC moment: microseconds since 1970 in SQLite, `timestamptz` elsewhere."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {uuid.UUID: KEY, datetime: MOMENT}


PrimaryKey = Annotated[uuid.UUID, mapped_column(KEY, primary_key=True, default=uuid7)]
