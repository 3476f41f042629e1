"""Every word that a trigger of the schema can say becomes an error with a sentence."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

import crm_desktop.storage
from crm_desktop.errors import AppendOnly, CaseChanged, CrmError
from crm_desktop.storage.faults import translate
from crm_desktop.storage.opening import Store
from crm_desktop.ui.message_texts import SENTENCES
from tests.builders import Built, a_case

VERSIONS = Path(crm_desktop.storage.__file__).parent / "alembic" / "versions"
WORDS = sorted(
    {
        word
        for path in VERSIONS.glob("*.sql")
        for word in re.findall(r"RAISE\s*\(\s*\w+\s*,\s*'([^']*)'", path.read_text(encoding="utf-8"))
    }
)


def raised(word: str) -> sqlite3.Error:
    """What the driver says when a trigger says `word`."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE t (a)")
    base.execute(f"CREATE TRIGGER no BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, '{word}'); END")
    with pytest.raises(sqlite3.Error) as refused:
        base.execute("INSERT INTO t VALUES (1)")
    base.close()
    return refused.value


def test_the_schema_has_words_to_translate() -> None:
    assert {"append_only", "wrong_number", "move_not_allowed"} <= set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_a_trigger_has_an_error_with_a_sentence(word: str) -> None:
    known = translate(raised(word))
    assert isinstance(known, CrmError)
    assert type(known) in SENTENCES


def test_no_two_words_are_said_alike() -> None:
    assert len({type(translate(raised(word))) for word in WORDS}) == len(WORDS)


def test_a_word_that_nobody_knows_is_no_rule() -> None:
    assert translate(raised("something else")) is None


def test_two_moves_at_the_same_time_mean_that_the_process_changed(store: Store, built: Built) -> None:
    with pytest.raises(CaseChanged), store.writing() as session:
        case_id = a_case(session, built)
        session.execute(text("DROP TRIGGER move_is_allowed"))
        columns = [name for _, name, *_ in session.execute(text("PRAGMA table_info(case_move)"))]
        others = ", ".join("randomblob(16)" if name == "id" else name for name in columns)
        session.execute(
            text(f"INSERT INTO case_move SELECT {others} FROM case_move WHERE case_id = :id"),
            {"id": case_id.bytes},
        )


def test_what_was_recorded_for_good_says_so(store: Store, built: Built) -> None:
    with pytest.raises(AppendOnly), store.writing() as session:
        a_case(session, built)
        session.execute(text("DELETE FROM opinion"))
