"""Why an e-mail did not leave, as it is kept: a code of ours, or the server's own words as they were said."""

from __future__ import annotations

from enum import StrEnum

_MARK = "!"


class MailProblem(StrEnum):
    """What no server said in words. The sentences are in `ui/mail_texts.py`."""

    BAD_ADDRESS = "bad_address"
    BAD_CERTIFICATE = "bad_certificate"
    CANNOT_BUILD = "cannot_build"
    CLOSED = "closed"
    CONNECTION_REFUSED = "connection_refused"
    INTERRUPTED = "interrupted"
    NEEDS_ENCRYPTION = "needs_encryption"
    NETWORK = "network"
    NO_ACCENTS = "no_accents"
    NO_LOGIN = "no_login"
    NO_PASSWORD = "no_password"
    NO_RECIPIENT = "no_recipient"
    NO_STARTTLS = "no_starttls"
    NOT_FOUND = "not_found"
    PROGRAM_FAULT = "program_fault"
    TIMEOUT = "timeout"
    UNCLEAR_ANSWER = "unclear_answer"


def mail_detail(problem: MailProblem, words: str = "") -> str:
    """The text that is kept: the code, and the words that a network or library said about it."""
    return f"{_MARK}{problem.value} {words}".rstrip()


def read_mail_detail(detail: str) -> tuple[MailProblem | None, str]:
    """The code and the words of what was kept; without a code the words are the server's own."""
    code, _, words = detail.removeprefix(_MARK).partition(" ")
    if detail.startswith(_MARK) and code in set(MailProblem):
        return MailProblem(code), words
    return None, detail
