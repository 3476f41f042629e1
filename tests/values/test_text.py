"""Text as it is searched and compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values.text import alike, fold, fts_queries, words

SUBJECTS = (
    "NF-e rejeitada: CFOP inválido",
    "Ação de cobrança do boleto nº 12",
    "Pedido de troca de produto",
    "Troca do pedido antigo",
    "Guarda-chuva quebrado",
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE case_text USING fts5(body, tokenize='unicode61 remove_diacritics 2')")
    base.executemany("INSERT INTO case_text VALUES (?)", [(subject,) for subject in SUBJECTS])
    yield base
    base.close()


def found(index: sqlite3.Connection, query: str | None) -> list[str]:
    rows = index.execute("SELECT body FROM case_text WHERE case_text MATCH ? ORDER BY rowid", (query,))
    return [body for (body,) in rows]


def test_accents_and_case_do_not_count() -> None:
    assert fold("AÇÃO São João") == fold("acao sao joao") == "acao sao joao"
    assert fold("ac\u0327a\u0303o") == "acao"
    assert fold("Straße") == "strasse"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_leave_the_punctuation_out() -> None:
    assert words("NF-e rejeitada: CFOP_5102 (inválido)!") == (
        "nf",
        "e",
        "rejeitada",
        "cfop",
        "5102",
        "invalido",
    )
    assert words("… — !") == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("acao", SUBJECTS[1:2]),
        ("AÇÃO", SUBJECTS[1:2]),
        ("rejei cfop", SUBJECTS[:1]),
        ("nf-e", SUBJECTS[:1]),
        ("nº 12", SUBJECTS[1:2]),
        ("pedido troca", SUBJECTS[2:4]),
        ('"pedido de troca"', SUBJECTS[2:3]),
        ("“Pedido de Troca”", SUBJECTS[2:3]),
        ('"pedido de troc"', ()),
        ('"pedido de tro', SUBJECTS[2:3]),
        ('"pedido de" prod', SUBJECTS[2:3]),
        ("guarda-chu", SUBJECTS[4:]),
        ("troca --", SUBJECTS[2:4]),
        ("pedido OR boleto", ()),
        ("body:troca", ()),
        ("tro*", SUBJECTS[2:4]),
        ("^pedido", SUBJECTS[2:4]),
    ],
)
def test_what_is_typed_finds_the_subjects(
    index: sqlite3.Connection, typed: str, expected: tuple[str, ...]
) -> None:
    assert found(index, " AND ".join(fts_queries(typed))) == list(expected)


@pytest.mark.parametrize("typed", ["", "   ", "--", '"', '""', "* ( ) :", "😀", "\0"])
def test_no_word_gives_no_query(typed: str) -> None:
    assert fts_queries(typed) == ()


@given(st.text(st.characters(codec=None), max_size=60) | st.text('"*^:(){}+-a ANDORNEAR', max_size=30))
def test_any_text_gives_a_query_that_the_base_understands(text: str) -> None:
    for query in fts_queries(text):
        base = sqlite3.connect(":memory:")
        base.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize='unicode61 remove_diacritics 2')")
        base.execute("SELECT * FROM t WHERE t MATCH ?", (query,)).fetchall()
        base.close()


def test_each_word_is_looked_for_by_itself_and_only_once() -> None:
    assert fts_queries('nota "pedido de troca" nota') == ('"nota"*', '"pedido de troca"')


def test_a_pasted_paragraph_does_not_become_endless_queries() -> None:
    queries = fts_queries(" ".join(f"p{n}" for n in range(3_000)))
    assert queries[:2] == ('"p0"*', '"p1"*')
    assert len(queries) == 21
    assert queries[-1].endswith('"p2999"*')


def test_the_same_subject_in_other_words_is_alike() -> None:
    assert alike("NF-e rejeitada: CFOP inválido", "cfop invalido, NF-E REJEITADA") == 100
    assert alike("Boleto não registra no banco", "Boleto não registrou no banco") > 80


def test_another_subject_is_not_alike() -> None:
    assert alike("Boleto não registra no banco", "Treinamento: módulo fiscal") < 50


def test_nothing_is_alike_to_an_empty_subject() -> None:
    assert alike("", "Boleto") == 0
    assert alike("", "") == 0
