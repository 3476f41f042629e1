"""A key until it is painted, in an opinion of 100,000 characters, against the same key in a plain editor.

Both editors hold the same text in windows of one size and take the same keys in turn, at the end, in the middle
and at the start. Ours has its spelling on and an autosave as the dialog's. Between two keys the event loop runs
as between a typist's; what the timers do then is not in a key's time. So that it is not left out, every tenth
key of ours comes just when both timers are due, and waits for what they do: those keys count like any other.

The keys come in five passes. The worst of a side is the median of its slowest key in each pass: what the editor
costs in its worst moment comes in every pass, what the machine does beside it does not.
"""

from __future__ import annotations

import gc
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from bench.measure import figure
from crm_desktop.desktop.spelling import SpellChecker
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.opinion_editor import OpinionEditor

CHARACTERS = 100_000
KEY_LIMIT, WORST_LIMIT = 1.5, 3.0
AUTOSAVE_MS = 400
PAUSE_MS = 12
WARM_UP_KEYS = 5
PASSES = 5
TIMERS_DUE_EVERY = 10
PLACES = (1.0, 0.5, 0.0)
KEYS = "o cliente confirmou o prazo e agradeceu "
SENTENCES = (
    "Liguei para o cliente às nove horas e confirmei que a nota fiscal foi rejeitada pela Secretaria da Fazenda.",
    "Segundo o atendente da filial, o boleto venceu ontem e o sistema não gerou a segunda via automaticamente.",
    "Orientei a conferir o cadastro do destinatário, porque a inscrição estadual constava como baixada.",
    "A senhora Conceição enviou por e-mail o comprovante, que anexei a este processo para o financeiro.",
    "Reproduzi o erro no ambiente de homologação: ao salvar o pedido, o valor do frete aparece zerado.",
    "Combinamos um retorno na próxima quinta-feira, depois que a equipe de desenvolvimento publicar a correção.",
    "Ele pediu urgencia, já que há três caminhões parados no pátio aguardando a liberação do romaneio.",
    "Expliquei que a configuração do Whatsapp depende do administrador e que não temos acesso ao painel.",
    "Não houve mais dúvidas; a ligação durou vinte e cinco minutos e foi encerrada com o problema resolvido.",
)
LENGTHS = (600, 1_400, 900, 2_000, 1_100)


class PaintedEditor(QPlainTextEdit):
    """The plain side; counts what it painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paints += 1


class PaintedOpinion(OpinionEditor):
    """Our side; counts what it painted, by the same line."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paints += 1


def dictation(lengths: tuple[int, ...] = LENGTHS, characters: int = CHARACTERS) -> str:
    """A believable opinion: paragraphs of about those lengths, some words in it unknown."""
    sentences, paragraphs, size = cycle(SENTENCES), [], 0
    for length in cycle(lengths):
        paragraph = ""
        while len(paragraph) < length and size + len(paragraph) < characters:
            paragraph += next(sentences) + " "
        paragraphs.append(paragraph.rstrip())
        size += len(paragraph) + 1
        if size >= characters:
            return "\n".join(paragraphs)[:characters]
    raise AssertionError


class Autosave:
    """Saves as the dialog's does: the text taken in the window's thread, written on another."""

    def __init__(self, editor: OpinionEditor, file: Path) -> None:
        self._editor = editor
        self._file = file
        self._writer = ThreadPoolExecutor(1)
        self.saves = 0
        self.timer = QTimer(editor, singleShot=True, interval=AUTOSAVE_MS)
        self.timer.timeout.connect(self._save)
        editor.typed.connect(self.timer.start)

    def _save(self) -> None:
        self.saves += 1
        self._writer.submit(self._write, self._editor.text())

    def _write(self, text: str) -> None:
        data = text.encode()
        self._file.write_bytes(hashlib.sha256(data).digest() + data)

    def close(self) -> None:
        self.timer.stop()
        self._writer.shutdown()


class Pair:
    """Both editors with one text; `key` gives the milliseconds of one key in each."""

    def __init__(self, application: QApplication, text: str, checker: SpellChecker, folder: Path) -> None:
        self.application = application
        self.ours, self.theirs = PaintedOpinion(), PaintedEditor()
        for editor in (self.ours, self.theirs):
            editor.resize(900, 620)
            editor.setPlainText(text)
            editor.show()
        self.ours.set_spell_checker(checker)
        self.autosave = Autosave(self.ours, folder / "draft")
        self.pause(0.3)

    def pause(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.application.processEvents()
            time.sleep(0.0005)

    def go_to(self, place: float) -> None:
        for editor in (self.ours, self.theirs):
            cursor = QTextCursor(editor.document())
            cursor.setPosition(int((editor.document().characterCount() - 1) * place))
            editor.setTextCursor(cursor)
            editor.ensureCursorVisible()

    def key(
        self, editor: PaintedOpinion | PaintedEditor, letter: str, *, before: Callable[[], None] | None = None
    ) -> float:
        """`before` is what the loop was at when the key came."""
        editor.activateWindow()
        editor.setFocus()
        self.pause(PAUSE_MS / 1000)
        painted = editor.paints
        gc.disable()
        start = time.perf_counter()
        if before is not None:
            before()
        QTest.keyClick(editor, letter)  # type: ignore[call-overload]
        while editor.paints == painted:
            self.application.processEvents()
        spent = (time.perf_counter() - start) * 1000
        gc.enable()
        return spent

    def timers_due(self) -> None:
        """What both timers of ours do, as if their time had come now."""
        self.ours._timer.timeout.emit()
        self.autosave.timer.timeout.emit()

    def measure(self, keys: int) -> tuple[list[float], list[float]]:
        """One pass: times of ours and of theirs, a third of the keys at each place."""
        ours: list[float] = []
        theirs: list[float] = []
        for place in PLACES:
            self.go_to(place)
            here, there = self._measure_here(WARM_UP_KEYS + -(-keys // len(PLACES)))
            ours += here[WARM_UP_KEYS:]
            theirs += there[WARM_UP_KEYS:]
        return ours, theirs

    def _measure_here(self, count: int) -> tuple[list[float], list[float]]:
        here, there = [], []
        for i, letter in enumerate(islice(cycle(KEYS), count)):
            due = self.timers_due if i % TIMERS_DUE_EVERY == TIMERS_DUE_EVERY - 1 else None
            if i % 2:
                here.append(self.key(self.ours, letter, before=due))
                there.append(self.key(self.theirs, letter))
            else:
                there.append(self.key(self.theirs, letter))
                here.append(self.key(self.ours, letter, before=due))
        return here, there

    def close(self) -> None:
        self.ours.set_spell_checker(None)
        self.autosave.close()
        for editor in (self.ours, self.theirs):
            editor.close()
            editor.deleteLater()


def measure(runs: int, lengths: tuple[int, ...] = LENGTHS) -> list[tuple[list[float], list[float]]]:
    """For each pass the milliseconds of its keys in ours and in a plain editor; `runs` keys in all."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply_theme(application, theme.LIGHT)
    with tempfile.TemporaryDirectory(prefix="crm-typing-", ignore_cleanup_errors=True) as name:
        checker = SpellChecker(Path(name) / "palavras.txt")
        if not checker.started.result():
            raise RuntimeError(checker.take_failure())
        pair = Pair(application, dictation(lengths), checker, Path(name))
        passes = [pair.measure(-(-runs // PASSES)) for _ in range(PASSES)]
        if not pair.ours.extraSelections() or not pair.autosave.saves:
            raise RuntimeError("spelling or autosave was not at work")
        pair.close()
        checker.close()
    return passes


def run(runs: int = 300) -> list[dict[str, object]]:
    """`typing.key`, medians, and `typing.worst`, the slowest keys; in milliseconds."""
    passes = measure(runs)
    (key, plain_key), (worst, plain_worst) = (
        [statistics.median(ms for one in passes for ms in one[side]) for side in (0, 1)],
        [statistics.median(max(one[side]) for one in passes) for side in (0, 1)],
    )
    return [
        figure("typing.key", key, plain_key, KEY_LIMIT, "ms").row(),
        figure("typing.worst", worst, plain_worst, WORST_LIMIT, "ms").row(),
    ]
