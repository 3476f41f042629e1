-- Tables of the shared base. The columns are those of the mapped classes; what only this kind of base needs stands at
-- the end, and in users.role_name, cases.moved_by_id and cases.moved_at.

CREATE TABLE crm.attachment_blob (
  sha256 text NOT NULL,
  size_bytes integer NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT pk_attachment_blob PRIMARY KEY (sha256),
  CONSTRAINT ck_attachment_blob_size CHECK (size_bytes = length(content)),
  CONSTRAINT ck_attachment_blob_limit CHECK (length(content) <= 10485760),
  CONSTRAINT ck_attachment_blob_sha256 CHECK (sha256 = encode(sha256(content), 'hex'))
);

CREATE TABLE crm.business_hours (
  id uuid NOT NULL,
  weekday integer NOT NULL,
  opens time NOT NULL,
  closes time NOT NULL,
  CONSTRAINT pk_business_hours PRIMARY KEY (id),
  CONSTRAINT ck_business_hours_weekday CHECK (weekday between 0 and 6),
  CONSTRAINT ck_business_hours_order CHECK (opens < closes)
);

CREATE TABLE crm.desk_setting (
  name text NOT NULL,
  value text NOT NULL,
  CONSTRAINT pk_desk_setting PRIMARY KEY (name)
);

CREATE TABLE crm.email_template (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  active boolean NOT NULL,
  CONSTRAINT pk_email_template PRIMARY KEY (id),
  CONSTRAINT uq_email_template_code UNIQUE (code)
);

CREATE TABLE crm.holiday (
  day date NOT NULL,
  name text NOT NULL,
  CONSTRAINT pk_holiday PRIMARY KEY (day)
);

CREATE TABLE crm.person (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  folded_name text NOT NULL,
  kind text NOT NULL,
  document text,
  categories text NOT NULL,
  characteristics text NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_kind CHECK (kind in ('person','company')),
  CONSTRAINT uq_person_code UNIQUE (code),
  CONSTRAINT uq_person_document UNIQUE (document)
);

CREATE INDEX ix_person_folded_name ON crm.person (folded_name);

CREATE TABLE crm.progress_status (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  waits_for_reply boolean NOT NULL,
  active boolean NOT NULL,
  CONSTRAINT pk_progress_status PRIMARY KEY (id),
  CONSTRAINT uq_progress_status_code UNIQUE (code)
);

CREATE TABLE crm.responsibility_center (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  email text,
  closes boolean NOT NULL,
  default_assignee_id uuid,
  active boolean NOT NULL,
  CONSTRAINT pk_responsibility_center PRIMARY KEY (id),
  CONSTRAINT uq_responsibility_center_code UNIQUE (code)
);

CREATE TABLE crm.workflow (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL,
  CONSTRAINT pk_workflow PRIMARY KEY (id),
  CONSTRAINT uq_workflow_code UNIQUE (code)
);

CREATE TABLE crm.person_contact (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  department text NOT NULL,
  email text,
  phone text,
  CONSTRAINT pk_person_contact PRIMARY KEY (id),
  CONSTRAINT fk_person_contact_person_id FOREIGN KEY(person_id) REFERENCES crm.person (id)
);

CREATE INDEX ix_person_contact_person_id ON crm.person_contact (person_id);

CREATE TABLE crm.person_email (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  position integer NOT NULL,
  address text NOT NULL,
  CONSTRAINT pk_person_email PRIMARY KEY (id),
  CONSTRAINT fk_person_email_person_id FOREIGN KEY(person_id) REFERENCES crm.person (id)
);

CREATE INDEX ix_person_email_address ON crm.person_email (address);

CREATE INDEX ix_person_email_person_id ON crm.person_email (person_id);

CREATE TABLE crm.person_phone (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  position integer NOT NULL,
  number text NOT NULL,
  digits text NOT NULL,
  CONSTRAINT pk_person_phone PRIMARY KEY (id),
  CONSTRAINT fk_person_phone_person_id FOREIGN KEY(person_id) REFERENCES crm.person (id)
);

CREATE INDEX ix_person_phone_digits ON crm.person_phone (digits);

CREATE INDEX ix_person_phone_person_id ON crm.person_phone (person_id);

CREATE TABLE crm.service_type (
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  path text NOT NULL,
  parent_id uuid,
  is_group boolean NOT NULL,
  priority integer NOT NULL,
  due_hours double precision,
  default_description text NOT NULL,
  workflow_id uuid,
  color text NOT NULL,
  allows_attachments boolean NOT NULL,
  attachment_limit_bytes integer NOT NULL,
  email_template_id uuid,
  active boolean NOT NULL,
  CONSTRAINT pk_service_type PRIMARY KEY (id),
  CONSTRAINT ck_service_type_priority CHECK (priority between 1 and 9),
  CONSTRAINT ck_service_type_attachment_limit CHECK (attachment_limit_bytes between 1048576 and 10485760),
  CONSTRAINT ck_service_type_due_hours CHECK (due_hours is null or due_hours > 0),
  CONSTRAINT uq_service_type_code UNIQUE (code),
  CONSTRAINT fk_service_type_parent_id FOREIGN KEY(parent_id) REFERENCES crm.service_type (id),
  CONSTRAINT fk_service_type_workflow_id FOREIGN KEY(workflow_id) REFERENCES crm.workflow (id),
  CONSTRAINT fk_service_type_email_template_id FOREIGN KEY(email_template_id) REFERENCES crm.email_template (id)
);

CREATE INDEX ix_service_type_parent_id ON crm.service_type (parent_id);

CREATE TABLE crm.users (
  id uuid NOT NULL,
  login text NOT NULL,
  name text NOT NULL,
  email text,
  role text NOT NULL,
  center_id uuid NOT NULL,
  password_hash text,
  failed_attempts integer NOT NULL,
  locked_until timestamptz,
  active boolean NOT NULL,
  role_name text,
  CONSTRAINT pk_users PRIMARY KEY (id),
  CONSTRAINT ck_users_role CHECK (role in ('agent','supervisor','admin')),
  CONSTRAINT uq_users_login UNIQUE (login),
  CONSTRAINT uq_users_role_name UNIQUE (role_name),
  CONSTRAINT ck_users_password_hash CHECK (password_hash = 'role'),
  CONSTRAINT fk_users_center_id FOREIGN KEY(center_id) REFERENCES crm.responsibility_center (id)
);

CREATE INDEX ix_users_center_id ON crm.users (center_id);

CREATE TABLE crm.workflow_version (
  id uuid NOT NULL,
  workflow_id uuid NOT NULL,
  number integer NOT NULL,
  published_at timestamptz,
  published_by_id uuid,
  CONSTRAINT pk_workflow_version PRIMARY KEY (id),
  CONSTRAINT fk_workflow_version_workflow_id FOREIGN KEY(workflow_id) REFERENCES crm.workflow (id)
);

CREATE UNIQUE INDEX uq_workflow_version_number ON crm.workflow_version (workflow_id, number);

CREATE TABLE crm.audit_event (
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  user_id uuid,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id uuid,
  detail text NOT NULL,
  CONSTRAINT pk_audit_event PRIMARY KEY (id),
  CONSTRAINT fk_audit_event_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_audit_event_entity ON crm.audit_event (entity_id, at);

CREATE TABLE crm.saved_filter (
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  shared_center_id uuid,
  name text NOT NULL,
  is_default boolean NOT NULL,
  content text NOT NULL,
  CONSTRAINT pk_saved_filter PRIMARY KEY (id),
  CONSTRAINT uq_saved_filter_owner_id_name UNIQUE (owner_id, name),
  CONSTRAINT fk_saved_filter_owner_id FOREIGN KEY(owner_id) REFERENCES crm.users (id),
  CONSTRAINT fk_saved_filter_shared_center_id FOREIGN KEY(shared_center_id) REFERENCES crm.responsibility_center (id)
);

CREATE TABLE crm.user_center (
  user_id uuid NOT NULL,
  center_id uuid NOT NULL,
  CONSTRAINT pk_user_center PRIMARY KEY (user_id, center_id),
  CONSTRAINT fk_user_center_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id),
  CONSTRAINT fk_user_center_center_id FOREIGN KEY(center_id) REFERENCES crm.responsibility_center (id)
);

CREATE INDEX ix_user_center_center_id ON crm.user_center (center_id);

CREATE TABLE crm.user_right (
  user_id uuid NOT NULL,
  right_name text NOT NULL,
  granted boolean NOT NULL,
  CONSTRAINT pk_user_right PRIMARY KEY (user_id, right_name),
  CONSTRAINT fk_user_right_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id)
);

CREATE TABLE crm.workflow_step (
  version_id uuid NOT NULL,
  step_order integer NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  question text NOT NULL,
  center_id uuid,
  next_order integer,
  due_hours double precision,
  forbids_other_centers boolean NOT NULL,
  CONSTRAINT pk_workflow_step PRIMARY KEY (version_id, step_order),
  CONSTRAINT ck_workflow_step_kind CHECK (kind in ('center','decision')),
  CONSTRAINT ck_workflow_step_center CHECK ((kind = 'center') = (center_id is not null)),
  CONSTRAINT fk_workflow_step_version_id FOREIGN KEY(version_id) REFERENCES crm.workflow_version (id),
  CONSTRAINT fk_workflow_step_center_id FOREIGN KEY(center_id) REFERENCES crm.responsibility_center (id)
);

CREATE TABLE crm.cases (
  id uuid NOT NULL,
  number integer NOT NULL,
  person_id uuid NOT NULL,
  contact_name text,
  service_type_id uuid NOT NULL,
  subject text NOT NULL,
  priority integer NOT NULL,
  center_id uuid NOT NULL,
  assignee_id uuid,
  workflow_version_id uuid,
  step_order integer,
  left_step_order integer,
  opened_at timestamptz NOT NULL,
  opened_by_id uuid NOT NULL,
  due_at timestamptz,
  closed_at timestamptz,
  last_activity_at timestamptz NOT NULL,
  first_opinion_at timestamptz,
  opinion_count integer NOT NULL,
  move_count integer NOT NULL,
  progress_status_id uuid,
  version integer NOT NULL,
  moved_by_id uuid,
  moved_at timestamptz,
  CONSTRAINT pk_cases PRIMARY KEY (id),
  CONSTRAINT fk_cases_workflow_version_id_step_order FOREIGN KEY(workflow_version_id, step_order) REFERENCES crm.workflow_step (version_id, step_order),
  CONSTRAINT ck_cases_priority CHECK (priority between 1 and 9),
  CONSTRAINT ck_cases_subject CHECK (subject ~ '[^[:space:]]'),
  CONSTRAINT uq_cases_number UNIQUE (number),
  CONSTRAINT fk_cases_person_id FOREIGN KEY(person_id) REFERENCES crm.person (id),
  CONSTRAINT fk_cases_service_type_id FOREIGN KEY(service_type_id) REFERENCES crm.service_type (id),
  CONSTRAINT fk_cases_center_id FOREIGN KEY(center_id) REFERENCES crm.responsibility_center (id),
  CONSTRAINT fk_cases_assignee_id FOREIGN KEY(assignee_id) REFERENCES crm.users (id),
  CONSTRAINT fk_cases_workflow_version_id FOREIGN KEY(workflow_version_id) REFERENCES crm.workflow_version (id),
  CONSTRAINT fk_cases_opened_by_id FOREIGN KEY(opened_by_id) REFERENCES crm.users (id),
  CONSTRAINT fk_cases_progress_status_id FOREIGN KEY(progress_status_id) REFERENCES crm.progress_status (id)
);

CREATE INDEX ix_case_activity ON crm.cases (last_activity_at);

CREATE INDEX ix_case_assignee_open ON crm.cases (assignee_id, priority, coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), number)
  WHERE closed_at IS NULL;

CREATE INDEX ix_case_center_open ON crm.cases (center_id, priority, coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), number)
  WHERE closed_at IS NULL;

CREATE INDEX ix_case_closed ON crm.cases (closed_at)
  WHERE closed_at IS NOT NULL;

CREATE INDEX ix_case_open ON crm.cases (priority, coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), number)
  WHERE closed_at IS NULL;

CREATE INDEX ix_case_opened ON crm.cases (opened_at);

CREATE INDEX ix_case_order ON crm.cases (priority, coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), number);

CREATE INDEX ix_case_person ON crm.cases (person_id);

CREATE INDEX ix_cases_service_type_id ON crm.cases (service_type_id);

CREATE TABLE crm.workflow_answer (
  version_id uuid NOT NULL,
  step_order integer NOT NULL,
  position integer NOT NULL,
  text text NOT NULL,
  target integer,
  follow_up_days integer,
  follow_up_time time,
  CONSTRAINT pk_workflow_answer PRIMARY KEY (version_id, step_order, position),
  CONSTRAINT fk_workflow_answer_version_id_step_order FOREIGN KEY(version_id, step_order) REFERENCES crm.workflow_step (version_id, step_order)
);

CREATE TABLE crm.workflow_edge (
  version_id uuid NOT NULL,
  kind text NOT NULL,
  from_order integer NOT NULL,
  to_order integer NOT NULL,
  CONSTRAINT pk_workflow_edge PRIMARY KEY (version_id, kind, from_order, to_order),
  CONSTRAINT fk_workflow_edge_version_id_to_order FOREIGN KEY(version_id, to_order) REFERENCES crm.workflow_step (version_id, step_order),
  CONSTRAINT ck_workflow_edge_kind CHECK (kind in ('entry','move','prompt'))
);

CREATE TABLE crm.appointment (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  case_id uuid,
  subject text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  created_by_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  deleted_by_id uuid,
  delete_reason text,
  CONSTRAINT pk_appointment PRIMARY KEY (id),
  CONSTRAINT ck_appointment_order CHECK (ends_at > starts_at),
  CONSTRAINT ck_appointment_deleted CHECK ((deleted_at is null) = (deleted_by_id is null)),
  CONSTRAINT fk_appointment_person_id FOREIGN KEY(person_id) REFERENCES crm.person (id),
  CONSTRAINT fk_appointment_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_appointment_created_by_id FOREIGN KEY(created_by_id) REFERENCES crm.users (id),
  CONSTRAINT fk_appointment_deleted_by_id FOREIGN KEY(deleted_by_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_appointment_case ON crm.appointment (case_id);

CREATE INDEX ix_appointment_person ON crm.appointment (person_id, starts_at);

CREATE INDEX ix_appointment_starts ON crm.appointment (starts_at);

CREATE TABLE crm.case_notepad (
  case_id uuid NOT NULL,
  case_number integer NOT NULL,
  text text NOT NULL,
  version integer NOT NULL,
  saved_by_id uuid NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT pk_case_notepad PRIMARY KEY (case_id),
  CONSTRAINT fk_case_notepad_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_case_notepad_saved_by_id FOREIGN KEY(saved_by_id) REFERENCES crm.users (id)
);

CREATE TABLE crm.notice (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  author_name text NOT NULL,
  detail text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz,
  CONSTRAINT pk_notice PRIMARY KEY (id),
  CONSTRAINT ck_notice_kind CHECK (kind in ('opinion_asked','handed_over','mail_failed')),
  CONSTRAINT fk_notice_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id),
  CONSTRAINT fk_notice_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id)
);

CREATE INDEX ix_notice_unseen ON crm.notice (user_id, created_at)
  WHERE seen_at IS NULL;

CREATE TABLE crm.opinion (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  case_number integer NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  origin text NOT NULL,
  author_id uuid NOT NULL,
  at timestamptz NOT NULL,
  text text NOT NULL,
  corrects_id uuid,
  CONSTRAINT pk_opinion PRIMARY KEY (id),
  CONSTRAINT uq_opinion_case_id_seq UNIQUE (case_id, seq),
  CONSTRAINT ck_opinion_kind CHECK (kind in ('opening','opinion')),
  CONSTRAINT ck_opinion_origin CHECK (origin in ('user','email','automatic')),
  CONSTRAINT ck_opinion_text CHECK (text ~ '[^[:space:]]'),
  CONSTRAINT ck_opinion_opening CHECK ((kind = 'opening') = (seq = 1)),
  CONSTRAINT fk_opinion_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_opinion_author_id FOREIGN KEY(author_id) REFERENCES crm.users (id),
  CONSTRAINT fk_opinion_corrects_id FOREIGN KEY(corrects_id) REFERENCES crm.opinion (id)
);

CREATE TABLE crm.opinion_draft (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  case_id uuid,
  content text NOT NULL,
  case_version integer NOT NULL,
  put_aside boolean NOT NULL,
  created_at timestamptz NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT pk_opinion_draft PRIMARY KEY (id),
  CONSTRAINT uq_opinion_draft_user_id_case_id UNIQUE NULLS NOT DISTINCT (user_id, case_id),
  CONSTRAINT fk_opinion_draft_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id),
  CONSTRAINT fk_opinion_draft_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id)
);

CREATE TABLE crm.progress_entry (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  status_id uuid NOT NULL,
  author_id uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_progress_entry PRIMARY KEY (id),
  CONSTRAINT fk_progress_entry_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_progress_entry_status_id FOREIGN KEY(status_id) REFERENCES crm.progress_status (id),
  CONSTRAINT fk_progress_entry_author_id FOREIGN KEY(author_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_progress_entry_case ON crm.progress_entry (case_id, at);

CREATE TABLE crm.sales_follow_up (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  case_id uuid,
  user_id uuid NOT NULL,
  contact_at timestamptz NOT NULL,
  means text NOT NULL,
  success_percent integer NOT NULL,
  result text NOT NULL,
  next_contact_at timestamptz,
  reminded_of timestamptz,
  followed_by_id uuid,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_sales_follow_up PRIMARY KEY (id),
  CONSTRAINT ck_sales_follow_up_success CHECK (success_percent between 0 and 100),
  CONSTRAINT fk_sales_follow_up_person_id FOREIGN KEY(person_id) REFERENCES crm.person (id),
  CONSTRAINT fk_sales_follow_up_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_sales_follow_up_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id),
  CONSTRAINT fk_sales_follow_up_followed_by_id FOREIGN KEY(followed_by_id) REFERENCES crm.sales_follow_up (id)
);

CREATE INDEX ix_sales_follow_up_case ON crm.sales_follow_up (case_id, contact_at);

CREATE INDEX ix_sales_follow_up_pending ON crm.sales_follow_up (user_id, next_contact_at)
  WHERE next_contact_at IS NOT NULL AND followed_by_id IS NULL;

CREATE INDEX ix_sales_follow_up_person ON crm.sales_follow_up (person_id, contact_at);

CREATE TABLE crm.watcher (
  case_id uuid NOT NULL,
  user_id uuid NOT NULL,
  CONSTRAINT pk_watcher PRIMARY KEY (case_id, user_id),
  CONSTRAINT fk_watcher_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_watcher_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id)
);

CREATE TABLE crm.appointment_user (
  appointment_id uuid NOT NULL,
  user_id uuid NOT NULL,
  reminded_of timestamptz,
  CONSTRAINT pk_appointment_user PRIMARY KEY (appointment_id, user_id),
  CONSTRAINT fk_appointment_user_appointment_id FOREIGN KEY(appointment_id) REFERENCES crm.appointment (id),
  CONSTRAINT fk_appointment_user_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_appointment_user_user_id ON crm.appointment_user (user_id);

CREATE TABLE crm.attachment (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  size_bytes integer NOT NULL,
  author_id uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_attachment PRIMARY KEY (id),
  CONSTRAINT fk_attachment_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_attachment_opinion_id FOREIGN KEY(opinion_id) REFERENCES crm.opinion (id),
  CONSTRAINT fk_attachment_sha256 FOREIGN KEY(sha256) REFERENCES crm.attachment_blob (sha256),
  CONSTRAINT fk_attachment_author_id FOREIGN KEY(author_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_attachment_case_id ON crm.attachment (case_id);

CREATE INDEX ix_attachment_opinion_id ON crm.attachment (opinion_id);

CREATE INDEX ix_attachment_sha256 ON crm.attachment (sha256);

CREATE TABLE crm.case_move (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL,
  version_id uuid,
  from_order integer,
  to_order integer,
  at_order integer,
  left_order integer,
  from_center_id uuid,
  to_center_id uuid NOT NULL,
  from_center_name text,
  to_center_name text NOT NULL,
  answers json NOT NULL,
  closes boolean NOT NULL,
  opinion_id uuid,
  undoes_id uuid,
  author_id uuid NOT NULL,
  at timestamptz NOT NULL,
  before_due_at timestamptz,
  before_assignee_id uuid,
  before_left_order integer,
  before_closed_at timestamptz,
  CONSTRAINT pk_case_move PRIMARY KEY (id),
  CONSTRAINT uq_case_move_case_id_seq UNIQUE (case_id, seq),
  CONSTRAINT ck_case_move_kind CHECK (kind in ('enter','import','edge','manual','return','reopen','undo')),
  CONSTRAINT fk_case_move_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_case_move_from_center_id FOREIGN KEY(from_center_id) REFERENCES crm.responsibility_center (id),
  CONSTRAINT fk_case_move_to_center_id FOREIGN KEY(to_center_id) REFERENCES crm.responsibility_center (id),
  CONSTRAINT fk_case_move_opinion_id FOREIGN KEY(opinion_id) REFERENCES crm.opinion (id),
  CONSTRAINT fk_case_move_undoes_id FOREIGN KEY(undoes_id) REFERENCES crm.case_move (id),
  CONSTRAINT fk_case_move_author_id FOREIGN KEY(author_id) REFERENCES crm.users (id)
);

CREATE TABLE crm.draft_attachment (
  id uuid NOT NULL,
  draft_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  size_bytes integer NOT NULL,
  for_email boolean NOT NULL,
  CONSTRAINT pk_draft_attachment PRIMARY KEY (id),
  CONSTRAINT fk_draft_attachment_draft_id FOREIGN KEY(draft_id) REFERENCES crm.opinion_draft (id),
  CONSTRAINT fk_draft_attachment_sha256 FOREIGN KEY(sha256) REFERENCES crm.attachment_blob (sha256)
);

CREATE INDEX ix_draft_attachment_draft_id ON crm.draft_attachment (draft_id);

CREATE INDEX ix_draft_attachment_sha256 ON crm.draft_attachment (sha256);

CREATE TABLE crm.opinion_annulment (
  opinion_id uuid NOT NULL,
  author_id uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_opinion_annulment PRIMARY KEY (opinion_id),
  CONSTRAINT fk_opinion_annulment_opinion_id FOREIGN KEY(opinion_id) REFERENCES crm.opinion (id),
  CONSTRAINT fk_opinion_annulment_author_id FOREIGN KEY(author_id) REFERENCES crm.users (id)
);

CREATE TABLE crm.outbox_mail (
  id uuid NOT NULL,
  message_id text NOT NULL,
  case_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  sender_id uuid NOT NULL,
  recipients json NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  state text NOT NULL,
  detail text NOT NULL,
  attempts integer NOT NULL,
  not_before timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  CONSTRAINT pk_outbox_mail PRIMARY KEY (id),
  CONSTRAINT ck_outbox_mail_state CHECK (state in ('queued','sending','sent','failed','uncertain','withdrawn')),
  CONSTRAINT uq_outbox_mail_message_id UNIQUE (message_id),
  CONSTRAINT fk_outbox_mail_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id),
  CONSTRAINT fk_outbox_mail_opinion_id FOREIGN KEY(opinion_id) REFERENCES crm.opinion (id),
  CONSTRAINT fk_outbox_mail_sender_id FOREIGN KEY(sender_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_outbox_mail_case ON crm.outbox_mail (case_id);

CREATE INDEX ix_outbox_mail_opinion ON crm.outbox_mail (opinion_id);

CREATE INDEX ix_outbox_mail_due ON crm.outbox_mail (state, not_before)
  WHERE state IN ('queued','sending');

CREATE TABLE crm.outbox_attachment (
  id uuid NOT NULL,
  mail_id uuid NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  size_bytes integer NOT NULL,
  CONSTRAINT pk_outbox_attachment PRIMARY KEY (id),
  CONSTRAINT fk_outbox_attachment_mail_id FOREIGN KEY(mail_id) REFERENCES crm.outbox_mail (id),
  CONSTRAINT fk_outbox_attachment_sha256 FOREIGN KEY(sha256) REFERENCES crm.attachment_blob (sha256)
);

CREATE INDEX ix_outbox_attachment_mail_id ON crm.outbox_attachment (mail_id);

CREATE INDEX ix_outbox_attachment_sha256 ON crm.outbox_attachment (sha256);

ALTER TABLE crm.responsibility_center ADD CONSTRAINT fk_responsibility_center_default_assignee_id
  FOREIGN KEY(default_assignee_id) REFERENCES crm.users (id);
ALTER TABLE crm.workflow_version ADD CONSTRAINT fk_workflow_version_published_by_id
  FOREIGN KEY(published_by_id) REFERENCES crm.users (id);

-- The usual rights of each role (values/terms.py), where a policy can ask for them.
CREATE TABLE crm.role_right (
  role text NOT NULL,
  right_name text NOT NULL,
  CONSTRAINT pk_role_right PRIMARY KEY (role, right_name),
  CONSTRAINT ck_role_right_role CHECK (role in ('agent','supervisor','admin'))
);

-- One row for the newest number of a process: taken inside the transaction, so that a try rolled back leaves no hole.
CREATE TABLE crm.case_counter (
  only_one boolean NOT NULL DEFAULT true,
  last_number integer NOT NULL,
  CONSTRAINT pk_case_counter PRIMARY KEY (only_one),
  CONSTRAINT ck_case_counter_only_one CHECK (only_one)
);

-- Words of subject (piece 0), notepad (piece 1) and opinions (seq + 1), folded; a long text takes several parts.
CREATE TABLE crm.case_text (
  case_id uuid NOT NULL,
  piece integer NOT NULL,
  part integer NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT pk_case_text PRIMARY KEY (case_id, piece, part),
  CONSTRAINT fk_case_text_case_id FOREIGN KEY(case_id) REFERENCES crm.cases (id)
);

CREATE INDEX ix_case_text_words ON crm.case_text USING gin (words);

-- The client's own key of each command: whether it landed is asked by it, and it never lands twice.
CREATE TABLE crm.command (
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_command PRIMARY KEY (user_id, id),
  CONSTRAINT fk_command_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id)
);

CREATE INDEX ix_command_at ON crm.command (user_id, at);

-- Whose program has sent which bytes: only they may refer to them by their digest, so that a digest opens no file.
CREATE TABLE crm.blob_shown (
  user_id uuid NOT NULL,
  sha256 text NOT NULL,
  CONSTRAINT pk_blob_shown PRIMARY KEY (user_id, sha256),
  CONSTRAINT fk_blob_shown_user_id FOREIGN KEY(user_id) REFERENCES crm.users (id)
);

-- Who is writing now. Nothing is lost when it is: a crash of the server empties it.
CREATE UNLOGGED TABLE crm.writing_now (
  case_id uuid NOT NULL,
  user_id uuid NOT NULL,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  CONSTRAINT pk_writing_now PRIMARY KEY (case_id, user_id)
);

-- What this base is called where roles are named: its database's name when it was made.
CREATE TABLE crm.base_info (
  only_one boolean NOT NULL DEFAULT true,
  roles_key text NOT NULL,
  CONSTRAINT pk_base_info PRIMARY KEY (only_one),
  CONSTRAINT ck_base_info_only_one CHECK (only_one)
);
