"""Somebody at the packaged program: keys in, and what the base says afterwards. The same on Windows and on Linux."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.package.screen import NotAsPromised, Screen, until

LOGIN, NAME, PASSWORD = "teste", "Teste", "senha-teste-1"
MAIN = "CRM · Atendimento"
FIRST_RUN = "Primeiros passos"
ENDED_BADLY = "Fim inesperado"
NUMBER, WORD = 104218, "8812"
TEXT = "Reemitida com CFOP 6.102 e autorização; o cliente não precisa de mais nada."
NOTE = "Ligar antes das 10h."
INTERRUPTED_TEXT = "Orientei sobre o filtro por data; a pessoa vai conferir e retornar"


@dataclass(frozen=True, slots=True)
class Base:
    """The base's file as others see it: a copy is read, since the locks of a program under Wine are not seen here."""

    file: Path

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """Empty while there is no base yet."""
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / "copy.db"
            try:
                shutil.copyfile(self.file, copy)
                log = Path(f"{self.file}-wal")
                if log.exists():
                    shutil.copyfile(log, f"{copy}-wal")
                connection = sqlite3.connect(copy)
                try:
                    return connection.execute(statement, values).fetchall()
                finally:
                    connection.close()
            except (FileNotFoundError, sqlite3.Error):  # not there, or caught in the middle of being written
                return []

    def count(self, table: str) -> int:
        found = self.ask(f"SELECT count(*) FROM {table}")
        return int(str(found[0][0])) if found else 0

    def drafts(self) -> list[tuple[str, bool]]:
        """The text of each of this person's, and whether it was put aside."""
        rows = self.ask(
            "SELECT content, put_aside FROM opinion_draft d JOIN users u ON u.id = d.user_id WHERE u.login = ?",
            LOGIN,
        )
        return [(str(json.loads(str(content))["text"]), bool(aside)) for content, aside in rows]

    def newest_opinion(self, number: int) -> str:
        rows = self.ask(
            "SELECT o.text FROM opinion o JOIN cases c ON c.id = o.case_id WHERE c.number = ? ORDER BY o.seq DESC LIMIT 1",
            number,
        )
        return str(rows[0][0]) if rows else ""

    def center(self, number: int) -> str:
        rows = self.ask(
            "SELECT r.name FROM cases c JOIN responsibility_center r ON r.id = c.center_id WHERE c.number = ?",
            number,
        )
        return str(rows[0][0]) if rows else ""

    def notepad(self, number: int) -> str:
        rows = self.ask(
            "SELECT n.text FROM case_notepad n JOIN cases c ON c.id = n.case_id WHERE c.number = ?", number
        )
        return str(rows[0][0]) if rows else ""


class Person:
    """`start` starts the program on the screen; `has_keyring` says whether this computer keeps passwords."""

    def __init__(
        self, screen: Screen, base: Base, start: Callable[[], subprocess.Popen[bytes]], *, has_keyring: bool
    ) -> None:
        self.screen = screen
        self._has_keyring = has_keyring
        self.base = base
        self._start = start
        self.program: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        self.program = self._start()

    def found_a_base(self) -> None:
        """The three pages of the first run, with the demonstration's data; logged in afterwards."""
        screen = self.screen
        screen.come(FIRST_RUN)
        screen.picture("primeiros-passos")
        screen.keys("Return")
        for place, text in enumerate((NAME, LOGIN, PASSWORD, PASSWORD)):
            screen.keys(*["Tab"] * bool(place))
            screen.type(text)
        screen.picture("quem-administra")
        screen.keys("Return", "Down", "Return")
        screen.gone(FIRST_RUN)
        screen.come("Entrar")
        self.log_in()

    def log_in(self) -> None:
        """Remembered on this computer, where it keeps passwords."""
        self.screen.come("Entrar")
        self.screen.type(PASSWORD)
        if self._has_keyring:
            self.screen.keys("Tab", "space")
        self.screen.picture("entrar")
        self.screen.keys("Return")
        self.screen.gone("Entrar")

    def write(self, word: str, number: int) -> None:
        """Steps 1 to 5: filter, Filtrar, Atendimento, the process, Parecer."""
        screen, title = self.screen, f"Parecer · {number}"
        screen.come(MAIN)
        screen.keys("ctrl+f", "ctrl+a")
        screen.type(word)
        screen.keys("Tab", "Tab", "Tab", "ctrl+a")
        screen.type("Todos")
        screen.keys("Return")
        screen.picture("filtro")

        def there() -> bool:
            return screen.window(title) is not None

        screen.keys_until(there, title, "F5", "alt+2", "ctrl+p")
        screen.come(title)

    def use_the_five_buttons(self, number: int) -> None:
        """Step 7: each opens from the keyboard; the notepad is written in, the opinion put aside and taken up again."""
        screen, title = self.screen, f"Parecer · {number}"
        for name, back in (("Agendamentos", 5), ("E-mail", 4), ("Anexos", 1)):
            screen.keys(*["shift+Tab"] * back, "space")
            screen.come(name)
            screen.picture(name.lower())
            screen.keys("Escape")
            screen.gone(name)
            screen.come(title)
            screen.keys(*["Tab"] * back)
        screen.keys(*["shift+Tab"] * 3, "space")
        screen.picture("historico")
        screen.keys("shift+Tab", *["shift+Tab"] * 3, "space", *["Tab"] * 3)
        screen.keys(*["shift+Tab"] * 2, "space")
        screen.come("Parecer complementar")
        screen.keys("ctrl+End", "Return")
        screen.type(NOTE)
        screen.picture("complementar")
        screen.keys("ctrl+Return")
        screen.gone("Parecer complementar")
        until(lambda: NOTE in self.base.notepad(number), "o parecer complementar na base")
        screen.come(title)
        screen.keys(*["Tab"] * 2)

    def put_aside(self, number: int) -> None:
        """A concluir, and on from Pareceres pendentes."""
        screen, title = self.screen, f"Parecer · {number}"
        screen.keys("Tab", "space")
        screen.gone(title)
        until(lambda: (TEXT, True) in self.base.drafts(), "o parecer em Pareceres pendentes")
        screen.come(MAIN)
        screen.keys("ctrl+shift+d")
        self.resume(number)

    def resume(self, number: int) -> None:
        """From Pareceres pendentes, which is open, on with the only one there."""
        screen = self.screen
        screen.come("Pareceres pendentes")
        screen.picture("pareceres-pendentes")
        screen.keys("Home", "ctrl+Return")
        screen.come(f"Parecer · {number}")
        screen.picture("retomado")

    def type_opinion(self, text: str) -> None:
        """Step 6: saved while it is typed."""
        self.screen.type(text)
        until(lambda: text in [draft for draft, _aside in self.base.drafts()], "o rascunho na base", 20)

    def ok(self, number: int, text: str, answer: str = "1") -> None:
        """Step 8: Ok, the workflow's question, its answer; the base has it all, and no draft any more."""
        screen, before = self.screen, self.base.center(number)
        screen.keys("ctrl+Return")
        screen.come("Fluxo de trabalho")
        screen.keys(answer)
        screen.picture("fluxo-de-trabalho")
        screen.keys("Return")
        screen.gone("Parecer · ")
        until(lambda: self.base.newest_opinion(number) == text, "o parecer na base")
        if self.base.center(number) == before:
            raise NotAsPromised(f"o processo {number} não saiu de {before}")
        if self.base.drafts():
            raise NotAsPromised("o rascunho ficou depois do Ok")
        screen.picture("no-proximo-cr")

    def twelve_steps(self) -> None:
        self.write(WORD, NUMBER)
        self.type_opinion(TEXT)
        self.screen.picture("parecer")
        self.use_the_five_buttons(NUMBER)
        self.put_aside(NUMBER)
        self.ok(NUMBER, TEXT, answer="2")

    def interrupted(self) -> None:
        """Killed while typing: what was saved is at most two seconds behind."""
        self.write(WORD, NUMBER)
        self.screen.type(INTERRUPTED_TEXT)
        until(lambda: self.base.drafts(), "o rascunho na base", 20)
        self.screen.type(" …")
        self.kill()

    def after_the_interruption(self) -> None:
        """The next start tells of it and offers the draft, which goes on where it was saved last."""
        screen = self.screen
        self.come_in(ENDED_BADLY)
        screen.picture("fim-inesperado")
        screen.keys("Return")
        self.resume(NUMBER)
        kept = self.base.drafts()[0][0]
        if not INTERRUPTED_TEXT.startswith(kept.rstrip(" …")) or len(kept) < len(INTERRUPTED_TEXT) // 2:
            raise NotAsPromised(f"do rascunho ficou {kept!r}")
        screen.keys("ctrl+a")
        screen.type(INTERRUPTED_TEXT)
        self.ok(NUMBER, INTERRUPTED_TEXT)

    def come_in(self, then: str) -> None:
        """Logs in where the password is not remembered, until there is the window `then`."""
        until(lambda: self.screen.window("Entrar") or self.screen.window(then), f"“Entrar” ou “{then}”")
        if self.screen.window("Entrar"):
            self.log_in()
        self.screen.come(then)

    def quit(self) -> None:
        """As a person does: Ctrl+Q in the main window."""
        self.screen.come(MAIN)
        self.screen.keys("ctrl+q")
        self.ended()

    def ended(self) -> None:
        """Waits for the end. Raises NotAsPromised for an exit status that is none of a good end."""
        assert self.program is not None
        program = self.program
        until(lambda: program.poll() is not None, "o fim do programa")
        if program.returncode:
            raise NotAsPromised(f"o programa terminou com {program.returncode}")

    def leave_a_draft(self, text: str) -> None:
        """A concluir, without Ok."""
        self.write(WORD, NUMBER)
        self.type_opinion(text)
        self.screen.keys("Tab", "space")
        self.screen.gone(f"Parecer · {NUMBER}")
        until(lambda: (text, True) in self.base.drafts(), "o parecer em Pareceres pendentes")

    def take_up_the_draft(self, text: str) -> None:
        """What was left by an earlier version."""
        self.come_in(MAIN)

        def there() -> bool:
            return self.screen.window("Pareceres pendentes") is not None

        self.screen.keys_until(there, "Pareceres pendentes", "ctrl+shift+d")
        self.resume(NUMBER)
        self.ok(NUMBER, text)

    def stop(self) -> None:
        """At the end of everything: whatever still runs."""
        if self.program is not None and self.program.poll() is None:
            self.screen.picture("no-fim")
            self.program.kill()
            self.program.wait(30)

    def kill(self) -> None:
        assert self.program is not None
        self.program.kill()
        self.program.wait(30)
        self.screen.gone(MAIN)
