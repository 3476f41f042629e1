"""The schema's versions. A base of an older one is brought forward; one of a newer is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from crm_desktop.errors import BaseNewer
from crm_desktop.storage.revision import HEAD

_FOLDER = Path(__file__).parent / "alembic"


def revision_of(connection: Connection) -> str | None:
    """The base's revision, or None when it holds nothing yet."""
    table = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).scalar()
    if table is None:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def bring_forward(engine: Engine) -> bool:
    """Migrates to HEAD in one transaction; True when something was done. Raises BaseNewer."""
    with engine.connect() as connection:
        found = revision_of(connection)
    if found == HEAD:
        return False
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise BaseNewer(found=found, known=HEAD)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True
