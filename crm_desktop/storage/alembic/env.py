"""Alembic's entry: migrates the connection that `storage.migrations` hands over."""

from alembic import context

from crm_desktop.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Base.metadata, transaction_per_migration=False, render_as_batch=True
)
context.run_migrations()
