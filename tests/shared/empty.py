"""An empty database, and an embedded base that may be moved into it."""

from __future__ import annotations

from pathlib import Path

from crm_desktop.operations.drafts import FileBytes, attach_to_draft
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.storage.opening import base_url, open_base
from tests.builders import NOW, a_case, actor, build_desk, version
from tests.shared.server import SUPERUSER, Server

SECRET = "senha da chefia"
NAME = "crm_fresh"
FILE = FileBytes("foto.png", bytes(range(256)) * 9)
DRAFTED = FileBytes("nota.txt", b"conteudo")


def address(server: Server) -> str:
    return f"postgresql+psycopg://{SUPERUSER}@127.0.0.1:{server.port}/{NAME}"


def make_old(path: Path) -> Path:
    """Two processes, an opinion with a file, a draft with another, and an administrator."""
    store = open_base(base_url(path), create=True)
    with store.writing() as session:
        built = build_desk(session)
    with store.writing() as session:
        first = a_case(session, built)
        second = a_case(session, built, kind="free", subject="Avulso")
        marina = actor(session)
        for key, file in ((first, FILE), (second, DRAFTED)):
            attach_to_draft(session, actor=marina, now=NOW, case_id=key, case_version=1, file=file)
        complete_opinion(
            session,
            actor=marina,
            now=NOW,
            case_id=first,
            case_version=version(session, first),
            text="A foto mostra a tela.",
            decision=Decision(),
        )
    store.close()
    return path
