"""The real dictionary in its real child process."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from crm_desktop.desktop.spelling import SpellChecker, words_in
from crm_desktop.resources import resource_path


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpellChecker]:
    made = SpellChecker(tmp_path_factory.mktemp("words") / "palavras.txt")
    yield made
    made.close()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[object]:
    made: list[SpellChecker] = []

    def build(dictionary: Path | None = None) -> SpellChecker:
        made.append(SpellChecker(tmp_path / "José" / "palavras.txt", dictionary))
        return made[-1]

    yield build
    for one in made:
        one.close()


@pytest.mark.parametrize(
    "word", ["exemplo", "Exemplo", "não", "econômico", "ônibus", "disse-lhe", "d’água", "d'água", "você"]
)
def test_words_as_written_in_brazil_are_right(checker: SpellChecker, word: str) -> None:
    assert checker.check(word)


@pytest.mark.parametrize("word", ["exemmplo", "nao", "económico", "António", "idéia", "freqüência"])
def test_mistakes_and_european_forms_are_unknown(checker: SpellChecker, word: str) -> None:
    assert not checker.check(word)


@pytest.mark.parametrize(
    "word", ["NFXYZ", "B2B", "2ª", "x", "", "www.xyzw.com", "ana@xyzw.com", "ftp://xyzw"]
)
def test_acronyms_codes_and_addresses_are_passed_over(checker: SpellChecker, word: str) -> None:
    assert checker.check(word)


def test_six_capitals_are_a_word(checker: SpellChecker) -> None:
    assert not checker.check("EXEMMPLO")
    assert checker.check("EXEMPLO")


def test_decomposed_accents_are_accents(checker: SpellChecker) -> None:
    assert checker.check("na\u0303o")
    assert [*words_in("na\u0303o é")] == [(0, 4), (5, 6)]


def test_words_of_a_text_leave_addresses_out() -> None:
    text = "Veja https://a.b/exemmplo, fale com ana.b@c.com ou {{pessoa.nome}}; nota-fiscal 12b, d’água."
    assert [text[a:b] for a, b in words_in(text)] == ["Veja", "fale", "com", "ou", "nota-fiscal", "d’água"]


def test_suggestions_hold_what_was_meant(checker: SpellChecker) -> None:
    assert checker.suggest("exemmplo")[0] == "exemplo"
    assert "atenção" in checker.suggest("atencao")
    assert len(checker.suggest("nao")) <= 7


def test_what_was_looked_up_is_known_without_waiting(checker: SpellChecker) -> None:
    assert checker.known("cadeira") is None
    checker.look_up(["cadeira", "caddeira"]).result()
    assert (checker.known("cadeira"), checker.known("caddeira")) == (True, False)


def test_many_threads_may_ask_at_once(checker: SpellChecker) -> None:
    wrong: list[str] = []

    def ask() -> None:
        wrong.extend(w for w in ("mesa", "messsa", "porta", "porrrta") if not checker.check(w))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(wrong) == ["messsa"] * 8 + ["porrrta"] * 8


def test_suggestions_do_not_hold_up_this_thread(checker: SpellChecker) -> None:
    checker.check("recebimetno")
    answer = checker.suggestions("recebimetno")
    longest, last = 0.0, time.perf_counter()
    while not answer.done():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert "recebimento" in answer.result()
    assert longest < 0.15


def test_an_added_word_and_its_capital_form_are_right_and_survive_a_reload(
    make: object, tmp_path: Path
) -> None:
    first = make()  # type: ignore[operator]
    assert not first.check("zorvex")
    assert not first.check("Zorvex")
    first.add("zorvex").result()
    first.add("Ação-zz").result()
    assert first.check("zorvex")
    assert first.check("Zorvex")
    first.close()
    second = make()  # type: ignore[operator]
    assert second.check("zorvex")
    assert second.check("Ação-zz")
    file = tmp_path / "José" / "palavras.txt"
    assert file.read_bytes() == "zorvex\nAção-zz\n".encode()
    assert [one.name for one in file.parent.iterdir()] == ["palavras.txt"]


def test_a_word_is_kept_once_and_foreign_lines_stay(make: object, tmp_path: Path) -> None:
    file = tmp_path / "José" / "palavras.txt"
    file.parent.mkdir()
    file.write_bytes(b"\xef\xbb\xbfzorvex\r\nl\xe1tin\n12 34\n")
    checker = make()  # type: ignore[operator]
    assert checker.check("zorvex")
    checker.add("zorvex").result()
    checker.add("blavix").result()
    assert file.read_bytes() == b"zorvex\nl\xe1tin\n12 34\nblavix\n"


def test_what_is_no_word_is_not_added(checker: SpellChecker) -> None:
    with pytest.raises(ValueError, match="dois termos"):
        checker.add("dois termos")


def test_a_file_that_cannot_be_written_says_so_and_the_word_holds(make: object, tmp_path: Path) -> None:
    (tmp_path / "José").write_text("a file where the folder should be")
    checker = make()  # type: ignore[operator]
    kept = checker.add("zorvex")
    assert isinstance(kept.exception(), OSError)
    assert checker.check("zorvex")


def test_a_dictionary_below_a_folder_with_accents_is_read(make: object, tmp_path: Path) -> None:
    folder = tmp_path / "Usuário João 日本"
    folder.mkdir()
    for ending in ("aff", "dic"):
        (folder / f"pt_BR.{ending}").write_bytes(
            resource_path("dictionaries", f"pt_BR.{ending}").read_bytes()
        )
    checker = make(folder / "pt_BR.dic")  # type: ignore[operator]
    assert checker.started.result()
    assert not checker.check("exemmplo")


def test_without_a_dictionary_every_word_passes_and_it_is_said_once(make: object, tmp_path: Path) -> None:
    checker = make(tmp_path / "none.dic")  # type: ignore[operator]
    assert checker.started.result() is False
    assert checker.check("exemmplo")
    assert checker.suggest("exemmplo") == []
    assert "none.aff" in checker.take_failure()
    assert checker.take_failure() is None


def test_an_empty_dictionary_is_none(make: object, tmp_path: Path) -> None:
    (tmp_path / "x.aff").write_text("SET UTF-8\n")
    (tmp_path / "x.dic").write_text("0\n")
    checker = make(tmp_path / "x.dic")  # type: ignore[operator]
    assert checker.started.result() is False
    assert checker.check("exemmplo")


def test_when_the_child_dies_words_pass(make: object) -> None:
    checker = make()  # type: ignore[operator]
    assert checker.started.result()
    checker._process.kill()
    checker._process.join()
    assert checker.check("exemmplo")
    assert checker.take_failure()


def test_ready_is_called(tmp_path: Path) -> None:
    called = threading.Event()
    answers: list[bool] = []
    checker = SpellChecker(tmp_path / "w", ready=lambda ok: (answers.append(ok), called.set())[0])
    assert called.wait(30)
    checker.close()
    assert answers == [True]


def test_closing_while_it_loads_is_quick_and_may_be_done_twice(tmp_path: Path) -> None:
    checker = SpellChecker(tmp_path / "w")
    waiting = checker.look_up(["exemplo"])
    start = time.perf_counter()
    checker.close()
    checker.close()
    assert time.perf_counter() - start < 5
    assert waiting.done()
    with pytest.raises(CancelledError):
        checker.check("exemmplo")
