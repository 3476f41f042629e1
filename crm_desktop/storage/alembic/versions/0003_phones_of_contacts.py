"""The phone of who speaks for a person is found by its end too."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    for statement in Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
    kept = "SELECT id, phone FROM person_contact WHERE phone IS NOT NULL AND phone <> ''"
    for key, phone in connection.exec_driver_sql(kept).all():
        digits = "".join(sign for sign in reversed(phone) if sign.isdecimal())
        connection.exec_driver_sql("UPDATE person_contact SET digits = ? WHERE id = ?", (digits, key))
