"""The log tells what went wrong and never what anybody typed, whatever is handed to it."""

from __future__ import annotations

import ast
import json
import logging
import smtplib
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

import crm_desktop
from crm_desktop import errors as e
from crm_desktop.desktop import log
from crm_desktop.desktop.log import KEPT_BEFORE, LEFT_OUT, NAME, log_files, log_uncaught, start_log
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.values.terms import Right
from tests.builders import Built
from tests.mail.servers import Behaviour, RecordingServer

OPINION = "Cliente ameaçou cancelar; combinamos desconto de 12 por cento"
PERSON = "Rosângela Figueiredo Prado"
CPF = "52998224725"
EMAIL = "rosangela@estreladosul.com.br"
PASSWORD = "cafe-com-pao-8"
PHONE = "21998761200"
SECRETS = (OPINION, PERSON, CPF, EMAIL, PASSWORD, PHONE, "529.982.247-25", "998761200")

_log = logging.getLogger("crm_desktop.tests")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "log"
    stop = start_log(place)
    yield place
    stop()


def written(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in folder.iterdir())


def check_no_secret(folder: Path) -> str:
    found = written(folder)
    assert [secret for secret in SECRETS if secret.casefold() in found.casefold()] == []
    return found


# Failures as they happen, each with a secret in what the exception says.


def _statement(session: Session) -> None:
    session.execute(text("INSERT INTO opinion (text) VALUES (:text)"), {"text": OPINION})


def _statement_of_many(session: Session) -> None:
    session.execute(text("SELECT * FROM no_such WHERE name = :name"), {"name": PERSON})


def _address() -> None:
    psycopg.connect(f"host=127.0.0.1 password=x {PASSWORD}")


def _file() -> None:
    Path(f"{PERSON} {CPF}.pdf").read_bytes()


def _lookup() -> None:
    json.loads(json.dumps({CPF: PHONE}))[PERSON]


def _mail() -> None:
    with (
        RecordingServer(Behaviour.REFUSE_RECIPIENTS) as server,
        smtplib.SMTP("127.0.0.1", server.port) as smtp,
    ):
        smtp.sendmail("crm@empresa.com.br", [EMAIL], "x")


def _number() -> None:
    int(PHONE + "x")


def _of_ours() -> None:
    raise e.BaseUnreachable(f"postgresql://ana:{PASSWORD}@servidor/crm", f"no role {PERSON}", "lost")


def _one_after_the_other() -> None:
    try:
        _number()
    except ValueError as error:
        error.add_note(OPINION)
        raise ExceptionGroup(PERSON, [error, KeyError(CPF)]) from RuntimeError(EMAIL)


@pytest.mark.parametrize("verb", [_statement, _statement_of_many])
def test_a_statement_that_fails_keeps_its_parameters(
    verb: Callable[[Session], None], folder: Path, desk: Desk, qtbot: QtBot
) -> None:
    failed: list[BaseException] = []
    desk.runner.write(QObject(desk), verb, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert any(secret in str(failed[0]) for secret in SECRETS)
    found = check_no_secret(folder)
    assert "a task failed" in found
    assert "sqlalchemy.exc." in found
    assert "caused by sqlite3." in found
    assert "sqlite_errorcode=" in found
    assert f"tests.desktop.test_log:{verb.__code__.co_firstlineno + 1} {verb.__name__}" in found


@pytest.mark.parametrize("work", [_address, _file, _lookup, _mail, _number, _of_ours, _one_after_the_other])
def test_what_fails_on_a_worker_is_told_without_its_message(
    work: Callable[[], None], folder: Path, desk: Desk, qtbot: QtBot
) -> None:
    failed: list[BaseException] = []
    desk.runner.call(QObject(desk), work, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert any(secret in str(failed[0]) + str(vars(failed[0])) for secret in SECRETS)
    found = check_no_secret(folder)
    assert type(failed[0]).__qualname__ in found
    assert f" {work.__name__}\n" in found


def test_what_the_libraries_log_is_told_without_its_values(
    folder: Path, store: Store, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    class Hearing(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(record.getMessage())

    engine = logging.getLogger("sqlalchemy.engine.Engine")
    hearing = Hearing()
    engine.addHandler(hearing)
    engine.setLevel(logging.INFO)
    try:
        with store.reading() as session:
            session.execute(text("SELECT :a, :b"), {"a": OPINION, "b": CPF}).all()
    finally:
        engine.removeHandler(hearing)
        engine.setLevel(logging.NOTSET)
    assert any(OPINION in message for message in seen)
    assert "sqlalchemy.engine.Engine" in check_no_secret(folder)


def test_facts_of_safe_kinds_are_written_and_no_others(folder: Path) -> None:
    _log.info("%d of %s, %s by %s: %s", 3, Right.REOPEN, "theme", ValueError, True)
    _log.info("%(size)s and %(who)s", {"size": 1_234_567, "who": PERSON})
    _log.info("a number %s, another %d, %.1f %%", int(CPF), int(PHONE), 99.5)
    _log.info("%s %s %s", Path("/home", PERSON), [EMAIL], e.InvalidDocument(CPF))
    _log.info(f"put together {PERSON}")
    _log.info("a %s" + PASSWORD, "b")
    _log.log(logging.INFO, OPINION)
    _log.info(RuntimeError(EMAIL))
    _log.info("where", stack_info=True)
    found = check_no_secret(folder)
    texts = [line.split(" ", 3)[3] for line in found.splitlines()]
    assert texts[:4] == [
        "3 of Right.REOPEN, theme by ValueError: True",
        f"1234567 and {LEFT_OUT}",
        "a number 5.3e+10, another 2.2e+10, 99.5 %",
        f"{LEFT_OUT} {LEFT_OUT} crm_desktop.errors.InvalidDocument (field=document)",
    ]
    assert texts[4:8] == [LEFT_OUT] * 4


def test_a_line_tells_moment_level_and_place(folder: Path) -> None:
    _log.warning("something")
    moment, level, place, told = written(folder).split()
    assert moment.endswith("Z")
    assert (level, told) == ("WARNING", "something")
    assert place.startswith("crm_desktop.tests:")


def test_our_own_errors_tell_which_fact_of_the_program_it_was(folder: Path) -> None:
    for error in (
        e.BaseUnreachable("postgresql://servidor/crm", PERSON, "no_answer"),
        e.BaseNewer("0007", "0002"),
        e.Duplicate("document", CPF),
        e.CaseChanged(104218, (PERSON, OPINION), 4),
        e.NotAllowed(f"x {PERSON}"),
    ):
        _log.warning("refused", exc_info=error)
    found = check_no_secret(folder)
    assert "BaseUnreachable (cause=no_answer)" in found
    assert "BaseNewer (found=0007, known=0002)" in found
    assert "Duplicate (field=document)" in found
    assert "CaseChanged (number=104218, version=4)" in found
    assert f"NotAllowed (right={LEFT_OUT})" in found


def test_an_endless_recursion_stays_short(folder: Path) -> None:
    def again(n: int) -> int:
        return again(n + 1)

    with pytest.raises(RecursionError) as failed:
        again(0)
    _log.warning("too deep", exc_info=failed.value)
    assert len(written(folder).splitlines()) < 50
    assert "more\n" in written(folder)


def test_what_nobody_caught_is_told_and_goes_where_it_went(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: before.append(what))
    monkeypatch.setattr(threading, "excepthook", before.append)
    log_uncaught()
    try:
        _number()
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    thread = threading.Thread(target=_lookup)
    thread.start()
    thread.join()
    assert len(before) == 2
    found = check_no_secret(folder)
    assert "nobody caught it\n  builtins.ValueError" in found
    assert "nobody caught it in a thread\n  builtins.KeyError" in found


def test_it_stays_within_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 2_000)
    stop = start_log(tmp_path)
    for n in range(500):
        _log.info("line %d", n)
    stop()
    assert len(list(tmp_path.iterdir())) == KEPT_BEFORE + 1
    assert all(path.stat().st_size <= 2_000 for path in tmp_path.iterdir())
    assert [path.name for path in log_files(tmp_path)] == [NAME, *(f"{NAME}.{n}" for n in (1, 2, 3))]
    assert "line 499" in log_files(tmp_path)[0].read_text()


def test_what_earlier_versions_wrote_goes(tmp_path: Path) -> None:
    for name in ("crm.log", "crm.log.2"):
        (tmp_path / name).write_text(OPINION)
    (tmp_path / "notas.txt").write_text("x")
    start_log(tmp_path)()
    assert {path.name for path in tmp_path.iterdir()} == {NAME, "notas.txt"}


def test_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("a file")
    stop = start_log(tmp_path / "log")
    _log.warning("something %s", PERSON)
    stop()
    assert (tmp_path / "log").read_text() == "a file"
    assert PERSON not in "".join(capsys.readouterr())


@pytest.mark.not_on_windows("it has no disk that is always full")
def test_a_full_disk_stops_nothing_and_the_log_goes_on_after_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).symlink_to("/dev/full")
    stop = start_log(tmp_path)
    for _ in range(3):
        _log.warning("lost %s", PERSON)
    (tmp_path / NAME).unlink()
    _log.warning("kept")
    stop()
    assert written(tmp_path).endswith(" kept\n")
    assert "lost" not in written(tmp_path)
    assert capsys.readouterr() == ("", "")


def test_every_text_logged_is_a_constant() -> None:
    """Else its line would tell no more than where it came from."""
    found = []
    for path in Path(crm_desktop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "_log"
            ):
                found.append((path.name, isinstance(node.args[0], ast.Constant)))
    assert len(found) > 5
    assert [name for name, constant in found if not constant] == []
