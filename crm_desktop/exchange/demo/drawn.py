"""The processes of the drawings, with their words; moments are relative to now."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta

from crm_desktop.exchange.demo.files import nota
from crm_desktop.exchange.demo.open_time import HOUR, OpenTime, micros
from crm_desktop.exchange.demo.stories import Moved, Said, Story
from crm_desktop.workflow.business_time import BusinessCalendar

_XML_ITEMS = 180
"""So many that the file is as large as the drawn one, 48 KB."""

_MINUTE = 60_000_000


class _Moments:
    """Moments that are said by how far they are from now."""

    def __init__(self, now: datetime, clock: OpenTime, calendar: BusinessCalendar) -> None:
        self.now = micros(now)
        self._clock = clock
        self._local = now.astimezone(calendar.zone)

    def at(self, days: int, hour: int, minute: int) -> int:
        """That hour so many days from today, but never after now for what is past or today."""
        day = (self._local + timedelta(days=days)).date()
        moment = micros(datetime.combine(day, time(hour, minute), self._local.tzinfo).astimezone(UTC))
        return min(moment, self.now - 19 * _MINUTE) if days <= 0 else moment

    def ago(self, hours: float) -> int:
        """So many open hours before now."""
        return self._clock.at(self._clock.now - int(hours * HOUR))

    def after(self, minutes: float) -> int:
        return self.now + int(minutes * _MINUTE)


def drawn_stories(now: datetime, clock: OpenTime, calendar: BusinessCalendar) -> list[Story]:
    """Marina's seven open ones, her closed one, and the other three of the Padaria."""
    moments = _Moments(now, clock, calendar)
    at, ago = moments.at, moments.ago
    version = (ago(35), ago(33), ago(24), ago(15))
    denied = (at(-13, 9, 40), at(-13, 14, 10), at(-12, 9, 20), at(-12, 11, 5))
    return [
        _padaria(moments),
        *_opened_by_carlos(moments),
        *_others_of_padaria(moments),
        _closed(104132, 7, "1.1", "Atualização de versão", version, "carlos", "marina", 5),
        _closed(104133, 0, "1.2", "NF-e denegada", denied, "marina", "carlos", 2),
    ]


def _opened_by_carlos(moments: _Moments) -> list[Story]:
    """Marina's open ones besides that of the Padaria."""
    at, after = moments.at, moments.after
    rows: tuple[tuple[int, int, str, str, int, str, int | None, str | None, int, float], ...] = (
        (104207, 1, "2.1", "Boleto não registra no banco", 2, "FIN", 1, None, after(40.5), 5),
        (104199, 2, "3.1", "Segunda via do contrato", 2, "COM", None, "CONTRATO", after(121), 9),
        (104190, 3, "4", "Treinamento: módulo estoque", 3, "IMP", 1, "AGENDADO", at(1, 14, 0), 13),
        (104171, 4, "1.2", "CT-e não autoriza no SEFAZ", 3, "SUP1", 1, "ANALISE", at(1, 16, 0), 20),
        (104166, 5, "5.1", "Proposta: licenças adicionais", 4, "COM", 1, "PROPOSTA", at(3, 10, 0), 22),
        (104150, 6, "1.3", "Dúvida sobre relatório de contas a pagar", 4, "SUP1", 1, None, at(4, 10, 0), 27),
    )
    found = []
    for number, person, kind, subject, priority, center, order, status, due, hours in rows:
        opened = moments.ago(hours)
        story = Story(
            person=person,
            kind=kind,
            subject=subject,
            priority=priority,
            opened_at=opened,
            opener="carlos",
            said=[Said(opened, "carlos", f"Cliente relata: {subject.lower()}. Pede retorno.")],
            moves=[Moved(opened, "carlos", "enter", center, order)],
            progress=[],
            due_at=due,
            assignee="marina",
            number=number,
        )
        if status is not None:
            moment = moments.ago(hours - 2)
            story.said.append(Said(moment, "marina", "Falei com o cliente e combinei os próximos passos."))
            story.progress.append((moment + _MINUTE, "marina", status))
        found.append(story)
    return found


def _padaria(moments: _Moments) -> Story:
    at = moments.at
    question = {"question": "Contato com o cliente foi bem-sucedido?", "answer": "Sim"}
    opened, contact = at(-1, 17, 20), at(-1, 17, 31)
    first = Said(opened, "carlos", "Nota 8812 rejeitada com o código 327. Cliente enviou o XML.")
    first.file = ("nota-8812.xml", nota(8812, _XML_ITEMS))
    return Story(
        person=0,
        kind="1.2",
        subject="NF-e rejeitada: CFOP inválido",
        priority=1,
        opened_at=opened,
        opener="carlos",
        contact="Rosângela",
        number=104218,
        assignee="marina",
        due_at=moments.after(-190),
        said=[
            first,
            Said(contact, "carlos", "Confirmei com a Rosângela que a venda é para outro estado."),
            Said(
                at(-1, 17, 40),
                "sistema",
                "“Precisamos do XML da nota 8812 para analisar a rejeição.”",
                "email",
                "Processo 104218: XML da nota 8812",
            ),
            Said(
                at(0, 9, 12),
                "marina",
                "Cliente enviou o XML. A rejeição 327 vem do CFOP 5.102 em operação interestadual; orientei trocar "
                "para 6.102 e reemitir.",
            ),
        ],
        moves=[
            Moved(opened, "carlos", "enter", "SUP1", 1),
            Moved(contact, "carlos", "edge", "SUP2", 11, _answers(question), 1),
        ],
        progress=[(at(-1, 17, 35), "marina", "ANALISE"), (at(0, 8, 55), "marina", "CLIENTE")],
        notepad="Contador da padaria: escritório Moura, (21) 3333-2010. Falar com a Rosângela.",
    )


def _others_of_padaria(moments: _Moments) -> list[Story]:
    """With the rejected note, the "3 processos abertos" of the person's card."""
    at, ago = moments.at, moments.ago
    return [
        Story(
            person=0,
            kind=kind,
            subject=subject,
            priority=priority,
            opened_at=opened,
            opener=who,
            contact="Rosângela",
            said=[Said(opened, who, text)],
            moves=[Moved(opened, who, "enter", center, 1)],
            progress=[],
            due_at=due,
            assignee=who,
            number=number,
        )
        for number, kind, subject, priority, center, who, opened, due, text in (
            (
                104187,
                "2.1",
                "Alteração do dia de vencimento",
                3,
                "FIN",
                "tereza",
                ago(14),
                at(2, 11, 0),
                "Rosângela pede que a mensalidade vença no dia 15.",
            ),
            (
                104203,
                "4",
                "Treinamento: emissão de notas",
                3,
                "IMP",
                "igor",
                ago(8),
                at(5, 15, 0),
                "Duas pessoas novas no balcão precisam do treinamento.",
            ),
        )
    ]


def _closed(
    number: int,
    person: int,
    kind: str,
    subject: str,
    moments: tuple[int, int, int, int],
    opener: str,
    who: str,
    priority: int,
) -> Story:
    """Triagem → Análise técnica → Pesquisa de satisfação → Concluído, at those moments."""
    first = {"question": "Contato com o cliente foi bem-sucedido?", "answer": "Sim"}
    second = {"question": "O problema foi resolvido?", "answer": "Sim, resolvido"}
    opened, *later = moments
    texts = (
        "Contato feito, dados conferidos.",
        "Corrigido junto com o cliente; teste sem erros.",
        "Cliente satisfeito. Pode encerrar.",
    )
    return Story(
        person=person,
        kind=kind,
        subject=subject,
        priority=priority,
        opened_at=opened,
        opener=opener,
        said=[Said(opened, opener, f"{subject}: cliente pede ajuda.")]
        + [Said(moment, who, text) for moment, text in zip(later, texts, strict=True)],
        moves=[
            Moved(opened, opener, "enter", "SUP1", 1),
            Moved(later[0], who, "edge", "SUP2", 11, _answers(first), 1),
            Moved(later[1], who, "edge", "QUA", 21, _answers(second), 2),
            Moved(later[2], who, "edge", "CONC", 36, "[]", 3),
        ],
        progress=[(later[-1], who, "FIM")],
        due_at=later[-1] + 300 * _MINUTE,
        assignee=who,
        closed_at=later[-1],
        number=number,
    )


def _answers(*given: dict[str, str]) -> str:
    return json.dumps(given, ensure_ascii=False)
