"""Setting up the desk, through the verbs."""

from __future__ import annotations

import uuid
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import (
    CrmError,
    Duplicate,
    EndBeforeStart,
    InvalidColor,
    InvalidEmail,
    InvalidWorkflow,
    Missing,
    NotAllowed,
    OutOfRange,
    RecordInUse,
    UnknownTemplateField,
    WeakPassword,
)
from crm_desktop.models.case import AuditEvent
from crm_desktop.models.service_type import EmailTemplate, Holiday, ProgressStatus, ServiceType
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.models.workflow import Workflow
from crm_desktop.operations.accounts import hash_password, log_in
from crm_desktop.operations.changes import Changes, Kind
from crm_desktop.operations.configuration import (
    CenterFields,
    StatusFields,
    TemplateFields,
    save_center,
    save_status,
    save_template,
)
from crm_desktop.operations.configuration_calendar import (
    add_holidays,
    delete_holiday,
    national_holidays,
    save_business_hours,
    save_holiday,
)
from crm_desktop.operations.configuration_removal import delete_record
from crm_desktop.operations.configuration_types import TypeFields, save_type
from crm_desktop.operations.configuration_users import UserFields, save_user
from crm_desktop.operations.configuration_workflows import (
    discard_workflow_draft,
    publish_saved_workflow,
    save_workflow,
)
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.calendar import read_calendar
from crm_desktop.queries.configuration import list_types, list_users
from crm_desktop.queries.configuration_desk import list_workflows, read_workflow
from crm_desktop.queries.record_use import RecordKind, is_used
from crm_desktop.storage.opening import Store
from crm_desktop.values.terms import Right, Role
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition
from tests.builders import FISCAL, NOW, Built, a_case, actor


def do(session: Session, verb: Any, **arguments: Any) -> Changes:
    changes: Changes = verb(session, actor=actor(session, "admin"), now=NOW, **arguments)
    return changes


def key(changes: Changes) -> uuid.UUID:
    (found,) = changes.ids
    return found


def audits(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def user_fields(session: Session, login: str, **other: Any) -> UserFields:
    user = session.scalars(select(User).where(User.login == login)).one()
    given: dict[str, Any] = {
        "login": user.login,
        "name": user.name,
        "email": user.email or "",
        "role": Role(user.role),
        "center_id": user.center_id,
        "other_center_ids": tuple(link.center_id for link in user.other_centers),
    }
    return UserFields(**{**given, **other})


def test_a_center_is_saved_audited_and_told(store: Store, built: Built) -> None:
    with store.writing() as session:
        before = audits(session)
        fields = CenterFields(" FIN ", "Financeiro", "fin@empresa.com.br", False, built.users["carlos"])
        changes = do(session, save_center, fields=fields)
        saved = session.get_one(ResponsibilityCenter, key(changes))
        assert (saved.code, saved.name, saved.email) == ("FIN", "Financeiro", "fin@empresa.com.br")
        assert changes.kinds == {Kind.SETTINGS}
        assert audits(session) == before + 1


@pytest.mark.parametrize(
    ("fields", "error", "field"),
    [
        (CenterFields("", "Financeiro"), Missing, "code"),
        (CenterFields("FIN", "  "), Missing, "name"),
        (CenterFields("SUP1", "Outro"), Duplicate, "code"),
        (CenterFields("FIN", "Financeiro", "fin@"), InvalidEmail, "email"),
    ],
)
def test_a_center_is_refused_at_its_field(
    store: Store, fields: CenterFields, error: type[CrmError], field: str
) -> None:
    with pytest.raises(error) as caught, store.writing() as session:
        do(session, save_center, fields=fields)
    assert caught.value.field == field  # type: ignore[attr-defined]


def test_a_center_on_a_published_path_keeps_whether_it_closes(store: Store, built: Built) -> None:
    with pytest.raises(RecordInUse) as caught, store.writing() as session:
        fields = CenterFields("CONC", "Concluído", closes=False)
        do(session, save_center, fields=fields, record_id=built.centers["CONC"])
    assert caught.value.kind == "center_closing"


def test_an_agent_configures_nothing(store: Store) -> None:
    with pytest.raises(NotAllowed), store.writing() as session:
        save_status(session, actor=actor(session, "marina"), now=NOW, fields=StatusFields("X", "Y"))


def test_a_used_record_is_not_deleted_and_an_unused_one_goes(store: Store, built: Built) -> None:
    with store.writing() as session:
        unused = key(do(session, save_status, fields=StatusFields("NOVO", "Novo")))
        assert not is_used(session, RecordKind.STATUS, unused)
        do(session, delete_record, kind=RecordKind.STATUS, record_id=unused)
        assert session.get(ProgressStatus, unused) is None
    with pytest.raises(RecordInUse), store.writing() as session:
        do(session, delete_record, kind=RecordKind.CENTER, record_id=built.centers["SUP1"])


def test_a_status_that_a_process_had_is_in_use(store: Store, built: Built) -> None:
    from crm_desktop.operations.cases import set_progress

    with store.writing() as session:
        case_id = a_case(session, built)
        set_progress(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            status_id=built.statuses["CLIENTE"],
        )
        session.flush()
        assert is_used(session, RecordKind.STATUS, built.statuses["CLIENTE"])
        assert not is_used(session, RecordKind.STATUS, built.statuses["ANALISE"])


def test_a_template_with_an_unknown_field_is_refused(store: Store) -> None:
    with pytest.raises(UnknownTemplateField) as caught, store.writing() as session:
        do(session, save_template, fields=TemplateFields("A", "A", "Oi", "{{pessoa.nome}} {{pessoa.cor}}"))
    assert caught.value.names == ("pessoa.cor",)
    assert caught.value.field == "body"


def test_a_template_is_saved_with_its_lines(store: Store) -> None:
    with store.writing() as session:
        fields = TemplateFields("A", "Aviso", "Processo {{processo.numero}}", "Olá,\n\n{{usuario.nome}}")
        saved = session.get_one(EmailTemplate, key(do(session, save_template, fields=fields)))
        assert saved.body == "Olá,\n\n{{usuario.nome}}"


def test_a_type_takes_its_parent_from_its_code(store: Store, built: Built) -> None:
    with store.writing() as session:
        changes = do(session, save_type, fields=TypeFields("1.4", "Contábil", color="#2457D6"))
        saved = session.get_one(ServiceType, key(changes))
        assert (saved.parent_id, saved.path, saved.color) == (
            built.types["group"],
            "Suporte › Contábil",
            "#2457d6",
        )


def test_a_renamed_group_renames_all_paths_below(store: Store, built: Built) -> None:
    with store.writing() as session:
        inner = key(do(session, save_type, fields=TypeFields("1.9", "Notas", is_group=True)))
        leaf = key(do(session, save_type, fields=TypeFields("1.9.1", "NF-e")))
        fields = TypeFields("1", "Ajuda", is_group=True)
        do(session, save_type, fields=fields, record_id=built.types["group"])
        assert session.get_one(ServiceType, inner).path == "Ajuda › Notas"
        assert session.get_one(ServiceType, leaf).path == "Ajuda › Notas › NF-e"
        assert session.get_one(ServiceType, built.types["fiscal"]).path == "Ajuda › Fiscal"


def test_a_group_with_another_code_takes_its_types_along(store: Store, built: Built) -> None:
    with store.writing() as session:
        fields = TypeFields("3", "Suporte", is_group=True)
        do(session, save_type, fields=fields, record_id=built.types["group"])
        rows = list_types(session, actor(session, "admin")).rows
        assert [row.code for row in rows] == ["2", "3", "3.1", "3.2", "3.3"]


def test_types_are_listed_by_number_not_by_letter(store: Store) -> None:
    with store.writing() as session:
        do(session, save_type, fields=TypeFields("1.10", "Décimo"))
        rows = list_types(session, actor(session, "admin")).rows
        assert [row.code for row in rows] == ["1", "1.1", "1.2", "1.3", "1.10", "2"]


@pytest.mark.parametrize(
    ("fields", "error", "field"),
    [
        (TypeFields("7.1", "Órfão"), Missing, "parent"),
        (TypeFields("2.1", "Sob um tipo"), Missing, "parent"),
        (TypeFields("um", "Sem número"), Missing, "code"),
        (TypeFields("1.1", "Repetido"), Duplicate, "code"),
        (TypeFields("3", "Cor", color="azul"), InvalidColor, "color"),
        (TypeFields("3", "Prioridade", priority=10), OutOfRange, "priority"),
        (TypeFields("3", "Anexo", attachment_limit_mb=11), OutOfRange, "attachment_limit_mb"),
        (TypeFields("3", "Prazo", due_hours=0), OutOfRange, "due_hours"),
    ],
)
def test_a_type_is_refused_at_its_field(
    store: Store, fields: TypeFields, error: type[CrmError], field: str
) -> None:
    with pytest.raises(error) as caught, store.writing() as session:
        do(session, save_type, fields=fields)
    assert caught.value.field == field  # type: ignore[attr-defined]


def test_a_type_with_processes_does_not_become_a_group(store: Store, built: Built) -> None:
    with pytest.raises(RecordInUse) as caught, store.writing() as session:
        a_case(session, built, kind="free")
        fields = TypeFields("2", "Avulso", is_group=True)
        do(session, save_type, fields=fields, record_id=built.types["free"])
    assert caught.value.kind == "service_type_leaf"


def test_a_group_is_not_put_below_itself(store: Store, built: Built) -> None:
    with store.writing() as session:
        inner = key(do(session, save_type, fields=TypeFields("1.9", "Notas", is_group=True)))
        assert inner
    with pytest.raises(Missing) as caught, store.writing() as session:
        fields = TypeFields("1.9.1", "Suporte", is_group=True)
        do(session, save_type, fields=fields, record_id=built.types["group"])
    assert caught.value.field == "parent"


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_a_new_user_enters_with_the_password_set(store: Store, built: Built) -> None:
    with store.writing() as session:
        fields = UserFields(
            " Paula ",
            "Paula Reis",
            "paula@empresa.com.br",
            Role.AGENT,
            built.centers["COM"],
            (built.centers["SUP1"], built.centers["COM"]),
            {Right.EXPORT: True, Right.CREATE: True, Right.WRITE_OPINION: False},
            "uma frase longa",
        )
        do(session, save_user, fields=fields)
        entered = log_in(session, login="paula", password="uma frase longa", now=NOW)
        assert isinstance(entered, Actor)
        assert Right.EXPORT in entered.rights
        assert Right.WRITE_OPINION not in entered.rights
        assert entered.center_ids == {built.centers["COM"], built.centers["SUP1"]}
        row = next(row for row in list_users(session, actor(session, "admin")).rows if row.login == "paula")
        # Criar is the role's own already, and is not kept.
        assert dict(row.rights) == {Right.EXPORT: True, Right.WRITE_OPINION: False}
        assert "uma frase longa" not in repr(fields)


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_a_user_without_a_new_password_keeps_the_old(store: Store, built: Built) -> None:
    with store.writing() as session:
        session.get_one(User, built.users["carlos"]).password_hash = hash_password("a de sempre")
        fields = user_fields(session, "carlos", name="Carlos A. Lima")
        do(session, save_user, fields=fields, record_id=built.users["carlos"])
        assert isinstance(log_in(session, login="carlos", password="a de sempre", now=NOW), Actor)
    with pytest.raises(WeakPassword), store.writing() as session:
        fields = user_fields(session, "carlos", password="curta")
        do(session, save_user, fields=fields, record_id=built.users["carlos"])


@pytest.mark.parametrize(
    "change", [{"active": False}, {"role": Role.AGENT}, {"rights": {Right.CONFIGURE: False}}]
)
def test_the_last_administrator_stays_one(store: Store, built: Built, change: dict[str, Any]) -> None:
    with pytest.raises(RecordInUse) as caught, store.writing() as session:
        fields = user_fields(session, "admin", **change)
        do(session, save_user, fields=fields, record_id=built.users["admin"])
    assert caught.value.kind == "last_administrator"


@pytest.mark.embedded("the server keeps passwords and lets people in")
def test_an_administrator_may_go_when_another_can_enter(store: Store, built: Built) -> None:
    with store.writing() as session:
        fields = user_fields(session, "helena", role=Role.ADMIN)
        do(session, save_user, fields=fields, record_id=built.users["helena"])
    with pytest.raises(RecordInUse), store.writing() as session:
        # Helena has no password yet: nobody could enter and configure.
        fields = user_fields(session, "admin", role=Role.AGENT)
        do(session, save_user, fields=fields, record_id=built.users["admin"])
    with store.writing() as session:
        session.get_one(User, built.users["helena"]).password_hash = hash_password("senha da helena")
        fields = user_fields(session, "admin", role=Role.AGENT)
        do(session, save_user, fields=fields, record_id=built.users["admin"])
        assert session.get_one(User, built.users["admin"]).role == Role.AGENT


def test_nobody_deletes_the_own_user(store: Store, built: Built) -> None:
    with pytest.raises(RecordInUse), store.writing() as session:
        do(session, delete_record, kind=RecordKind.USER, record_id=built.users["admin"])


def test_a_holiday_moves_to_another_day(store: Store) -> None:
    with store.writing() as session:
        moved = {"day": date(2026, 12, 24), "name": "Véspera", "old_day": date(2026, 12, 25)}
        do(session, save_holiday, **moved)
        assert list(session.scalars(select(Holiday.day))) == [date(2026, 12, 24)]
        do(session, delete_holiday, day=date(2026, 12, 24))
        assert not list(session.scalars(select(Holiday.day)))


def test_a_second_holiday_on_a_day_is_refused(store: Store) -> None:
    with pytest.raises(Duplicate), store.writing() as session:
        do(session, save_holiday, day=date(2026, 12, 25), name="Outro")


def test_national_holidays_come_once_and_keep_what_is_there(store: Store) -> None:
    year = national_holidays(2026)
    names = {name for _, name in year}
    assert {"Natal", "Carnaval", "Corpus Christi", "Tiradentes"} <= names
    with store.writing() as session:
        first = do(session, add_holidays, holidays=year)
        again = do(session, add_holidays, holidays=year)
        # Christmas was there already.
        assert (first.label, again.label) == (str(len(year) - 1), "0")


def test_business_hours_are_what_the_calendar_counts_with(store: Store) -> None:
    hours = {0: ((time(9), time(12)), (time(14), time(18))), 5: ((time(8), time(12)),)}
    with store.writing() as session:
        do(session, save_business_hours, hours=hours)
        assert read_calendar(session).hours == hours


@pytest.mark.parametrize(
    ("hours", "error"),
    [
        ({0: ((time(18), time(8)),)}, EndBeforeStart),
        ({0: ((time(8), time(12)), (time(11), time(18)))}, EndBeforeStart),
        ({0: ((time(8), time(9)), (time(10), time(11)), (time(12), time(13)))}, OutOfRange),
        ({0: ()}, Missing),
    ],
)
def test_hours_that_make_no_sense_are_refused(store: Store, hours: Any, error: type[CrmError]) -> None:
    with pytest.raises(error), store.writing() as session:
        do(session, save_business_hours, hours=hours)


def named(**other: Any) -> dict[str, Any]:
    return {"code": "FISCAL", "name": "Suporte fiscal", "active": True, "definition": FISCAL, **other}


def fiscal_id(session: Session) -> uuid.UUID:
    return session.scalars(select(Workflow.id).where(Workflow.code == "FISCAL")).one()


def test_a_new_version_leaves_running_processes_where_they_are(store: Store, built: Built) -> None:
    longer = WorkflowDefinition(
        (*FISCAL.steps[:-1], CenterStep(31, "Encerrado", "CONC"))  # another label for the end
    )
    with store.writing() as session:
        a_case(session, built)
        do(session, publish_saved_workflow, **named(definition=longer, record_id=fiscal_id(session)))
        (row,) = list_workflows(session, actor(session, "admin"))
        assert (row.current_number, row.draft_number, row.running, row.older_running) == (2, None, 0, 1)
        a_case(session, built)
        view = read_workflow(session, actor(session, "admin"), row.id)
        assert [(version.number, version.running) for version in view.versions] == [(2, 1), (1, 1)]
        assert view.definition == longer


def test_names_alone_make_no_draft(store: Store) -> None:
    with store.writing() as session:
        do(session, save_workflow, **named(code="FISC", name="Fiscal", record_id=fiscal_id(session)))
        (row,) = list_workflows(session, actor(session, "admin"))
        assert (row.code, row.name, row.draft_number) == ("FISC", "Fiscal", None)


def test_a_faulty_path_is_kept_as_draft_and_not_published(store: Store) -> None:
    dead_end = WorkflowDefinition((CenterStep(1, "Triagem", "SUP1"),))
    with store.writing() as session:
        do(session, save_workflow, **named(definition=dead_end, record_id=fiscal_id(session)))
        (row,) = list_workflows(session, actor(session, "admin"))
        assert (row.current_number, row.draft_number) == (1, 2)
    with pytest.raises(InvalidWorkflow), store.writing() as session:
        do(session, publish_saved_workflow, **named(definition=dead_end, record_id=fiscal_id(session)))
    with store.writing() as session:
        do(session, discard_workflow_draft, workflow_id=fiscal_id(session))
        (row,) = list_workflows(session, actor(session, "admin"))
        assert row.draft_number is None
        assert read_workflow(session, actor(session, "admin"), row.id).definition == FISCAL


def test_two_workflows_never_share_a_code(store: Store) -> None:
    with pytest.raises(Duplicate), store.writing() as session:
        do(session, save_workflow, **named(name="Outro"))


def test_only_a_workflow_never_published_is_deleted(store: Store) -> None:
    with store.writing() as session:
        made = key(do(session, save_workflow, **named(code="NOVO", name="Novo")))
        do(session, delete_record, kind=RecordKind.WORKFLOW, record_id=made)
        assert session.get(Workflow, made) is None
    with pytest.raises(RecordInUse), store.writing() as session:
        do(session, delete_record, kind=RecordKind.WORKFLOW, record_id=fiscal_id(session))
