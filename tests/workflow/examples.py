"""Workflows that the tests name: a sale, as in the seed's footnote, and a long one."""

from __future__ import annotations

import datetime

from crm_desktop.workflow.definition import Answer, CenterStep, DecisionStep, Step, WorkflowDefinition

SALE = WorkflowDefinition(
    (
        CenterStep(1, "Contato", "vendas", next=6, due_hours=4),
        DecisionStep(
            6,
            "Conseguiu contato?",
            (
                Answer("Sim", 11),
                Answer("Não, permanece em Contato", 1, 2, datetime.time(9)),
                Answer("Número não existe", 26),
            ),
        ),
        DecisionStep(
            11,
            "A venda foi realizada?",
            (Answer("Sim", 16), Answer("Não", 26, 30), Answer("Pediu proposta", 21)),
            forbids_other_centers=True,
        ),
        CenterStep(16, "Produção", "producao", next=31, forbids_other_centers=True),
        CenterStep(21, "Proposta", "vendas", next=11),
        CenterStep(26, "Sem venda", "encerrado"),
        CenterStep(31, "Entregue", "encerrado"),
    )
)

SALE_CENTERS = ("vendas", "producao", "encerrado")

ASKED_AT_CREATION = WorkflowDefinition(
    (
        CenterStep(30, "Fim", "encerrado"),
        DecisionStep(
            5, "Qual o assunto?", (Answer("Dúvida", 10), Answer("Cobrança", 20), Answer("Engano", 30))
        ),
        CenterStep(10, "Suporte", "suporte", next=30),
        CenterStep(20, "Financeiro", "financeiro", next=30),
    )
)


def long_workflow() -> WorkflowDefinition:
    """40 steps: nine stages of one CR and three chained decisions, then two CR that close, and two more."""
    steps: list[Step] = []
    for stage in range(9):
        base = stage * 20 + 1
        steps += [
            CenterStep(base, f"Etapa {stage + 1}", f"cr{stage}", next=base + 5),
            DecisionStep(base + 5, f"Contato {stage + 1}?", (Answer("Não", base), Answer("Sim", base + 10))),
            DecisionStep(base + 10, f"Pronto {stage + 1}?", (Answer("Não", base), Answer("Sim", base + 15))),
            DecisionStep(
                base + 15, f"Segue {stage + 1}?", (Answer("Desiste", 191), Answer("Sim", base + 20))
            ),
        ]
    return WorkflowDefinition(
        (
            *steps,
            DecisionStep(181, "Aprovado?", (Answer("Sim", 186), Answer("Não", 191))),
            CenterStep(186, "Arquivo", "arquivo", next=196),
            CenterStep(191, "Desistência", "encerrado"),
            CenterStep(196, "Concluído", "encerrado"),
        )
    )
