"""What the Configurador says of its own: rules it cannot bend, and what keeps a workflow from being published."""

from __future__ import annotations

from crm_desktop.errors import RecordInUse
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for
from crm_desktop.values.terms import Right, Role
from crm_desktop.workflow.validation import Problem, ProblemKind

ROLE_NAMES = {Role.AGENT: "Agente", Role.SUPERVISOR: "Supervisor", Role.ADMIN: "Administrador"}

RIGHT_NAMES = {
    Right.SEE_OWN: "Ver os próprios processos",
    Right.SEE_TEAM: "Ver os da equipe",
    Right.SEE_ALL: "Ver todos",
    Right.WRITE_OPINION: "Inserir parecer",
    Right.CREATE: "Abrir processo",
    Right.REOPEN: "Reabrir processo",
    Right.BULK: "Alterar vários de uma vez",
    Right.CONFIGURE: "Usar o Configurador",
    Right.SUPERVISE: "Ver a Supervisão",
    Right.EXPORT: "Exportar",
}

# Kinds of RecordInUse that are no deletion; the words are those of the operations.
_RULES = {
    "center_closing": (
        "{name} já recebeu processos ou está em um fluxo publicado: “Encerra processo” não muda mais. "
        "Crie outro CR."
    ),
    "last_administrator": (
        "{name} é o último administrador ativo com senha. Antes, dê o papel de administrador a outro usuário."
    ),
    "service_type_leaf": "{name} já tem processos e não pode virar grupo. Crie um grupo com outro código.",
    "service_type_group": "{name} tem tipos abaixo e não pode deixar de ser grupo. Mude antes o código deles.",
}

_PROBLEMS = {
    ProblemKind.NO_STEPS: "O fluxo ainda não tem itens",
    ProblemKind.DUPLICATE_ORDER: "há {fact} itens com esta ordem",
    ProblemKind.ORDER_OUT_OF_RANGE: "a ordem deve ficar entre 001 e 999",
    ProblemKind.BLANK_LABEL: "falta a descrição",
    ProblemKind.BLANK_QUESTION: "falta a pergunta",
    ProblemKind.BLANK_ANSWER: "a resposta {fact} está sem texto",
    ProblemKind.DUPLICATE_ANSWER: "a resposta “{fact}” aparece mais de uma vez",
    ProblemKind.NO_ANSWERS: "a pergunta não tem respostas",
    ProblemKind.NO_TARGET: "a resposta “{fact}” não leva a nenhum item",
    ProblemKind.UNKNOWN_TARGET: "leva ao item {fact}, que não existe",
    ProblemKind.UNKNOWN_CENTER: "falta escolher o CR",
    ProblemKind.DEAD_END: "o caminho para aqui, mas o CR não encerra o processo: escolha o próximo item",
    ProblemKind.UNREACHABLE: "nenhum caminho chega até aqui",
    ProblemKind.NO_WAY_TO_CLOSING: "daqui não se chega a nenhum CR que encerra",
    ProblemKind.DECISION_CYCLE: "as perguntas {fact} dão voltas sem passar por um CR",
    ProblemKind.DUE_HOURS: "o prazo deve ser maior que zero",
    ProblemKind.FOLLOW_UP_DAYS: "os dias até o contato não podem ser negativos",
}


def sentence_for(error: BaseException) -> str:
    """What is wrong and what to do, in one text."""
    if isinstance(error, RecordInUse) and error.kind in _RULES:
        return t(_RULES[error.kind], name=error.name)
    message = message_for(error)
    return " ".join(part for part in (message.text, message.next_step) if part)


def order_text(order: int) -> str:
    """`006`."""
    return f"{order:03d}"


def problem_sentence(problem: Problem, step_name: str = "") -> str:
    """`006 Contato bem-sucedido? – a resposta “Não” não leva a nenhum item.`"""
    fact = problem.fact
    if problem.kind is ProblemKind.UNKNOWN_TARGET and fact.isdecimal():
        fact = order_text(int(fact))
    if problem.kind is ProblemKind.DECISION_CYCLE:
        fact = ", ".join(order_text(int(part)) for part in fact.split(", "))
    text = t(_PROBLEMS[problem.kind], fact=fact)
    if problem.order is None:
        return f"{text}."
    return f"{order_text(problem.order)} {step_name}".rstrip() + f" – {text}."
