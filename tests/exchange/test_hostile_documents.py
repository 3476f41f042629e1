"""A document with faults: every one is listed with its place, and nothing of it is written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crm_desktop.storage.opening import Store
from tests.exchange.documents import Row, a_case, as_json, desk, faults, said, short_steps, take

HUGE = 10**30


def steps(*changes: tuple[int, str, Any]) -> list[Row]:
    """The short path with some fields changed: (place, field, value)."""
    found = short_steps()
    for place, name, value in changes:
        found[place][name] = value
    return found


def workflow(*changes: tuple[int, str, Any]) -> Row:
    return desk(workflows=[{"code": "CURTO", "name": "Curto", "steps": steps(*changes)}], cases=[])


def person(**fields: Any) -> Row:
    return desk(persons=[{"code": "C-1", "name": "Ana", **fields}], cases=[])


def user(**fields: Any) -> Row:
    return desk(users=[*desk()["users"], {"login": "nova", "name": "Nova", "center": "SUP", **fields}])


def kind(**fields: Any) -> Row:
    return desk(service_types=[{"code": "1", "name": "Suporte", **fields}], cases=[])


def appointment(**fields: Any) -> Row:
    row = {
        "person": "C-1",
        "users": ["rita"],
        "starts_at": "2026-11-26T10:00:00-03:00",
        "ends_at": "2026-11-26T11:00:00-03:00",
        "subject": "Visita",
    }
    return desk(appointments=[{**row, **fields}])


def contact(**fields: Any) -> Row:
    return desk(
        follow_ups=[{"person": "C-1", "user": "rita", "contact_at": "2026-11-20T10:00:00-03:00", **fields}]
    )


def case(**fields: Any) -> Row:
    return desk(cases=[{**a_case(7), **fields}])


NO_DOCUMENT = {
    "nothing": "",
    "no JSON": "{format:",
    "not UTF-8": b'{"format": "\xff"}',
    "a list": "[]",
    "null": "null",
    "a hundred thousand brackets": "[" * 100_000,
    "another format": '{"format": "crm-desktop/2"}',
    "no format": "{}",
    "a nested format": '{"format": ' + "[" * 900 + "]" * 900 + "}",
    "a number of ten thousand digits": '{"format": "crm-desktop/1", "cases": [{"number": '
    + "9" * 10_000
    + "}]}",
}


@pytest.mark.parametrize("name", NO_DOCUMENT)
def test_what_is_no_document_is_refused_with_one_fault(name: str, empty: Store) -> None:
    (fault,) = faults(empty, NO_DOCUMENT[name])
    assert fault.startswith(("document: ", "format: "))
    assert len(fault) < 300


def test_a_base_that_is_written_after_a_refusal_is_whole(empty: Store) -> None:
    faults(empty, desk(centers="SUP"))
    assert take(empty, desk()).counts["cases"].added == 1


ONE_FAULT: dict[str, tuple[Row, str]] = {
    "unknown section": (desk(customers=[]), "customers: unknown section"),
    "section that is no list": (desk(holidays={}), "holidays: must be a list"),
    "record that is no object": (desk(holidays=["Natal"]), "holidays[0]: must be an object"),
    "unknown field": (kind(prioridade=1), "service_types[0].prioridade: unknown field"),
    "missing key": (person(code=None), "persons[0].code: is missing"),
    "blank key": (person(code="  "), "persons[0].code: is missing"),
    "key of another kind": (person(code=["C-1"]), "persons[0].code: must be text"),
    "missing name": (person(name=None), "persons[0].name: is missing"),
    "the same key twice": (
        desk(progress_statuses=[{"code": "A", "name": "A"}, {"code": "A", "name": "B"}]),
        'progress_statuses[1].code: "A" appears twice',
    ),
    "the same login in other letters": (user(login="RITA"), 'users[2].login: "rita" appears twice'),
    "the same holiday twice": (
        desk(holidays=[{"day": "2026-12-25", "name": "Natal"}] * 2),
        'holidays[1].day: "2026-12-25" appears twice',
    ),
    "a day that there is not": (
        desk(holidays=[{"day": "2026-02-30", "name": "Não"}]),
        "holidays[0].day: '2026-02-30' is not a day (YYYY-MM-DD)",
    ),
    "hours the wrong way round": (
        desk(business_hours=[{"weekday": 0, "opens": "18:00", "closes": "08:00"}]),
        "business_hours[0].closes: must be later than opens",
    ),
    "hours with a zone": (
        desk(business_hours=[{"weekday": 0, "opens": "08:00-03:00", "closes": "18:00"}]),
        "business_hours[0].opens: '08:00-03:00' is not a time of day (HH:MM)",
    ),
    "an eighth weekday": (
        desk(business_hours=[{"weekday": 7, "opens": "08:00", "closes": "18:00"}]),
        "business_hours[0].weekday: 7 is not within 0 and 6",
    ),
    "user without center": (user(center=None), "users[2].center: is missing"),
    "user in no center": (user(center="LUA"), 'users[2].center: no center "LUA"'),
    "user in other centers that there are not": (
        user(other_centers=["DEV", "LUA"]),
        'users[2].other_centers: no center "LUA"',
    ),
    "unknown role": (user(role="root"), "users[2].role: 'root' is none of agent, supervisor, admin"),
    "unknown right": (user(rights={"fly": True}), "users[2].rights.fly: unknown right"),
    "a right that cannot even be written": (
        user(rights={"\ud800": True}),
        "users[2].rights.\ud800: unknown right",
    ),
    "workflow of another kind": (kind(workflow=["CURTO"]), "service_types[0].workflow: must be text"),
    "short password": (user(password="123"), "users[2].password: needs at least 8 characters"),
    "wrong e-mail of a user": (user(email="nova@"), "users[2].email: 'nova@' is not an e-mail address"),
    "default assignee that there is not": (
        desk(centers=[*desk()["centers"], {"code": "X", "name": "X", "default_assignee": "zé"}]),
        'centers[3].default_assignee: no user "zé"',
    ),
    "default assignee of another kind": (
        desk(centers=[*desk()["centers"], {"code": "X", "name": "X", "default_assignee": 5}]),
        "centers[3].default_assignee: must be text",
    ),
    "template field": (
        desk(email_templates=[{"code": "GERAL", "name": "G", "subject": "Oi", "body": "{{pessoa.saldo}}"}]),
        "email_templates[0].body: unknown field {{pessoa.saldo}}",
    ),
    "wrong CPF": (
        person(document="529.982.247-26"),
        "persons[0].document: '529.982.247-26' is neither a CPF nor a CNPJ",
    ),
    "wrong CNPJ": (
        person(document="12.ABC.345/01DE-36"),
        "persons[0].document: '12.ABC.345/01DE-36' is neither a CPF nor a CNPJ",
    ),
    "document of two persons": (
        desk(
            persons=[
                {"code": "C-1", "name": "Ana", "document": "52998224725"},
                {"code": "C-2", "name": "Ana", "document": "529.982.247-25"},
            ]
        ),
        'persons[1].document: already of person "C-1"',
    ),
    "wrong phone": (person(phones=["99876-1200"]), "persons[0].phones: '99876-1200' is not a phone number"),
    "wrong e-mail": (person(emails=["ana"]), "persons[0].emails: 'ana' is not an e-mail address"),
    "phones that are no list": (person(phones="190"), "persons[0].phones: must be a list of texts"),
    "wrong phone of a contact": (
        person(contacts=[{"name": "Rosa", "phone": "ramal 12"}]),
        "persons[0].contacts[0].phone: 'ramal 12' is not a phone number",
    ),
    "kind of person": (person(kind="robot"), "persons[0].kind: 'robot' is none of person, company"),
    "half of a character": (
        person(categories="\ud83d"),
        "persons[0].categories: has a character that no text may have",
    ),
    "NUL in a text": (person(name="Ana\0"), "persons[0].name: has a character that no text may have"),
    "NUL in a list": (person(phones=["190\0"]), "persons[0].phones: has a character that no text may have"),
    "colour": (kind(color="azul"), "service_types[0].color: 'azul' is not like #rrggbb"),
    "priority as text": (kind(priority="5"), "service_types[0].priority: must be a whole number"),
    "priority as true": (kind(priority=True), "service_types[0].priority: must be a whole number"),
    "priority out of range": (kind(priority=10), "service_types[0].priority: 10 is not within 1 and 9"),
    "half a priority": (kind(priority=2.5), "service_types[0].priority: must be a whole number"),
    "flag as number": (
        kind(allows_attachments=1),
        "service_types[0].allows_attachments: must be true or false",
    ),
    "too large a limit": (
        kind(attachment_limit_mb=11),
        "service_types[0].attachment_limit_mb: 11 is not within 1 and 10",
    ),
    "negative hours": (
        kind(due_hours=-1),
        "service_types[0].due_hours: is not a number of hours above 0 and up to 10000",
    ),
    "hours as true": (kind(due_hours=True), "service_types[0].due_hours: must be a number of hours"),
    "type code": (kind(code="1.a"), 'service_types[0].code: "1.a" is not like 1 or 1.1'),
    "type code of other digits": (kind(code="²"), 'service_types[0].code: "²" is not like 1 or 1.1'),
    "type without group": (kind(code="9.1"), 'service_types[0].code: no service type "9" above it'),
    "type of no workflow": (kind(workflow="LONGE"), 'service_types[0].workflow: no workflow "LONGE"'),
    "dangling next": (workflow((2, "next", 99)), "workflows[0].steps: 011: unknown_target 99"),
    "huge next": (
        workflow((2, "next", HUGE)),
        "workflows[0].steps[2].next: so large a number is not within 0 and 2000000000",
    ),
    "next as text": (workflow((2, "next", "6")), "workflows[0].steps[2].next: must be a whole number"),
    "order that is missing": (workflow((2, "order", None)), "workflows[0].steps[2].order: is missing"),
    "order out of range": (
        workflow((2, "order", 1000)),
        "workflows[0].steps[2].order: 1000 is not within 1 and 999",
    ),
    "step in no center": (workflow((2, "center", "LUA")), 'workflows[0].steps: 011: no center "LUA"'),
    "last step in no center": (workflow((3, "center", "LUA")), 'workflows[0].steps: 016: no center "LUA"'),
    "blank label": (workflow((0, "label", " ")), "workflows[0].steps: 001: blank_label"),
    "step of another kind": (
        workflow((0, "kind", "robot")),
        "workflows[0].steps[0].kind: 'robot' is none of center, decision",
    ),
    "answers that are no list": (
        workflow((1, "answers", "Sim")),
        "workflows[0].steps[1].answers: must be a list",
    ),
    "unknown field of a step": (workflow((0, "colour", 1)), "workflows[0].steps[0].colour: unknown field"),
    "follow-up in a million years": (
        workflow(
            (
                1,
                "answers",
                [{"text": "Sim", "next": 16, "follow_up_days": 10**9}, {"text": "Não", "next": 11}],
            )
        ),
        "workflows[0].steps[1].answers[0].follow_up_days: 1000000000 is not within 0 and 3650",
    ),
    "follow-up at no time": (
        workflow(
            (
                1,
                "answers",
                [{"text": "Sim", "next": 16, "follow_up_time": "25:00"}, {"text": "Não", "next": 11}],
            )
        ),
        "workflows[0].steps[1].answers[0].follow_up_time: '25:00' is not a time of day (HH:MM)",
    ),
    "case without number": (case(number=None), "cases[0].number: is missing"),
    "number as text": (case(number="7"), "cases[0].number: must be a whole number"),
    "huge number": (case(number=HUGE), "cases[0].number: so large a number is not within 1 and 2000000000"),
    "number twice": (desk(cases=[a_case(7), a_case(7)]), "cases[1].number: 7 appears twice"),
    "no person": (case(person=None), "cases[0].person: is missing"),
    "person that there is not": (case(person="C-77"), 'cases[0].person: no person "C-77"'),
    "group as type": (case(service_type="1"), "cases[0].service_type: is a group; a case takes a leaf"),
    "step in another center": (case(center="DEV"), 'cases[0].center: step 1 is in center "SUP"'),
    "decision as step": (case(step=6), "cases[0].step: 6 is no center step of the workflow"),
    "step that there is not": (case(step=99), "cases[0].step: 99 is no center step of the workflow"),
    "step without workflow": (case(service_type="2"), "cases[0].step: the service type has no workflow"),
    "step and left step": (
        case(left_step=11),
        "cases[0].left_step: goes only with a case that is in no step",
    ),
    "closed center without closed_at": (
        case(center="FIM", step=16),
        "cases[0].closed_at: is missing: the center closes",
    ),
    "closed before it was opened": (
        case(closed_at="2026-11-19T09:00:00-03:00"),
        "cases[0].closed_at: is before opened_at",
    ),
    "not a date": (case(due_at="amanhã"), "cases[0].due_at: 'amanhã' is not a moment (ISO 8601)"),
    "date without zone": (
        case(due_at="2026-11-20T09:00:00"),
        "cases[0].due_at: '2026-11-20T09:00:00' has no time zone",
    ),
    "a zone that there is not": (
        case(due_at="2026-11-20T09:00:00+25:00"),
        "cases[0].due_at: '2026-11-20T09:00:00+25:00' is not a moment (ISO 8601)",
    ),
    "date as number": (case(due_at=1764000000), "cases[0].due_at: must be text"),
    "the first day of all": (
        case(due_at="0001-01-01T00:00:00+14:00"),
        "cases[0].due_at: '0001-01-01T00:00:00+14:00' is not within the years 1900 and 2999",
    ),
    "no opening moment": (case(opened_at=None), "cases[0].opened_at: is missing"),
    "blank subject": (case(subject="\t"), "cases[0].subject: is missing"),
    "watcher that there is not": (case(watchers=["zé"]), 'cases[0].watchers: no user "zé"'),
    "second opening": (
        case(
            opinions=[
                said("2026-11-20T09:00:00Z", "A", kind="opening"),
                said("2026-11-20T09:00:00Z", "B", kind="opening"),
            ]
        ),
        "cases[0].opinions[1].kind: only the first opinion is the opening",
    ),
    "blank opinion": (
        case(opinions=[said("2026-11-20T09:00:00Z", " \n")]),
        "cases[0].opinions[0].text: is missing",
    ),
    "opinion of nobody": (
        case(opinions=[said("2026-11-20T09:00:00Z", "Oi", author="zé")]),
        'cases[0].opinions[0].author: no user "zé"',
    ),
    "progress of nobody": (
        case(progress=[{"at": "2026-11-20T09:00:00Z", "status": "ANALISE"}]),
        "cases[0].progress[0].author: is missing",
    ),
    "end before start": (
        appointment(ends_at="2026-11-26T10:00:00-03:00"),
        "appointments[0].ends_at: is not after starts_at",
    ),
    "appointment of nobody": (appointment(users=[]), "appointments[0].users: is missing"),
    "appointment of a user that there is not": (
        appointment(users=["zé"]),
        'appointments[0].users: no user "zé"',
    ),
    "appointment of a case that there is not": (appointment(case=8), "appointments[0].case: no case 8"),
    "deleted by nobody": (
        appointment(deleted_at="2026-11-25T10:00:00-03:00"),
        "appointments[0].deleted_by: goes with deleted_at",
    ),
    "percent 101": (
        contact(success_percent=101),
        "follow_ups[0].success_percent: 101 is not within 0 and 100",
    ),
    "means": (
        contact(means="pigeon"),
        "follow_ups[0].means: 'pigeon' is none of phone, email, visit, video, message, workflow",
    ),
}


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_is_named_once_with_its_place(name: str, empty: Store) -> None:
    document, fault = ONE_FAULT[name]
    assert faults(empty, json.dumps(document)) == (fault,)


def test_not_a_number_is_no_number_of_hours(empty: Store) -> None:
    for value in ("NaN", "Infinity", "-Infinity", "1e400", "9" * 400):
        document = as_json(kind(due_hours=77.25)).replace("77.25", value)
        assert faults(empty, document) == (
            "service_types[0].due_hours: is not a number of hours above 0 and up to 10000",
        )


def test_a_hundred_levels_where_a_text_belongs_are_one_fault(empty: Store) -> None:
    nested: Any = "fundo"
    for _ in range(100):
        nested = {"x": [nested]}
    assert faults(empty, person(name=nested)) == ("persons[0].name: must be text",)
    assert faults(empty, person(phones=nested)) == ("persons[0].phones: must be a list of texts",)


def test_a_cycle_of_questions_names_both(empty: Store) -> None:
    second = {"order": 8, "kind": "decision", "question": "E agora?"}
    second["answers"] = [{"text": "Sim", "next": 16}, {"text": "De novo", "next": 6}]
    path = [*steps((1, "answers", [{"text": "Sim", "next": 8}, {"text": "Não", "next": 11}])), second]
    assert faults(empty, desk(workflows=[{"code": "CURTO", "name": "Curto", "steps": path}])) == (
        "workflows[0].steps: 006: decision_cycle 6, 8",
        "workflows[0].steps: 008: decision_cycle 6, 8",
    )


def test_a_step_that_no_answer_reaches_is_named(empty: Store) -> None:
    lonely = {"order": 21, "kind": "center", "label": "Ilha", "center": "DEV", "next": 16}
    path = [*short_steps(), lonely]
    assert faults(empty, desk(workflows=[{"code": "CURTO", "name": "Curto", "steps": path}])) == (
        "workflows[0].steps: 021: unreachable",
    )


def test_two_steps_of_one_order_are_named(empty: Store) -> None:
    assert "workflows[0].steps: 006: duplicate_order 2" in faults(empty, workflow((2, "order", 6)))


def test_a_workflow_without_steps_is_refused(empty: Store) -> None:
    document = desk(workflows=[{"code": "CURTO", "name": "Curto"}])
    assert faults(empty, document) == ("workflows[0].steps: no_steps",)


def test_every_fault_of_a_document_is_listed_at_once(empty: Store) -> None:
    document = desk(
        extra=[],
        users=[{"login": "rita", "name": "Rita", "center": "LUA"}, {"login": "davi", "center": "DEV"}],
        workflows=[{"code": "CURTO", "name": "", "steps": steps((2, "next", 99))}],
        persons=[{"code": "C-1", "name": "Ana", "document": "1", "phones": ["x"], "emails": ["y"]}],
        cases=[
            a_case(7, priority=0, person="C-77", due_at="ontem", watchers=["zé"]),
            a_case(8, center="LUA"),
        ],
        follow_ups=[{"person": "C-1", "user": "zé", "contact_at": "hoje", "success_percent": 101}],
    )
    assert set(faults(empty, document)) == {
        "extra: unknown section",
        'users[0].center: no center "LUA"',
        "users[1].name: is missing",
        "workflows[0].name: is missing",
        "workflows[0].steps: 011: unknown_target 99",
        "persons[0].document: '1' is neither a CPF nor a CNPJ",
        "persons[0].phones: 'x' is not a phone number",
        "persons[0].emails: 'y' is not an e-mail address",
        "cases[0].priority: 0 is not within 1 and 9",
        'cases[0].person: no person "C-77"',
        "cases[0].due_at: 'ontem' is not a moment (ISO 8601)",
        'cases[0].watchers: no user "zé"',
        'cases[1].center: no center "LUA"',
        'follow_ups[0].user: no user "zé"',
        "follow_ups[0].contact_at: 'hoje' is not a moment (ISO 8601)",
        "follow_ups[0].success_percent: 101 is not within 0 and 100",
    }


def test_a_case_is_not_blamed_for_the_faults_of_its_workflow(empty: Store) -> None:
    document = {**workflow((2, "next", 99)), "cases": [a_case(number) for number in range(1, 50)]}
    assert faults(empty, document) == ("workflows[0].steps: 011: unknown_target 99",)


def test_ten_thousand_faults_are_all_listed(empty: Store) -> None:
    found = faults(empty, desk(persons=[{"code": f"C-{n}"} for n in range(1, 10_001)]))
    assert len(found) == 10_000
    assert found[-1] == "persons[9999].name: is missing"


# A case that is there already.


@pytest.fixture
def there(empty: Store) -> Store:
    """A base with case 7 open and case 9 closed."""
    closed = a_case(9, center="FIM", step=16, closed_at="2026-11-21T09:00:00-03:00")
    take(empty, desk(cases=[a_case(7), closed]))
    return empty


def test_a_closed_case_takes_no_opinion_and_no_progress(there: Store) -> None:
    more = a_case(9, center="FIM", step=16, closed_at="2026-11-21T09:00:00-03:00")
    more["opinions"].append(said("2026-11-22T09:00:00-03:00", "Mais uma coisa"))
    more["progress"] = [{"author": "rita", "at": "2026-11-22T09:00:00-03:00", "status": "ANALISE"}]
    assert faults(there, desk(cases=[more])) == (
        "cases[0].opinions: case 9 is closed and takes no opinion",
        "cases[0].progress: case 9 is closed and takes no progress",
    )


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"step": 11, "center": "DEV"},
            "center: case 7 is in another place here; an import does not move it",
        ),
        (
            {"closed_at": "2026-11-21T09:00:00-03:00"},
            "center: case 7 is in another place here; an import does not move it",
        ),
        ({"person": "C-2"}, "person: case 7 has another one here; an import does not change it"),
        ({"service_type": "2"}, "service_type: case 7 has another one here; an import does not change it"),
        (
            {"opened_at": "2026-11-20T08:00:00-03:00"},
            "opened_at: case 7 has another one here; an import does not change it",
        ),
    ],
)
def test_what_an_import_never_changes_of_a_case(changes: Row, fault: str, there: Store) -> None:
    persons = [*desk()["persons"], {"code": "C-2", "name": "Ana"}]
    assert faults(there, desk(persons=persons, cases=[a_case(7, **changes)])) == (f"cases[0].{fault}",)


def test_a_type_that_has_cases_takes_no_type_below_it(there: Store) -> None:
    types = [*desk()["service_types"], {"code": "1.1.1", "name": "Mais fundo"}]
    assert faults(there, desk(service_types=types, cases=[])) == (
        'service_types[3].code: service type "1.1" has cases and takes no type below it',
    )
