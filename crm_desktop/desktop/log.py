"""The log of this computer, which cannot hold what anybody typed: not by care where something is logged, but because
only what is known to be harmless is written at all.

A line has the moment (UTC), the level, where it was logged, and its text. The text is written when it is a constant of
the code that logs; what is filled in only when it is of a safe kind. Of an exception there are the type, its codes and
its frames, never the message: a driver's message quotes the parameters of the statement.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import TracebackType

from crm_desktop.errors import CrmError
from crm_desktop.settings import SPECS

NAME = "crm-desktop.log"
MAX_BYTES = 1_000_000
KEPT_BEFORE = 3
"""Files kept besides the one being written, each of at most `MAX_BYTES`."""
LEFT_OUT = "‹…›"

_UNSAFE_NAME = "crm.log"
"""What earlier versions wrote, with the messages of exceptions."""
_PLACE = re.compile(r"%(?:\((\w+)\))?[-#0 +]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?([diouxXeEfFgGcrsa%])")
_CODE_WORD = re.compile(r"[A-Za-z0-9_.<>]{1,80}")
_SQLSTATE = re.compile(r"[0-9A-Z]{5}")
# Facts of our own errors that are words or numbers of the program, never of a person.
_SAFE_FACTS = frozenset(
    [
        "field",
        "right",
        "number",
        "version",
        "cause",
        "hitch",
        "lack",
        "kind",
        "attempt",
        "of",
        "minimum_characters",
        "size_bytes",
        "limit_bytes",
        "found",
        "known",
        "needed",
        "table",
    ]
)
_CODES = ("errno", "winerror", "sqlite_errorcode", "smtp_code")
_EXACT_DIGITS = 7
_MOST_FRAMES = 40
_MOST_EXCEPTIONS = 20

_log = logging.getLogger(__name__)


class SafeFormatter(logging.Formatter):
    """Called in the thread that logs, where the code that does is still on the stack."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one for each exception and frame below it. Asks no value for its text."""
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        head = f"{moment}.{int(record.msecs):03}Z {record.levelname} {_word(record.name)}:{record.lineno}"
        lines = [f"{head} {_text(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += _exception_lines(record.exc_info[1])
        return "\n".join(lines)


def _text(record: logging.LogRecord) -> str:
    template = record.msg
    if not isinstance(template, str) or not _is_constant(record, template):
        return LEFT_OUT
    named = record.args if isinstance(record.args, Mapping) else None
    given = iter(record.args if isinstance(record.args, tuple) else ())

    def fill(place: re.Match[str]) -> str:
        if place[2] == "%":
            return "%"
        if place[1] is not None:
            return _fact(named.get(place[1])) if named is not None else LEFT_OUT
        return _fact(next(given, None))

    return _PLACE.sub(fill, template)


def _is_constant(record: logging.LogRecord, template: str) -> bool:
    """Whether the code that logs has the text as a constant; one put together at run time may hold anything."""
    frame = sys._getframe()
    while frame is not None:
        code = frame.f_code
        if code.co_filename == record.pathname and code.co_name == record.funcName:
            return template in code.co_consts
        frame = frame.f_back  # type: ignore[assignment]
    return False


def _fact(value: object) -> str:
    """A value of a safe kind as text; of any other only that there was one."""
    match value:
        case None | bool():
            return str(value)
        case Enum():
            return _word(f"{type(value).__name__}.{value.name}")
        case int() | float():
            return _number(value)
        case type():
            return _word(value.__qualname__)
        case BaseException():
            return _named(value)
        case str() if value in SPECS:
            return value
    return LEFT_OUT


def _number(value: float) -> str:
    """Long ones rounded to two digits: a telephone or a CPF may be a number, a size need not be exact."""
    if not abs(value) < 10**_EXACT_DIGITS:
        return f"{value:.2g}"
    return str(value) if isinstance(value, int) else f"{value:.4g}"


def _word(name: str) -> str:
    return name if _CODE_WORD.fullmatch(name) else LEFT_OUT


def _exception_lines(error: BaseException) -> Iterator[str]:
    """The exception, what it came from and what it holds, each once."""
    waiting: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_EXCEPTIONS:
        how, one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield f"  {how}{_named(one)}"
        yield from _frame_lines(one.__traceback__)
        if isinstance(one, BaseExceptionGroup):
            waiting += [("holds ", part) for part in one.exceptions]
        if one.__cause__ is not None:
            waiting.append(("caused by ", one.__cause__))
        elif one.__context__ is not None and not one.__suppress_context__:
            waiting.append(("while handling ", one.__context__))


def _named(error: BaseException) -> str:
    kind = type(error)
    name = _word(f"{kind.__module__}.{kind.__qualname__}")
    facts = list(_codes(error))
    if isinstance(error, CrmError) and is_dataclass(error):
        facts += [
            f"{one.name}={_own_fact(getattr(error, one.name, None))}"
            for one in fields(error)
            if one.name in _SAFE_FACTS
        ]
    return f"{name} ({', '.join(facts)})" if facts else name


def _own_fact(value: object) -> str:
    return _word(value) if type(value) is str and value else _fact(value)


def _codes(error: BaseException) -> Iterator[str]:
    for name in _CODES:
        code = getattr(error, name, None)
        if isinstance(code, int):
            yield f"{name}={_number(code)}"
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str) and _SQLSTATE.fullmatch(state):
        yield f"sqlstate={state}"


def _frame_lines(trace: TracebackType | None) -> list[str]:
    """Modules and not files: a path names whose computer it is."""
    lines = [
        f"    {_word(str(frame.f_globals.get('__name__', '?')))}:{line} {_word(frame.f_code.co_qualname)}"
        for frame, line in traceback.walk_tb(trace)
    ]
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines[half:-half] = [f"    {len(lines) - 2 * half} more"]
    return lines


class _QuietHandler(logging.handlers.RotatingFileHandler):
    """A log that cannot be written is no reason to stop, and none to print the record somewhere else."""

    def handleError(self, record: logging.LogRecord) -> None:
        # What could not be written would be tried again before each later record; the next one opens the file anew.
        stream, self.stream = self.stream, None  # type: ignore[assignment]
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()


def start_log(folder: Path) -> Callable[[], None]:
    """Our own log from INFO on and every library's from WARNING on, into `NAME` of that folder, until what is
    returned is called.

    At most `KEPT_BEFORE` + 1 files of `MAX_BYTES`, and what earlier versions wrote there goes. A folder that cannot
    be written or a disk that is full loses lines and nothing else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{_UNSAFE_NAME}*"):
            with contextlib.suppress(OSError):
                old.unlink()
        handler = _QuietHandler(
            folder / NAME, maxBytes=MAX_BYTES, backupCount=KEPT_BEFORE, encoding="utf-8", errors="replace"
        )
    except OSError:
        return lambda: None
    handler.setFormatter(SafeFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger("crm_desktop").setLevel(logging.INFO)

    def stop() -> None:
        root.removeHandler(handler)
        with contextlib.suppress(OSError):
            handler.close()

    return stop


def log_uncaught() -> None:
    """From now on also what nobody catches, in a slot of Qt or a thread; it still goes where it went before."""
    before, before_in_thread = sys.excepthook, threading.excepthook

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _log.error("nobody caught it", exc_info=(kind, error, trace))
        before(kind, error, trace)

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        _log.error("nobody caught it in a thread", exc_info=args.exc_value)
        before_in_thread(args)

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread


def log_files(folder: Path) -> tuple[Path, ...]:
    """Those that are there, the newest first."""
    names = (NAME, *(f"{NAME}.{n}" for n in range(1, KEPT_BEFORE + 1)))
    return tuple(folder / name for name in names if (folder / name).is_file())
