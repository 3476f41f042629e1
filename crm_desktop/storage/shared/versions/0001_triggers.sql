-- The rules that hold whatever program is connected. A rule that refuses says SQLSTATE CRM01 and its word; a right that
-- is missing says 42501. The same words as in the embedded base (0001_triggers.sql there).

CREATE FUNCTION crm.refuse(word text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = word, ERRCODE = 'CRM01'; END $$;

CREATE FUNCTION crm.refuse_right(wanted text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = wanted, ERRCODE = '42501'; END $$;

-- What only ever grows (rule 8): no row changes or goes, not even all of them at once.
CREATE FUNCTION crm.never() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN PERFORM crm.refuse('append_only'); RETURN NULL; END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['opinion', 'opinion_annulment', 'case_move', 'progress_entry', 'audit_event', 'attachment'] LOOP
    EXECUTE format('CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON crm.%I FOR EACH ROW EXECUTE FUNCTION crm.never()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['cases', 'appointment', 'person', 'outbox_mail'] LOOP
    EXECUTE format('CREATE TRIGGER never_goes BEFORE DELETE ON crm.%I FOR EACH ROW EXECUTE FUNCTION crm.never()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['opinion', 'opinion_annulment', 'case_move', 'progress_entry', 'audit_event', 'attachment',
      'cases', 'appointment', 'person', 'outbox_mail', 'attachment_blob'] LOOP
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON crm.%I FOR EACH STATEMENT EXECUTE FUNCTION crm.never()', t);
  END LOOP;
END $$;

CREATE TRIGGER blob_never_changes BEFORE UPDATE ON crm.attachment_blob
  FOR EACH ROW EXECUTE FUNCTION crm.never();

-- Who writes is who is connected, and when is the server's to say (rule 9).
CREATE FUNCTION crm.stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE
  who uuid;
  named uuid;
BEGIN
  IF crm.maintains() THEN RETURN NEW; END IF;
  who := crm.me();
  IF who IS NULL THEN PERFORM crm.refuse_right('active'); END IF;
  CASE TG_TABLE_NAME
    WHEN 'opinion', 'opinion_annulment', 'case_move', 'progress_entry', 'attachment' THEN
      named := NEW.author_id; NEW.at := crm.now();
    WHEN 'audit_event' THEN named := NEW.user_id; NEW.at := crm.now();
    WHEN 'case_notepad' THEN named := NEW.saved_by_id; NEW.saved_at := crm.now();
    WHEN 'appointment' THEN
      named := NEW.created_by_id; NEW.created_at := crm.now();
      IF NEW.deleted_at IS NOT NULL THEN PERFORM crm.refuse_right('author'); END IF;
    WHEN 'outbox_mail' THEN named := NEW.sender_id; NEW.created_at := crm.now();
    WHEN 'person', 'sales_follow_up' THEN named := who; NEW.created_at := crm.now();
    WHEN 'command' THEN named := NEW.user_id; NEW.at := crm.now();
    WHEN 'writing_now' THEN
      named := NEW.user_id; NEW.seen_at := crm.now();
      IF TG_OP = 'INSERT' THEN NEW.since := NEW.seen_at; ELSE NEW.since := OLD.since; END IF;
    WHEN 'opinion_draft' THEN named := NEW.user_id; NEW.saved_at := crm.now();
    WHEN 'notice' THEN
      named := who; NEW.created_at := crm.now(); NEW.seen_at := NULL;
      IF NEW.kind <> 'mail_failed' THEN
        NEW.author_name := (SELECT name FROM crm.users WHERE id = who);
      ELSIF NEW.user_id <> who THEN
        PERFORM crm.refuse_right('author');
      END IF;
  END CASE;
  IF named IS DISTINCT FROM who THEN PERFORM crm.refuse_right('author'); END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['opinion', 'opinion_annulment', 'case_move', 'progress_entry', 'attachment', 'audit_event',
      'appointment', 'outbox_mail', 'command', 'notice', 'person', 'sales_follow_up'] LOOP
    EXECUTE format('CREATE TRIGGER a_stamp BEFORE INSERT ON crm.%I FOR EACH ROW EXECUTE FUNCTION crm.stamp()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['case_notepad', 'writing_now', 'opinion_draft'] LOOP
    EXECUTE format('CREATE TRIGGER a_stamp BEFORE INSERT OR UPDATE ON crm.%I FOR EACH ROW EXECUTE FUNCTION crm.stamp()', t);
  END LOOP;
END $$;

-- An opinion is the next one of an open process (rules 8, 10).
CREATE FUNCTION crm.opinion_is_next() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE c crm.cases;
BEGIN
  SELECT * INTO c FROM crm.cases WHERE id = NEW.case_id FOR NO KEY UPDATE;
  IF NOT crm.sees(c) THEN PERFORM crm.refuse_right('see_team'); END IF;
  IF c.closed_at IS NOT NULL THEN PERFORM crm.refuse('case_closed'); END IF;
  IF c.number <> NEW.case_number THEN PERFORM crm.refuse('wrong_number'); END IF;
  IF NEW.seq <> 1 + coalesce((SELECT max(seq) FROM crm.opinion WHERE case_id = NEW.case_id), 0) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  IF NEW.corrects_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM crm.opinion WHERE id = NEW.corrects_id AND case_id = NEW.case_id) THEN
    PERFORM crm.refuse('wrong_number');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opinion_is_next BEFORE INSERT ON crm.opinion FOR EACH ROW EXECUTE FUNCTION crm.opinion_is_next();

-- An opinion that its process does not count would keep every later one out.
CREATE FUNCTION crm.opinion_was_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM crm.cases WHERE id = NEW.case_id AND opinion_count >= NEW.seq) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER opinion_was_counted AFTER INSERT ON crm.opinion
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crm.opinion_was_counted();

-- Undone only by its author, within 60 s, or with the e-mail that it came from.
CREATE FUNCTION crm.annulment_in_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM crm.opinion o WHERE o.id = NEW.opinion_id AND o.author_id = NEW.author_id
      AND (NEW.at - o.at BETWEEN interval '0' AND interval '60 s' OR EXISTS (
        SELECT 1 FROM crm.outbox_mail m WHERE m.opinion_id = o.id AND m.state = 'withdrawn'))) THEN
    PERFORM crm.refuse('undo_too_late');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER annulment_in_time BEFORE INSERT ON crm.opinion_annulment
  FOR EACH ROW EXECUTE FUNCTION crm.annulment_in_time();

-- A process is born open, before its first move, with a leaf type and a published version, and is given its number.
CREATE FUNCTION crm.case_is_born() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NEW.move_count <> 0 OR NEW.closed_at IS NOT NULL OR NEW.step_order IS NOT NULL OR NEW.left_step_order IS NOT NULL THEN
    PERFORM crm.refuse('move_not_allowed');
  END IF;
  IF (SELECT is_group FROM crm.service_type WHERE id = NEW.service_type_id) THEN PERFORM crm.refuse('type_is_group'); END IF;
  IF EXISTS (SELECT 1 FROM crm.workflow_version WHERE id = NEW.workflow_version_id AND published_at IS NULL) THEN
    PERFORM crm.refuse('version_not_published');
  END IF;
  IF crm.maintains() AND NEW.number > 0 THEN
    UPDATE crm.case_counter SET last_number = greatest(last_number, NEW.number);
    RETURN NEW;
  END IF;
  IF NOT crm.maintains() AND NEW.workflow_version_id IS DISTINCT FROM crm.effective_version(NEW.service_type_id) THEN
    PERFORM crm.refuse('move_not_allowed');
  END IF;
  UPDATE crm.case_counter SET last_number = last_number + 1 RETURNING last_number INTO NEW.number;
  IF NOT crm.maintains() THEN
    NEW.version := 1;
    NEW.opened_by_id := crm.me(); NEW.opened_at := crm.now(); NEW.last_activity_at := NEW.opened_at;
    NEW.moved_by_id := NEW.opened_by_id; NEW.moved_at := NEW.opened_at;
    NEW.opinion_count := 0; NEW.first_opinion_at := NULL; NEW.progress_status_id := NULL; NEW.assignee_id := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_is_born BEFORE INSERT ON crm.cases FOR EACH ROW EXECUTE FUNCTION crm.case_is_born();

-- A process changes place only by its newest move (rule 34d), and the rest of it by whoever may.
CREATE FUNCTION crm.case_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE
  m crm.case_move;
  undone crm.case_move;
  being_made boolean := OLD.move_count <= 1 AND OLD.moved_by_id = crm.me() AND OLD.moved_at > crm.now() - interval '60 s';
  moves boolean := (OLD.center_id, OLD.step_order, OLD.left_step_order, OLD.closed_at, OLD.move_count)
    IS DISTINCT FROM (NEW.center_id, NEW.step_order, NEW.left_step_order, NEW.closed_at, NEW.move_count);
BEGIN
  IF (OLD.workflow_version_id, OLD.number, OLD.opened_at, OLD.person_id, OLD.opened_by_id, OLD.service_type_id)
      IS DISTINCT FROM
     (NEW.workflow_version_id, NEW.number, NEW.opened_at, NEW.person_id, NEW.opened_by_id, NEW.service_type_id) THEN
    PERFORM crm.refuse('append_only');
  END IF;
  IF moves THEN
    SELECT * INTO m FROM crm.case_move WHERE case_id = NEW.id AND seq = NEW.move_count;
    IF m.id IS NULL OR NEW.move_count <> OLD.move_count + 1 OR m.to_center_id <> NEW.center_id
        OR m.to_order IS DISTINCT FROM NEW.step_order OR m.left_order IS DISTINCT FROM NEW.left_step_order
        OR m.closes <> (NEW.closed_at IS NOT NULL) THEN
      PERFORM crm.refuse('move_not_allowed');
    END IF;
    IF m.kind = 'undo' THEN SELECT * INTO undone FROM crm.case_move WHERE id = m.undoes_id; END IF;
  END IF;
  IF crm.maintains() THEN RETURN NEW; END IF;
  IF moves THEN
    IF m.author_id IS DISTINCT FROM crm.me() THEN PERFORM crm.refuse_right('author'); END IF;
    NEW.moved_by_id := m.author_id;
    NEW.moved_at := m.at;
    IF m.closes THEN NEW.closed_at := CASE WHEN m.kind = 'undo' THEN undone.before_closed_at ELSE m.at END; END IF;
  ELSE
    NEW.moved_by_id := OLD.moved_by_id;
    NEW.moved_at := OLD.moved_at;
    -- One that is born closed is still being made by whoever creates it.
    IF OLD.closed_at IS NOT NULL AND being_made IS NOT TRUE
        AND (OLD.priority, OLD.due_at, OLD.assignee_id, OLD.progress_status_id, OLD.opinion_count,
        OLD.subject, OLD.contact_name) IS DISTINCT FROM (NEW.priority, NEW.due_at, NEW.assignee_id, NEW.progress_status_id,
        NEW.opinion_count, NEW.subject, NEW.contact_name) THEN
      PERFORM crm.refuse('case_closed');
    END IF;
    IF being_made IS NOT TRUE AND NOT crm.may('write_opinion')
        AND (OLD.priority, OLD.due_at, OLD.assignee_id, OLD.subject, OLD.contact_name)
          IS DISTINCT FROM (NEW.priority, NEW.due_at, NEW.assignee_id, NEW.subject, NEW.contact_name) THEN
      PERFORM crm.refuse_right('write_opinion');
    END IF;
  END IF;
  -- One that leaps to the last number could never grow again.
  IF NEW.version NOT BETWEEN OLD.version AND OLD.version + 100
      OR NEW.opinion_count NOT IN (OLD.opinion_count, OLD.opinion_count + 1) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  IF NEW.assignee_id IS DISTINCT FROM OLD.assignee_id AND NEW.assignee_id IS NOT NULL AND NEW.closed_at IS NULL
      AND (undone.id IS NULL OR undone.before_assignee_id IS DISTINCT FROM NEW.assignee_id)
      AND NOT crm.is_member(NEW.assignee_id, NEW.center_id)
      AND NEW.assignee_id IS DISTINCT FROM (SELECT default_assignee_id FROM crm.responsibility_center WHERE id = NEW.center_id) THEN
    PERFORM crm.refuse('not_member');
  END IF;
  IF NEW.last_activity_at IS DISTINCT FROM OLD.last_activity_at THEN NEW.last_activity_at := crm.now(); END IF;
  IF NEW.first_opinion_at IS DISTINCT FROM OLD.first_opinion_at THEN
    IF OLD.first_opinion_at IS NOT NULL OR NEW.opinion_count = OLD.opinion_count THEN
      PERFORM crm.refuse('append_only');
    END IF;
    NEW.first_opinion_at := crm.now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_changes BEFORE UPDATE ON crm.cases FOR EACH ROW EXECUTE FUNCTION crm.case_changes();

-- Its progress is that of its newest entry (rule 26).
CREATE FUNCTION crm.says_its_progress(c crm.cases) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  SELECT CASE WHEN c.progress_status_id IS NULL THEN NOT EXISTS (SELECT 1 FROM crm.progress_entry WHERE case_id = c.id)
    ELSE EXISTS (
      SELECT 1 FROM crm.progress_entry e WHERE e.case_id = c.id AND e.status_id = c.progress_status_id
        AND e.at = (SELECT max(at) FROM crm.progress_entry WHERE case_id = c.id)) END
$$;

CREATE FUNCTION crm.progress_is_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NOT (SELECT crm.says_its_progress(c) FROM crm.cases c WHERE id = NEW.case_id) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER progress_is_shown AFTER INSERT ON crm.progress_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crm.progress_is_shown();

-- What a process says of its opinions and progress is so when the transaction ends.
CREATE FUNCTION crm.case_says_the_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE c crm.cases;
BEGIN
  SELECT * INTO c FROM crm.cases WHERE id = NEW.id;
  IF c.opinion_count <> coalesce((SELECT max(seq) FROM crm.opinion WHERE case_id = c.id), 0) OR c.move_count = 0 THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  IF NOT crm.says_its_progress(c) THEN PERFORM crm.refuse('case_changed'); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_says_the_truth
  AFTER INSERT OR UPDATE OF opinion_count, move_count, progress_status_id ON crm.cases
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crm.case_says_the_truth();

-- What changes outside an opinion leaves its before and after in the audit (rule 42), whoever changes it and how.
CREATE FUNCTION crm.case_change_is_audited() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  INSERT INTO crm.audit_event (id, at, user_id, action, entity, entity_id, detail)
  VALUES (gen_random_uuid(), crm.now(), crm.me(), 'changed', 'case', NEW.id, concat_ws('; ',
    CASE WHEN OLD.priority <> NEW.priority THEN format('priority %s > %s', OLD.priority, NEW.priority) END,
    CASE WHEN OLD.due_at IS DISTINCT FROM NEW.due_at THEN format('due %s > %s', OLD.due_at, NEW.due_at) END,
    CASE WHEN OLD.assignee_id IS DISTINCT FROM NEW.assignee_id
      THEN format('assignee %s > %s', OLD.assignee_id, NEW.assignee_id) END,
    CASE WHEN OLD.subject <> NEW.subject THEN format('subject %s > %s', OLD.subject, NEW.subject) END));
  RETURN NULL;
END $$;
CREATE TRIGGER case_change_is_audited AFTER UPDATE ON crm.cases FOR EACH ROW
  WHEN ((OLD.priority, OLD.subject) IS DISTINCT FROM (NEW.priority, NEW.subject)
    OR (OLD.move_count = NEW.move_count AND (OLD.assignee_id, OLD.due_at) IS DISTINCT FROM (NEW.assignee_id, NEW.due_at)))
  EXECUTE FUNCTION crm.case_change_is_audited();

-- A move is one of those of rule 34d.
CREATE FUNCTION crm.move_is_allowed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE
  c crm.cases;
  last crm.case_move;
  origin integer;
  fits boolean;
BEGIN
  SELECT * INTO c FROM crm.cases WHERE id = NEW.case_id FOR NO KEY UPDATE;
  IF NOT crm.sees(c) THEN PERFORM crm.refuse_right('see_team'); END IF;
  SELECT * INTO last FROM crm.case_move WHERE case_id = NEW.case_id AND seq = c.move_count;
  origin := coalesce(c.step_order, c.left_step_order);
  IF NEW.seq <> c.move_count + 1 OR NEW.version_id IS DISTINCT FROM c.workflow_version_id
      OR (NEW.kind NOT IN ('enter', 'import')
        AND (NEW.from_order IS DISTINCT FROM c.step_order OR NEW.from_center_id IS DISTINCT FROM c.center_id)) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  IF c.closed_at IS NOT NULL AND NEW.kind NOT IN ('reopen', 'undo') THEN PERFORM crm.refuse('case_closed'); END IF;
  IF NEW.kind <> 'import'
      AND NEW.closes <> (SELECT closes FROM crm.responsibility_center WHERE id = NEW.to_center_id) THEN
    PERFORM crm.refuse('move_not_allowed');
  END IF;
  IF NEW.opinion_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM crm.opinion WHERE id = NEW.opinion_id AND case_id = NEW.case_id) THEN
    PERFORM crm.refuse('wrong_number');
  END IF;
  IF NEW.to_order IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM crm.workflow_step s WHERE s.version_id = NEW.version_id AND s.step_order = NEW.to_order
        AND s.center_id = NEW.to_center_id) THEN
    PERFORM crm.refuse('move_not_allowed');
  END IF;
  IF NEW.kind IN ('enter', 'edge', 'return') AND NEW.left_order IS NOT NULL THEN PERFORM crm.refuse('move_not_allowed'); END IF;
  CASE NEW.kind
    WHEN 'import' THEN fits := NEW.seq = 1 AND crm.maintains();
    WHEN 'enter' THEN
      fits := NEW.seq = 1 AND (NEW.version_id IS NULL AND NEW.to_order IS NULL OR EXISTS (
        SELECT 1 FROM crm.workflow_edge e WHERE e.version_id = NEW.version_id AND e.kind = 'entry'
          AND e.to_order = NEW.to_order));
    WHEN 'edge' THEN
      fits := EXISTS (
        SELECT 1 FROM crm.workflow_edge e WHERE e.version_id = c.workflow_version_id AND e.kind = 'move'
          AND e.from_order = origin AND e.to_order = NEW.to_order);
    WHEN 'manual' THEN
      fits := NEW.to_order IS NULL AND NEW.left_order IS NOT DISTINCT FROM origin
        AND (c.workflow_version_id IS NULL OR origin IS NULL OR EXISTS (
          SELECT 1 FROM crm.workflow_edge e JOIN crm.workflow_step s
            ON s.version_id = e.version_id AND s.step_order = e.to_order
          WHERE e.version_id = c.workflow_version_id AND e.kind = 'prompt' AND e.from_order = origin
            AND e.to_order = NEW.at_order AND NOT s.forbids_other_centers));
    WHEN 'return' THEN fits := c.step_order IS NULL AND c.left_step_order = NEW.to_order;
    WHEN 'reopen' THEN
      fits := NOT NEW.closes AND c.closed_at IS NOT NULL AND NEW.left_order IS NOT DISTINCT FROM last.before_left_order
        AND (last.from_center_id = NEW.to_center_id AND last.from_order IS NOT DISTINCT FROM NEW.to_order
          OR last.from_center_id IS NULL AND NEW.to_order IS NULL);
    WHEN 'undo' THEN
      IF last.id IS DISTINCT FROM NEW.undoes_id OR last.author_id <> NEW.author_id
          OR last.kind IN ('enter', 'import', 'undo')
          OR NOT NEW.at - last.at BETWEEN interval '0' AND interval '60 s'
          OR last.from_center_id <> NEW.to_center_id OR last.from_order IS DISTINCT FROM NEW.to_order
          OR last.before_left_order IS DISTINCT FROM NEW.left_order THEN
        PERFORM crm.refuse('undo_too_late');
      END IF;
      fits := true;
    ELSE fits := false;
  END CASE;
  IF fits IS NOT TRUE THEN PERFORM crm.refuse('move_not_allowed'); END IF;
  IF NOT crm.maintains() THEN
    -- What an undo gives back, and the names that the history shows, are the base's own.
    NEW.before_due_at := c.due_at; NEW.before_assignee_id := c.assignee_id;
    NEW.before_left_order := c.left_step_order; NEW.before_closed_at := c.closed_at;
    NEW.to_center_name := (SELECT name FROM crm.responsibility_center WHERE id = NEW.to_center_id);
    NEW.from_center_name := (SELECT name FROM crm.responsibility_center WHERE id = NEW.from_center_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER move_is_allowed BEFORE INSERT ON crm.case_move FOR EACH ROW EXECUTE FUNCTION crm.move_is_allowed();

-- A move is carried out by the transaction that records it.
CREATE FUNCTION crm.move_was_made() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM crm.cases WHERE id = NEW.case_id AND move_count >= NEW.seq) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  -- The reason of a reopening stands in the history (rule 10).
  IF NEW.kind = 'reopen' AND NOT EXISTS (SELECT 1 FROM crm.opinion o WHERE o.case_id = NEW.case_id
      AND o.author_id = NEW.author_id AND o.origin = 'automatic' AND o.at >= NEW.at) THEN
    PERFORM crm.refuse('case_changed');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER move_was_made AFTER INSERT ON crm.case_move
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION crm.move_was_made();

-- A file is of a type that permits it, and not larger than the type's limit (rules 21 and 22).
CREATE FUNCTION crm.attachment_is_allowed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE
  kind crm.service_type;
  told crm.opinion;
BEGIN
  IF NOT crm.maintains() AND NOT coalesce((SELECT crm.sees(c) FROM crm.cases c WHERE c.id = NEW.case_id), false) THEN
    PERFORM crm.refuse_right('see_team');
  END IF;
  SELECT t.* INTO kind FROM crm.cases c JOIN crm.service_type t ON t.id = c.service_type_id WHERE c.id = NEW.case_id;
  IF NOT kind.allows_attachments THEN PERFORM crm.refuse('attachments_forbidden'); END IF;
  IF NEW.size_bytes > kind.attachment_limit_bytes
      OR (SELECT size_bytes FROM crm.attachment_blob WHERE sha256 = NEW.sha256) > kind.attachment_limit_bytes THEN
    PERFORM crm.refuse('attachment_too_large');
  END IF;
  SELECT * INTO told FROM crm.opinion WHERE id = NEW.opinion_id;
  IF told.case_id IS DISTINCT FROM NEW.case_id
      OR NEW.size_bytes IS DISTINCT FROM (SELECT size_bytes FROM crm.attachment_blob WHERE sha256 = NEW.sha256) THEN
    PERFORM crm.refuse('wrong_number');
  END IF;
  IF NOT crm.maintains() THEN
    IF told.author_id <> NEW.author_id THEN PERFORM crm.refuse_right('author'); END IF;
    -- An opinion is complete when it is confirmed (rule 7).
    IF NEW.at - told.at > interval '60 s' THEN PERFORM crm.refuse('append_only'); END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attachment_is_allowed BEFORE INSERT ON crm.attachment
  FOR EACH ROW EXECUTE FUNCTION crm.attachment_is_allowed();

-- Bytes that somebody else keeps already go in no second time, and nobody is told so.
CREATE FUNCTION crm.blob_is_shown() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF crm.maintains() OR pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  IF crm.me() IS NULL THEN PERFORM crm.refuse_right('active'); END IF;
  INSERT INTO crm.attachment_blob VALUES (NEW.sha256, NEW.size_bytes, NEW.content) ON CONFLICT DO NOTHING;
  INSERT INTO crm.blob_shown VALUES (crm.me(), NEW.sha256) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER blob_is_shown BEFORE INSERT ON crm.attachment_blob FOR EACH ROW EXECUTE FUNCTION crm.blob_is_shown();

-- Runs as who is connected: bytes are referred to by who sees them or has sent them.
CREATE FUNCTION crm.file_is_at_hand() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NOT (crm.maintains() OR crm.has_shown(NEW.sha256)
      OR EXISTS (SELECT 1 FROM crm.attachment_blob WHERE sha256 = NEW.sha256)) THEN
    PERFORM crm.refuse_right('see_team');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_file_is_at_hand BEFORE INSERT ON crm.attachment
  FOR EACH ROW EXECUTE FUNCTION crm.file_is_at_hand();
CREATE TRIGGER a_file_is_at_hand BEFORE INSERT OR UPDATE OF sha256 ON crm.draft_attachment
  FOR EACH ROW EXECUTE FUNCTION crm.file_is_at_hand();
CREATE TRIGGER a_file_is_at_hand BEFORE INSERT ON crm.outbox_attachment
  FOR EACH ROW EXECUTE FUNCTION crm.file_is_at_hand();

-- Once a reference stands, it is by that one that the bytes are seen.
CREATE FUNCTION crm.file_is_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  DELETE FROM crm.blob_shown WHERE user_id = crm.me() AND sha256 = NEW.sha256;
  RETURN NULL;
END $$;
CREATE TRIGGER file_is_kept AFTER INSERT ON crm.draft_attachment FOR EACH ROW EXECUTE FUNCTION crm.file_is_kept();

-- A published version of a workflow never changes (rule 28).
CREATE FUNCTION crm.published_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE touched uuid[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.version_id] WHEN 'DELETE' THEN ARRAY[OLD.version_id]
  ELSE ARRAY[OLD.version_id, NEW.version_id] END;
BEGIN
  IF EXISTS (SELECT 1 FROM crm.workflow_version WHERE id = ANY (touched) AND published_at IS NOT NULL) THEN
    PERFORM crm.refuse('append_only');
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON crm.workflow_step
  FOR EACH ROW EXECUTE FUNCTION crm.published_stays();
CREATE TRIGGER published_stays BEFORE INSERT OR UPDATE OR DELETE ON crm.workflow_answer
  FOR EACH ROW EXECUTE FUNCTION crm.published_stays();
CREATE TRIGGER published_stays BEFORE INSERT OR DELETE ON crm.workflow_edge
  FOR EACH ROW EXECUTE FUNCTION crm.published_stays();
CREATE TRIGGER edge_never_changes BEFORE UPDATE ON crm.workflow_edge FOR EACH ROW EXECUTE FUNCTION crm.never();

CREATE FUNCTION crm.publication_is_final() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF OLD.published_at IS NOT NULL THEN PERFORM crm.refuse('append_only'); END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER publication_is_final BEFORE UPDATE OR DELETE ON crm.workflow_version
  FOR EACH ROW EXECUTE FUNCTION crm.publication_is_final();

-- What was sent, or withdrawn, stays so (rule 17); an e-mail says what it said when it was confirmed.
CREATE FUNCTION crm.mail_keeps_its_end() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF OLD.state IN ('sent', 'withdrawn') AND (NEW.state, NEW.sent_at) IS DISTINCT FROM (OLD.state, OLD.sent_at)
      OR (NEW.state = 'withdrawn' AND OLD.state NOT IN ('queued', 'withdrawn')) THEN
    PERFORM crm.refuse('mail_already_sent');
  END IF;
  IF NEW.state = 'sent' AND OLD.state <> 'sent' AND NOT crm.maintains() THEN NEW.sent_at := crm.now(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_keeps_its_end BEFORE UPDATE ON crm.outbox_mail FOR EACH ROW EXECUTE FUNCTION crm.mail_keeps_its_end();

-- An e-mail begins in the queue, and is the only one of its opinion, which is as new as it is: a later one could be
-- withdrawn to annul an opinion whose time is over.
CREATE FUNCTION crm.mail_is_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF crm.maintains() THEN RETURN NEW; END IF;
  IF NEW.state <> 'queued' OR NEW.sent_at IS NOT NULL OR EXISTS (
      SELECT 1 FROM crm.opinion o WHERE o.id = NEW.opinion_id AND o.author_id = crm.me()
        AND (NEW.created_at - o.at > interval '60 s'
          OR EXISTS (SELECT 1 FROM crm.outbox_mail m WHERE m.opinion_id = o.id))) THEN
    PERFORM crm.refuse('mail_already_sent');
  END IF;
  NEW.attempts := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_is_new BEFORE INSERT ON crm.outbox_mail FOR EACH ROW EXECUTE FUNCTION crm.mail_is_new();

-- The second to save the notepad has seen what the first wrote (rule 20).
CREATE FUNCTION crm.notepad_in_turn() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 THEN PERFORM crm.refuse('case_changed'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notepad_in_turn BEFORE UPDATE ON crm.case_notepad FOR EACH ROW EXECUTE FUNCTION crm.notepad_in_turn();

-- Runs as who is connected, who is told nothing of a process that they do not see.
CREATE FUNCTION crm.notepad_begins() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF crm.maintains() THEN RETURN NEW; END IF;
  IF NEW.version <> 1 THEN PERFORM crm.refuse('case_changed'); END IF;
  IF EXISTS (SELECT 1 FROM crm.cases WHERE id = NEW.case_id AND number <> NEW.case_number) THEN
    PERFORM crm.refuse('wrong_number');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notepad_begins BEFORE INSERT ON crm.case_notepad FOR EACH ROW EXECUTE FUNCTION crm.notepad_begins();

-- A sales contact passes to somebody else by who may redistribute (rules 39, 43).
CREATE FUNCTION crm.contact_is_handed_over() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF NEW.user_id <> OLD.user_id AND NOT (crm.may('bulk') OR crm.maintains()) THEN PERFORM crm.refuse_right('bulk'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_is_handed_over BEFORE UPDATE ON crm.sales_follow_up
  FOR EACH ROW EXECUTE FUNCTION crm.contact_is_handed_over();

-- An appointment is excluded by who is connected, once, and says why (rule 23).
CREATE FUNCTION crm.exclusion_is_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF crm.maintains() THEN RETURN NEW; END IF;
  IF OLD.deleted_at IS NOT NULL THEN PERFORM crm.refuse('append_only'); END IF;
  IF NEW.deleted_at IS NOT NULL THEN
    IF NEW.deleted_by_id IS DISTINCT FROM crm.me() THEN PERFORM crm.refuse_right('author'); END IF;
    IF coalesce(btrim(NEW.delete_reason), '') = '' THEN PERFORM crm.refuse('append_only'); END IF;
    NEW.deleted_at := crm.now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exclusion_is_signed BEFORE UPDATE ON crm.appointment
  FOR EACH ROW EXECUTE FUNCTION crm.exclusion_is_signed();

-- Full text, in parts that a tsvector can hold.
CREATE FUNCTION crm.index_text(of_case uuid, of_piece integer, txt text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  DELETE FROM crm.case_text WHERE case_id = of_case AND piece = of_piece;
  INSERT INTO crm.case_text (case_id, piece, part, words)
  SELECT of_case, of_piece, n, crm.words(substr(txt, n * 100000 + 1, 100200))
  FROM generate_series(0, greatest(length(txt) - 1, 0) / 100000) AS n;
END $$;

CREATE FUNCTION crm.text_of_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN PERFORM crm.index_text(NEW.id, 0, NEW.subject); RETURN NULL; END $$;
CREATE TRIGGER text_of_new_case AFTER INSERT ON crm.cases FOR EACH ROW EXECUTE FUNCTION crm.text_of_case();
CREATE TRIGGER text_of_changed_case AFTER UPDATE OF subject ON crm.cases FOR EACH ROW
  WHEN (OLD.subject <> NEW.subject) EXECUTE FUNCTION crm.text_of_case();

CREATE FUNCTION crm.text_of_opinion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN PERFORM crm.index_text(NEW.case_id, NEW.seq + 1, NEW.text); RETURN NULL; END $$;
CREATE TRIGGER text_of_opinion AFTER INSERT ON crm.opinion FOR EACH ROW EXECUTE FUNCTION crm.text_of_opinion();

CREATE FUNCTION crm.text_of_notepad() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN PERFORM crm.index_text(NEW.case_id, 1, NEW.text); RETURN NULL; END $$;
CREATE TRIGGER text_of_notepad AFTER INSERT OR UPDATE OF text ON crm.case_notepad
  FOR EACH ROW EXECUTE FUNCTION crm.text_of_notepad();

-- A hint to whoever listens, without content: each reads again under its own rights.
CREATE FUNCTION crm.hint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN PERFORM pg_notify('crm', TG_TABLE_NAME); RETURN NULL; END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['cases', 'case_notepad', 'appointment', 'notice', 'outbox_mail', 'sales_follow_up'] LOOP
    EXECUTE format('CREATE TRIGGER hint AFTER INSERT OR UPDATE ON crm.%I FOR EACH STATEMENT EXECUTE FUNCTION crm.hint()', t);
  END LOOP;
  EXECUTE 'CREATE TRIGGER hint AFTER INSERT OR DELETE ON crm.writing_now FOR EACH STATEMENT EXECUTE FUNCTION crm.hint()';
END $$;

-- Each person is a role of the server, whose name does not tell the person's (functions of the keeper, who may make roles).
CREATE FUNCTION crm.role_of(login text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  SELECT 'crm_' || left(encode(sha256(convert_to(b.roles_key || '/' || lower(btrim(login)), 'UTF8')), 'hex'), 24)
  FROM crm.base_info b
$$;

CREATE FUNCTION crm.user_is_named() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  NEW.role_name := crm.role_of(NEW.login);
  NEW.password_hash := CASE WHEN TG_OP = 'INSERT' THEN NULL WHEN NEW.password_hash IS NULL THEN NULL ELSE 'role' END;
  RETURN NEW;
END $$;
CREATE TRIGGER user_is_named BEFORE INSERT OR UPDATE ON crm.users FOR EACH ROW EXECUTE FUNCTION crm.user_is_named();

CREATE FUNCTION crm.role_follows_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = OLD.role_name AND datname = current_database() AND pid <> pg_backend_pid();
    EXECUTE format('DROP ROLE IF EXISTS %I', OLD.role_name);
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = NEW.role_name) THEN
      -- Left over from a database of this name that is no more: whoever knew its password does not get in.
      EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', NEW.role_name);
    ELSE
      EXECUTE format('CREATE ROLE %I NOLOGIN CONNECTION LIMIT 8', NEW.role_name);
    END IF;
    EXECUTE format('GRANT %I TO %I', TG_ARGV[0], NEW.role_name);
    -- Who belongs to a role may end its sessions.
    EXECUTE format('GRANT %I TO %I', NEW.role_name, current_user);
    RETURN NULL;
  END IF;
  IF OLD.role_name <> NEW.role_name THEN
    EXECUTE format('ALTER ROLE %I RENAME TO %I', OLD.role_name, NEW.role_name);
  END IF;
  IF OLD.active AND NOT NEW.active THEN
    EXECUTE format('ALTER ROLE %I NOLOGIN', NEW.role_name);
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = NEW.role_name AND datname = current_database() AND pid <> pg_backend_pid();
  ELSIF NEW.active AND NOT OLD.active AND NEW.password_hash IS NOT NULL THEN
    EXECUTE format('ALTER ROLE %I LOGIN', NEW.role_name);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER role_follows_user AFTER INSERT OR UPDATE OF login, active OR DELETE ON crm.users
  FOR EACH ROW EXECUTE FUNCTION crm.role_follows_user({agent_literal});

-- A password comes as its SCRAM verifier, made by the client: the server never reads it in clear.
CREATE FUNCTION crm.set_verifier(who uuid, verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE found record;
BEGIN
  -- Who is nobody compares to nothing: without IS NOT TRUE a deactivated user's open session would get through.
  IF (who = crm.me() OR crm.may('configure') OR crm.maintains()) IS NOT TRUE THEN PERFORM crm.refuse_right('configure'); END IF;
  IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]+=*$' THEN
    RAISE EXCEPTION USING MESSAGE = 'not a SCRAM verifier', ERRCODE = '22023';
  END IF;
  SELECT u.role_name, u.active INTO STRICT found FROM crm.users u WHERE u.id = who;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', found.role_name, verifier);
  IF found.active THEN EXECUTE format('ALTER ROLE %I LOGIN', found.role_name); END IF;
  UPDATE crm.users SET password_hash = 'role' WHERE id = who;
END $$;

-- Triggers fire for everybody, whatever a session sets.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.relname, g.tgname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
      WHERE c.relnamespace = 'crm'::regnamespace AND NOT g.tgisinternal LOOP
    EXECUTE format('ALTER TABLE crm.%I ENABLE ALWAYS TRIGGER %I', t.relname, t.tgname);
  END LOOP;
END $$;
