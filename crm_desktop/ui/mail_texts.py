"""Why an e-mail did not leave, in the language of the screen."""

from __future__ import annotations

from typing import Final

from crm_desktop.ui.i18n import t
from crm_desktop.values.mail_problems import MailProblem, read_mail_detail

MAIL_PROBLEMS: Final = {
    MailProblem.BAD_ADDRESS: "O endereço do servidor não é válido.",
    MailProblem.BAD_CERTIFICATE: "O certificado do servidor não confere.",
    MailProblem.CANNOT_BUILD: "A mensagem não pode ser montada.",
    MailProblem.CLOSED: "O servidor encerrou a conexão.",
    MailProblem.CONNECTION_REFUSED: "O servidor recusou a conexão.",
    MailProblem.INTERRUPTED: "O programa foi encerrado durante o envio.",
    MailProblem.NEEDS_ENCRYPTION: "Sem criptografia, só para um servidor neste computador.",
    MailProblem.NETWORK: "A rede falhou.",
    MailProblem.NO_ACCENTS: "O servidor não aceita endereços com acento antes do @.",
    MailProblem.NO_LOGIN: "O servidor não oferece entrada com usuário e senha.",
    MailProblem.NO_PASSWORD: "Falta a senha da conta de e-mail neste computador.",
    MailProblem.NO_RECIPIENT: "A mensagem não tem destinatário.",
    MailProblem.NO_STARTTLS: "O servidor não oferece STARTTLS.",
    MailProblem.NOT_FOUND: "O servidor não foi encontrado.",
    MailProblem.PROGRAM_FAULT: "O programa encontrou uma falha que não esperava.",
    MailProblem.TIMEOUT: "O servidor não respondeu a tempo.",
    MailProblem.UNCLEAR_ANSWER: "O servidor respondeu algo que não se entende.",
}


def mail_reason(detail: str) -> str:
    """A sentence for what was kept, with the words that came with it; a server's own words as they are."""
    problem, words = read_mail_detail(detail)
    if problem is None:
        return words
    sentence = t(MAIL_PROBLEMS[problem])
    return f"{sentence} ({words})" if words else sentence
