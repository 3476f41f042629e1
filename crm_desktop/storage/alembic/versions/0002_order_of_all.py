"""Lists that show closed processes too come in their order without sorting all there ever were."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE INDEX ix_case_order ON cases (priority, coalesce(due_at, 9223372036854775807), number)"
    )
