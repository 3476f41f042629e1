"""Centers and users of a document; what the Configurador refuses to change is refused here too."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from crm_desktop.errors import WeakPassword
from crm_desktop.exchange.document import Faults, Record, section
from crm_desktop.exchange.persons_in import email_of
from crm_desktop.models.user import ResponsibilityCenter, User, UserCenter, UserRight
from crm_desktop.operations.accounts import keep_password
from crm_desktop.queries.configuration import is_center_on_a_path
from crm_desktop.values.terms import Right, Role

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer


def import_desk(importer: Importer) -> None:
    """Adds and updates centers, then users, then who has what arrives in a center."""
    _centers(importer)
    _users(importer)
    _default_assignees(importer)


def _centers(importer: Importer) -> None:
    for code, record in importer.unique("centers", "code"):
        row = importer.row("centers", ResponsibilityCenter, code, code=code)
        row.name, closes = record.required("name"), record.flag("closes", bool(row.closes))
        row.active, row.email = record.flag("active", True), email_of(record, "email")
        if row.id is not None and row.closes != closes and is_center_on_a_path(importer.session, row.id):
            record.fault(
                "closes",
                f"{row.name} já recebeu processos ou está em um fluxo publicado: “Encerra processo” não muda mais. "
                "Crie outro CR.",
            )
        else:
            row.closes = closes
        importer.keep("centers", code, row)


def _users(importer: Importer) -> None:
    before = _governing(importer)
    records: list[tuple[Record, User]] = []
    for login, record in importer.unique("users", "login", str.lower):
        center = record.known("center", importer.ids["centers"], "center")
        if center is None:
            if not record.has("center"):
                record.fault("center", "is missing")
            importer.ids["users"].refused.add(login)
            continue
        row = importer.row("users", User, login, login=login, center_id=center)
        row.name, row.center_id = record.required("name"), center
        row.role = record.choice("role", tuple(role.value for role in Role), row.role or Role.AGENT.value)
        row.email, row.active = email_of(record, "email"), record.flag("active", True)
        importer.keep("users", login, row)
        if record.has("password"):
            _password(importer, record, row)
        _memberships(importer, record, row)
        _rights(record, row)
        records.append((record, row))
    _check_administrators(importer, before, records)


def _password(importer: Importer, record: Record, row: User) -> None:
    try:
        keep_password(importer.session, row, record.text("password"))
    except WeakPassword as error:
        record.fault("password", f"needs at least {error.minimum_characters} characters")


def _memberships(importer: Importer, record: Record, row: User) -> None:
    others = record.all_known("other_centers", importer.ids["centers"], "center")
    kept = {link.center_id: link for link in row.other_centers}
    row.other_centers = [kept.get(key) or UserCenter(center_id=key) for key in others if key != row.center_id]


def _rights(record: Record, row: User) -> None:
    rights = record.raw.get("rights")
    if rights is None:
        return
    if not isinstance(rights, Mapping) or not all(isinstance(v, bool) for v in rights.values()):
        record.fault("rights", "must be an object of true and false")
        return
    known = {right.value for right in Right}
    unknown = [name for name in rights if name not in known]
    for name in unknown:
        record.fault(f"rights.{name}", "unknown right")
    if unknown:
        return
    before = {change.right: change for change in row.right_changes}
    row.right_changes = []
    for name, granted in rights.items():
        change = before.get(name) or UserRight(right=name)
        change.granted = granted
        row.right_changes.append(change)


def _governing(importer: Importer) -> dict[uuid.UUID, bool]:
    """The active users who may configure as administrators, and whether each has a password."""
    denied = exists().where(
        UserRight.user_id == User.id, UserRight.right == Right.CONFIGURE.value, UserRight.granted.is_(False)
    )
    query = select(User.id, User.password_hash.is_not(None)).where(
        User.active, User.role == Role.ADMIN.value, ~denied
    )
    return dict(importer.session.execute(query).tuples().all())


def _check_administrators(
    importer: Importer, before: Mapping[uuid.UUID, bool], records: list[tuple[Record, User]]
) -> None:
    """Whoever ceases to be an administrator leaves one behind who can log in."""
    importer.session.flush()
    after = _governing(importer)
    if any(after.values()):
        return
    for record, row in records:
        if row.id not in before or row.id in after:
            continue
        name = "rights" if row.active and row.role == Role.ADMIN else "role" if row.active else "active"
        record.fault(
            name,
            f"{row.name} é o último administrador ativo com senha. Antes, dê o papel de administrador a outro "
            "usuário.",
        )


def _default_assignees(importer: Importer) -> None:
    for record in section(importer.raw, "centers", Faults()):
        center_id = importer.ids["centers"].get(record.text("code").strip())
        real = Record(record.raw, record.place, importer.faults, frozenset(record.raw))
        user_id = real.known("default_assignee", importer.ids["users"], "user")
        if center_id is not None:
            importer.session.get_one(ResponsibilityCenter, center_id).default_assignee_id = user_id
    importer.session.flush()
