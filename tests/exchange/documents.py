"""Documents of the exchange format, and short ways to take one in or out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from crm_desktop.errors import InvalidExchange
from crm_desktop.exchange.exporting import export_document
from crm_desktop.exchange.importing import ImportReport, import_document
from crm_desktop.storage.opening import Store
from crm_desktop.workflow.definition import CenterStep, WorkflowDefinition

Row = dict[str, Any]

NOW = datetime(2026, 11, 24, 12, 31, tzinfo=UTC)
"""A Tuesday, 09:31 in São Paulo: the moment of the drawings."""


def take(store: Store, document: bytes | str | Mapping[str, Any], *, now: datetime = NOW) -> ImportReport:
    """Imports as the command line does."""
    with store.writing() as session:
        return import_document(session, actor=None, now=now, document=document)


def export(store: Store, *only: str) -> Row:
    with store.reading() as session:
        return export_document(session, only=frozenset(only) or None)


def faults(store: Store, document: bytes | str | Mapping[str, Any]) -> tuple[str, ...]:
    """What is wrong with it; nothing of it was written."""
    before = rows_of(store)
    with pytest.raises(InvalidExchange) as refused:
        take(store, document)
    assert rows_of(store) == before
    return refused.value.faults


def rows_of(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.reading() as session:
        names = session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_text%'")
        ).all()
        return {name: session.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in names}


def desk(**sections: Any) -> Row:
    """A small desk that is right: three centers, two users, a path of four steps, two types and a person."""
    document: Row = {
        "format": "crm-desktop/1",
        "centers": [
            {"code": "SUP", "name": "Suporte", "default_assignee": "rita"},
            {"code": "DEV", "name": "Desenvolvimento"},
            {"code": "FIM", "name": "Concluído", "closes": True},
        ],
        "users": [
            {
                "login": "rita",
                "name": "Rita Ramos",
                "role": "admin",
                "center": "SUP",
                "other_centers": ["DEV"],
            },
            {"login": "davi", "name": "Davi Dias", "role": "agent", "center": "DEV"},
        ],
        "progress_statuses": [{"code": "ANALISE", "name": "Em análise"}],
        "email_templates": [
            {
                "code": "GERAL",
                "name": "Geral",
                "subject": "{{processo.assunto}}",
                "body": "Olá, {{pessoa.nome}}.",
            }
        ],
        "workflows": [{"code": "CURTO", "name": "Curto", "steps": short_steps()}],
        "service_types": [
            {"code": "1", "name": "Suporte", "workflow": "CURTO"},
            {"code": "1.1", "name": "Dúvida", "priority": 3, "due_hours": 8, "email_template": "GERAL"},
            {"code": "2", "name": "Avulso", "color": "#2457d6"},
        ],
        "persons": [
            {
                "code": "C-1",
                "name": "Padaria Estrela do Sul Ltda",
                "kind": "company",
                "document": "12.ABC.345/01DE-35",
                "phones": ["(21) 99876-1200"],
                "emails": ["fiscal@estreladosul.com.br"],
            }
        ],
        "cases": [a_case(7)],
    }
    return {**document, **sections}


def short_steps() -> list[Row]:
    return [
        {"order": 1, "kind": "center", "label": "Triagem", "center": "SUP", "next": 6},
        {
            "order": 6,
            "kind": "decision",
            "question": "Resolvido?",
            "answers": [{"text": "Sim", "next": 16}, {"text": "Não", "next": 11}],
        },
        {"order": 11, "kind": "center", "label": "Correção", "center": "DEV", "next": 6, "due_hours": 9},
        {"order": 16, "kind": "center", "label": "Fim", "center": "FIM", "next": None},
    ]


def a_case(number: int, **fields: Any) -> Row:
    """An open case in Triagem, with its opening and one opinion."""
    case: Row = {
        "number": number,
        "person": "C-1",
        "service_type": "1.1",
        "subject": "Impressora não imprime",
        "priority": 3,
        "center": "SUP",
        "step": 1,
        "assignee": "rita",
        "opened_at": "2026-11-20T09:00:00-03:00",
        "due_at": "2026-11-26T09:00:00-03:00",
        "opinions": [
            said("2026-11-20T09:00:00-03:00", "Não imprime o cupom.", kind="opening"),
            said("2026-11-20T10:00:00-03:00", "Reinstalei o driver."),
        ],
    }
    return {**case, **fields}


def said(at: str, words: str, *, author: str = "rita", kind: str = "opinion") -> Row:
    return {"author": author, "at": at, "text": words, "kind": kind}


def steps_of(definition: WorkflowDefinition) -> list[Row]:
    """A definition as the steps of a document."""
    return [
        {
            "order": step.order,
            "kind": "center",
            "label": step.label,
            "center": step.center,
            "next": step.next,
        }
        if isinstance(step, CenterStep)
        else {
            "order": step.order,
            "kind": "decision",
            "question": step.question,
            "answers": [{"text": answer.text, "next": answer.target} for answer in step.answers],
        }
        for step in definition.steps
    ]


def as_json(document: Row) -> str:
    return json.dumps(document, ensure_ascii=False)
