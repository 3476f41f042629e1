"""A base that is locked, read-only, full, newer or damaged: said clearly, and nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crm_desktop.errors import (
    BaseCorrupted,
    BaseFull,
    BaseLocked,
    BaseMissing,
    BaseNewer,
    BaseReadOnly,
    BaseUnreachable,
)
from crm_desktop.models.opinion import Opinion
from crm_desktop.operations.drafts import FileBytes, attach_to_draft
from crm_desktop.storage import opening
from crm_desktop.storage.backup import back_up, backups, check_base, last_good_backup, restore
from crm_desktop.storage.opening import Store, base_url, open_base
from crm_desktop.ui.messages import message_for
from tests.builders import NOW, Built, a_case, actor

MOMENT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_base_that_another_program_holds_is_locked(
    store: Store, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    second = open_base(base_url(store.path))  # type: ignore[arg-type]
    holder = sqlite3.connect(str(store.path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(BaseLocked) as refused, second.writing() as session:
        a_case(session, built)
    holder.execute("ROLLBACK")
    holder.close()
    with second.writing() as session:
        a_case(session, built)
    second.close()
    assert message_for(refused.value).next_step


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
@pytest.mark.not_under_wine("started by root it writes what is read-only")
def test_a_read_only_folder_is_named(base_path: Path) -> None:
    base_path.chmod(stat.S_IRUSR)
    base_path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(BaseReadOnly):
            open_base(base_url(base_path))
    finally:
        base_path.parent.chmod(0o700)
        base_path.chmod(0o600)


def test_a_base_opened_for_reading_only_refuses_to_write(store: Store, built: Built) -> None:
    with pytest.raises(BaseReadOnly), store.writing() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = ON")
        a_case(session, built)


def test_a_full_disk_keeps_what_was_confirmed(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    store.checkpoint()
    with closing(sqlite3.connect(str(store.path))) as base:
        pages = int(base.execute("PRAGMA page_count").fetchone()[0])
    with pytest.raises(BaseFull), store.writing() as session:
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        attach_to_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=1,
            file=FileBytes("grande.bin", os.urandom(5_000_000)),
        )
    store.engine.dispose()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Opinion)) == 1


def test_a_newer_base_is_refused_by_name(base_path: Path) -> None:
    connection = sqlite3.connect(base_path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(BaseNewer) as refused:
        open_base(base_url(base_path))
    assert refused.value.found == "9999"


def test_a_missing_base_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(BaseMissing):
        open_base(base_url(tmp_path / "nada.db"))
    assert not (tmp_path / "nada.db").exists()


def test_what_is_no_base_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "crm.db"
    path.write_bytes(b"isto nao e uma base" * 1000)
    with pytest.raises(BaseCorrupted):
        open_base(base_url(path))


def test_a_shared_base_is_not_opened_as_an_embedded_one() -> None:
    with pytest.raises(BaseUnreachable):
        open_base("postgresql+psycopg://host/base")


def test_a_flipped_byte_in_a_file_is_found(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        attach_to_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=1,
            file=FileBytes("nota.xml", b"<nfe>conteudo unico de teste</nfe>" * 500),
        )
    store.checkpoint()
    path = store.path
    assert path is not None
    assert check_base(path).faults == ()
    store.close()
    raw = bytearray(path.read_bytes())
    place = raw.rfind(b"conteudo unico")
    raw[place] ^= 1
    path.write_bytes(raw)
    assert any("attachment" in fault for fault in check_base(path).faults)


def test_the_last_good_copy_is_put_back_and_the_damaged_base_kept(
    store: Store, built: Built, tmp_path: Path
) -> None:
    with store.writing() as session:
        a_case(session, built)
    path = store.path
    assert path is not None
    folder = tmp_path / "backup"
    good = back_up(path, folder, MOMENT)
    later = folder / "crm-20991231-000000.db"
    shutil.copy(good, later)
    store.close()
    path.write_bytes(b"estragado" * 10_000)
    assert last_good_backup(folder) == good
    kept = restore(good, path, MOMENT)
    assert kept is not None
    assert kept.read_bytes().startswith(b"estragado")
    again = open_base(base_url(path))
    with again.reading() as session:
        assert session.scalar(select(func.count()).select_from(Opinion)) == 1
    again.close()
    assert set(backups(folder)) == {good, later}


def test_a_copy_is_made_while_others_write(store: Store, built: Built, tmp_path: Path) -> None:
    assert store.path is not None
    with store.writing() as session:
        a_case(session, built)
        session.flush()
        copy = back_up(store.path, tmp_path / "b", MOMENT)
    assert check_base(copy).faults == ()
    assert check_base(copy).opinions == 0
