"""What the agents of the scene make, each through the program."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from crm_desktop.operations.accounts import set_password
from crm_desktop.operations.appointments import exclude_appointment, make_appointment
from crm_desktop.operations.cases import save_notepad, set_progress
from crm_desktop.operations.configuration_users import UserFields, save_user
from crm_desktop.operations.drafts import FileBytes, attach_to_draft
from crm_desktop.operations.filters import save_filter
from crm_desktop.operations.follow_ups import record_contact
from crm_desktop.operations.mails import send_email
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.operations.watchers import change_watchers
from crm_desktop.operations.workflow_versions import publish_draft, write_draft
from crm_desktop.queries.actor import Actor, actor_by_login
from crm_desktop.values.terms import Means, Right
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from tests.builders import FISCAL, Built, a_case, version
from tests.shared.bases import SECRET, SharedBase

T = TypeVar("T")
Verb = Callable[[Session, Actor, datetime], T]
HIDDEN_FILE = b"a price list of another team"

# `nina` has a team without processes; `rita` reads only; `dora` may not create, `cleo` only that; `otto` is deactivated while connected.
OTHERS: tuple[UserFields, ...] = (
    UserFields("nina", "Nina Prado", password=SECRET),
    UserFields(
        "rita", "Rita Nunes", rights={Right.WRITE_OPINION: False, Right.CREATE: False}, password=SECRET
    ),
    UserFields("dora", "Dora Melo", rights={Right.CREATE: False}, password=SECRET),
    UserFields("cleo", "Cleo Dias", rights={Right.WRITE_OPINION: False}, password=SECRET),
    UserFields("otto", "Otto Reis", password=SECRET),
)
CENTERS = {"nina": "DEV", "rita": "SUP1", "dora": "SUP1", "cleo": "SUP1", "otto": "SUP1"}


def make_desk(base: SharedBase, keys: dict[str, str]) -> None:
    """Keys of what is made go to `keys`."""
    _add_people(base)
    _add_paths(base, keys)
    _make_own(base, keys)
    _make_of_others(base, keys)


def _as(base: SharedBase, login: str, verb: Verb[T]) -> T:
    store = base.open(login)
    try:
        return store.carry_out(lambda s: verb(s, actor_by_login(s, login), datetime.now(UTC)))
    finally:
        store.close()


def _add_people(base: SharedBase) -> None:
    def add(session: Session, actor: Actor, now: datetime) -> None:
        for fields in OTHERS:
            placed = replace(fields, center_id=base.built.centers[CENTERS[fields.login]])
            save_user(session, actor=actor, now=now, fields=placed)

    _as(base, "admin", add)
    _as(base, "nina", lambda s, a, now: set_password(s, actor=a, now=now, user_id=a.user_id, password=SECRET))


def _add_paths(base: SharedBase, keys: dict[str, str]) -> None:
    """A second path, published, of the type `free`'s sibling; and a draft version of the first."""
    short = WorkflowDefinition((CenterStep(1, "Entrada", "COM", next=2), CenterStep(2, "Fim", "CONC")))

    def draw(session: Session, actor: Actor, now: datetime) -> None:
        published = write_draft(session, code="CURTO", name="Curto", definition=short)
        session.flush()
        publish_draft(session, now=now, author_id=actor.user_id, version_id=published)
        keys["short_version"] = str(published)
        keys["draft_version"] = str(
            write_draft(session, code="FISCAL", name="Suporte fiscal", definition=FISCAL)
        )

    _as(base, "admin", draw)


def _opine(key: uuid.UUID, words: str, decision: Decision | None = None) -> Verb[object]:
    def verb(session: Session, actor: Actor, now: datetime) -> object:
        return complete_opinion(
            session,
            actor=actor,
            now=now,
            case_id=key,
            case_version=version(session, key),
            text=words,
            decision=decision or Decision(),
        )

    return verb


def _case(
    base: SharedBase, keys: dict[str, str], name: str, login: str = "marina", **fields: Any
) -> uuid.UUID:
    key = _as(
        base, login, lambda s, a, now: a_case(s, base.built, login=login, now=now, assignee=None, **fields)
    )
    keys[name] = str(key)
    return key


def _make_own(base: SharedBase, keys: dict[str, str]) -> None:
    """What marina works on."""
    built = base.built
    key = _case(base, keys, "own")
    _as(base, "marina", _opine(key, "Consultei a nota."))
    _as(base, "marina", lambda s, a, now: _attach(s, a, now, key, "own.txt", b"a note of ours"))
    _as(base, "marina", _opine(key, "Com o arquivo."))
    _as(base, "marina", _progress(key, built))
    _as(base, "marina", _notepad(key, "rascunho"))
    _as(base, "carlos", _opine(key, "Parecer do Carlos."))
    answers = Decision(Way.FOLLOW, (0,))
    at_quality = _case(base, keys, "at_quality")
    for _ in range(2):
        _as(base, "marina", _opine(at_quality, "Segue.", answers))
    moved = _case(base, keys, "moved")
    _as(base, "marina", _opine(moved, "Para o N2.", answers))
    away = _case(base, keys, "away")
    _as(
        base,
        "marina",
        _opine(away, "Para o N2 fora do fluxo.", Decision(Way.OTHER_CENTER, (), built.centers["SUP2"])),
    )
    for name, kind in (
        ("free", "free"),
        ("no_files", "no_files"),
        ("small_files", "small_files"),
        ("closed", "free"),
    ):
        _case(base, keys, name, kind=kind, center="SUP2")
    to_close = uuid.UUID(keys["closed"])
    ending = Decision(Way.OTHER_CENTER, (), built.centers["CONC"])
    _as(base, "marina", _opine(to_close, "Encerrado.", ending))
    _as(
        base,
        "marina",
        lambda s, a, now: _attach(s, a, now, uuid.UUID(keys["free"]), "draft.txt", b"ours"),
    )
    for name in ("queued", "sent"):
        keys[f"{name}_mail"] = str(_as(base, "marina", _mail(key)))
    _as(base, "marina", _appointment(keys, "own_appointment", built, key))
    _as(base, "marina", _appointment(keys, "excluded", built, key))
    excluded = uuid.UUID(keys["excluded"])
    _as(
        base,
        "marina",
        lambda s, a, now: exclude_appointment(s, actor=a, now=now, appointment_id=excluded, reason="x"),
    )


def _make_of_others(base: SharedBase, keys: dict[str, str]) -> None:
    """What beatriz, of another team, works on."""
    built = base.built
    key = _case(base, keys, "other", "beatriz", kind="free", center="COM", subject="Proposta zircônio")
    _as(base, "beatriz", _opine(key, "Desconto combinado."))
    _as(base, "beatriz", lambda s, a, now: _attach(s, a, now, key, "price.txt", HIDDEN_FILE))
    _as(base, "beatriz", _opine(key, "Com a tabela."))
    _as(base, "beatriz", _progress(key, built))
    _as(base, "beatriz", _opine(key, "Engano."))
    _as(
        base,
        "beatriz",
        lambda s, a, now: s.execute(
            text(
                "INSERT INTO crm.opinion_annulment (opinion_id, author_id, at) SELECT id, :u, now() FROM crm.opinion"
                " WHERE case_id = :c ORDER BY seq DESC LIMIT 1"
            ),
            {"c": key, "u": a.user_id},
        ),
    )
    _as(base, "beatriz", _notepad(key, "margem"))
    _as(
        base,
        "beatriz",
        lambda s, a, now: _attach(s, a, now, key, "mail.txt", b"for the mail", for_email=True),
    )
    keys["other_mail"] = str(_as(base, "beatriz", _mail(key)))
    _as(base, "beatriz", lambda s, a, now: _attach(s, a, now, key, "draft.txt", b"still a draft"))
    _as(
        base,
        "beatriz",
        lambda s, a, now: change_watchers(
            s, actor=a, now=now, case_id=key, add=(built.users["carlos"], built.users["beatriz"])
        ),
    )
    _as(base, "beatriz", _appointment(keys, "other_appointment", built, key))
    _as(base, "beatriz", lambda s, a, now: save_filter(s, actor=a, now=now, name="Meus", content="{}"))
    _as(
        base,
        "beatriz",
        lambda s, a, now: record_contact(
            s,
            actor=a,
            now=now,
            person_id=built.persons["ana"],
            case_id=key,
            user_id=a.user_id,
            contact_at=now,
            means=Means.PHONE,
            success_percent=50,
            result="",
            next_contact_at=now + timedelta(days=1),
        ),
    )
    _as(
        base,
        "beatriz",
        lambda s, a, now: s.execute(
            text(
                "INSERT INTO crm.writing_now (case_id, user_id, since, seen_at) VALUES (:c, :u, now(), now())"
            ),
            {"c": key, "u": a.user_id},
        ),
    )
    _as(
        base,
        "helena",
        lambda s, a, now: s.execute(
            text(
                "INSERT INTO crm.notice (id, user_id, case_id, kind, author_name, detail, created_at)"
                " VALUES (gen_random_uuid(), :u, :c, 'opinion_asked', '', '', now())"
            ),
            {"c": key, "u": built.users["beatriz"]},
        ),
    )


def _attach(
    session: Session,
    actor: Actor,
    now: datetime,
    key: uuid.UUID,
    name: str,
    content: bytes,
    *,
    for_email: bool = False,
) -> object:
    return attach_to_draft(
        session, actor=actor, now=now, case_id=key, case_version=version(session, key),
        file=FileBytes(name, content), for_email=for_email,
    )  # fmt: skip


def _progress(key: uuid.UUID, built: Built) -> Verb[object]:
    return lambda s, a, now: set_progress(
        s, actor=a, now=now, case_id=key, status_id=built.statuses["ANALISE"]
    )


def _notepad(key: uuid.UUID, words: str) -> Verb[object]:
    return lambda s, a, now: save_notepad(s, actor=a, now=now, case_id=key, text=words, version=0)


def _mail(key: uuid.UUID) -> Verb[uuid.UUID]:
    def send(session: Session, actor: Actor, now: datetime) -> uuid.UUID:
        mail = uuid.uuid4()
        send_email(
            session, actor=actor, now=now, case_id=key, recipients=("ana@example.com",), subject="Proposta",
            body="Segue.", message_domain="empresa.com.br", mail_id=mail,
        )  # fmt: skip
        return mail

    return send


def _appointment(keys: dict[str, str], name: str, built: Built, key: uuid.UUID) -> Verb[None]:
    def make(session: Session, actor: Actor, now: datetime) -> None:
        made = make_appointment(
            session, actor=actor, now=now, person_id=built.persons["ana"], case_id=key, user_ids=(actor.user_id,),
            starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=1, hours=1), subject="Ligar",
        )  # fmt: skip
        keys[name] = str(next(iter(made.ids - {key})))

    return make
