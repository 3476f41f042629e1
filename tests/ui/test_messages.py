"""What the screen says about errors. Now is 24/11/2026, 10:00 in São Paulo."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import crm_desktop
from crm_desktop import errors as e
from crm_desktop.policies import Fault, Feature
from crm_desktop.ui.message_texts import SENTENCES
from crm_desktop.ui.message_words import (
    CAUSES,
    FAULTS,
    FEATURES,
    FIELDS,
    HITCHES,
    LACKS,
    MOVES,
    OBSTACLES,
    RECORDS,
    RIGHTS,
)
from crm_desktop.ui.messages import UserMessage, message_for
from crm_desktop.values.terms import Right

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
BASE = Path("dados", "base.db")

EXAMPLES: tuple[e.CrmError, ...] = (
    e.InputError(),
    *(e.UpdateFailed(hitch) for hitch in HITCHES),
    e.BlankText("text"),
    e.Missing("subject"),
    e.Duplicate("document", "12345678909"),
    e.InvalidDocument("123"),
    e.InvalidDocument(""),
    e.InvalidPhone("99876-1200"),
    e.InvalidEmail("ana@"),
    e.InvalidDate("31/02"),
    e.EndBeforeStart(NOW, NOW),
    e.InvalidColor("azul"),
    e.OutOfRange("priority", 10, 1, 9),
    e.NotMember("Carlos Lima", "Comercial"),
    e.UnknownTemplateField(("pessoa.nmoe", "x")),
    e.InvalidWorkflow("Suporte", ("a", "b")),
    e.InvalidExchange(('cases[12].person: no person "C-77"', "x")),
    e.InvalidExchange(()),
    e.AttachmentTooLarge("nota.xml", 12 * 1024 * 1024, 10 * 1024 * 1024),
    e.AttachmentsForbidden("Suporte"),
    e.AttachmentsForbidden(""),
    e.AttachmentVanished("nota.xml"),
    e.AttachmentDamaged("nota.xml"),
    e.FileNotKept("nota.xml", "keyring"),
    e.FileNotKept("nota.xml", "disk"),
    e.LocalFileDamaged("nota.xml"),
    e.LocalFileDamaged(""),
    e.RuleError(),
    e.NotAllowed("reopen"),
    e.NotAllowed("fly"),
    e.CaseClosed(104218),
    e.CaseClosed(0),
    e.CaseOpen(104218),
    e.CaseChanged(104218, ("CR: Suporte N2", "responsável: Carlos Lima"), 4),
    e.CaseChanged(0, (), 0),
    e.MoveNotAllowed(104218, "other centers"),
    e.MoveNotAllowed(0),
    e.UndoTooLate(104218),
    e.NotepadChanged("texto", "Carlos Lima", 2),
    e.NotepadChanged("texto", "", 2),
    e.RecordInUse("service_type", "Fiscal"),
    e.RecordGone("person"),
    e.RecordGone("thing"),
    e.MailAlreadySent("Nota 8812"),
    e.MailAlreadySent(""),
    e.AppendOnly(),
    e.WrongCase(),
    e.TypeIsGroup(),
    e.NotPublished(),
    *(e.DisabledByPolicy(feature) for feature in Feature),
    e.DisabledByPolicy("telepathy"),
    e.BaseSetByPolicy(),
    e.OtherBaseNamed(),
    e.LoginError(),
    e.WrongPassword(2, 5),
    e.LockedOut(NOW),
    e.InactiveUser("marina"),
    e.WeakPassword(8),
    e.BaseError(),
    e.BaseLocked(BASE),
    e.BaseLocked(),
    e.BaseReadOnly(BASE),
    e.BaseFull(),
    e.BaseNewer("0007", "0003"),
    e.BaseCorrupted(BASE, Path("copia.db")),
    e.BaseCorrupted(),
    e.BaseMisplaced(BASE, "network"),
    e.BaseMisplaced(BASE, "OneDrive"),
    e.BaseMissing(BASE),
    e.BaseUnreachable("postgresql://ana:segredo@servidor:5432/crm", "refused"),
    e.BaseUnreachable("", "refused"),
    *(e.BaseUnreachable("postgresql://servidor/crm", "", cause) for cause in CAUSES),
    e.BaseOlder("S0001", "S0002"),
    *(e.BaseUnsuitable(lack) for lack in LACKS),
    e.BaseTaken("crm"),
    e.BaseDrifted(("gatilho que falta",)),
    e.OutcomeUnknown(),
    e.ProgramMissing("pg_dump"),
    e.ProgramFailed("pg_dump", "sem permissão"),
    e.BaseMoved("postgresql+psycopg://servidor:5432/crm"),
    e.AdoptionDiffers("opiniões"),
    e.LoginRefused(),
    e.UnstorableText(),
    e.InvalidLink(),
    *(e.FileNotSaved("diagnostico.zip", obstacle) for obstacle in OBSTACLES),
    e.Cancelled(),
)

ENGLISH = re.compile(
    r"\b(the|an|and|or|not|is|are|was|error|file|case|users?|password|database|invalid|failed|missing|found|full"
    r"|locked|read|only|network|backup|settings|attachment|center|opinion|workflow|service|type|person|phone|date"
    r"|range|template|field|value|move|undo|record|(?<!e-)mail|login|closed|open|changed|none|null|true|false"
    r"|warning|subject|priority|network|refused)\b",
    re.IGNORECASE,
)


def everything_below(kind: type[e.CrmError]) -> Iterator[type[e.CrmError]]:
    for below in kind.__subclasses__():
        if below.__module__ == e.__name__:
            yield below
            yield from everything_below(below)


def told(error: BaseException) -> UserMessage:
    return message_for(error, now=NOW)


def sentences_of(message: UserMessage) -> str:
    return " ".join((message.title, message.text, message.next_step))


@pytest.mark.parametrize("kind", list(everything_below(e.CrmError)))
def test_every_error_has_a_sentence_of_its_own_and_an_example_here(kind: type[e.CrmError]) -> None:
    assert kind in SENTENCES
    assert any(type(example) is kind for example in EXAMPLES)
    assert [sentences.text for sentences in SENTENCES.values()].count(SENTENCES[kind].text) == 1


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_a_message_is_whole_sentences_in_portuguese_without_the_name_of_a_class(error: e.CrmError) -> None:
    message = told(error)
    whole = sentences_of(message)
    assert message.title
    assert not message.title.endswith(".")
    for sentence in (message.text, message.next_step):
        assert re.fullmatch(r"[A-ZÀ-Ý“].*[^.]\.", sentence), sentence
    assert not re.search(r"[{}]", re.sub(r"\{\{[\w.]+\}\}", "", whole))
    assert type(error).__name__ not in whole
    assert "None" not in whole
    assert ENGLISH.findall(whole.replace(str(BASE), "").replace("cases[12].person", "")) == []


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (e.WrongPassword(2, 5), "Senha não confere. Tentativa 2 de 5."),
        (
            e.AttachmentTooLarge("nota.xml", 12 * 1024 * 1024, 10 * 1024 * 1024),
            "O arquivo “nota.xml” tem 12,0 MB; o limite deste tipo de atendimento é 10,0 MB.",
        ),
        (
            e.AttachmentTooLarge("nota.xml", 10 * 1024 * 1024 + 1, 10 * 1024 * 1024),
            "O arquivo “nota.xml” tem 10.485.761 bytes; o limite deste tipo de atendimento é 10.485.760 bytes.",
        ),
        (
            e.LockedOut(datetime(2026, 11, 24, 13, 5, tzinfo=UTC)),
            "Houve tentativas demais com a senha errada; o acesso está bloqueado até hoje 10:05.",
        ),
        (e.Missing("subject"), "Assunto está sem preencher."),
        (e.OutOfRange("priority", 10, 1, 9), "Prioridade: 10 está fora do que se aceita."),
        (
            e.CaseChanged(104218, ("CR: Suporte N2",), 4),
            "O processo 104\u00a0218 mudou desde que foi aberto nesta tela: CR: Suporte N2.",
        ),
        (e.CaseChanged(0, (), 0), "O processo mudou desde que foi aberto nesta tela."),
        (
            e.MoveNotAllowed(104218, "other centers"),
            "O processo 104\u00a0218 não pode ser encaminhado assim: este item do fluxo não permite outros CRs.",
        ),
        (e.NotAllowed("reopen"), "Você não tem permissão para reabrir processos."),
        (
            e.UnknownTemplateField(("pessoa.nmoe", "x")),
            "O texto usa o que não existe entre os campos: {{pessoa.nmoe}}, {{x}}.",
        ),
        (
            e.InvalidExchange(('cases[12].person: no person "C-77"', "x")),
            "O documento não pode ser importado: 2 erros, o primeiro em cases[12].person.",
        ),
        (e.InvalidDocument("{0} {nome}"), "“{0} {nome}” não é um CPF nem um CNPJ válido."),
        (
            e.BaseMisplaced(BASE, "network"),
            f"A base {BASE} está em uma pasta de rede, onde pode ser danificada.",
        ),
        (
            e.BaseUnreachable("postgresql://ana:segredo@servidor:5432/crm", "refused"),
            "Não foi possível chegar à base de dados em servidor.",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_message_tells_the_facts(error: e.CrmError, text: str) -> None:
    assert told(error).text == text


def test_a_moment_is_told_in_the_zone_that_was_asked_for() -> None:
    locked = e.LockedOut(datetime(2026, 11, 24, 13, 5, tzinfo=UTC))
    assert "hoje 09:05" in message_for(locked, now=NOW, zone=ZoneInfo("America/Manaus")).text


def test_a_damaged_base_says_which_copy_to_restore() -> None:
    assert told(e.BaseCorrupted(BASE, Path("copia.db"))).next_step == (
        "Restaure a última cópia de segurança: copia.db."
    )


def test_a_very_long_value_is_cut() -> None:
    assert len(told(e.InvalidEmail("x" * 5_000)).text) < 200


def test_an_error_that_is_not_ours_says_its_class_and_that_nothing_is_lost() -> None:
    message = told(ZeroDivisionError("{x}"))
    assert message.title == "Algo deu errado"
    assert "ZeroDivisionError" in message.text
    assert "Nada do que foi digitado se perdeu." in message.text


def test_a_new_error_without_a_sentence_yet_speaks_for_its_group() -> None:
    class Newcomer(e.RuleError):
        pass

    assert told(Newcomer()).title == SENTENCES[e.RuleError].title


def test_every_right_has_its_words() -> None:
    assert set(RIGHTS) == set(Right)


def test_every_feature_and_every_fault_of_a_policy_has_its_words() -> None:
    assert set(FEATURES) == set(Feature)
    assert set(FAULTS) == set(Fault)


WORDS_OF = {
    ("Missing", 0): FIELDS,
    ("BlankText", 0): FIELDS,
    ("Duplicate", 0): FIELDS,
    ("OutOfRange", 0): FIELDS,
    ("RecordGone", 0): RECORDS,
    ("RecordInUse", 0): RECORDS,
    ("MoveNotAllowed", 1): MOVES,
}


def test_every_fact_that_the_code_raises_has_its_words() -> None:
    """The words stand far from where they are used; here both meet."""
    without = []
    for path in Path(crm_desktop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            for place, argument in enumerate(node.args):
                words = WORDS_OF.get((node.func.id, place))
                if words is not None and isinstance(argument, ast.Constant) and argument.value not in words:
                    without.append(f"{path.name}:{node.lineno} {node.func.id}({argument.value!r})")
    assert without == []
