"""E-mail addresses."""

from __future__ import annotations

import pytest

from crm_desktop.errors import InvalidEmail
from crm_desktop.values.emails import normalize_email


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" fiscal@estreladosul.com.br ", "fiscal@estreladosul.com.br"),
        ("Ana.Ribeiro@Exemplo.COM", "Ana.Ribeiro@exemplo.com"),
        ("ana+loja_1@exemplo.com", "ana+loja_1@exemplo.com"),
        ("contato@Pães.com.br", "contato@pães.com.br"),
        ("contato@pa\u0303es.com.br", "contato@pães.com.br"),
        ("a@xn--pes-5ja.com.br", "a@xn--pes-5ja.com.br"),
    ],
)
def test_an_address_is_kept_with_its_domain_in_lower_case(typed: str, kept: str) -> None:
    assert normalize_email(typed) == kept
    assert normalize_email(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ana",
        "@exemplo.com",
        "ana@",
        "ana@localhost",
        "ana@exemplo",
        "ana@exemplo..com",
        "ana@.exemplo.com",
        "ana@exemplo.com.",
        "ana@-exemplo.com",
        "ana@exemplo-.com",
        "ana@exem_plo.com",
        "ana@10.0.0.1",
        "ana..r@exemplo.com",
        ".ana@exemplo.com",
        "ana r@exemplo.com",
        "ana@exemplo.com, bia@exemplo.com",
        "Ana <ana@exemplo.com>",
        "ana@bia@exemplo.com",
        "joão@exemplo.com",
        "ana@exemplo.com\nBcc: bia@exemplo.com",
        "ana@" + "e" * 64 + ".com",
        "a" * 65 + "@exemplo.com",
        "ana@" + "exemplo." * 40 + "com",
    ],
)
def test_what_is_no_single_address_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(InvalidEmail) as refused:
        normalize_email(typed)
    assert refused.value.value == typed
