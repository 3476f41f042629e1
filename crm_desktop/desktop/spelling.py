"""Spelling in Brazilian Portuguese: which words are unknown, and what may have been meant.

Hunspell's binding holds the interpreter while it works: 0.6 s to load, up to 1 s for suggestions. On a thread
that would stop the window, so it lives in a child process, which a single worker thread asks in turn. The child
ends with its parent, however that ends, since its pipe breaks.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
import signal
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from crm_desktop.files import whole_file
from crm_desktop.resources import resource_path

MOST_SUGGESTIONS = 7
LONGEST_ACRONYM = 5
_LONGEST_WORD = 60
_MOST_REMEMBERED = 50_000
_CERTAIN_WORD = "você"
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[-'’](?:{_LETTER})+)*")
_TOKEN = re.compile(
    r"(?P<plain>[^\W\d_]+)(?=[\s,;!?)]|[.:](?:\s|\Z)|\Z)"  # nearly always; the rest costs thrice as much
    r"|(?i:[a-z][a-z0-9+.-]*://|www\.)\S+"  # an address
    r"|[\w.+-]+@[\w.-]+"
    r"|\w+(?:\.\w+)+"  # a domain, a file, a template's field
    r"|\w*\d\w*"
    rf"|(?P<word>{_WORD.pattern})"
)
_log = logging.getLogger(__name__)


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word worth checking; addresses and anything with a digit are passed over."""
    for found in _TOKEN.finditer(text):
        if found.lastgroup:
            yield found.span()


def _plain(word: str) -> str:
    """As the dictionary writes it: accents composed, straight apostrophe."""
    return unicodedata.normalize("NFC", word).replace("’", "'")


def _ignored(word: str) -> bool:
    acronym = word.isupper() and len(word) <= LONGEST_ACRONYM
    return acronym or not 1 < len(word) <= _LONGEST_WORD or _WORD.fullmatch(word) is None


def _load(dictionary: Path) -> Any:
    """Hunspell for that .dic; OSError when a file is missing, ValueError when it is not the dictionary."""
    import hunspell

    folder = str(dictionary.parent)
    # On Windows UTF-8 makes the binding put \\?\ before the path, which takes any letter, but not before a share.
    encoding = "mbcs" if os.name == "nt" and folder.startswith("\\\\") else "UTF-8"
    speller = hunspell.Hunspell(dictionary.stem, hunspell_data_dir=folder, system_encoding=encoding)
    if not speller.spell(_CERTAIN_WORD):
        raise ValueError(f"not a dictionary: {dictionary}")
    return speller


def _serve(pipe: Connection, dictionary: Path) -> None:
    """The child: says None or an error once loaded, then answers until the pipe breaks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            speller = _load(dictionary)
        except Exception as error:
            pipe.send(f"{type(error).__name__}: {error}")
            return
        pipe.send(None)
        while True:
            verb, words = pipe.recv()
            pipe.send([getattr(speller, verb)(word) for word in words])


class SpellChecker:
    """Checks words against the dictionary and the user's own words; begins to load when made.

    `personal_file` is UTF-8, one word a line; it need not exist. `dictionary` is a .dic with its .aff beside it.
    `ready(bool)` is called once on the worker thread: whether there is spelling. Where there is none every word
    passes and nothing is suggested. All methods may be called from any thread.
    """

    def __init__(
        self,
        personal_file: Path,
        dictionary: Path | None = None,
        *,
        ready: Callable[[bool], None] | None = None,
    ) -> None:
        self._personal_file = personal_file
        self._dictionary = dictionary or resource_path("dictionaries", "pt_BR.dic")
        self._lock = threading.Lock()
        self._known: dict[str, bool] = {}
        self._failure: str | None = None
        self._told = False
        self._closed = False
        # On Windows it is a PipeConnection, of the same methods.
        self._pipe: Any = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._worker = ThreadPoolExecutor(1, "spelling")
        self.started: Future[bool] = self._worker.submit(self._start)
        """Whether there is spelling; cancelled when closed before."""
        if ready is not None:
            self.started.add_done_callback(
                lambda started: None if started.cancelled() else ready(started.result())
            )

    # Without waiting.

    def known(self, word: str) -> bool | None:
        """Whether the word is right, as far as it was asked before; None when `look_up` has to be asked."""
        right = self._known.get(word)  # nearly always; the rest costs ten times as much
        if right is None:
            right = True if _ignored(word) else self._known.get(_plain(word))
        return right

    def look_up(self, words: Iterable[str]) -> Future[None]:
        """Done when `known` knows all of them."""
        return self._submit(self._look_up, tuple(words))

    def suggestions(self, word: str) -> Future[list[str]]:
        """At most 7, best first; takes up to 1 s."""
        return self._submit(self._suggest, word)

    def add(self, word: str) -> Future[None]:
        """The word counts as right from now on, and is kept in the personal file.

        ValueError for what is no word. The future holds the OSError of a file that could not be written; the
        word then holds until the program ends.
        """
        plain = _plain(word)
        if _WORD.fullmatch(plain) is None:
            raise ValueError(word)
        with self._lock:
            # Other forms of it (at the start of a sentence, in capitals) may be right now too.
            self._known = {other: right for other, right in self._known.items() if right}
            self._known[plain] = True
        return self._submit(self._keep, plain)

    def take_failure(self) -> str | None:
        """Why there is no spelling, in technical words; None when there is, and when it was taken before."""
        with self._lock:
            told, self._told = self._told, self._told or self._failure is not None
            return None if told else self._failure

    def close(self) -> None:
        """Ends the child; what was asked and not answered is cancelled. May be called again."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()
        self._worker.shutdown(wait=True, cancel_futures=True)
        if self._process is not None:
            self._process.join()
            self._process.close()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    # Waiting.

    def check(self, word: str) -> bool:
        """Whether the word is right; waits for the dictionary, so never on the window's thread.

        CancelledError after `close`.
        """
        known = self.known(word)
        if known is None:
            self.look_up([word]).result()
            known = self.known(word)
        return known is not False

    def suggest(self, word: str) -> list[str]:
        """`suggestions`, waited for; CancelledError after `close`."""
        return self.suggestions(word).result()

    # On the worker thread.

    def _submit(self, work: Callable[..., Any], *args: Any) -> Future[Any]:
        try:
            return self._worker.submit(work, *args)
        except RuntimeError:  # closed
            gone: Future[Any] = Future()
            gone.cancel()
            gone.set_running_or_notify_cancel()
            return gone

    def _start(self) -> bool:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self._dictionary), name="spelling", daemon=True
        )
        try:
            process.start()
        except OSError as error:
            ours.close()
            return self._fail(error)
        finally:
            theirs.close()
        with self._lock:
            self._pipe, self._process = ours, process
            if self._closed:
                process.kill()
        try:
            # Windows breaks no pipe of a child that ended before it took its end over: that end is still ours.
            wait((ours, process.sentinel))
            if not ours.poll():
                raise EOFError(f"the child ended with {process.exitcode}")
            refusal = ours.recv()
        except (EOFError, OSError) as error:
            return self._fail(error)
        if refusal is not None:
            return self._fail(refusal)
        try:
            lines = self._personal_lines()
        except OSError as error:
            _log.warning("personal words not read: %s", error)
            lines = []
        return self._ask("add", *filter(_WORD.fullmatch, lines)) is not None

    def _ask(self, verb: str, *words: str) -> list[Any] | None:
        """One answer for each word; None when there is no spelling (any more)."""
        if self._failure is not None or self._pipe is None:
            return None
        try:
            self._pipe.send((verb, words))
            answers: list[Any] = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._fail(error)
            return None
        return answers

    def _fail(self, reason: object) -> bool:
        if not self._closed:
            _log.warning("no spelling: %s", reason)
        with self._lock:
            self._failure = str(reason) or type(reason).__name__
        return False

    def _look_up(self, words: tuple[str, ...]) -> None:
        plain = list(dict.fromkeys(_plain(word) for word in words if self.known(word) is None))
        rights = self._ask("spell", *plain) if plain else []
        with self._lock:
            if len(self._known) > _MOST_REMEMBERED:
                self._known = {}
            for word, right in zip(plain, rights or [True] * len(plain), strict=True):
                # Added while it was being asked.
                self._known[word] = right or self._known.get(word, False)

    def _suggest(self, word: str) -> list[str]:
        answers = self._ask("suggest", _plain(word)) or [()]
        return list(answers[0])[:MOST_SUGGESTIONS]

    def _personal_lines(self) -> list[str]:
        try:
            text = self._personal_file.read_text(encoding="utf-8-sig", errors="surrogateescape")
        except FileNotFoundError:
            return []
        return [line.strip() for line in text.splitlines() if line.strip()]

    def _keep(self, word: str) -> None:
        self._ask("add", word)
        lines = self._personal_lines()
        if word in lines:
            return
        self._personal_file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(self._personal_file, private=True) as file:
            # What is not UTF-8 in it stays as it is, byte by byte.
            file.writelines(f"{line}\n".encode(errors="surrogateescape") for line in [*lines, word])
