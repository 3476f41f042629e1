"""Phones and names compare alike on every server; the phone of who speaks for a person is found by its end too."""

from pathlib import Path

from alembic import context, op

revision = "S0002"
down_revision = "S0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    names = context.config.attributes["names"]
    driver = op.get_bind().connection.driver_connection
    driver.execute(names.filled(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")))
