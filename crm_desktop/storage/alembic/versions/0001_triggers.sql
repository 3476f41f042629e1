-- Full text over subject, opinions and notepad. The row id is the process's number and the piece:
-- number * 1048576 + 0 (subject), + 1 (notepad), + seq + 1 (opinions). It keeps no copy of the texts.
CREATE VIRTUAL TABLE case_text USING fts5(body, content='', tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER text_of_new_case AFTER INSERT ON cases BEGIN
  INSERT INTO case_text(rowid, body) VALUES (NEW.number * 1048576, NEW.subject);
END;

CREATE TRIGGER text_of_changed_case AFTER UPDATE OF subject ON cases WHEN OLD.subject <> NEW.subject BEGIN
  INSERT INTO case_text(case_text, rowid, body) VALUES ('delete', OLD.number * 1048576, OLD.subject);
  INSERT INTO case_text(rowid, body) VALUES (NEW.number * 1048576, NEW.subject);
END;

CREATE TRIGGER text_of_opinion AFTER INSERT ON opinion BEGIN
  INSERT INTO case_text(rowid, body) VALUES (NEW.case_number * 1048576 + NEW.seq + 1, NEW.text);
END;

CREATE TRIGGER text_of_notepad AFTER INSERT ON case_notepad BEGIN
  INSERT INTO case_text(rowid, body) VALUES (NEW.case_number * 1048576 + 1, NEW.text);
END;

CREATE TRIGGER text_of_changed_notepad AFTER UPDATE OF text ON case_notepad BEGIN
  INSERT INTO case_text(case_text, rowid, body) VALUES ('delete', OLD.case_number * 1048576 + 1, OLD.text);
  INSERT INTO case_text(rowid, body) VALUES (NEW.case_number * 1048576 + 1, NEW.text);
END;

CREATE TRIGGER text_of_removed_notepad AFTER DELETE ON case_notepad BEGIN
  INSERT INTO case_text(case_text, rowid, body) VALUES ('delete', OLD.case_number * 1048576 + 1, OLD.text);
END;

-- What only ever grows (rule 8).
CREATE TRIGGER opinion_never_changes BEFORE UPDATE ON opinion BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER opinion_never_goes BEFORE DELETE ON opinion BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER annulment_never_changes BEFORE UPDATE ON opinion_annulment BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER annulment_never_goes BEFORE DELETE ON opinion_annulment BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER move_never_changes BEFORE UPDATE ON case_move BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER move_never_goes BEFORE DELETE ON case_move BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER progress_never_changes BEFORE UPDATE ON progress_entry BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER progress_never_goes BEFORE DELETE ON progress_entry BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER attachment_never_changes BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER attachment_never_goes BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER blob_never_changes BEFORE UPDATE ON attachment_blob BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER case_never_goes BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER appointment_never_goes BEFORE DELETE ON appointment BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER person_never_goes BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER mail_never_goes BEFORE DELETE ON outbox_mail BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- A closed process takes no opinion (rule 10).
CREATE TRIGGER opinion_of_open_case BEFORE INSERT ON opinion BEGIN
  SELECT RAISE(ABORT, 'case_closed') FROM cases WHERE id = NEW.case_id AND closed_at IS NOT NULL;
  SELECT RAISE(ABORT, 'wrong_number') FROM cases WHERE id = NEW.case_id AND number <> NEW.case_number;
END;

-- Undone only by its author, within 60 s.
CREATE TRIGGER annulment_in_time BEFORE INSERT ON opinion_annulment BEGIN
  SELECT RAISE(ABORT, 'undo_too_late') WHERE NOT EXISTS (
    SELECT 1 FROM opinion o WHERE o.id = NEW.opinion_id AND o.author_id = NEW.author_id
      AND (NEW.at - o.at BETWEEN 0 AND 60000000 OR EXISTS (
        SELECT 1 FROM outbox_mail m WHERE m.opinion_id = o.id AND m.state = 'withdrawn')));
END;

-- A process is born open, before its first move, with a leaf type and a published version.
CREATE TRIGGER case_is_born_open BEFORE INSERT ON cases BEGIN
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.move_count <> 0 OR NEW.closed_at IS NOT NULL OR NEW.step_order IS NOT NULL
      OR NEW.left_step_order IS NOT NULL;
  SELECT RAISE(ABORT, 'type_is_group') FROM service_type WHERE id = NEW.service_type_id AND is_group;
  SELECT RAISE(ABORT, 'version_not_published') FROM workflow_version
    WHERE id = NEW.workflow_version_id AND published_at IS NULL;
END;

-- A process changes place only by its newest move (rule 34d).
CREATE TRIGGER case_moves_by_a_move
BEFORE UPDATE OF center_id, step_order, left_step_order, closed_at, move_count ON cases
WHEN OLD.center_id IS NOT NEW.center_id OR OLD.step_order IS NOT NEW.step_order
  OR OLD.left_step_order IS NOT NEW.left_step_order OR OLD.closed_at IS NOT NEW.closed_at
  OR OLD.move_count IS NOT NEW.move_count
BEGIN
  SELECT RAISE(ABORT, 'move_not_allowed') WHERE NOT EXISTS (
    SELECT 1 FROM case_move m
    WHERE m.case_id = NEW.id AND m.seq = NEW.move_count AND NEW.move_count = OLD.move_count + 1
      AND m.to_center_id = NEW.center_id AND m.to_order IS NEW.step_order
      AND m.left_order IS NEW.left_step_order AND m.closes = (NEW.closed_at IS NOT NULL));
END;

CREATE TRIGGER case_keeps_its_version BEFORE UPDATE OF workflow_version_id, number, person_id, opened_at ON cases
WHEN OLD.workflow_version_id IS NOT NEW.workflow_version_id OR OLD.number <> NEW.number
  OR OLD.opened_at <> NEW.opened_at OR OLD.person_id <> NEW.person_id
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;

-- A move is one of those of rule 34d.
CREATE TRIGGER move_is_allowed BEFORE INSERT ON case_move BEGIN
  SELECT RAISE(ABORT, 'case_changed') FROM cases c
    WHERE c.id = NEW.case_id AND (NEW.seq <> c.move_count + 1 OR NEW.version_id IS NOT c.workflow_version_id
      OR (NEW.kind NOT IN ('enter', 'import')
        AND (NEW.from_order IS NOT c.step_order OR NEW.from_center_id IS NOT c.center_id)));
  SELECT RAISE(ABORT, 'case_closed') FROM cases c
    WHERE c.id = NEW.case_id AND c.closed_at IS NOT NULL AND NEW.kind NOT IN ('reopen', 'undo');
  SELECT RAISE(ABORT, 'move_not_allowed') FROM responsibility_center r
    WHERE r.id = NEW.to_center_id AND r.closes <> NEW.closes AND NEW.kind <> 'import';
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.to_order IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM workflow_step s WHERE s.version_id = NEW.version_id AND s.step_order = NEW.to_order
        AND s.center_id = NEW.to_center_id);
  SELECT RAISE(ABORT, 'move_not_allowed') WHERE NEW.kind IN ('enter', 'import') AND NEW.seq <> 1;
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.kind = 'enter' AND NEW.version_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM workflow_edge e WHERE e.version_id = NEW.version_id AND e.kind = 'entry'
        AND e.to_order IS NEW.to_order);
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.kind = 'edge' AND NOT EXISTS (
      SELECT 1 FROM cases c JOIN workflow_edge e ON e.version_id = c.workflow_version_id AND e.kind = 'move'
        AND e.from_order = coalesce(c.step_order, c.left_step_order) AND e.to_order IS NEW.to_order
      WHERE c.id = NEW.case_id);
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.kind = 'manual' AND NOT EXISTS (
      SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND NEW.to_order IS NULL
        AND NEW.left_order IS coalesce(c.step_order, c.left_step_order)
        AND (c.workflow_version_id IS NULL OR coalesce(c.step_order, c.left_step_order) IS NULL OR EXISTS (
          SELECT 1 FROM workflow_edge e JOIN workflow_step s
            ON s.version_id = e.version_id AND s.step_order = e.to_order
          WHERE e.version_id = c.workflow_version_id AND e.kind = 'prompt'
            AND e.from_order = coalesce(c.step_order, c.left_step_order)
            AND e.to_order = NEW.at_order AND NOT s.forbids_other_centers)));
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.kind = 'return' AND NOT EXISTS (
      SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.step_order IS NULL
        AND c.left_step_order = NEW.to_order);
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.kind = 'reopen' AND (NEW.closes OR NOT EXISTS (
      SELECT 1 FROM cases c JOIN case_move m ON m.case_id = c.id AND m.seq = c.move_count
      WHERE c.id = NEW.case_id AND c.closed_at IS NOT NULL
        AND (m.from_center_id IS NULL
          OR (m.from_center_id = NEW.to_center_id AND m.from_order IS NEW.to_order))));
  SELECT RAISE(ABORT, 'undo_too_late')
    WHERE NEW.kind = 'undo' AND NOT EXISTS (
      SELECT 1 FROM cases c JOIN case_move m ON m.case_id = c.id AND m.seq = c.move_count
      WHERE c.id = NEW.case_id AND m.id = NEW.undoes_id AND m.author_id = NEW.author_id
        AND m.kind NOT IN ('enter', 'import', 'undo') AND NEW.at - m.at BETWEEN 0 AND 60000000
        AND m.from_center_id = NEW.to_center_id AND m.from_order IS NEW.to_order
        AND m.before_left_order IS NEW.left_order);
  SELECT RAISE(ABORT, 'move_not_allowed')
    WHERE NEW.kind IN ('enter', 'edge', 'return') AND NEW.left_order IS NOT NULL;
END;

-- A file is of a type that permits it, and not larger than the type's limit (rules 21 and 22).
CREATE TRIGGER attachment_is_allowed BEFORE INSERT ON attachment BEGIN
  SELECT RAISE(ABORT, 'attachments_forbidden') FROM cases c JOIN service_type t ON t.id = c.service_type_id
    WHERE c.id = NEW.case_id AND NOT t.allows_attachments;
  SELECT RAISE(ABORT, 'attachment_too_large') FROM cases c JOIN service_type t ON t.id = c.service_type_id
    WHERE c.id = NEW.case_id AND NEW.size_bytes > t.attachment_limit_bytes;
END;

-- A published version of a workflow never changes (rule 28).
CREATE TRIGGER published_step_stays BEFORE UPDATE ON workflow_step
WHEN (SELECT published_at FROM workflow_version WHERE id = OLD.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_step_never_goes BEFORE DELETE ON workflow_step
WHEN (SELECT published_at FROM workflow_version WHERE id = OLD.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_takes_no_step BEFORE INSERT ON workflow_step
WHEN (SELECT published_at FROM workflow_version WHERE id = NEW.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_answer_stays BEFORE UPDATE ON workflow_answer
WHEN (SELECT published_at FROM workflow_version WHERE id = OLD.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_answer_never_goes BEFORE DELETE ON workflow_answer
WHEN (SELECT published_at FROM workflow_version WHERE id = OLD.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_takes_no_answer BEFORE INSERT ON workflow_answer
WHEN (SELECT published_at FROM workflow_version WHERE id = NEW.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_takes_no_edge BEFORE INSERT ON workflow_edge
WHEN (SELECT published_at FROM workflow_version WHERE id = NEW.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER edge_never_changes BEFORE UPDATE ON workflow_edge BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER published_edge_never_goes BEFORE DELETE ON workflow_edge
WHEN (SELECT published_at FROM workflow_version WHERE id = OLD.version_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER publication_is_final BEFORE UPDATE ON workflow_version
WHEN OLD.published_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- What was sent, or withdrawn, stays so (rule 17).
CREATE TRIGGER mail_keeps_its_end BEFORE UPDATE ON outbox_mail
WHEN OLD.state IN ('sent', 'withdrawn') AND NEW.state <> OLD.state
BEGIN SELECT RAISE(ABORT, 'mail_already_sent'); END;
