-- An Ok as one would write it by hand: what complete_opinion leaves in the base, in as few statements as it takes.
\set i :i + 1
\set row :i % :cases
\set number :base + :agents * ((:row / :open) * 10 + :row % :open)
BEGIN;
INSERT INTO crm.command (user_id, id, at) SELECT crm.me(), gen_random_uuid(), crm.now() WHERE crm.me() IS NOT NULL ON CONFLICT DO NOTHING;
SELECT id AS case_id, opinion_count AS opinions, move_count AS moves, step_order AS step, center_id AS center, version AS seen, gen_random_uuid() AS opinion FROM crm.cases WHERE number = :number FOR NO KEY UPDATE \gset
INSERT INTO crm.opinion (id, case_id, case_number, seq, kind, origin, author_id, at, text) VALUES (:opinion, :case_id, :number, :opinions + 1, 'opinion', 'user', :me, now(), :words);
INSERT INTO crm.audit_event (id, at, user_id, action, entity, entity_id, detail) VALUES (gen_random_uuid(), now(), :me, 'opinion', 'case', :case_id, '');
DELETE FROM crm.opinion_draft WHERE user_id = :me AND case_id = :case_id;
INSERT INTO crm.case_move (id, case_id, seq, kind, version_id, from_order, to_order, from_center_id, to_center_id, to_center_name, answers, closes, opinion_id, author_id, at) VALUES (gen_random_uuid(), :case_id, :moves + 1, 'edge', :path, :step, CASE WHEN :step = 1 THEN 11 ELSE 1 END, :center, CASE WHEN :step = 1 THEN :second::uuid ELSE :first::uuid END, '', '[{"question": "O contato foi bem-sucedido?", "answer": "Sim"}]', false, :opinion, :me, now());
UPDATE crm.cases SET center_id = CASE WHEN :step = 1 THEN :second::uuid ELSE :first::uuid END, step_order = CASE WHEN :step = 1 THEN 11 ELSE 1 END, opinion_count = :opinions + 1, move_count = :moves + 1, version = :seen + 1, last_activity_at = now(), due_at = CASE WHEN :step = 1 THEN now() + interval '18 h' ELSE due_at END, first_opinion_at = coalesce(first_opinion_at, now()) WHERE id = :case_id;
COMMIT;
