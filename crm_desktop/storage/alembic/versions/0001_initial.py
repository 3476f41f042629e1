"""The first schema: tables and indexes, full text, and the rules that the base itself holds."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FOLDER = Path(__file__).parent


def statements(name: str) -> list[str]:
    """A file's statements; those of a trigger keep the semicolons inside it."""
    found, lines = [], []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("--") or not line.strip():
            continue
        lines.append(line)
        inside = lines[0].startswith("CREATE TRIGGER")
        if line.endswith("END;") if inside else line.endswith(";"):
            found.append("\n".join(lines))
            lines = []
    return found


def upgrade() -> None:
    for name in ("0001_tables.sql", "0001_triggers.sql"):
        for statement in statements(name):
            op.get_bind().exec_driver_sql(statement)
