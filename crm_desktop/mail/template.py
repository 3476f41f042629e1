"""Fields of e-mail templates: `{{pessoa.nome}}`. An unknown one is refused when the template is saved (rule 19)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crm_desktop.errors import UnknownTemplateField

FIELDS: Mapping[str, str] = {
    "pessoa.nome": "Nome da pessoa do processo.",
    "pessoa.contato": "Quem fala pela pessoa; sem contato, o nome dela.",
    "pessoa.documento": "CPF ou CNPJ, com pontuação.",
    "pessoa.telefone": "Primeiro telefone da pessoa.",
    "processo.numero": "Número do processo.",
    "processo.assunto": "Assunto do processo.",
    "processo.tipo": "Tipo de atendimento, com o grupo.",
    "processo.cr": "Centro de responsabilidade atual.",
    "processo.previsao": "Data e hora previstas.",
    "processo.abertura": "Data e hora da abertura.",
    "parecer.texto": "Texto do parecer que está sendo escrito.",
    "usuario.nome": "Nome de quem envia.",
    "usuario.email": "E-mail de quem envia.",
    "hoje": "Data de hoje.",
}
# Spaces are taken off afterwards: in the pattern they would make it slow on a long run of them.
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")


def unknown_fields(text: str) -> tuple[str, ...]:
    """Names in double braces that are no field, each once, in their order; `{{}}` gives an empty name. Braces
    that are single, or opened and not closed, are plain text."""
    names = (match.group(1).strip() for match in _FIELD.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name not in FIELDS))


def render(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in, once: a value is never expanded again. Braces that are not closed stay
    as they are; a known field without a value is empty. Raises UnknownTemplateField."""
    unknown = unknown_fields(text)
    if unknown:
        raise UnknownTemplateField(unknown)
    return _FIELD.sub(lambda match: values.get(match.group(1).strip(), ""), text)
