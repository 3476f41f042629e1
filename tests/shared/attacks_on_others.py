"""What another team or another person has (rules 12, 15, 16, 43)."""

from __future__ import annotations

from tests.shared.attacks import HIDDEN, RIGHT, Attack, insert
from tests.shared.attacks_on_history import NEW, attachment, counted, opinion

OF_A_PROCESS = ("opinion", "case_move", "progress_entry", "attachment", "case_notepad", "watcher", "writing_now",
                "outbox_mail", "sales_follow_up")  # fmt: skip
OPEN_TO_ACTIVE = (
    "business_hours", "email_template", "holiday", "progress_status", "responsibility_center", "service_type", "workflow",
    "workflow_version", "workflow_step", "workflow_answer", "workflow_edge", "user_center", "user_right", "desk_setting",
    "users", "person", "person_phone", "person_email", "person_contact", "role_right", "appointment", "appointment_user",
)  # fmt: skip
GONE = "otto"

READ = (
    Attack("read what was annulled", "marina", "SELECT 1 FROM crm.opinion_annulment", HIDDEN),
    Attack("read a process", "marina", "SELECT 1 FROM crm.cases WHERE id = <other>", HIDDEN),
    *(Attack(f"read {t} of a process", "marina", f"SELECT 1 FROM crm.{t} WHERE case_id = <other>", HIDDEN)
      for t in OF_A_PROCESS),
    Attack("read by place", "marina", "SELECT 1 FROM crm.cases, generate_series(0, 9) b, generate_series(1, 60) i"
           " WHERE cases.ctid = format('(%s,%s)', b, i)::tid AND subject LIKE 'Proposta%'", HIDDEN),
    Attack("read a sample", "marina",
           "SELECT 1 FROM crm.cases TABLESAMPLE BERNOULLI (100) WHERE subject LIKE 'Proposta%'", HIDDEN),
    Attack("read by COPY", "marina", "COPY (SELECT * FROM crm.cases WHERE id = <other>) TO STDOUT", HIDDEN),
    Attack("read by a failing cast", "marina",
           "SELECT 1 FROM crm.cases WHERE id = <other> AND subject::integer > 0", HIDDEN),
    Attack("read by a failing division", "marina",
           "SELECT 1 FROM crm.opinion WHERE case_id = <other> AND 1 / (length(text) - length(text)) > 0", HIDDEN),
    Attack("read by a join with one's own", "marina",
           "SELECT 1 FROM crm.cases a FULL JOIN crm.cases b ON a.center_id = b.center_id WHERE b.id = <other>", HIDDEN),
    Attack("read by a cursor", "marina",
           "DECLARE c CURSOR FOR SELECT 1 FROM crm.cases WHERE id = <other>; FETCH ALL FROM c", HIDDEN),
    Attack("read as XML", "marina",
           "SELECT 1 WHERE query_to_xml('SELECT subject FROM crm.cases', true, false, '')::text LIKE '%Proposta%'",
           HIDDEN),
    Attack("read the planner's samples", "marina", "SELECT 1 FROM pg_stats WHERE schemaname = 'crm' AND tablename ="
           " ANY ('{cases,opinion,opinion_draft}')", HIDDEN),
    Attack("find by words", "marina", "SELECT * FROM crm.cases_with('zirconio') UNION SELECT *"
           " FROM crm.cases_with('margem') UNION SELECT * FROM crm.cases_with('desconto')", HIDDEN),
    Attack("read the words", "marina", "SELECT 1 FROM crm.case_text", RIGHT),
    Attack("read the bytes of a file", "marina", "SELECT 1 FROM crm.attachment_blob WHERE sha256 = <secret_sha>", HIDDEN),
    Attack("read a draft", "marina", "SELECT 1 FROM crm.opinion_draft WHERE user_id <> crm.me()", HIDDEN),
    Attack("read a draft as administrator", "admin", "SELECT 1 FROM crm.opinion_draft WHERE user_id <> crm.me()", HIDDEN),
    Attack("read a draft's files", "helena", "SELECT 1 FROM crm.draft_attachment", HIDDEN),
    Attack("count a colleague's drafts", "marina", "SELECT 1 WHERE crm.draft_count(<beatriz>) > 0", HIDDEN),
    Attack("count all old drafts", "marina", "SELECT * FROM crm.old_drafts('infinity')", HIDDEN),
    Attack("read an unsent e-mail", "helena", "SELECT 1 FROM crm.outbox_mail WHERE id = <other_mail>", HIDDEN),
    Attack("read an unsent e-mail's files", "helena", "SELECT 1 FROM crm.outbox_attachment WHERE mail_id = <other_mail>",
           HIDDEN),
    Attack("ask an e-mail's number", "marina", "SELECT 1 WHERE crm.number_of_mail(<other_mail>) > 0", HIDDEN),
    Attack("read a notice", "admin", "SELECT 1 FROM crm.notice WHERE user_id <> crm.me()", HIDDEN),
    Attack("read a filter", "marina", "SELECT 1 FROM crm.saved_filter", HIDDEN),
    Attack("read commands", "admin", "SELECT 1 FROM crm.command WHERE user_id <> crm.me()", HIDDEN),
    Attack("read the audit", "marina", "SELECT 1 FROM crm.audit_event", HIDDEN),
    Attack("ask what an administrator may ask", "marina", "SELECT 1 WHERE crm.is_referred('user', <beatriz>)", HIDDEN),
    *(Attack(f"read {t} when deactivated", GONE, f"SELECT 1 FROM crm.{t}", HIDDEN) for t in OPEN_TO_ACTIVE),
    Attack("read processes when deactivated", GONE, "SELECT 1 FROM crm.cases", HIDDEN),
)  # fmt: skip

WRITE = (
    Attack("opinion", "marina", opinion("<other>", case_number="<other_number>", seq="5"), RIGHT),
    Attack("whether it is closed, by an opinion", "nina", opinion("<closed>", case_number="1", seq="5"), RIGHT),
    Attack("how many opinions, by an opinion", "nina", opinion("<own>", case_number="<own_number>", seq="77"), RIGHT),
    Attack("what type, by an attachment", "nina", attachment("<no_files>", sha256="repeat('a', 64)", size_bytes="1"), RIGHT),
    Attack("move", "marina", insert(
        "case_move", id=NEW, case_id="<other>", seq="2", kind="'manual'", from_center_id="<COM>", to_center_id="<SUP1>",
        to_center_name="'x'", answers="'[]'", closes="false", author_id="crm.me()", at="now()"), RIGHT),
    Attack("how many moves, by a move", "nina", insert(
        "case_move", id=NEW, case_id="<other>", seq="55", kind="'manual'", to_center_id="<SUP1>", to_center_name="'x'",
        answers="'[]'", closes="false", author_id="crm.me()", at="now()"), RIGHT),
    Attack("progress", "marina", insert(
        "progress_entry", id=NEW, case_id="<other>", status_id="<CLIENTE>", author_id="crm.me()", at="now()"), RIGHT),
    Attack("notepad", "nina", insert("case_notepad", case_id="<free>", case_number="1", text="''", version="1",
                                     saved_by_id="crm.me()", saved_at="now()"), RIGHT),
    Attack("watch a process", "marina", insert("watcher", case_id="<other>", user_id="crm.me()"), RIGHT),
    Attack("watch no more", "nina", "DELETE FROM crm.watcher", HIDDEN),
    Attack("change all processes", "nina", "UPDATE crm.cases SET priority = 9", HIDDEN),
    Attack("touch all processes", "nina", "UPDATE crm.cases SET last_activity_at = now()", HIDDEN),
    Attack("change one process", "marina", "UPDATE crm.cases SET priority = 9 WHERE id = <other>", HIDDEN),
    Attack("take a process", "marina", "UPDATE crm.cases SET assignee_id = crm.me() WHERE id = <other>", HIDDEN),
    Attack("change all notepads", "nina", "UPDATE crm.case_notepad SET text = '', version = 2, saved_by_id = <nina>",
           HIDDEN),
    Attack("change all sales contacts", "nina", "UPDATE crm.sales_follow_up SET result = ''", HIDDEN),
    Attack("remove all sales contacts", "nina", "DELETE FROM crm.sales_follow_up", HIDDEN),
    Attack("sales contact of a hidden process", "marina", insert(
        "sales_follow_up", id=NEW, person_id="<ana_person>", case_id="<other>", user_id="crm.me()", contact_at="now()",
        means="'phone'", success_percent="1", result="''", created_at="now()"), RIGHT),
    Attack("hand a sales contact over without the right", "beatriz",
           "UPDATE crm.sales_follow_up SET user_id = <carlos> WHERE user_id = crm.me()", RIGHT),
    Attack("draft in another's name", "marina", insert(
        "opinion_draft", id=NEW, user_id="<beatriz>", content="'{}'", case_version="1", put_aside="false",
        created_at="now()", saved_at="now()"), RIGHT),
    Attack("change all drafts", "nina", "UPDATE crm.opinion_draft SET content = ''", HIDDEN),
    Attack("remove all drafts", "nina", "DELETE FROM crm.opinion_draft", HIDDEN),
    Attack("file into another's draft", "marina", insert(
        "draft_attachment", id=NEW, draft_id="<other_draft>", position="9", name="'x'", sha256="<own_sha>",
        size_bytes="1", for_email="false"), RIGHT),
    Attack("give one's draft away", "marina", "UPDATE crm.opinion_draft SET user_id = <carlos> WHERE id = <own_draft>",
           RIGHT),
    Attack("change all e-mails", "nina", "UPDATE crm.outbox_mail SET detail = 'x'", HIDDEN),
    Attack("withdraw an e-mail as supervisor", "helena",
           "UPDATE crm.outbox_mail SET state = 'withdrawn' WHERE id = <queued_mail>", HIDDEN),
    Attack("file into another's e-mail", "helena", insert(
        "outbox_attachment", id=NEW, mail_id="<queued_mail>", name="'x'", sha256="<own_sha>", size_bytes="1"), RIGHT),
    Attack("mark notices as seen", "nina", "UPDATE crm.notice SET seen_at = now()", HIDDEN),
    Attack("notice of a hidden process", "nina", insert(
        "notice", id=NEW, user_id="<carlos>", case_id="<other>", kind="'handed_over'", author_name="''", detail="''",
        created_at="now()"), RIGHT),
    Attack("failed e-mail of another's", "marina", insert(
        "notice", id=NEW, user_id="<carlos>", case_id="<own>", kind="'mail_failed'", author_name="''", detail="''",
        created_at="now()"), RIGHT),
    Attack("ask for an opinion without the right", "marina", insert(
        "notice", id=NEW, user_id="<carlos>", case_id="<own>", kind="'opinion_asked'", author_name="''", detail="''",
        created_at="now()"), RIGHT),
    Attack("filter in another's name", "marina", insert(
        "saved_filter", id=NEW, owner_id="<beatriz>", name="'x'", is_default="true", content="'{}'"), RIGHT),
    Attack("filter shared without the right", "marina", insert(
        "saved_filter", id=NEW, owner_id="crm.me()", shared_center_id="<SUP1>", name="'x'", is_default="true",
        content="'{}'"), RIGHT),
    Attack("change all filters", "nina", "UPDATE crm.saved_filter SET content = ''", HIDDEN),
    Attack("remove all filters", "nina", "DELETE FROM crm.saved_filter", HIDDEN),
    Attack("own filter shown to a team", "beatriz", "UPDATE crm.saved_filter SET shared_center_id = <SUP1>", RIGHT),
    Attack("presence as another", "marina", insert(
        "writing_now", case_id="<own>", user_id="<carlos>", since="now()", seen_at="now()"), RIGHT),
    Attack("presence in a hidden process", "marina", insert(
        "writing_now", case_id="<other>", user_id="crm.me()", since="now()", seen_at="now()"), RIGHT),
    Attack("remove presences", "nina", "DELETE FROM crm.writing_now", HIDDEN),
    Attack("keep presences", "nina", "UPDATE crm.writing_now SET seen_at = now()", HIDDEN),
    Attack("command key of another's", "marina", insert("command", user_id="<beatriz>", id="<other_command>", at="now()"),
           RIGHT),
    Attack("own command again", "beatriz", insert("command", user_id="crm.me()", id="<other_command>", at="now()"),
           "23505 pk_command"),
    Attack("change a command", "marina", "UPDATE crm.command SET at = now()", RIGHT),
    Attack("appointment of a hidden process", "marina", insert(
        "appointment", id=NEW, person_id="<ana_person>", case_id="<other>", subject="'x'", starts_at="now()",
        ends_at="now() + interval '1 hour'", created_by_id="crm.me()", created_at="now()"), RIGHT),
    Attack("change all appointments", "nina", "UPDATE crm.appointment SET subject = '' WHERE id = <other_appointment>", HIDDEN),
    Attack("join an appointment of a hidden process", "nina", insert(
        "appointment_user", appointment_id="<other_appointment>", user_id="crm.me()"), RIGHT),
    Attack("take everybody off appointments", "nina", "DELETE FROM crm.appointment_user", HIDDEN),
    Attack("silence others' reminders", "nina", "UPDATE crm.appointment_user SET reminded_of = now()", HIDDEN),
)  # fmt: skip

WITHOUT_WRITING = (
    Attack("opinion without the right", "rita", counted(), RIGHT),
    Attack("automatic record without the right", "rita", counted(origin="'automatic'"), RIGHT),
    Attack("priority without the right", "rita", "UPDATE crm.cases SET priority = 9 WHERE id = <own>", HIDDEN),
    *(Attack(f"{column} by who may only create", "cleo", f"UPDATE crm.cases SET {column} = {value} WHERE id = <own>", RIGHT)
      for column, value in (("priority", "9"), ("due_at", "now()"), ("assignee_id", "<carlos>"), ("subject", "'x'"))),
    Attack("progress without the right", "rita", insert(
        "progress_entry", id=NEW, case_id="<own>", status_id="<ANALISE>", author_id="crm.me()", at="now()"), RIGHT),
    Attack("appointment without the right", "rita", insert(
        "appointment", id=NEW, person_id="<ana_person>", subject="'x'", starts_at="now()",
        ends_at="now() + interval '1 hour'", created_by_id="crm.me()", created_at="now()"), RIGHT),
    Attack("change an appointment without the right", "rita",
           "UPDATE crm.appointment SET subject = 'x' WHERE id = <own_appointment>", HIDDEN),
    Attack("join an appointment without the right", "rita", insert(
        "appointment_user", appointment_id="<own_appointment>", user_id="crm.me()"), RIGHT),
    Attack("make another watch", "rita", insert("watcher", case_id="<own>", user_id="<carlos>"), RIGHT),
    Attack("sales contact without the right", "rita", insert(
        "sales_follow_up", id=NEW, person_id="<ana_person>", user_id="crm.me()", contact_at="now()", means="'phone'",
        success_percent="1", result="''", created_at="now()"), RIGHT),
    Attack("person without the right", "rita", insert(
        "person", id=NEW, code="'C-Y'", name="'Y'", folded_name="'y'", kind="'person'", categories="''",
        characteristics="''", active="true", created_at="now()"), RIGHT),
    Attack("change persons without the right", "rita", "UPDATE crm.person SET name = 'x'", HIDDEN),
    *(Attack(f"{verb} {table} without the right", "rita", sql, expected)
      for table, column in (("person_phone", "number"), ("person_email", "address"), ("person_contact", "name"))
      for verb, sql, expected in (
          ("change", f"UPDATE crm.{table} SET {column} = 'x'", HIDDEN),
          ("remove", f"DELETE FROM crm.{table}", HIDDEN),
      )),
    Attack("add a phone without the right", "rita", insert(
        "person_phone", id=NEW, person_id="<ana_person>", position="5", number="'1'", digits="'1'"), RIGHT),
    Attack("add an e-mail without the right", "rita", insert(
        "person_email", id=NEW, person_id="<ana_person>", position="5", address="'x@y'"), RIGHT),
    Attack("add a contact without the right", "rita", insert(
        "person_contact", id=NEW, person_id="<ana_person>", position="5", name="'x'", department="''"), RIGHT),
    Attack("audit when deactivated", GONE, insert(
        "audit_event", id=NEW, at="now()", user_id="NULL", action="'x'", entity="'x'", detail="''"), RIGHT),
    Attack("bytes when deactivated", GONE, insert(
        "attachment_blob", sha256="encode(sha256('z'::bytea), 'hex')", size_bytes="1", content="'z'::bytea"), RIGHT),
    Attack("opinion when deactivated", GONE, opinion(author_id="<otto>", case_number="1", seq="9"), RIGHT),
    Attack("own password when deactivated", GONE, "SELECT crm.set_verifier(<otto>, 'x')", RIGHT),
    Attack("remove bytes when deactivated", GONE, "SELECT crm.drop_unused(ARRAY[<own_sha>]); SELECT 1 FROM crm.users",
           HIDDEN),
)  # fmt: skip
