"""Persons of the demo base, with documents whose check digits are right."""

from __future__ import annotations

from random import Random
from typing import Any

from crm_desktop.exchange.demo import words
from crm_desktop.values.text import fold

Row = dict[str, Any]


def cpf(chance: Random) -> str:
    """Eleven digits."""
    digits = [chance.randrange(10) for _ in range(9)]
    for length in (10, 11):
        rest = sum(d * w for d, w in zip(digits, range(length, 1, -1), strict=True)) * 10 % 11
        digits.append(rest % 10)
    return "".join(map(str, digits))


def cnpj(chance: Random, *, letters: bool) -> str:
    """Fourteen places; with `letters` the alphanumeric one of 2026, whose places count by their ASCII code."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789" if letters else "0123456789"
    root = "".join(chance.choice(alphabet) for _ in range(8)) + "0001"
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        rest = sum((ord(c) - 48) * w for c, w in zip(root, weights, strict=True)) % 11
        root += "0" if rest < 2 else str(11 - rest)
    return root


def slug(name: str) -> str:
    """A name as it stands in an e-mail address."""
    return "".join(c for c in fold(name) if c.isalnum())


DRAWN: tuple[Row, ...] = (
    {
        "code": "C-00001",
        "name": "Padaria Estrela do Sul Ltda",
        "kind": "company",
        "document": "12ABC34501DE35",
        "phones": ["+5521998761200"],
        "emails": ["fiscal@estreladosul.com.br"],
        "categories": "Cliente",
        "contacts": [
            {
                "name": "Rosângela",
                "department": "financeiro",
                "email": "rosangela@estreladosul.com.br",
                "phone": None,
            }
        ],
    },
    {
        "code": "C-00002",
        "name": "Mercado Bom Preço",
        "kind": "company",
        "phones": ["+552134567890"],
        "emails": ["contato@bompreco.com.br"],
        "categories": "Cliente",
    },
    {
        "code": "C-00003",
        "name": "Ana Paula Ribeiro",
        "kind": "person",
        "document": "52998224725",
        "phones": ["+5511988887777"],
        "emails": ["anapaula.ribeiro@exemplo.com.br"],
        "categories": "Cliente",
    },
    {
        "code": "C-00004",
        "name": "Clínica Vida Nova",
        "kind": "company",
        "phones": ["+552127001122"],
        "emails": ["recepcao@vidanova.med.br"],
        "categories": "Cliente",
    },
    {
        "code": "C-00005",
        "name": "Transportes Irmãos Lima",
        "kind": "company",
        "phones": ["+554733221100"],
        "emails": ["frota@irmaoslima.com.br"],
        "categories": "Cliente",
    },
    {
        "code": "C-00006",
        "name": "Escola Pequeno Príncipe",
        "kind": "company",
        "phones": ["+553132104567"],
        "emails": ["diretoria@pequenoprincipe.edu.br"],
        "categories": "Cliente",
    },
    {
        "code": "C-00007",
        "name": "Oficina do Zé ME",
        "kind": "company",
        "phones": ["+551932211234"],
        "emails": ["ze@oficinadoze.com.br"],
        "categories": "Cliente",
    },
    {
        "code": "C-00008",
        "name": "Farmácia Central",
        "kind": "company",
        "phones": ["+555132123344"],
        "emails": ["gerencia@farmaciacentral.com.br"],
        "categories": "Cliente",
    },
)


def persons(chance: Random, count: int) -> list[Row]:
    """The drawn ones first, then others, each with its own document."""
    found = [dict(row) for row in DRAWN]
    documents = {row.get("document") for row in found}
    names = {row["name"] for row in found}
    while len(found) < count:
        company = chance.random() < 0.7
        name = _company(chance) if company else _person(chance)
        if name in names:
            name += f" {chance.choice(words.LAST_NAMES)}"
        document = cnpj(chance, letters=chance.random() < 0.15) if company else cpf(chance)
        if name in names or document in documents:
            continue
        names.add(name)
        documents.add(document)
        area = chance.choice(words.AREA_CODES)
        domain = f"{slug(name)[:24]}.com.br" if company else "exemplo.com.br"
        first = chance.choice(words.FIRST_NAMES)
        found.append(
            {
                "code": f"C-{len(found) + 1:05d}",
                "name": name,
                "kind": "company" if company else "person",
                "document": document,
                "categories": chance.choice(words.CATEGORIES),
                "phones": [f"+55{area}9{chance.randrange(60000000, 99999999)}"],
                "emails": [f"contato@{domain}" if company else f"{slug(name)}@{domain}"],
                "contacts": [
                    {
                        "name": first,
                        "department": chance.choice(words.DEPARTMENTS),
                        "email": f"{slug(first)}@{domain}",
                        "phone": None,
                    }
                ]
                if company
                else [],
            }
        )
    return found


def _company(chance: Random) -> str:
    business, name = chance.choice(words.BUSINESSES), chance.choice(words.BUSINESS_NAMES)
    return f"{business} {name} {chance.choice(words.SUFFIXES)}"


def _person(chance: Random) -> str:
    first = chance.choice(words.FIRST_NAMES)
    return f"{first} {chance.choice(words.LAST_NAMES)} {chance.choice(words.LAST_NAMES)}"
