"""The first schema of a shared base: tables, functions, triggers, rights."""

from pathlib import Path

from alembic import context, op

revision = "S0001"
down_revision = None
branch_labels = None
depends_on = None

FILES = ("0001_tables.sql", "0001_functions.sql", "0001_triggers.sql", "0001_rights.sql")


def upgrade() -> None:
    names = context.config.attributes["names"]
    driver = op.get_bind().connection.driver_connection
    for file in FILES:
        driver.execute(names.filled((Path(__file__).parent / file).read_text(encoding="utf-8")))
