"""Ok, whole or absent: opinion, answers, move, follow-up and draft (rules 6 to 11, 29 to 34)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from crm_desktop.errors import (
    AttachmentsForbidden,
    AttachmentTooLarge,
    BlankText,
    CaseChanged,
    CaseClosed,
    CrmError,
    MoveNotAllowed,
    NotAllowed,
    RecordGone,
    UndoTooLate,
)
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case, CaseMove
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.opinion import Opinion, OpinionAnnulment, OpinionDraft
from crm_desktop.operations.cases import change_priority, reopen_case, set_progress
from crm_desktop.operations.changes import Changes
from crm_desktop.operations.drafts import DraftContent, FileBytes, attach_to_draft, save_draft
from crm_desktop.operations.moves import Decision, Way
from crm_desktop.operations.opinions import complete_opinion, undo_opinion
from crm_desktop.queries.case_view import HistoryKind, StepState, read_case
from crm_desktop.storage.opening import Store
from tests.builders import MEGABYTE, NOW, Built, a_case, actor, version

LATER = NOW + timedelta(hours=1)


def ok(session: Session, case_id: uuid.UUID, way: Way = Way.KEEP, *answers: int, **more: object) -> Changes:
    arguments: dict[str, object] = {
        "actor": actor(session),
        "now": LATER,
        "case_id": case_id,
        "case_version": version(session, case_id),
        "text": "Orientei trocar o CFOP para 6.102.",
        "decision": Decision(way, answers),
    }
    arguments.update(more)
    return complete_opinion(session, **arguments)  # type: ignore[arg-type]


def test_ok_follows_the_path_to_the_next_center(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        changes = ok(session, case_id, Way.FOLLOW, 0)
    assert changes.label == "Suporte N2"
    with store.reading() as session:
        case = session.get_one(Case, case_id)
        assert (case.center_id, case.step_order) == (built.centers["SUP2"], 11)
        history = read_case(session, actor(session), case_id).history
    assert [entry.kind for entry in history] == [
        HistoryKind.MOVE,
        HistoryKind.OPINION,
        HistoryKind.MOVE,
        HistoryKind.OPENING,
    ]
    assert history[0].answers == (("Contato com o cliente foi bem-sucedido?", "Sim"),)
    assert (history[0].from_center, history[0].to_center) == ("Suporte N1", "Suporte N2")


def test_a_blank_text_is_refused(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    with pytest.raises(BlankText), store.writing() as session:
        ok(session, case_id, text=" \n\t ")
    assert count(store, Opinion, Opinion.case_id == case_id) == 1


def test_a_text_of_100000_characters_is_kept_whole(store: Store, built: Built) -> None:
    long = ("Texto ditado com acentuação, vírgulas e números 123. " * 2000)[:100_000]
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, text=long)
    with store.reading() as session:
        assert (
            session.scalar(select(Opinion.text).where(Opinion.case_id == case_id, Opinion.seq == 2)) == long
        )


def test_staying_leaves_no_move(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        changes = ok(session, case_id)
    assert changes.label == ""
    assert count(store, CaseMove, CaseMove.case_id == case_id) == 1


def test_an_answer_may_stay_and_schedule_a_contact_on_a_working_day(store: Store, built: Built) -> None:
    friday = NOW + timedelta(days=3)
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
        ok(session, case_id, Way.FOLLOW, 2, now=friday)
    with store.reading() as session:
        contact = session.scalars(select(SalesFollowUp)).one()
        assert contact.next_contact_at is not None
        assert contact.next_contact_at.isoformat() == "2026-11-30T12:00:00+00:00"
        assert session.get_one(Case, case_id).step_order == 11


def test_arriving_in_a_closing_center_closes(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = closed_case(session, built)
    with store.reading() as session:
        case = session.get_one(Case, case_id)
        assert case.closed_at == LATER
    with pytest.raises(CaseClosed), store.writing() as session:
        ok(session, case_id)


def closed_case(session: Session, built: Built) -> uuid.UUID:
    case_id = a_case(session, built)
    for answers in ((0,), (0,), ()):
        ok(session, case_id, Way.FOLLOW, *answers, actor=actor(session, "helena"))
    return case_id


def test_a_due_time_of_the_step_counts_business_hours(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
        ok(session, case_id, Way.FOLLOW, 1)
    with store.reading() as session:
        due = session.get_one(Case, case_id).due_at
        assert due is not None
        # 18 business hours of a 9 hour day: two days later, at the same hour.
        assert due.isoformat() == "2026-11-26T13:00:00+00:00"


def test_other_centers_are_refused_where_the_step_forbids_them(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
        ok(session, case_id, Way.FOLLOW, 0)
    elsewhere = Decision(Way.OTHER_CENTER, (), built.centers["COM"])
    with pytest.raises(MoveNotAllowed), store.writing() as session:
        ok(session, case_id, decision=elsewhere, actor=actor(session, "helena"))


def test_another_center_leaves_the_path_and_may_return(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, decision=Decision(Way.OTHER_CENTER, (), built.centers["COM"]))
        case = session.get_one(Case, case_id)
        assert (case.step_order, case.left_step_order) == (None, 1)
        ok(session, case_id, Way.RETURN, actor=actor(session, "helena"))
        assert (case.step_order, case.left_step_order) == (1, None)


def test_off_the_path_one_may_follow_it_from_the_step_left(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, decision=Decision(Way.OTHER_CENTER, (), built.centers["COM"]))
        ok(session, case_id, Way.FOLLOW, 0, actor=actor(session, "helena"))
        assert session.get_one(Case, case_id).step_order == 11


def test_without_a_workflow_any_center_may_be_chosen_and_one_that_closes_closes(
    store: Store, built: Built
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built, kind="free")
        ok(session, case_id, decision=Decision(Way.OTHER_CENTER, (), built.centers["CONC"]))
        assert session.get_one(Case, case_id).closed_at is not None


def test_the_responsible_stays_only_as_a_member_of_the_new_center(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
        assert session.get_one(Case, case_id).assignee_id == built.users["marina"]
        ok(session, case_id, Way.FOLLOW, 1)
        assert session.get_one(Case, case_id).assignee_id is None


def test_a_process_that_changed_meanwhile_is_refused_and_nothing_written(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        before = version(session, case_id)
        change_priority(session, actor=actor(session, "carlos"), now=LATER, case_id=case_id, priority=1)
    with pytest.raises(CaseChanged), store.writing() as session:
        ok(session, case_id, case_version=before)
    assert count(store, Opinion, Opinion.case_id == case_id, Opinion.origin == "user") == 1


def test_undo_within_a_minute_marks_the_opinion_and_gives_everything_back(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        due = session.get_one(Case, case_id).due_at
        ok(session, case_id, Way.FOLLOW, 0)
        changes = ok(session, case_id, Way.FOLLOW, 1)
    assert changes.undo is not None
    with store.writing() as session:
        undo_opinion(session, actor=actor(session), now=LATER + timedelta(seconds=59), undo_of=changes.undo)
    with store.reading() as session:
        case = session.get_one(Case, case_id)
        assert (case.step_order, case.due_at, case.assignee_id) == (11, due, built.users["marina"])
        history = read_case(session, actor(session), case_id).history
    assert [entry.text for entry in history if entry.annulled] == ["Orientei trocar o CFOP para 6.102."]


def test_undo_of_a_close_opens_again(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built, kind="free")
        changes = ok(session, case_id, decision=Decision(Way.OTHER_CENTER, (), built.centers["CONC"]))
        assert changes.undo is not None
        undo_opinion(session, actor=actor(session), now=LATER, undo_of=changes.undo)
        assert session.get_one(Case, case_id).closed_at is None


def test_undo_after_a_minute_is_refused(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        changes = ok(session, case_id, Way.FOLLOW, 0)
    assert changes.undo is not None
    with pytest.raises(UndoTooLate), store.writing() as session:
        undo_opinion(session, actor=actor(session), now=LATER + timedelta(seconds=61), undo_of=changes.undo)
    assert count(store, OpinionAnnulment) == 0


def test_reopening_needs_its_right_and_a_reason_and_goes_back_to_the_last_open_center(
    store: Store, built: Built
) -> None:
    with store.writing() as session:
        case_id = closed_case(session, built)
        with pytest.raises(NotAllowed):
            reopen_case(session, actor=actor(session), now=LATER, case_id=case_id, reason="Voltou")
        with pytest.raises(BlankText):
            reopen_case(session, actor=actor(session, "helena"), now=LATER, case_id=case_id, reason=" ")
        reopen_case(session, actor=actor(session, "helena"), now=LATER, case_id=case_id, reason="Voltou")
        case = session.get_one(Case, case_id)
        assert (case.closed_at, case.step_order, case.center_id) == (None, 21, built.centers["QUA"])
        newest = read_case(session, actor(session, "helena"), case_id).history
    assert any(entry.kind is HistoryKind.AUTOMATIC and "Voltou" in entry.text for entry in newest)


def test_the_drafts_files_become_the_opinions_and_the_draft_goes(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        save_draft(
            session, actor=actor(session), now=NOW, case_id=case_id, case_version=1, content=DraftContent("a")
        )
        attach_to_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=1,
            file=FileBytes("nota-8812.xml", b"<nfe/>"),
        )
        ok(session, case_id)
    assert count(store, Attachment, Attachment.case_id == case_id, Attachment.name == "nota-8812.xml") == 1
    assert count(store, OpinionDraft) == 0


def test_exactly_the_limit_is_taken_and_one_byte_more_is_not(store: Store, built: Built) -> None:
    def attach(session: Session, size: int) -> None:
        attach_to_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=1,
            file=FileBytes("vídeo.mp4", bytes(size)),
        )

    with store.writing() as session:
        case_id = a_case(session, built)
        attach(session, 10 * MEGABYTE)
    with pytest.raises(AttachmentTooLarge) as refused, store.writing() as session:
        attach(session, 10 * MEGABYTE + 1)
    assert (refused.value.size_bytes, refused.value.limit_bytes) == (10 * MEGABYTE + 1, 10 * MEGABYTE)


def test_a_type_that_forbids_files_takes_none(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built, kind="no_files")
    with pytest.raises(AttachmentsForbidden), store.writing() as session:
        attach_to_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=1,
            file=FileBytes("a.txt", b"a"),
        )


def test_progress_is_no_opinion(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        set_progress(
            session, actor=actor(session), now=LATER, case_id=case_id, status_id=built.statuses["CLIENTE"]
        )
        view = read_case(session, actor(session), case_id)
    assert view.state == "waiting"
    assert [entry.kind for entry in view.history][0] is HistoryKind.PROGRESS
    assert count(store, Opinion, Opinion.case_id == case_id) == 1


def test_the_path_shows_done_current_and_ahead(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
        path = read_case(session, actor(session), case_id).path
    assert [(step.text, step.state) for step in path][:4] == [
        ("Triagem", StepState.DONE),
        ("Contato com o cliente foi bem-sucedido?", StepState.DONE),
        ("Análise técnica", StepState.CURRENT),
        ("O problema foi resolvido?", StepState.AHEAD),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE opinion SET text = 'outro'",
        "DELETE FROM opinion",
        "UPDATE cases SET closed_at = opened_at",
        "UPDATE cases SET step_order = 21, center_id = (SELECT id FROM responsibility_center WHERE code = 'QUA')",
        "DELETE FROM cases",
        "DELETE FROM case_move",
        "UPDATE case_move SET to_center_name = 'x'",
        "UPDATE cases SET workflow_version_id = NULL",
        "UPDATE workflow_step SET label = 'x'",
        "DELETE FROM workflow_edge",
        "UPDATE workflow_version SET published_at = NULL",
        "UPDATE progress_entry SET at = NULL",
        "DELETE FROM audit_event",
        "UPDATE cases SET number = 77",
    ],
)
def test_the_base_itself_refuses(store: Store, built: Built, statement: str) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        set_progress(
            session, actor=actor(session), now=LATER, case_id=case_id, status_id=built.statuses["ANALISE"]
        )
    with pytest.raises(CrmError), store.writing() as session:
        session.execute(text(statement))


def test_the_base_refuses_a_move_that_is_no_edge(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    with pytest.raises(MoveNotAllowed), store.writing() as session:
        case = session.get_one(Case, case_id)
        session.add(
            CaseMove(
                case_id=case_id,
                seq=2,
                kind="edge",
                version_id=case.workflow_version_id,
                from_order=1,
                to_order=21,
                from_center_id=case.center_id,
                to_center_id=built.centers["QUA"],
                to_center_name="Qualidade",
                author_id=built.users["marina"],
                at=LATER,
            )
        )


def test_the_base_refuses_an_opinion_in_a_closed_process(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = closed_case(session, built)
        case = session.get_one(Case, case_id)
        number, seq = case.number, case.opinion_count + 1
    with pytest.raises(CaseClosed), store.writing() as session:
        session.add(
            Opinion(
                case_id=case_id,
                case_number=number,
                seq=seq,
                author_id=built.users["marina"],
                at=LATER,
                text="x",
            )
        )


def test_two_moves_from_one_state_cannot_both_be(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
    with pytest.raises(CaseChanged), store.writing() as session:
        session.execute(update(Case).where(Case.id == case_id).values(version=99))
        case = session.get_one(Case, case_id)
        session.add(
            CaseMove(
                case_id=case_id,
                seq=2,
                kind="edge",
                version_id=case.workflow_version_id,
                from_order=1,
                to_order=11,
                from_center_id=built.centers["SUP1"],
                to_center_id=built.centers["SUP2"],
                to_center_name="Suporte N2",
                author_id=built.users["marina"],
                at=LATER,
            )
        )


def count(store: Store, entity: type, *conditions: object) -> int:
    with store.reading() as session:
        query = select(func.count()).select_from(entity).where(*conditions)  # type: ignore[arg-type]
        return session.scalar(query) or 0


def test_the_author_undoes_even_what_went_out_of_sight(store: Store, built: Built) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
        ok(session, case_id, Way.FOLLOW, 0)
        changes = ok(session, case_id, Way.FOLLOW, 0)
    assert changes.undo is not None
    with store.writing() as session:
        undo_opinion(session, actor=actor(session), now=LATER, undo_of=changes.undo)
        assert session.get_one(Case, case_id).step_order == 11


def test_a_correction_names_the_opinion_and_both_stay(store: Store, built: Built) -> None:
    with store.writing() as session:
        key = a_case(session, built)
        ok(session, key)
    with store.reading() as session:
        wrong = session.scalars(
            select(Opinion).where(Opinion.case_id == key, Opinion.kind == "opinion")
        ).one()
    with store.writing() as session:
        ok(session, key, text="O CFOP é 6.108.", corrects_id=wrong.id, now=LATER + timedelta(hours=1))
    with store.reading() as session:
        newest, *older = read_case(session, actor(session), key).history
    assert (newest.kind, newest.text, newest.corrects_seq) == (
        HistoryKind.CORRECTION,
        "O CFOP é 6.108.",
        wrong.seq,
    )
    assert "Orientei trocar o CFOP para 6.102." in [entry.text for entry in older]


def test_an_opinion_of_another_process_is_not_corrected(store: Store, built: Built) -> None:
    with store.writing() as session:
        key, other = a_case(session, built), a_case(session, built)
        ok(session, other)
    with store.reading() as session:
        theirs = session.scalars(select(Opinion.id).where(Opinion.case_id == other)).first()
    before = count(store, Opinion)
    with pytest.raises(RecordGone), store.writing() as session:
        ok(session, key, corrects_id=theirs)
    assert count(store, Opinion) == before
