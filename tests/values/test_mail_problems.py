"""What is kept about an e-mail that did not leave."""

from __future__ import annotations

import pytest

from crm_desktop.values.mail_problems import MailProblem, mail_detail, read_mail_detail


@pytest.mark.parametrize("problem", list(MailProblem))
@pytest.mark.parametrize("words", ["", "self-signed certificate", "! 550 x"])
def test_what_is_kept_is_read_again(problem: MailProblem, words: str) -> None:
    assert read_mail_detail(mail_detail(problem, words)) == (problem, words)


@pytest.mark.parametrize("said", ["550 no such user", "timeout", "!", "! timeout", "!later 550", ""])
def test_what_a_server_said_stays_as_it_was(said: str) -> None:
    assert read_mail_detail(said) == (None, said)
