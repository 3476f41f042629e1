"""The roles of a shared base, named after its database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleNames:
    """`owner` owns the schema and logs in nowhere, `keeper` makes roles, every person's role belongs to `agent`."""

    owner: str
    keeper: str
    agent: str

    @classmethod
    def of(cls, roles_key: str) -> RoleNames:
        return cls(f"{roles_key}_owner", f"{roles_key}_keeper", f"{roles_key}_agent")

    def filled(self, statement: str) -> str:
        """The statement with the names in the places that stand for them."""
        return (
            statement.replace("{agent}", quoted(self.agent))
            .replace("{keeper}", quoted(self.keeper))
            .replace("{owner}", quoted(self.owner))
            .replace("{agent_literal}", "'" + self.agent.replace("'", "''") + "'")
        )


def quoted(name: str) -> str:
    """As an identifier."""
    return '"' + name.replace('"', '""') + '"'


def role_of(roles_key: str, login: str) -> str:
    """The role of a person: its name does not tell the person's. The base works it out by the same rule
    (`crm.role_of`)."""
    digest = hashlib.sha256(f"{roles_key}/{login.strip().lower()}".encode()).hexdigest()
    return f"crm_{digest[:24]}"
