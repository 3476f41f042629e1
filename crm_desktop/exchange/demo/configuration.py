"""The demo desk's configuration, as a document of the exchange format: what "configuração de exemplo" imports."""

from __future__ import annotations

from datetime import date
from typing import Any

from crm_desktop.values.text import fold

Row = dict[str, Any]

CENTERS: tuple[tuple[str, str, bool], ...] = (
    ("SUP1", "Suporte N1", False),
    ("SUP2", "Suporte N2", False),
    ("COM", "Comercial", False),
    ("FIN", "Financeiro", False),
    ("IMP", "Implantação", False),
    ("DEV", "Desenvolvimento", False),
    ("QUA", "Qualidade", False),
    ("CONC", "Concluído", True),
    ("VREAL", "Venda realizada", True),
    ("VPERD", "Venda perdida", True),
)
USERS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("marina", "Marina Souza", "agent", "SUP2", ("SUP1", "COM", "FIN", "IMP", "QUA")),
    ("carlos", "Carlos Lima", "agent", "SUP1", ("SUP2", "QUA")),
    ("beatriz", "Beatriz Alves", "agent", "COM", ()),
    ("joao", "João Pedro", "agent", "SUP1", ("SUP2",)),
    ("rafael", "Rafael Nunes", "agent", "SUP2", ("DEV",)),
    ("tereza", "Tereza Moraes", "agent", "FIN", ()),
    ("igor", "Igor Santana", "agent", "IMP", ("SUP2",)),
    ("luana", "Luana Prado", "agent", "COM", ()),
    ("pedro", "Pedro Queiroz", "agent", "DEV", ()),
    ("sofia", "Sofia Ramos", "agent", "QUA", ("SUP1",)),
    ("helena", "Helena Duarte", "supervisor", "SUP1", ("SUP2", "COM", "FIN", "IMP", "DEV", "QUA")),
    ("admin", "Administração", "admin", "SUP1", ()),
)
MAY_REOPEN = ("marina", "joao")
"""Agents whom the supervisor lets reopen: the others ask (rule 10)."""
SYSTEM = ("sistema", "Sistema", "agent", "SUP1", ())

STATUSES: tuple[tuple[str, str, bool], ...] = (
    ("ANALISE", "Em análise", False),
    ("CLIENTE", "Aguardando cliente", False),
    ("CONTRATO", "Contrato enviado", False),
    ("AGENDADO", "Agendado", True),
    ("PROPOSTA", "Proposta enviada", True),
    ("TERCEIRO", "Aguardando terceiro", True),
    ("TESTE", "Em teste", False),
    ("FIM", "Concluído", False),
)
TEMPLATES: tuple[tuple[str, str, str, str], ...] = (
    (
        "FISCAL",
        "Suporte fiscal",
        "Processo {{processo.numero}}: {{processo.assunto}}",
        "Prezada {{pessoa.contato}},\n\nSobre o processo {{processo.numero}} ({{processo.assunto}}):\n\n\n"
        "Ficamos à disposição.\n{{usuario.nome}} · Suporte fiscal",
    ),
    (
        "GERAL",
        "Retorno geral",
        "Processo {{processo.numero}}: retorno",
        "Olá, {{pessoa.contato}}.\n\nSobre “{{processo.assunto}}”, aberto em {{processo.abertura}}:\n\n\n"
        "Atenciosamente,\n{{usuario.nome}}",
    ),
    (
        "VENDA",
        "Proposta comercial",
        "Proposta para {{pessoa.nome}}",
        "Olá, {{pessoa.contato}}.\n\nConforme conversamos, segue a proposta.\n\n\nUm abraço,\n{{usuario.nome}}",
    ),
)


def _stop(order: int, label: str, center: str, following: int | None, **more: Any) -> Row:
    return {"order": order, "kind": "center", "label": label, "center": center, "next": following, **more}


def _ask(order: int, question: str, *answers: tuple[Any, ...], **more: Any) -> Row:
    fields = ("text", "next", "follow_up_days", "follow_up_time")
    return {
        "order": order,
        "kind": "decision",
        "question": question,
        "answers": [dict(zip(fields, answer, strict=False)) for answer in answers],
        **more,
    }


WORKFLOWS: tuple[Row, ...] = (
    {
        "code": "FISCAL",
        "name": "Suporte fiscal",
        "steps": [
            _stop(1, "Triagem", "SUP1", 6),
            _ask(6, "Contato com o cliente foi bem-sucedido?", ("Sim", 11), ("Não", 1, 1, "09:00")),
            _stop(11, "Análise técnica", "SUP2", 16),
            _ask(
                16,
                "O problema foi resolvido?",
                ("Sim, resolvido", 21),
                ("Não, precisa de desenvolvimento", 26),
                ("Cliente não respondeu", 11, 1, "09:00"),
            ),
            _stop(21, "Pesquisa de satisfação", "QUA", 36),
            _stop(26, "Desenvolvimento", "DEV", 31, due_hours=18),
            _ask(31, "A correção foi entregue?", ("Sim", 21), ("Não", 26)),
            _stop(36, "Concluído", "CONC", None),
        ],
    },
    {
        "code": "VENDAS",
        "name": "Caminho da venda",
        "steps": [
            _stop(1, "Contatos com o cliente", "COM", 6),
            _ask(
                6,
                "Os contatos foram realizados?",
                ("Sim", 11),
                ("Ainda não", 1, 2, "09:00"),
            ),
            _ask(11, "Os contatos foram bem-sucedidos?", ("Sim", 16), ("Não", 26)),
            _stop(16, "Negociação", "COM", 21, due_hours=45),
            _ask(21, "A venda foi fechada?", ("Sim", 31), ("Em negociação", 16, 3, "10:00"), ("Não", 26)),
            _stop(26, "Venda perdida", "VPERD", None),
            _stop(31, "Venda realizada", "VREAL", None),
        ],
    },
    {
        "code": "FINANCEIRO",
        "name": "Financeiro",
        "steps": [
            _stop(1, "Conferência", "FIN", 6),
            _ask(6, "A pendência foi resolvida?", ("Sim", 11), ("Depende do cliente", 1, 2, "14:00")),
            _stop(11, "Concluído", "CONC", None),
        ],
    },
    {
        "code": "IMPLANTACAO",
        "name": "Implantação",
        "steps": [
            _stop(1, "Preparação", "IMP", 6),
            _ask(6, "O ambiente está pronto?", ("Sim", 11), ("Não", 1)),
            _stop(11, "Treinamento", "IMP", 16, due_hours=27),
            _ask(16, "O cliente aprovou?", ("Sim", 21), ("Pediu ajustes", 11)),
            _stop(21, "Acompanhamento", "SUP1", 26, forbids_other_centers=True),
            _stop(26, "Concluído", "CONC", None),
        ],
    },
)

TYPES: tuple[Row, ...] = (
    {"code": "1", "name": "Suporte", "workflow": "FISCAL", "email_template": "GERAL", "color": "#2457d6"},
    {
        "code": "1.1",
        "name": "Técnico",
        "priority": 4,
        "due_hours": 8,
        "color": "#2457d6",
        "email_template": "GERAL",
    },
    {
        "code": "1.2",
        "name": "Fiscal",
        "priority": 2,
        "due_hours": 4,
        "color": "#2457d6",
        "email_template": "FISCAL",
        "default_description": "Número da nota e mensagem de rejeição:",
    },
    {
        "code": "1.3",
        "name": "Financeiro",
        "priority": 4,
        "due_hours": 16,
        "color": "#2457d6",
        "allows_attachments": False,
        "email_template": "GERAL",
    },
    {"code": "2", "name": "Financeiro", "workflow": "FINANCEIRO", "color": "#8a5a00"},
    {
        "code": "2.1",
        "name": "Cobrança",
        "priority": 2,
        "due_hours": 8,
        "color": "#8a5a00",
        "attachment_limit_mb": 5,
        "email_template": "GERAL",
    },
    {"code": "3", "name": "Comercial", "color": "#1a7a45"},
    {
        "code": "3.1",
        "name": "Contratos",
        "priority": 3,
        "due_hours": 16,
        "color": "#1a7a45",
        "email_template": "GERAL",
    },
    {
        "code": "4",
        "name": "Implantação",
        "priority": 3,
        "due_hours": 45,
        "workflow": "IMPLANTACAO",
        "color": "#5f6b7e",
        "email_template": "GERAL",
    },
    {"code": "5", "name": "Venda", "workflow": "VENDAS", "color": "#1a7a45"},
    {
        "code": "5.1",
        "name": "Upgrade",
        "priority": 4,
        "due_hours": 27,
        "color": "#1a7a45",
        "email_template": "VENDA",
    },
    {
        "code": "5.2",
        "name": "Nova",
        "priority": 5,
        "due_hours": 27,
        "color": "#1a7a45",
        "email_template": "VENDA",
    },
)


def configuration(today: date, *, people: bool) -> Row:
    """The document; with `people` it has the demo's users too, none of them with a password."""
    document: Row = {
        "format": "crm-desktop/1",
        "centers": [
            {
                "code": code,
                "name": name,
                "closes": closes,
                "email": None if closes else f"{fold(name).replace(' ', '.')}@empresa.com.br",
            }
            for code, name, closes in CENTERS
        ],
        "progress_statuses": [
            {"code": code, "name": name, "waits_for_reply": waits} for code, name, waits in STATUSES
        ],
        "email_templates": [
            {"code": code, "name": name, "subject": subject, "body": body}
            for code, name, subject, body in TEMPLATES
        ],
        "workflows": list(WORKFLOWS),
        "service_types": list(TYPES),
        "holidays": _holidays(today),
        "business_hours": [
            {"weekday": day, "opens": opens, "closes": closes}
            for day in range(5)
            for opens, closes in (("08:00", "12:00"), ("13:00", "18:00"))
        ],
    }
    if people:
        document["users"] = [
            {
                "login": login,
                "name": name,
                "role": role,
                "center": center,
                "other_centers": list(others),
                "email": f"{login}@empresa.com.br",
                "active": login != SYSTEM[0],
                "rights": {"reopen": True} if login in MAY_REOPEN else {},
            }
            for login, name, role, center, others in (*USERS, SYSTEM)
        ]
    return document


def _holidays(today: date) -> list[Row]:
    """National ones of this year and the next, with the optional ones (Carnaval, Corpus Christi)."""
    import holidays

    found = holidays.country_holidays(
        "BR", years=(today.year, today.year + 1), categories=("public", "optional"), language="pt_BR"
    )
    return [{"day": day.isoformat(), "name": name} for day, name in sorted(found.items())]
