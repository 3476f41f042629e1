"""Whether a shared base still is as it was reviewed: its rules, its rights, its roles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, text

from crm_desktop.storage.revision import SHARED_HEAD
from crm_desktop.storage.shared.catalog import QUERIES

Snapshot = dict[str, list[str]]
_REVIEWED = Path(__file__).parent / "reviewed"
SEPARATOR = " | "
"""Between what a line speaks of and what it says of it."""

_PERSON = re.compile(r'"?\bcrm_[0-9a-f]{24}\b"?')
_NAMES = {
    "tables": "a tabela",
    "columns": "a coluna",
    "constraints": "a restrição",
    "indexes": "o índice",
    "functions": "a função",
    "triggers": "o gatilho",
    "policies": "a política",
    "table_grants": "a permissão de tabela",
    "column_grants": "a permissão de coluna",
    "function_grants": "a permissão de função",
    "other_grants": "a permissão",
    "roles": "o papel",
    "members": "a participação",
    "settings": "o parâmetro",
    "open_functions": "a função do servidor aberta a todos",
    "others": "o objeto",
}


def snapshot(connection: Connection) -> Snapshot:
    """The schema as sorted lines by kind. Roles stand as {owner}, {keeper}, {agent} and {person}, so that bases of
    different names compare. Read by an administrator."""
    owner = str(
        connection.execute(
            text("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'crm'")
        ).scalar_one()
    )
    key = owner.removesuffix("_owner")
    given = {"owner": f"{key}_owner", "keeper": f"{key}_keeper", "agent": f"{key}_agent"}
    # Definitions name what the path does not find with its schema.
    path = connection.exec_driver_sql("SELECT current_setting('search_path')").scalar_one()
    _set_path(connection, "pg_catalog")
    found = {}
    for kind, query in QUERIES.items():
        lines = connection.execute(text(query), given).scalars()
        found[kind] = sorted({_normalised(line, key) for line in lines})
    _set_path(connection, path)
    return found


def _set_path(connection: Connection, path: str) -> None:
    connection.execute(text("SELECT set_config('search_path', :path, true)"), {"path": path})


def _normalised(line: str, key: str) -> str:
    known = re.sub(rf'"?\b{re.escape(key)}_(owner|keeper|agent)\b"?', r"{\1}", " ".join(line.split()))
    return _PERSON.sub("{person}", known)


def reviewed_file(revision: str = SHARED_HEAD) -> Path:
    """Where it is kept how a base of the revision is."""
    return _REVIEWED / f"{revision}.json"


def reviewed(revision: str = SHARED_HEAD) -> Snapshot:
    found: Snapshot = json.loads(reviewed_file(revision).read_text(encoding="utf-8"))
    return found


def write_reviewed(found: Mapping[str, list[str]]) -> None:
    """As how a base of the newest revision is."""
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    reviewed_file().write_text(text, encoding="utf-8", newline="\n")


def differences(connection: Connection, revision: str = SHARED_HEAD) -> tuple[str, ...]:
    """What is not as reviewed, a sentence each; empty when all is."""
    return compared(reviewed(revision), snapshot(connection))


_SCHEMA = (
    "tables",
    "columns",
    "constraints",
    "functions",
    "triggers",
    "policies",
    "column_grants",
    "table_grants",
)


def differences_of_schema(connection: Connection, revision: str) -> tuple[str, ...]:
    """Those that a migration may stumble over, or carry on unseen: not what the server itself allows, and no index
    more or less."""
    wanted, found = reviewed(revision), snapshot(connection)
    return compared({kind: wanted[kind] for kind in _SCHEMA}, {kind: found[kind] for kind in _SCHEMA})


def compared(wanted: Mapping[str, list[str]], found: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The sentences that lead from `wanted` to `found`."""
    sentences = []
    for kind, name in _NAMES.items():
        before, after = _by_subject(wanted.get(kind, [])), _by_subject(found.get(kind, []))
        sentences += [f"falta {name} {subject}" for subject in before if subject not in after]
        sentences += [f"sobra {name} {subject}" for subject in after if subject not in before]
        sentences += [
            f"mudou {name} {subject}: era {before[subject]}; agora é {after[subject]}"
            for subject in before
            if subject in after and before[subject] != after[subject]
        ]
    return tuple(sentences)


def _by_subject(lines: list[str]) -> dict[str, str]:
    found = {}
    for line in lines:
        subject, _, said = line.partition(SEPARATOR)
        found[subject] = said
    return found
