"""Fields of e-mail templates (rule 19)."""

from __future__ import annotations

import time

import pytest

from crm_desktop.errors import UnknownTemplateField
from crm_desktop.mail.template import FIELDS, render, unknown_fields


def test_every_field_has_one_sentence() -> None:
    assert len(FIELDS) == 14
    assert all(sentence.endswith(".") and sentence.count(".") == 1 for sentence in FIELDS.values())


def test_fields_are_filled_in() -> None:
    text = "Olá, {{pessoa.nome}}: processo {{processo.numero}}."
    assert render(text, {"pessoa.nome": "Ana", "processo.numero": "42"}) == "Olá, Ana: processo 42."


def test_spaces_inside_the_braces_are_allowed() -> None:
    assert render("{{  hoje }} {{\nhoje\n}}", {"hoje": "05/03/2026"}) == "05/03/2026 05/03/2026"


def test_unknown_fields_are_named_once_in_their_order() -> None:
    text = "{{pessoa.idade}} {{hoje}} {{ x }} {{pessoa.idade}} {{Hoje}}"
    assert unknown_fields(text) == ("pessoa.idade", "x", "Hoje")


def test_unknown_field_is_refused() -> None:
    with pytest.raises(UnknownTemplateField) as caught:
        render("{{pessoa.idade}}", {"pessoa.idade": "40"})
    assert caught.value.names == ("pessoa.idade",)


def test_empty_braces_are_an_unknown_field() -> None:
    assert unknown_fields("{{ }}") == ("",)


def test_a_value_is_never_expanded_again() -> None:
    values = {"pessoa.nome": "{{usuario.email}}", "usuario.email": "segredo@mesa.example"}
    assert render("{{pessoa.nome}}", values) == "{{usuario.email}}"


def test_a_value_with_backslashes_stays_as_it_is() -> None:
    assert render("{{pessoa.nome}}", {"pessoa.nome": r"\1 \g<0>"}) == r"\1 \g<0>"


def test_a_known_field_without_value_is_empty() -> None:
    assert render("Tel.: {{pessoa.telefone}}", {}) == "Tel.: "


@pytest.mark.parametrize("text", ["{{hoje", "hoje}}", "{hoje}", "{{hoje}", "{{ho{je}}", "}}{{", "{{{{"])
def test_braces_that_do_not_match_are_plain_text(text: str) -> None:
    assert unknown_fields(text) == ()
    assert render(text, {"hoje": "x"}) == text


def test_a_third_brace_stays() -> None:
    assert render("{{{hoje}}}", {"hoje": "x"}) == "{x}"


@pytest.mark.parametrize("piece", [" ", "{", "{{ "])
def test_a_long_text_that_never_closes_is_read_quickly(piece: str) -> None:
    started = time.perf_counter()
    assert unknown_fields("{{" + piece * 50_000) == ()
    assert time.perf_counter() - started < 2
