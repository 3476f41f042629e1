-- What an agent's role may do at all, and with which rows. {agent} is the role that every person's belongs to,
-- {keeper} the one that makes roles.

REVOKE ALL ON SCHEMA crm FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA crm FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA crm FROM PUBLIC;
-- For all schemas: what is said of one only adds to what everybody has.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA crm TO {agent}, {keeper};

GRANT EXECUTE ON FUNCTION crm.now(), crm.me(), crm.may(text), crm.me_if(text), crm.my_centers(), crm.seen_centers(),
  crm.maintains(), crm.has_shown(text), crm.is_member(uuid, uuid), crm.folded(text), crm.words(text), crm.cases_with(text),
  crm.old_drafts(timestamptz), crm.draft_count(uuid), crm.number_of_mail(uuid), crm.drop_unused(text[]),
  crm.is_referred(text, uuid), crm.forget_commands(), crm.refuse(text), crm.refuse_right(text), crm.role_of(text),
  crm.set_verifier(uuid, text)
  TO {agent};
GRANT EXECUTE ON FUNCTION crm.me(), crm.may(text), crm.maintains(), crm.refuse_right(text) TO {keeper};

-- Tables closed to all but the functions: case_text, case_counter, base_info, blob_shown. Read only: role_right.
GRANT SELECT ON crm.role_right TO {agent};

-- Settings: everybody reads, who may configure writes.
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.business_hours, crm.email_template, crm.holiday, crm.progress_status,
  crm.responsibility_center, crm.service_type, crm.workflow, crm.workflow_version, crm.workflow_step,
  crm.workflow_answer, crm.workflow_edge, crm.user_center, crm.user_right TO {agent};
GRANT SELECT, INSERT, UPDATE ON crm.desk_setting TO {agent};
GRANT SELECT, DELETE ON crm.users TO {agent};
GRANT INSERT (id, login, name, email, role, center_id, password_hash, failed_attempts, locked_until, active),
  UPDATE (login, name, email, role, center_id, failed_attempts, locked_until, active) ON crm.users TO {agent};
GRANT SELECT, UPDATE (password_hash) ON crm.users TO {keeper};

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['business_hours', 'email_template', 'holiday', 'progress_status', 'responsibility_center',
      'service_type', 'workflow', 'workflow_version', 'workflow_step', 'workflow_answer', 'workflow_edge',
      'user_center', 'user_right', 'desk_setting', 'users'] LOOP
    EXECUTE format('CREATE POLICY read ON crm.%I FOR SELECT TO {agent} USING ((SELECT crm.me()) IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY add ON crm.%I FOR INSERT TO {agent} WITH CHECK ((SELECT crm.may(''configure'')))', t);
    EXECUTE format('CREATE POLICY change ON crm.%I FOR UPDATE TO {agent} USING ((SELECT crm.may(''configure'')))', t);
    CONTINUE WHEN t = 'desk_setting';
    EXECUTE format('CREATE POLICY remove ON crm.%I FOR DELETE TO {agent} USING ((SELECT crm.may(''configure'')))', t);
  END LOOP;
END $$;
CREATE POLICY keep ON crm.users TO {keeper} USING (true);
CREATE POLICY read ON crm.role_right FOR SELECT TO {agent} USING ((SELECT crm.me()) IS NOT NULL);

-- Persons: everybody on the phone finds them; who may create a process keeps them.
GRANT SELECT, INSERT ON crm.person TO {agent};
GRANT UPDATE (code, name, folded_name, kind, document, categories, characteristics, active) ON crm.person TO {agent};
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.person_phone, crm.person_email, crm.person_contact TO {agent};
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'person_phone', 'person_email', 'person_contact'] LOOP
    EXECUTE format('CREATE POLICY read ON crm.%I FOR SELECT TO {agent} USING ((SELECT crm.me()) IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY add ON crm.%I FOR INSERT TO {agent} WITH CHECK ((SELECT crm.may(''create'')))', t);
    EXECUTE format('CREATE POLICY change ON crm.%I FOR UPDATE TO {agent} USING ((SELECT crm.may(''create'')))', t);
    CONTINUE WHEN t = 'person';
    EXECUTE format('CREATE POLICY remove ON crm.%I FOR DELETE TO {agent} USING ((SELECT crm.may(''create'')))', t);
  END LOOP;
END $$;

-- Processes: one's own, the team's, or all (rule 43); and for 60 s what one has just moved, to take it back.
GRANT SELECT ON crm.cases TO {agent};
GRANT INSERT (id, number, person_id, contact_name, service_type_id, subject, priority, center_id, assignee_id,
  workflow_version_id, step_order, left_step_order, opened_at, opened_by_id, due_at, closed_at, last_activity_at,
  first_opinion_at, opinion_count, move_count, progress_status_id, version) ON crm.cases TO {agent};
GRANT UPDATE (contact_name, subject, priority, center_id, assignee_id, step_order, left_step_order, due_at, closed_at,
  last_activity_at, first_opinion_at, opinion_count, move_count, progress_status_id, version) ON crm.cases TO {agent};
CREATE POLICY read ON crm.cases FOR SELECT TO {agent} USING (
  (SELECT crm.may('see_all')) OR center_id = ANY ((SELECT crm.seen_centers())::uuid[])
  OR (SELECT crm.me_if('see_own')) IN (assignee_id, opened_by_id)
  OR (moved_by_id = (SELECT crm.me()) AND moved_at > (SELECT crm.now()) - interval '60 s'));
CREATE POLICY add ON crm.cases FOR INSERT TO {agent} WITH CHECK ((SELECT crm.may('create')));
-- The rows are said here too: an UPDATE that reads nothing asks no policy of reading. A process may leave what one sees.
CREATE POLICY change ON crm.cases FOR UPDATE TO {agent} USING (
  ((SELECT crm.may('see_all')) OR center_id = ANY ((SELECT crm.seen_centers())::uuid[])
    OR (SELECT crm.me_if('see_own')) IN (assignee_id, opened_by_id)
    OR (moved_by_id = (SELECT crm.me()) AND moved_at > (SELECT crm.now()) - interval '60 s'))
  AND (SELECT crm.may('write_opinion') OR crm.may('create') OR crm.may('reopen') OR crm.may('bulk') OR crm.may('supervise')))
  WITH CHECK (true);

-- What belongs to a process is seen with it.
GRANT SELECT, INSERT ON crm.opinion, crm.opinion_annulment, crm.case_move, crm.progress_entry, crm.attachment TO {agent};
GRANT SELECT, INSERT, UPDATE (text, version, saved_by_id, saved_at) ON crm.case_notepad TO {agent};
GRANT SELECT, INSERT, DELETE ON crm.watcher TO {agent};
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['opinion', 'case_move', 'progress_entry', 'attachment', 'case_notepad', 'watcher'] LOOP
    EXECUTE format('CREATE POLICY read ON crm.%1$I FOR SELECT TO {agent}
      USING (EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = %1$I.case_id))', t);
  END LOOP;
END $$;
CREATE POLICY add ON crm.opinion FOR INSERT TO {agent} WITH CHECK (
  EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)
  AND CASE WHEN kind = 'opening' THEN (SELECT crm.may('create'))
    WHEN origin = 'automatic' THEN (SELECT crm.may('write_opinion') OR crm.may('reopen') OR crm.may('supervise'))
    ELSE (SELECT crm.may('write_opinion')) END);
CREATE POLICY read ON crm.opinion_annulment FOR SELECT TO {agent}
  USING (EXISTS (SELECT 1 FROM crm.opinion o WHERE o.id = opinion_id));
CREATE POLICY add ON crm.opinion_annulment FOR INSERT TO {agent} WITH CHECK ((SELECT crm.me()) IS NOT NULL);
CREATE POLICY add ON crm.case_move FOR INSERT TO {agent} WITH CHECK (
  EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)
  AND CASE kind WHEN 'enter' THEN (SELECT crm.may('create')) WHEN 'reopen' THEN (SELECT crm.may('reopen'))
    WHEN 'manual' THEN (SELECT crm.may('write_opinion') OR crm.may('bulk'))
    WHEN 'import' THEN false ELSE (SELECT crm.may('write_opinion')) END);
CREATE POLICY add ON crm.progress_entry FOR INSERT TO {agent} WITH CHECK (
  EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id AND c.closed_at IS NULL)
  AND (SELECT crm.may('write_opinion') OR crm.may('create')));
CREATE POLICY add ON crm.attachment FOR INSERT TO {agent} WITH CHECK (
  EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)
  AND (SELECT crm.may('write_opinion') OR crm.may('create')));
CREATE POLICY add ON crm.case_notepad FOR INSERT TO {agent}
  WITH CHECK (EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id));
CREATE POLICY change ON crm.case_notepad FOR UPDATE TO {agent}
  USING (EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id));
CREATE POLICY add ON crm.watcher FOR INSERT TO {agent} WITH CHECK (
  EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)
  AND (user_id = (SELECT crm.me()) OR (SELECT crm.may('write_opinion') OR crm.may('create'))));
CREATE POLICY remove ON crm.watcher FOR DELETE TO {agent} USING (
  EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)
  AND (user_id = (SELECT crm.me()) OR (SELECT crm.may('write_opinion'))));

-- The bytes of files: of processes that one sees, of e-mails, and of one's own drafts.
GRANT SELECT, INSERT ON crm.attachment_blob TO {agent};
CREATE POLICY read ON crm.attachment_blob FOR SELECT TO {agent} USING (
  EXISTS (SELECT 1 FROM crm.attachment a WHERE a.sha256 = attachment_blob.sha256)
  OR EXISTS (SELECT 1 FROM crm.draft_attachment d WHERE d.sha256 = attachment_blob.sha256)
  OR EXISTS (SELECT 1 FROM crm.outbox_attachment o WHERE o.sha256 = attachment_blob.sha256));
CREATE POLICY add ON crm.attachment_blob FOR INSERT TO {agent} WITH CHECK ((SELECT crm.me()) IS NOT NULL);

-- Drafts are their writer's alone (rules 12, 15), and so is an e-mail until it is sent.
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.opinion_draft, crm.draft_attachment TO {agent};
CREATE POLICY own ON crm.opinion_draft TO {agent} USING (user_id = (SELECT crm.me()));
CREATE POLICY own ON crm.draft_attachment TO {agent}
  USING (EXISTS (SELECT 1 FROM crm.opinion_draft d WHERE d.id = draft_id));
GRANT SELECT, INSERT, UPDATE (state, detail, attempts, not_before, sent_at) ON crm.outbox_mail TO {agent};
CREATE POLICY read ON crm.outbox_mail FOR SELECT TO {agent} USING (
  sender_id = (SELECT crm.me())
  OR (state = 'sent' AND EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)));
CREATE POLICY add ON crm.outbox_mail FOR INSERT TO {agent} WITH CHECK (
  sender_id = (SELECT crm.me()) AND (SELECT crm.may('write_opinion'))
  AND EXISTS (SELECT 1 FROM crm.opinion o WHERE o.id = opinion_id AND o.case_id = outbox_mail.case_id
    AND o.author_id = sender_id AND o.origin = 'email'));
CREATE POLICY change ON crm.outbox_mail FOR UPDATE TO {agent} USING (sender_id = (SELECT crm.me()));
GRANT SELECT, INSERT ON crm.outbox_attachment TO {agent};
CREATE POLICY read ON crm.outbox_attachment FOR SELECT TO {agent}
  USING (EXISTS (SELECT 1 FROM crm.outbox_mail m WHERE m.id = mail_id));
CREATE POLICY add ON crm.outbox_attachment FOR INSERT TO {agent}
  WITH CHECK (EXISTS (SELECT 1 FROM crm.outbox_mail m WHERE m.id = mail_id AND m.sender_id = (SELECT crm.me())
    AND m.state = 'queued'));

-- Notices are for whom they are; anybody who may work on the process can leave one.
GRANT SELECT, INSERT, UPDATE (seen_at) ON crm.notice TO {agent};
CREATE POLICY own ON crm.notice FOR SELECT TO {agent} USING (user_id = (SELECT crm.me()));
CREATE POLICY add ON crm.notice FOR INSERT TO {agent} WITH CHECK (
  CASE kind WHEN 'mail_failed' THEN user_id = (SELECT crm.me())
    WHEN 'opinion_asked' THEN (SELECT crm.may('supervise')) AND EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)
    ELSE (SELECT crm.may('write_opinion')) AND EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id) END);
CREATE POLICY change ON crm.notice FOR UPDATE TO {agent} USING (user_id = (SELECT crm.me()));

-- The desk's agenda is one: who makes an appointment must see whose time is taken (rules 24, 25).
GRANT SELECT, INSERT, UPDATE (subject, starts_at, ends_at, deleted_at, deleted_by_id, delete_reason) ON crm.appointment
  TO {agent};
GRANT SELECT, INSERT, UPDATE (reminded_of), DELETE ON crm.appointment_user TO {agent};
CREATE POLICY read ON crm.appointment FOR SELECT TO {agent} USING ((SELECT crm.me()) IS NOT NULL);
CREATE POLICY add ON crm.appointment FOR INSERT TO {agent} WITH CHECK (
  (SELECT crm.may('write_opinion'))
  AND (case_id IS NULL OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)));
CREATE POLICY change ON crm.appointment FOR UPDATE TO {agent} USING (
  (SELECT crm.may('write_opinion'))
  AND (case_id IS NULL OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)));
CREATE POLICY read ON crm.appointment_user FOR SELECT TO {agent} USING ((SELECT crm.me()) IS NOT NULL);
CREATE POLICY add ON crm.appointment_user FOR INSERT TO {agent} WITH CHECK ((SELECT crm.may('write_opinion'))
  AND EXISTS (SELECT 1 FROM crm.appointment a WHERE a.id = appointment_id
    AND (a.case_id IS NULL OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = a.case_id))));
CREATE POLICY change ON crm.appointment_user FOR UPDATE TO {agent} USING (user_id = (SELECT crm.me()));
CREATE POLICY remove ON crm.appointment_user FOR DELETE TO {agent} USING ((SELECT crm.may('write_opinion'))
  AND EXISTS (SELECT 1 FROM crm.appointment a WHERE a.id = appointment_id
    AND (a.case_id IS NULL OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = a.case_id))));

-- Sales contacts: one's own, those of processes that one sees, or all for who sees all or supervises.
GRANT SELECT, INSERT, DELETE, UPDATE (user_id, contact_at, means, success_percent, result, next_contact_at, reminded_of,
  followed_by_id) ON crm.sales_follow_up TO {agent};
CREATE POLICY read ON crm.sales_follow_up FOR SELECT TO {agent} USING (
  user_id = (SELECT crm.me()) OR (SELECT crm.may('see_all') OR crm.may('supervise'))
  OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id));
CREATE POLICY add ON crm.sales_follow_up FOR INSERT TO {agent} WITH CHECK (
  (SELECT crm.may('write_opinion') OR crm.may('create'))
  AND (case_id IS NULL OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)));
CREATE POLICY change ON crm.sales_follow_up FOR UPDATE TO {agent} USING (
  user_id = (SELECT crm.me()) OR ((SELECT crm.may('write_opinion') OR crm.may('bulk'))
    AND ((SELECT crm.may('see_all') OR crm.may('supervise')) OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id))));
CREATE POLICY remove ON crm.sales_follow_up FOR DELETE TO {agent} USING (
  (SELECT crm.may('write_opinion')) AND created_at > (SELECT crm.now()) - interval '90 s' AND followed_by_id IS NULL
  AND (user_id = (SELECT crm.me()) OR EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id)));

-- Saved filters: one's own, and those shown to a team of one's own (rule 4).
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.saved_filter TO {agent};
CREATE POLICY read ON crm.saved_filter FOR SELECT TO {agent} USING (
  owner_id = (SELECT crm.me()) OR shared_center_id = ANY ((SELECT crm.my_centers())::uuid[]));
CREATE POLICY add ON crm.saved_filter FOR INSERT TO {agent} WITH CHECK (
  owner_id = (SELECT crm.me()) AND (shared_center_id IS NULL OR (SELECT crm.may('supervise'))));
CREATE POLICY change ON crm.saved_filter FOR UPDATE TO {agent} USING (owner_id = (SELECT crm.me()))
  WITH CHECK (owner_id = (SELECT crm.me()) AND (shared_center_id IS NULL OR (SELECT crm.may('supervise'))));
CREATE POLICY remove ON crm.saved_filter FOR DELETE TO {agent} USING (owner_id = (SELECT crm.me()));

-- The audit takes rows from everybody and shows them to who supervises or configures.
GRANT SELECT, INSERT ON crm.audit_event TO {agent};
CREATE POLICY read ON crm.audit_event FOR SELECT TO {agent}
  USING ((SELECT crm.may('supervise') OR crm.may('configure')));
CREATE POLICY add ON crm.audit_event FOR INSERT TO {agent} WITH CHECK ((SELECT crm.me()) IS NOT NULL);

GRANT SELECT, INSERT ON crm.command TO {agent};
CREATE POLICY own ON crm.command TO {agent} USING (user_id = (SELECT crm.me()));

-- Who is writing now is seen with the process.
GRANT SELECT, INSERT, UPDATE (seen_at), DELETE ON crm.writing_now TO {agent};
CREATE POLICY read ON crm.writing_now FOR SELECT TO {agent}
  USING (EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id));
CREATE POLICY add ON crm.writing_now FOR INSERT TO {agent}
  WITH CHECK (user_id = (SELECT crm.me()) AND EXISTS (SELECT 1 FROM crm.cases c WHERE c.id = case_id));
CREATE POLICY change ON crm.writing_now FOR UPDATE TO {agent} USING (user_id = (SELECT crm.me()));
CREATE POLICY remove ON crm.writing_now FOR DELETE TO {agent} USING (user_id = (SELECT crm.me()));

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE crm.%I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- Which revision the schema has is for every client to read.
GRANT SELECT ON crm.alembic_version TO {agent};
CREATE POLICY read ON crm.alembic_version FOR SELECT TO {agent} USING (true);
