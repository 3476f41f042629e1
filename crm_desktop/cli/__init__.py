"""Arguments → the window, or data, backup and check without one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crm_desktop import __version__
from crm_desktop.cli.links import add_links, run_links
from crm_desktop.cli.passwords import add_passwords, run_passwords
from crm_desktop.cli.server import add_server, administrator_url, is_shared, run_server
from crm_desktop.cli.statuses import FAILED, REFUSED
from crm_desktop.cli.updates import add_update, run_update
from crm_desktop.desktop.updates.place import Begun

if TYPE_CHECKING:
    from crm_desktop.errors import InvalidLink
    from crm_desktop.policies import Policies
    from crm_desktop.storage.opening import Store
    from crm_desktop.values.links import Link

MOST_DIGITS = 9
_WITH_VALUE = ("--database", "--profile", "--lang", "--user", "--case")
_FROM_OUTSIDE = ("--link", "--phone", "--")


def parser() -> argparse.ArgumentParser:
    """The command line; Portuguese help, since its readers are a desk's people."""
    # Suppressed, or a subcommand's absent option would take back what stood before it.
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--database", metavar="URL", help="endereço da base (padrão: a deste computador)")
    shared.add_argument("--profile", type=Path, metavar="DIR", help="pasta com base, ajustes e cópias")
    root = argparse.ArgumentParser(
        prog="crm-desktop",
        parents=[shared],
        description="Atendimento: processos, pareceres e fluxo de trabalho.",
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"crm-desktop {__version__}")
    root.add_argument("--lang", choices=("pt_BR", "en"), help="idioma das telas")
    root.add_argument("--user", metavar="LOGIN", help="usuário que entra")
    root.add_argument("--demo", action="store_true", help="abre uma base de demonstração descartável")
    root.add_argument(
        "--case", type=_case_number, metavar="NÚMERO", help="abre este processo (basta o número sozinho)"
    )
    # For the help alone: `_set_apart` has taken them before.
    root.add_argument("--link", metavar="LINK", help="mostra o que um link pede (basta o link); por último")
    root.add_argument("--phone", metavar="TELEFONE", help="mostra a pessoa que liga; por último")
    commands = root.add_subparsers(dest="command", metavar="COMANDO")
    data = commands.add_parser("data", help="importa, exporta ou gera dados", parents=[shared])
    verbs = data.add_subparsers(dest="verb", required=True, metavar="VERBO")
    take = verbs.add_parser("import", help="traz um documento crm-desktop/1", parents=[shared])
    take.add_argument("file", type=Path)
    take.add_argument("--dry-run", action="store_true", help="só confere")
    give = verbs.add_parser("export", help="grava um documento crm-desktop/1", parents=[shared])
    give.add_argument("file", type=Path)
    give.add_argument("--only", default="", help="seções, separadas por vírgula")
    demo = verbs.add_parser("demo", help="enche uma base vazia com dados de demonstração", parents=[shared])
    demo.add_argument("--processes", type=int, default=3000)
    backup = commands.add_parser("backup", help="copia a base", parents=[shared])
    backup.add_argument("--to", type=Path, metavar="DIR", help="pasta das cópias")
    commands.add_parser("check", help="confere a base", parents=[shared])
    add_server(commands, shared)
    add_links(commands, shared)
    add_passwords(commands, shared)
    add_update(commands, shared)
    return root


def _case_number(text: str) -> int:
    digits = "".join(text.split()).replace(".", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"não é um número de processo: {text}")
    return int(digits)


def _set_apart(words: list[str]) -> tuple[list[str], str, str]:
    """The options; and `--link` or `--phone` with everything behind it as one text, in which nothing is an option.

    A link alone says what `--link` says, `104218` alone what `--case 104218` says.
    """
    for place, word in enumerate(words):
        name, has_value, value = word.partition("=")
        if name in _FROM_OUTSIDE:
            return words[:place], name, " ".join([value] * bool(has_value) + words[place + 1 :])
        if word.startswith("-") or (place and words[place - 1] in _WITH_VALUE):
            continue
        if _looks_like_link(word):
            return words[:place], "--link", " ".join(words[place:])
        if word[:1].isdigit():
            return [*words[:place], "--case", *words[place:]], "", ""
        break
    return words, "", ""


def _looks_like_link(word: str) -> bool:
    if ":" not in word:
        return False
    from crm_desktop.values.links import looks_like_link

    return looks_like_link(word)


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for: `link` is a Link or None, `refused` the InvalidLink of one that is none.

    Raises SystemExit after saying what else is wrong with it.
    """
    options, sign, text = _set_apart(list(words))
    asked = parser().parse_args(options, argparse.Namespace(database=None, profile=None))
    asked.link, asked.refused = _link(asked.case, sign, text)
    return asked


def _link(case: int | None, sign: str, text: str) -> tuple[Link | None, InvalidLink | None]:
    # Imported only for a start that has one, since every start waits for it.
    if not sign and case is None:
        return None, None
    from crm_desktop.errors import InvalidLink
    from crm_desktop.values.links import CaseLink, parse_link, phone_link

    if not sign:
        return CaseLink(int(case or 0)), None
    try:
        return (phone_link if sign == "--phone" else parse_link)(text), None
    except InvalidLink as error:
        return None, error


def main(arguments: Sequence[str] | None = None, policies: Policies | None = None) -> int:
    """The program's exit status: 0, 1 for a failure, 2 for something refused. Without `policies`, this computer's."""
    begun = Begun()
    try:
        asked = read_arguments(sys.argv[1:] if arguments is None else arguments)
    except SystemExit:  # said what it is, or what is wrong
        begun.take_back_try()
        raise
    if asked.refused is not None:
        begun.take_back_try()
        return _refuse_link(asked)
    asked.policies = policies
    if asked.command is None:
        if begun.go_by_launcher(sys.argv[1:]):
            return 0
        from crm_desktop.app import run_window

        return run_window(asked, begun.take_back_try)
    begun.take_back_try()
    from crm_desktop.errors import CrmError
    from crm_desktop.policies.reading import read_policies

    asked.policies = read_policies() if policies is None else policies

    verbs = {
        "data": _data,
        "backup": _backup,
        "check": _check,
        "server": run_server,
        "links": run_links,
        "passwords": run_passwords,
        "update": _update,
    }
    try:
        return verbs[asked.command](asked)
    except CrmError as error:
        _say_error(error)
        return REFUSED
    except OSError as error:
        print(f"crm-desktop: {error}", file=sys.stderr)
        return FAILED


def _refuse_link(asked: argparse.Namespace) -> int:
    """One sentence, and nothing of the link: here, and in the program that runs, since Windows shows no terminal."""
    from crm_desktop.app import hand_over
    from crm_desktop.ui.messages import message_for

    print(f"crm-desktop: {message_for(asked.refused).text}", file=sys.stderr)
    hand_over(asked)
    return REFUSED


def _say_error(error: Exception) -> None:
    from crm_desktop.errors import InvalidExchange
    from crm_desktop.ui.messages import message_for

    if isinstance(error, InvalidExchange):
        for fault in error.faults:
            print(fault, file=sys.stderr)
        return
    message = message_for(error)
    print(f"crm-desktop: {message.text} {message.next_step}".strip(), file=sys.stderr)


def _url(asked: argparse.Namespace) -> str:
    """Raises OtherBaseNamed, DisabledByPolicy."""
    from crm_desktop.settings import Paths, load
    from crm_desktop.storage.opening import base_url

    paths = Paths.for_profile(asked.profile)
    chosen, own = load(paths.settings_file).settings.database, base_url(paths.base_file)
    asked.policies.check_base(asked.database, chosen, own)
    return str(asked.policies.base_address(asked.database, chosen, own))


def _open(asked: argparse.Namespace) -> Store:
    from crm_desktop.storage.opening import open_base

    if is_shared(_url(asked)):
        from crm_desktop.storage.shared.admin import administrator

        return administrator(administrator_url(_url(asked)))
    return open_base(_url(asked))


@contextmanager
def _to_fill(asked: argparse.Namespace, *, keep: bool = True) -> Iterator[Store]:
    """An embedded base is made when it is not there; a shared one is there."""
    if is_shared(_url(asked)):
        with closing(_open(asked)) as store:
            yield store
        return
    from crm_desktop.exchange.first_base import base_to_fill

    with base_to_fill(_url(asked), keep=keep) as store:
        yield store


def _data(asked: argparse.Namespace) -> int:
    return {"import": _import, "export": _export, "demo": _demo}[asked.verb](asked)


def _import(asked: argparse.Namespace) -> int:
    from crm_desktop.exchange.importing import import_document

    document = asked.file.read_bytes()
    with _to_fill(asked, keep=not asked.dry_run) as store, store.writing() as session:
        report = import_document(
            session,
            actor=None,
            now=datetime.now(UTC),
            document=document,
            dry_run=asked.dry_run,
            operator=_operator(),
        )
        if asked.dry_run:
            session.rollback()
    for section, counts in report.counts.items():
        print(f"{section}: {counts.added} novos, {counts.updated} atualizados")
    return 0


def _operator() -> str:
    """The account of this computer; empty where the system has no name for it."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


def _export(asked: argparse.Namespace) -> int:
    from crm_desktop.exchange.exporting import export_document, write_document
    from crm_desktop.policies import Feature

    asked.policies.require(Feature.DATA_EXPORT)
    only = frozenset(part.strip() for part in asked.only.split(",") if part.strip()) or None
    store = _open(asked)
    try:
        with store.reading() as session:
            document = export_document(session, only=only)
    finally:
        store.close()
    write_document(asked.file, document)
    return 0


def _demo(asked: argparse.Namespace) -> int:
    from crm_desktop.exchange.demo import generate
    from crm_desktop.exchange.first_base import base_to_fill

    if is_shared(_url(asked)):
        print(
            "crm-desktop: os dados de demonstração vão para uma base local; gere-os num arquivo e use “server adopt”.",
            file=sys.stderr,
        )
        return REFUSED

    def progress(done: float) -> bool:
        print(f"\r{done:4.0%}", end="", file=sys.stderr, flush=True)
        return True

    with base_to_fill(_url(asked)) as store:
        generate(store, now=datetime.now(UTC), processes=asked.processes, progress=progress)
    print(file=sys.stderr)
    return 0


def _backup(asked: argparse.Namespace) -> int:
    from crm_desktop.settings import Paths

    if is_shared(_url(asked)):
        from crm_desktop.storage.shared.dumps import back_up_shared

        folder = asked.to or Paths.for_profile(asked.profile).backup_folder
        print(back_up_shared(administrator_url(_url(asked)), folder, datetime.now(UTC)))
        return 0
    from crm_desktop.storage.backup import back_up

    store = _open(asked)
    path = store.path
    store.close()
    assert path is not None
    folder = asked.to or Paths.for_profile(asked.profile).backup_folder
    print(back_up(path, folder, datetime.now(UTC)))
    return 0


def _update(asked: argparse.Namespace) -> int:
    from crm_desktop.storage.revision import SHARED_HEAD

    return run_update(asked, SHARED_HEAD if is_shared(_url(asked)) else "")


def _check(asked: argparse.Namespace) -> int:
    if is_shared(_url(asked)):
        return run_server(argparse.Namespace(**{**vars(asked), "verb": "check", "database": _url(asked)}))
    from sqlalchemy.engine import make_url

    from crm_desktop.storage.backup import check_base

    database = make_url(_url(asked)).database
    found = check_base(Path(database or ""))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    print(f"{found.opinions} pareceres, {found.files} anexos, cadeia {found.chain[:16]}")
    return FAILED if found.faults else 0
