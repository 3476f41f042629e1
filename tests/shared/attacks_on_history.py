"""What only grows, whose it is and when it was (rules 7 to 10, 17, 20 to 23)."""

from __future__ import annotations

from tests.shared.attacks import HIDDEN, RIGHT, STAMPED, Attack, insert, rule

NEW = "gen_random_uuid()"
LONG_AGO = "timestamptz '2001-01-01 00:00+00'"
FRESH = "BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp()"
NEXT_SEQ = "(SELECT opinion_count + 1 FROM crm.cases WHERE id = {})"
COUNTED = "; UPDATE crm.cases SET opinion_count = opinion_count + 1 WHERE id = {}"
GROWING = ("opinion", "opinion_annulment", "case_move", "progress_entry", "audit_event", "attachment")


def opinion(case: str = "<own>", returning: str = "", **changed: str) -> str:
    values = {
        "id": NEW,
        "case_id": case,
        "case_number": f"(SELECT number FROM crm.cases WHERE id = {case})",
        "seq": NEXT_SEQ.format(case),
        "kind": "'opinion'",
        "origin": "'user'",
        "author_id": "crm.me()",
        "at": "now()",
        "text": "'Parecer forjado'",
    }
    return insert("opinion", returning, **{**values, **changed})


def counted(case: str = "<own>", **changed: str) -> str:
    """As the program writes it: the process counts it."""
    return opinion(case, **changed) + COUNTED.format(case)


def attachment(case: str = "<own>", of: str = "<own_opinion>", returning: str = "", **changed: str) -> str:
    values = {"id": NEW, "case_id": case, "opinion_id": of, "name": "'x.txt'", "sha256": "<own_sha>",
              "size_bytes": "(SELECT size_bytes FROM crm.attachment WHERE sha256 = <own_sha> LIMIT 1)",
              "author_id": "crm.me()", "at": "now()"}  # fmt: skip
    return insert("attachment", returning, **{**values, **changed})


def with_fresh_opinion(case: str, file: str) -> str:
    key = "uuid '00000000-0000-4000-8000-0000000000f1'"
    return f"{counted(case, id=key)}; {file.replace('<fresh>', key)}"


def mail(of: str, returning: str = "", **changed: str) -> str:
    values = {"id": NEW, "message_id": f"{NEW}::text", "case_id": "<own>", "opinion_id": of, "sender_id": "crm.me()",
              "recipients": "'[]'", "subject": "'x'", "body": "'x'", "state": "'queued'", "detail": "''",
              "attempts": "0", "not_before": "now()", "created_at": "now()"}  # fmt: skip
    return insert("outbox_mail", returning, **{**values, **changed})


def appointment(returning: str = "", **changed: str) -> str:
    values = {"id": NEW, "person_id": "<ana_person>", "case_id": "NULL", "subject": "'x'", "starts_at": "now()",
              "ends_at": "now() + interval '1 hour'", "created_by_id": "crm.me()", "created_at": "now()"}  # fmt: skip
    return insert("appointment", returning, **{**values, **changed})


def _changes() -> list[Attack]:
    found = []
    for table in GROWING:
        found += [
            Attack(
                f"alter {table}",
                "marina",
                f"UPDATE crm.{table} SET {_column(table)} = {_column(table)}",
                RIGHT,
            ),
            Attack(f"remove {table}", "marina", f"DELETE FROM crm.{table}", RIGHT),
            Attack(f"empty {table}", "admin", f"TRUNCATE crm.{table} CASCADE", RIGHT),
        ]
    for table in ("cases", "person", "appointment", "outbox_mail"):
        found += [
            Attack(f"remove {table}", "admin", f"DELETE FROM crm.{table} WHERE id = <spare_{table}>", RIGHT),
            Attack(f"empty {table}", "admin", f"TRUNCATE crm.{table} CASCADE", RIGHT),
        ]
    return found


def _column(table: str) -> str:
    return {"opinion": "text", "case_move": "answers", "attachment": "name", "audit_event": "detail"}.get(
        table, "at"
    )


CHANGES = (
    *_changes(),
    Attack("alter an opinion as administrator", "admin", "UPDATE crm.opinion SET text = 'x'", RIGHT),
    Attack("lock an opinion", "marina", "SELECT 1 FROM crm.opinion FOR UPDATE", RIGHT),
    Attack("merge into opinion", "marina",
           "MERGE INTO crm.opinion o USING (SELECT <own_opinion>::uuid AS k) s ON o.id = s.k WHEN MATCHED THEN"
           " UPDATE SET text = 'x'", RIGHT),
    Attack("merge an opinion away", "marina",
           "MERGE INTO crm.opinion o USING (SELECT <own_opinion>::uuid AS k) s ON o.id = s.k WHEN MATCHED THEN DELETE",
           RIGHT),
    Attack("on conflict alter an opinion", "marina",
           opinion(id="<own_opinion>") + " ON CONFLICT (id) DO UPDATE SET text = 'x'", RIGHT),
    Attack("alter an opinion in a query", "marina",
           "WITH o AS (UPDATE crm.opinion SET text = 'x' RETURNING id) SELECT id FROM o", RIGHT),
    Attack("remove an opinion in a query", "marina",
           "WITH o AS (DELETE FROM crm.opinion RETURNING id) SELECT id FROM o", RIGHT),
    Attack("alter a file's bytes", "marina", "UPDATE crm.attachment_blob SET content = ''", RIGHT),
    Attack("remove a file's bytes", "marina", "DELETE FROM crm.attachment_blob", RIGHT),
    Attack("empty the files' bytes", "admin", "TRUNCATE crm.attachment_blob CASCADE", RIGHT),
    Attack("remove a process's bytes as unused", "marina",
           "SELECT crm.drop_unused(ARRAY[<own_sha>]); SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM"
           " crm.attachment_blob WHERE sha256 = <own_sha>)", HIDDEN),
)  # fmt: skip

AUTHORS = (
    Attack("opinion of another's", "marina", counted(author_id="<carlos>"), RIGHT),
    Attack("progress of another's", "marina", insert(
        "progress_entry", id=NEW, case_id="<own>", status_id="<CLIENTE>", author_id="<carlos>", at="now()"), RIGHT),
    Attack("attachment of another's", "marina",
           with_fresh_opinion("<own>", attachment(of="<fresh>", author_id="<carlos>")), RIGHT),
    Attack("annulment signed by another", "marina",
           insert("opinion_annulment", opinion_id="<carlos_opinion>", author_id="<carlos>", at="now()"), RIGHT),
    Attack("annulment of another's opinion", "marina",
           insert("opinion_annulment", opinion_id="<carlos_opinion>", author_id="crm.me()", at="now()"),
           rule("undo_too_late")),
    Attack("annulment after its time", "marina",
           insert("opinion_annulment", opinion_id="<own_opinion>", author_id="crm.me()", at="now()"),
           rule("undo_too_late")),
    Attack("annulment by a moment of choice", "marina",
           insert("opinion_annulment", opinion_id="<own_opinion>", author_id="crm.me()",
                  at="(SELECT at + interval '1 s' FROM crm.opinion WHERE id = <own_opinion>)"), rule("undo_too_late")),
    Attack("annulment when deactivated", "otto",
           insert("opinion_annulment", opinion_id="<carlos_opinion>", author_id="<otto>", at="now()"), RIGHT),
    Attack("annulment by an e-mail made for it", "marina",
           mail("<own_mail_opinion>", state="'withdrawn'") + "; "
           + insert("opinion_annulment", opinion_id="<own_mail_opinion>", author_id="crm.me()", at="now()"),
           rule("mail_already_sent")),
    Attack("notepad saved as another", "marina",
           "UPDATE crm.case_notepad SET saved_by_id = <carlos>, version = version + 1 WHERE case_id = <own>", RIGHT),
    Attack("appointment made as another", "marina", appointment(created_by_id="<carlos>"), RIGHT),
    Attack("audit of another's", "marina", insert("audit_event", id=NEW, at="now()", user_id="<carlos>",
           action="'login'", entity="'user'", detail="''"), RIGHT),
    Attack("audit of nobody's", "marina", insert("audit_event", id=NEW, at="now()", user_id="NULL",
           action="'login'", entity="'user'", detail="''"), RIGHT),
)  # fmt: skip

OPINIONS = (
    Attack("opinion in a closed process", "marina", counted("<closed>"), rule("case_closed")),
    Attack("opinion out of turn", "marina", counted(seq="99"), rule("case_changed")),
    Attack("opinion again under its number", "marina", counted(seq="2"), rule("case_changed")),
    Attack("opinion that the process does not count", "marina", opinion(), rule("case_changed")),
    Attack("opinion under another process's number", "marina", counted(case_number="<other_number>"), rule("wrong_number")),
    Attack("correction of another process's opinion", "marina", counted(corrects_id="<other_opinion>"),
           rule("wrong_number")),
    Attack("blank opinion", "marina", counted(text="E'  \\n '"), "23514 ck_opinion_text"),
    Attack("second opening", "marina", counted(kind="'opening'"), "23514 ck_opinion_opening"),
    Attack("opinion count without opinions", "marina",
           "UPDATE crm.cases SET opinion_count = opinion_count + 1 WHERE id = <own>", rule("case_changed")),
    Attack("opinion count ahead", "marina",
           "UPDATE crm.cases SET opinion_count = opinion_count + 7 WHERE id = <own>", rule("case_changed")),
    Attack("first opinion moved", "marina",
           "UPDATE crm.cases SET first_opinion_at = now() WHERE id = <own>", rule("append_only")),
    Attack("first opinion without one", "marina",
           "UPDATE crm.cases SET first_opinion_at = now() WHERE id = <free>", rule("append_only")),
    Attack("progress without an entry", "marina",
           "UPDATE crm.cases SET progress_status_id = <CLIENTE> WHERE id = <own>", rule("case_changed")),
    Attack("progress that the process does not show", "marina", insert(
        "progress_entry", id=NEW, case_id="<own>", status_id="<CLIENTE>", author_id="crm.me()", at="now()"),
        rule("case_changed")),
    Attack("progress of a closed process", "marina", insert(
        "progress_entry", id=NEW, case_id="<closed>", status_id="<CLIENTE>", author_id="crm.me()", at="now()"), RIGHT),
    Attack("version that can grow no more", "marina",
           "UPDATE crm.cases SET version = 2147483647 WHERE id = <own>", rule("case_changed")),
    Attack("version taken back", "marina", "UPDATE crm.cases SET version = 0 WHERE id = <own>", rule("case_changed")),
    Attack("change that the audit does not show", "helena",
           "UPDATE crm.cases SET priority = 9 WHERE id = <own>; SELECT EXISTS (SELECT 1 FROM crm.audit_event WHERE"
           " entity_id = <own> AND action = 'changed' AND user_id = crm.me() AND detail LIKE 'priority 2 > 9%')", STAMPED),
    Attack("subject of blanks", "marina", "UPDATE crm.cases SET subject = E' \\t' WHERE id = <own>",
           "23514 ck_cases_subject"),
    Attack("priority of a closed process", "marina", "UPDATE crm.cases SET priority = 9 WHERE id = <closed>",
           rule("case_closed")),
    Attack("priority beyond its bounds", "marina", "UPDATE crm.cases SET priority = 0 WHERE id = <own>",
           "23514 ck_cases_priority"),
    Attack("process of another person", "marina", "UPDATE crm.cases SET person_id = <ana_person> WHERE id = <own>",
           RIGHT),
    Attack("process opened by another", "marina", "UPDATE crm.cases SET opened_by_id = <carlos> WHERE id = <own>", RIGHT),
    Attack("responsible from another team", "marina", "UPDATE crm.cases SET assignee_id = <beatriz> WHERE id = <own>",
           rule("not_member")),
)  # fmt: skip

WRITTEN = (
    Attack("notepad over what was not read", "marina",
           "UPDATE crm.case_notepad SET text = 'x', version = version + 2 WHERE case_id = <own>", rule("case_changed")),
    Attack("notepad without a new version", "marina", "UPDATE crm.case_notepad SET text = 'x' WHERE case_id = <own>",
           rule("case_changed")),
    Attack("notepad that can be saved no more", "marina", insert(
        "case_notepad", case_id="<free>", case_number="(SELECT number FROM crm.cases WHERE id = <free>)", text="''",
        version="2147483647", saved_by_id="crm.me()", saved_at="now()"), rule("case_changed")),
    Attack("notepad under another number", "marina", insert(
        "case_notepad", case_id="<free>", case_number="<other_number>", text="''", version="1", saved_by_id="crm.me()",
        saved_at="now()"), rule("wrong_number")),
    Attack("e-mail as another", "marina", mail("<carlos_opinion>", sender_id="<carlos>"), RIGHT),
    Attack("e-mail for another's opinion", "marina", mail("<carlos_opinion>"), RIGHT),
    Attack("second e-mail of an opinion", "marina", mail("<own_mail_opinion>"), rule("mail_already_sent")),
    Attack("e-mail born sent", "marina", counted(
        origin="'email'", id="uuid '00000000-0000-4000-8000-0000000000f2'") + "; "
        + mail("uuid '00000000-0000-4000-8000-0000000000f2'", state="'sent'"), rule("mail_already_sent")),
    Attack("sent e-mail queued again", "marina", "UPDATE crm.outbox_mail SET state = 'queued' WHERE id = <sent_mail>",
           rule("mail_already_sent")),
    Attack("sent e-mail at another moment", "marina",
           "UPDATE crm.outbox_mail SET sent_at = now() WHERE id = <sent_mail>", rule("mail_already_sent")),
    Attack("e-mail withdrawn while it leaves", "marina",
           "UPDATE crm.outbox_mail SET state = 'sending' WHERE id = <queued_mail>;"
           " UPDATE crm.outbox_mail SET state = 'withdrawn' WHERE id = <queued_mail>", rule("mail_already_sent")),
    Attack("e-mail with other words", "marina", "UPDATE crm.outbox_mail SET body = 'x' WHERE id = <queued_mail>", RIGHT),
    Attack("file added to a sent e-mail", "marina", insert(
        "outbox_attachment", id=NEW, mail_id="<sent_mail>", name="'x'", sha256="<own_sha>", size_bytes="1"), RIGHT),
    Attack("exclusion signed by another", "marina",
           "UPDATE crm.appointment SET deleted_at = now(), deleted_by_id = <carlos>, delete_reason = 'x'"
           " WHERE id = <own_appointment>", RIGHT),
    Attack("exclusion without a reason", "marina",
           "UPDATE crm.appointment SET deleted_at = now(), deleted_by_id = crm.me() WHERE id = <own_appointment>",
           rule("append_only")),
    Attack("exclusion taken back", "marina",
           "UPDATE crm.appointment SET deleted_at = NULL, deleted_by_id = NULL WHERE id = <excluded>",
           rule("append_only")),
    Attack("excluded appointment changed", "marina", "UPDATE crm.appointment SET subject = 'y' WHERE id = <excluded>",
           rule("append_only")),
    Attack("appointment born excluded", "marina", appointment(
        deleted_at="now()", deleted_by_id="<carlos>", delete_reason="'x'"), RIGHT),
)  # fmt: skip

MOMENTS = (
    Attack("moment of an opinion", "marina", opinion(returning=f"at {FRESH}", at=LONG_AGO), STAMPED),
    Attack("moment of a progress entry", "marina", insert(
        "progress_entry", f"at {FRESH}", id=NEW, case_id="<own>", status_id="<ANALISE>", author_id="crm.me()",
        at=LONG_AGO), STAMPED),
    Attack("moment of an attachment", "marina",
           with_fresh_opinion("<own>", attachment(of="<fresh>", returning=f"at {FRESH}", at=LONG_AGO)), STAMPED),
    Attack("moment of an annulment", "marina", counted(id="uuid '00000000-0000-4000-8000-0000000000f3'") + "; "
           + insert("opinion_annulment", f"at {FRESH}", opinion_id="uuid '00000000-0000-4000-8000-0000000000f3'",
                    author_id="crm.me()", at="clock_timestamp() + interval '30 s'"), STAMPED),
    Attack("moment of a notepad", "marina",
           f"UPDATE crm.case_notepad SET version = version + 1, saved_by_id = crm.me(), saved_at = {LONG_AGO}"
           f" WHERE case_id = <own> RETURNING saved_at {FRESH}", STAMPED),
    Attack("moment of an appointment", "marina",
           appointment(returning=f"created_at {FRESH}", created_at=LONG_AGO), STAMPED),
    Attack("moment of an exclusion", "marina",
           f"UPDATE crm.appointment SET deleted_at = {LONG_AGO}, deleted_by_id = crm.me(), delete_reason = 'x'"
           f" WHERE id = <own_appointment> RETURNING deleted_at {FRESH}", STAMPED),
    Attack("moment of an e-mail", "marina", counted(
        origin="'email'", id="uuid '00000000-0000-4000-8000-0000000000f4'") + "; "
        + mail("uuid '00000000-0000-4000-8000-0000000000f4'", f"created_at {FRESH}", created_at=LONG_AGO), STAMPED),
    Attack("moment of a sending", "marina",
           f"UPDATE crm.outbox_mail SET state = 'sent', sent_at = {LONG_AGO} WHERE id = <queued_mail>"
           f" RETURNING sent_at {FRESH}", STAMPED),
    Attack("moment of a command", "marina",
           insert("command", f"at {FRESH}", user_id="crm.me()", id=NEW, at=LONG_AGO), STAMPED),
    Attack("moment of an audit", "helena", insert(
        "audit_event", f"at {FRESH}", id=NEW, at=LONG_AGO, user_id="crm.me()", action="'x'", entity="'x'",
        detail="''"), STAMPED),
    Attack("moment of a draft", "marina",
           f"UPDATE crm.opinion_draft SET saved_at = {LONG_AGO} WHERE id = <own_draft> RETURNING saved_at {FRESH}",
           STAMPED),
    Attack("moment of a presence", "marina", insert(
        "writing_now", f"since {FRESH}", case_id="<own>", user_id="crm.me()", since=LONG_AGO, seen_at=LONG_AGO),
        STAMPED),
    Attack("moment of a person", "marina", insert(
        "person", f"created_at {FRESH}", id=NEW, code="'C-X'", name="'X'", folded_name="'x'", kind="'person'",
        categories="''", characteristics="''", active="true", created_at=LONG_AGO), STAMPED),
    Attack("moment of a sales contact", "marina", insert(
        "sales_follow_up", f"created_at {FRESH}", id=NEW, person_id="<ana_person>", user_id="crm.me()",
        contact_at="now()", means="'phone'", success_percent="1", result="''", created_at="now() + interval '9 years'"),
        STAMPED),
    Attack("author and moment of a notice", "marina", insert(
        "notice", f"author_name = 'Marina Souza' AND seen_at IS NULL AND created_at {FRESH}", id=NEW,
        user_id="crm.me()", case_id="<own>", kind="'handed_over'", author_name="'Chefe'", detail="''",
        created_at=LONG_AGO, seen_at=LONG_AGO), STAMPED),
)  # fmt: skip
