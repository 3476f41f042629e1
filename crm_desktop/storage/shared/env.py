"""Alembic's entry for a shared base: migrates the connection that `storage.server` hands over."""

from alembic import context

from crm_desktop.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table_schema="crm",
    transaction_per_migration=False,
)
context.run_migrations()
