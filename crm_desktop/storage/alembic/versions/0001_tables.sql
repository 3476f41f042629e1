CREATE TABLE attachment_blob (
  sha256 VARCHAR NOT NULL,
  size_bytes INTEGER NOT NULL,
  content BLOB,
  CONSTRAINT pk_attachment_blob PRIMARY KEY (sha256),
  CONSTRAINT ck_attachment_blob_size CHECK (size_bytes = length(content))
);

CREATE TABLE business_hours (
  id BLOB NOT NULL,
  weekday INTEGER NOT NULL,
  opens TIME NOT NULL,
  closes TIME NOT NULL,
  CONSTRAINT pk_business_hours PRIMARY KEY (id),
  CONSTRAINT ck_business_hours_weekday CHECK (weekday between 0 and 6),
  CONSTRAINT ck_business_hours_order CHECK (opens < closes)
);

CREATE TABLE desk_setting (
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  CONSTRAINT pk_desk_setting PRIMARY KEY (name)
);

CREATE TABLE email_template (
  id BLOB NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_email_template PRIMARY KEY (id),
  CONSTRAINT uq_email_template_code UNIQUE (code)
);

CREATE TABLE holiday (
  day DATE NOT NULL,
  name VARCHAR NOT NULL,
  CONSTRAINT pk_holiday PRIMARY KEY (day)
);

CREATE TABLE person (
  id BLOB NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  folded_name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  document VARCHAR,
  categories VARCHAR NOT NULL,
  characteristics VARCHAR NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_kind CHECK (kind in ('person','company')),
  CONSTRAINT uq_person_code UNIQUE (code),
  CONSTRAINT uq_person_document UNIQUE (document)
);

CREATE INDEX ix_person_folded_name ON person (folded_name);

CREATE TABLE progress_status (
  id BLOB NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  waits_for_reply BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_progress_status PRIMARY KEY (id),
  CONSTRAINT uq_progress_status_code UNIQUE (code)
);

CREATE TABLE responsibility_center (
  id BLOB NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  email VARCHAR,
  closes BOOLEAN NOT NULL,
  default_assignee_id BLOB,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_responsibility_center PRIMARY KEY (id),
  CONSTRAINT uq_responsibility_center_code UNIQUE (code),
  CONSTRAINT fk_responsibility_center_default_assignee_id FOREIGN KEY(default_assignee_id) REFERENCES users (id)
);

CREATE TABLE workflow (
  id BLOB NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_workflow PRIMARY KEY (id),
  CONSTRAINT uq_workflow_code UNIQUE (code)
);

CREATE TABLE person_contact (
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  email VARCHAR,
  phone VARCHAR,
  CONSTRAINT pk_person_contact PRIMARY KEY (id),
  CONSTRAINT fk_person_contact_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_person_contact_person_id ON person_contact (person_id);

CREATE TABLE person_email (
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  address VARCHAR NOT NULL,
  CONSTRAINT pk_person_email PRIMARY KEY (id),
  CONSTRAINT fk_person_email_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_person_email_address ON person_email (address);

CREATE INDEX ix_person_email_person_id ON person_email (person_id);

CREATE TABLE person_phone (
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  number VARCHAR NOT NULL,
  digits VARCHAR NOT NULL,
  CONSTRAINT pk_person_phone PRIMARY KEY (id),
  CONSTRAINT fk_person_phone_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_person_phone_digits ON person_phone (digits);

CREATE INDEX ix_person_phone_person_id ON person_phone (person_id);

CREATE TABLE service_type (
  id BLOB NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  path VARCHAR NOT NULL,
  parent_id BLOB,
  is_group BOOLEAN NOT NULL,
  priority INTEGER NOT NULL,
  due_hours FLOAT,
  default_description VARCHAR NOT NULL,
  workflow_id BLOB,
  color VARCHAR NOT NULL,
  allows_attachments BOOLEAN NOT NULL,
  attachment_limit_bytes INTEGER NOT NULL,
  email_template_id BLOB,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_service_type PRIMARY KEY (id),
  CONSTRAINT ck_service_type_priority CHECK (priority between 1 and 9),
  CONSTRAINT ck_service_type_attachment_limit CHECK (attachment_limit_bytes between 1048576 and 10485760),
  CONSTRAINT ck_service_type_due_hours CHECK (due_hours is null or due_hours > 0),
  CONSTRAINT uq_service_type_code UNIQUE (code),
  CONSTRAINT fk_service_type_parent_id FOREIGN KEY(parent_id) REFERENCES service_type (id),
  CONSTRAINT fk_service_type_workflow_id FOREIGN KEY(workflow_id) REFERENCES workflow (id),
  CONSTRAINT fk_service_type_email_template_id FOREIGN KEY(email_template_id) REFERENCES email_template (id)
);

CREATE INDEX ix_service_type_parent_id ON service_type (parent_id);

CREATE TABLE users (
  id BLOB NOT NULL,
  login VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  email VARCHAR,
  role VARCHAR NOT NULL,
  center_id BLOB NOT NULL,
  password_hash VARCHAR,
  failed_attempts INTEGER NOT NULL,
  locked_until BIGINT,
  active BOOLEAN NOT NULL,
  CONSTRAINT pk_users PRIMARY KEY (id),
  CONSTRAINT ck_users_role CHECK (role in ('agent','supervisor','admin')),
  CONSTRAINT uq_users_login UNIQUE (login),
  CONSTRAINT fk_users_center_id FOREIGN KEY(center_id) REFERENCES responsibility_center (id)
);

CREATE INDEX ix_users_center_id ON users (center_id);

CREATE TABLE workflow_version (
  id BLOB NOT NULL,
  workflow_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  published_at BIGINT,
  published_by_id BLOB,
  CONSTRAINT pk_workflow_version PRIMARY KEY (id),
  CONSTRAINT fk_workflow_version_workflow_id FOREIGN KEY(workflow_id) REFERENCES workflow (id),
  CONSTRAINT fk_workflow_version_published_by_id FOREIGN KEY(published_by_id) REFERENCES users (id)
);

CREATE UNIQUE INDEX uq_workflow_version_number ON workflow_version (workflow_id, number);

CREATE TABLE audit_event (
  id BLOB NOT NULL,
  at BIGINT NOT NULL,
  user_id BLOB,
  action VARCHAR NOT NULL,
  entity VARCHAR NOT NULL,
  entity_id BLOB,
  detail VARCHAR NOT NULL,
  CONSTRAINT pk_audit_event PRIMARY KEY (id),
  CONSTRAINT fk_audit_event_user_id FOREIGN KEY(user_id) REFERENCES users (id)
);

CREATE INDEX ix_audit_event_entity ON audit_event (entity_id, at);

CREATE TABLE saved_filter (
  id BLOB NOT NULL,
  owner_id BLOB NOT NULL,
  shared_center_id BLOB,
  name VARCHAR NOT NULL,
  is_default BOOLEAN NOT NULL,
  content VARCHAR NOT NULL,
  CONSTRAINT pk_saved_filter PRIMARY KEY (id),
  CONSTRAINT uq_saved_filter_owner_id_name UNIQUE (owner_id, name),
  CONSTRAINT fk_saved_filter_owner_id FOREIGN KEY(owner_id) REFERENCES users (id),
  CONSTRAINT fk_saved_filter_shared_center_id FOREIGN KEY(shared_center_id) REFERENCES responsibility_center (id)
);

CREATE TABLE user_center (
  user_id BLOB NOT NULL,
  center_id BLOB NOT NULL,
  CONSTRAINT pk_user_center PRIMARY KEY (user_id, center_id),
  CONSTRAINT fk_user_center_user_id FOREIGN KEY(user_id) REFERENCES users (id),
  CONSTRAINT fk_user_center_center_id FOREIGN KEY(center_id) REFERENCES responsibility_center (id)
);

CREATE INDEX ix_user_center_center_id ON user_center (center_id);

CREATE TABLE user_right (
  user_id BLOB NOT NULL,
  right_name VARCHAR NOT NULL,
  granted BOOLEAN NOT NULL,
  CONSTRAINT pk_user_right PRIMARY KEY (user_id, right_name),
  CONSTRAINT fk_user_right_user_id FOREIGN KEY(user_id) REFERENCES users (id)
);

CREATE TABLE workflow_step (
  version_id BLOB NOT NULL,
  step_order INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  question VARCHAR NOT NULL,
  center_id BLOB,
  next_order INTEGER,
  due_hours FLOAT,
  forbids_other_centers BOOLEAN NOT NULL,
  CONSTRAINT pk_workflow_step PRIMARY KEY (version_id, step_order),
  CONSTRAINT ck_workflow_step_kind CHECK (kind in ('center','decision')),
  CONSTRAINT ck_workflow_step_center CHECK ((kind = 'center') = (center_id is not null)),
  CONSTRAINT fk_workflow_step_version_id FOREIGN KEY(version_id) REFERENCES workflow_version (id),
  CONSTRAINT fk_workflow_step_center_id FOREIGN KEY(center_id) REFERENCES responsibility_center (id)
);

CREATE TABLE cases (
  id BLOB NOT NULL,
  number INTEGER NOT NULL,
  person_id BLOB NOT NULL,
  contact_name VARCHAR,
  service_type_id BLOB NOT NULL,
  subject VARCHAR NOT NULL,
  priority INTEGER NOT NULL,
  center_id BLOB NOT NULL,
  assignee_id BLOB,
  workflow_version_id BLOB,
  step_order INTEGER,
  left_step_order INTEGER,
  opened_at BIGINT NOT NULL,
  opened_by_id BLOB NOT NULL,
  due_at BIGINT,
  closed_at BIGINT,
  last_activity_at BIGINT NOT NULL,
  first_opinion_at BIGINT,
  opinion_count INTEGER NOT NULL,
  move_count INTEGER NOT NULL,
  progress_status_id BLOB,
  version INTEGER NOT NULL,
  CONSTRAINT pk_cases PRIMARY KEY (id),
  CONSTRAINT fk_cases_workflow_version_id_step_order FOREIGN KEY(workflow_version_id, step_order) REFERENCES workflow_step (version_id, step_order),
  CONSTRAINT ck_cases_priority CHECK (priority between 1 and 9),
  CONSTRAINT ck_cases_subject CHECK (length(trim(subject)) > 0),
  CONSTRAINT uq_cases_number UNIQUE (number),
  CONSTRAINT fk_cases_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_cases_service_type_id FOREIGN KEY(service_type_id) REFERENCES service_type (id),
  CONSTRAINT fk_cases_center_id FOREIGN KEY(center_id) REFERENCES responsibility_center (id),
  CONSTRAINT fk_cases_assignee_id FOREIGN KEY(assignee_id) REFERENCES users (id),
  CONSTRAINT fk_cases_workflow_version_id FOREIGN KEY(workflow_version_id) REFERENCES workflow_version (id),
  CONSTRAINT fk_cases_opened_by_id FOREIGN KEY(opened_by_id) REFERENCES users (id),
  CONSTRAINT fk_cases_progress_status_id FOREIGN KEY(progress_status_id) REFERENCES progress_status (id)
);

CREATE INDEX ix_case_activity ON cases (last_activity_at);

CREATE INDEX ix_case_assignee_open ON cases (assignee_id, priority, coalesce(due_at, 9223372036854775807), number) WHERE closed_at IS NULL;

CREATE INDEX ix_case_center_open ON cases (center_id, priority, coalesce(due_at, 9223372036854775807), number) WHERE closed_at IS NULL;

CREATE INDEX ix_case_closed ON cases (closed_at) WHERE closed_at IS NOT NULL;

CREATE INDEX ix_case_open ON cases (priority, coalesce(due_at, 9223372036854775807), number) WHERE closed_at IS NULL;

CREATE INDEX ix_case_opened ON cases (opened_at);

CREATE INDEX ix_case_person ON cases (person_id);

CREATE INDEX ix_cases_service_type_id ON cases (service_type_id);

CREATE TABLE workflow_answer (
  version_id BLOB NOT NULL,
  step_order INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  target INTEGER,
  follow_up_days INTEGER,
  follow_up_time TIME,
  CONSTRAINT pk_workflow_answer PRIMARY KEY (version_id, step_order, position),
  CONSTRAINT fk_workflow_answer_version_id_step_order FOREIGN KEY(version_id, step_order) REFERENCES workflow_step (version_id, step_order)
);

CREATE TABLE workflow_edge (
  version_id BLOB NOT NULL,
  kind VARCHAR NOT NULL,
  from_order INTEGER NOT NULL,
  to_order INTEGER NOT NULL,
  CONSTRAINT pk_workflow_edge PRIMARY KEY (version_id, kind, from_order, to_order),
  CONSTRAINT fk_workflow_edge_version_id_to_order FOREIGN KEY(version_id, to_order) REFERENCES workflow_step (version_id, step_order),
  CONSTRAINT ck_workflow_edge_kind CHECK (kind in ('entry','move','prompt'))
);

CREATE TABLE appointment (
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  case_id BLOB,
  subject VARCHAR NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  created_by_id BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  deleted_at BIGINT,
  deleted_by_id BLOB,
  delete_reason VARCHAR,
  CONSTRAINT pk_appointment PRIMARY KEY (id),
  CONSTRAINT ck_appointment_order CHECK (ends_at > starts_at),
  CONSTRAINT ck_appointment_deleted CHECK ((deleted_at is null) = (deleted_by_id is null)),
  CONSTRAINT fk_appointment_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_appointment_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_appointment_created_by_id FOREIGN KEY(created_by_id) REFERENCES users (id),
  CONSTRAINT fk_appointment_deleted_by_id FOREIGN KEY(deleted_by_id) REFERENCES users (id)
);

CREATE INDEX ix_appointment_case ON appointment (case_id);

CREATE INDEX ix_appointment_person ON appointment (person_id, starts_at);

CREATE INDEX ix_appointment_starts ON appointment (starts_at);

CREATE TABLE case_notepad (
  case_id BLOB NOT NULL,
  case_number INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  saved_by_id BLOB NOT NULL,
  saved_at BIGINT NOT NULL,
  CONSTRAINT pk_case_notepad PRIMARY KEY (case_id),
  CONSTRAINT fk_case_notepad_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_case_notepad_saved_by_id FOREIGN KEY(saved_by_id) REFERENCES users (id)
);

CREATE TABLE notice (
  id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  kind VARCHAR NOT NULL,
  author_name VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT,
  CONSTRAINT pk_notice PRIMARY KEY (id),
  CONSTRAINT ck_notice_kind CHECK (kind in ('opinion_asked','handed_over','mail_failed')),
  CONSTRAINT fk_notice_user_id FOREIGN KEY(user_id) REFERENCES users (id),
  CONSTRAINT fk_notice_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE INDEX ix_notice_unseen ON notice (user_id, created_at) WHERE seen_at IS NULL;

CREATE TABLE opinion (
  id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  case_number INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  author_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  text VARCHAR NOT NULL,
  corrects_id BLOB,
  CONSTRAINT pk_opinion PRIMARY KEY (id),
  CONSTRAINT uq_opinion_case_id_seq UNIQUE (case_id, seq),
  CONSTRAINT ck_opinion_kind CHECK (kind in ('opening','opinion')),
  CONSTRAINT ck_opinion_origin CHECK (origin in ('user','email','automatic')),
  CONSTRAINT ck_opinion_text CHECK (length(trim(text)) > 0),
  CONSTRAINT ck_opinion_opening CHECK ((kind = 'opening') = (seq = 1)),
  CONSTRAINT fk_opinion_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_opinion_author_id FOREIGN KEY(author_id) REFERENCES users (id),
  CONSTRAINT fk_opinion_corrects_id FOREIGN KEY(corrects_id) REFERENCES opinion (id)
);

CREATE TABLE opinion_draft (
  id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  case_id BLOB,
  content VARCHAR NOT NULL,
  case_version INTEGER NOT NULL,
  put_aside BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  saved_at BIGINT NOT NULL,
  CONSTRAINT pk_opinion_draft PRIMARY KEY (id),
  CONSTRAINT uq_opinion_draft_user_id_case_id UNIQUE (user_id, case_id),
  CONSTRAINT fk_opinion_draft_user_id FOREIGN KEY(user_id) REFERENCES users (id),
  CONSTRAINT fk_opinion_draft_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE TABLE progress_entry (
  id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  status_id BLOB NOT NULL,
  author_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT pk_progress_entry PRIMARY KEY (id),
  CONSTRAINT fk_progress_entry_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_progress_entry_status_id FOREIGN KEY(status_id) REFERENCES progress_status (id),
  CONSTRAINT fk_progress_entry_author_id FOREIGN KEY(author_id) REFERENCES users (id)
);

CREATE INDEX ix_progress_entry_case ON progress_entry (case_id, at);

CREATE TABLE sales_follow_up (
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  case_id BLOB,
  user_id BLOB NOT NULL,
  contact_at BIGINT NOT NULL,
  means VARCHAR NOT NULL,
  success_percent INTEGER NOT NULL,
  result VARCHAR NOT NULL,
  next_contact_at BIGINT,
  reminded_of BIGINT,
  followed_by_id BLOB,
  created_at BIGINT NOT NULL,
  CONSTRAINT pk_sales_follow_up PRIMARY KEY (id),
  CONSTRAINT ck_sales_follow_up_success CHECK (success_percent between 0 and 100),
  CONSTRAINT fk_sales_follow_up_person_id FOREIGN KEY(person_id) REFERENCES person (id),
  CONSTRAINT fk_sales_follow_up_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_sales_follow_up_user_id FOREIGN KEY(user_id) REFERENCES users (id),
  CONSTRAINT fk_sales_follow_up_followed_by_id FOREIGN KEY(followed_by_id) REFERENCES sales_follow_up (id)
);

CREATE INDEX ix_sales_follow_up_case ON sales_follow_up (case_id, contact_at);

CREATE INDEX ix_sales_follow_up_pending ON sales_follow_up (user_id, next_contact_at) WHERE next_contact_at IS NOT NULL AND followed_by_id IS NULL;

CREATE INDEX ix_sales_follow_up_person ON sales_follow_up (person_id, contact_at);

CREATE TABLE watcher (
  case_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  CONSTRAINT pk_watcher PRIMARY KEY (case_id, user_id),
  CONSTRAINT fk_watcher_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_watcher_user_id FOREIGN KEY(user_id) REFERENCES users (id)
);

CREATE TABLE appointment_user (
  appointment_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  reminded_of BIGINT,
  CONSTRAINT pk_appointment_user PRIMARY KEY (appointment_id, user_id),
  CONSTRAINT fk_appointment_user_appointment_id FOREIGN KEY(appointment_id) REFERENCES appointment (id),
  CONSTRAINT fk_appointment_user_user_id FOREIGN KEY(user_id) REFERENCES users (id)
);

CREATE INDEX ix_appointment_user_user_id ON appointment_user (user_id);

CREATE TABLE attachment (
  id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  opinion_id BLOB NOT NULL,
  name VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL,
  size_bytes INTEGER NOT NULL,
  author_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT pk_attachment PRIMARY KEY (id),
  CONSTRAINT fk_attachment_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_attachment_opinion_id FOREIGN KEY(opinion_id) REFERENCES opinion (id),
  CONSTRAINT fk_attachment_sha256 FOREIGN KEY(sha256) REFERENCES attachment_blob (sha256),
  CONSTRAINT fk_attachment_author_id FOREIGN KEY(author_id) REFERENCES users (id)
);

CREATE INDEX ix_attachment_case_id ON attachment (case_id);

CREATE INDEX ix_attachment_opinion_id ON attachment (opinion_id);

CREATE TABLE case_move (
  id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  seq INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  version_id BLOB,
  from_order INTEGER,
  to_order INTEGER,
  at_order INTEGER,
  left_order INTEGER,
  from_center_id BLOB,
  to_center_id BLOB NOT NULL,
  from_center_name VARCHAR,
  to_center_name VARCHAR NOT NULL,
  answers JSON NOT NULL,
  closes BOOLEAN NOT NULL,
  opinion_id BLOB,
  undoes_id BLOB,
  author_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  before_due_at BIGINT,
  before_assignee_id BLOB,
  before_left_order INTEGER,
  before_closed_at BIGINT,
  CONSTRAINT pk_case_move PRIMARY KEY (id),
  CONSTRAINT uq_case_move_case_id_seq UNIQUE (case_id, seq),
  CONSTRAINT ck_case_move_kind CHECK (kind in ('enter','import','edge','manual','return','reopen','undo')),
  CONSTRAINT fk_case_move_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_case_move_from_center_id FOREIGN KEY(from_center_id) REFERENCES responsibility_center (id),
  CONSTRAINT fk_case_move_to_center_id FOREIGN KEY(to_center_id) REFERENCES responsibility_center (id),
  CONSTRAINT fk_case_move_opinion_id FOREIGN KEY(opinion_id) REFERENCES opinion (id),
  CONSTRAINT fk_case_move_undoes_id FOREIGN KEY(undoes_id) REFERENCES case_move (id),
  CONSTRAINT fk_case_move_author_id FOREIGN KEY(author_id) REFERENCES users (id)
);

CREATE TABLE draft_attachment (
  id BLOB NOT NULL,
  draft_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL,
  size_bytes INTEGER NOT NULL,
  for_email BOOLEAN NOT NULL,
  CONSTRAINT pk_draft_attachment PRIMARY KEY (id),
  CONSTRAINT fk_draft_attachment_draft_id FOREIGN KEY(draft_id) REFERENCES opinion_draft (id),
  CONSTRAINT fk_draft_attachment_sha256 FOREIGN KEY(sha256) REFERENCES attachment_blob (sha256)
);

CREATE INDEX ix_draft_attachment_draft_id ON draft_attachment (draft_id);

CREATE TABLE opinion_annulment (
  opinion_id BLOB NOT NULL,
  author_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  CONSTRAINT pk_opinion_annulment PRIMARY KEY (opinion_id),
  CONSTRAINT fk_opinion_annulment_opinion_id FOREIGN KEY(opinion_id) REFERENCES opinion (id),
  CONSTRAINT fk_opinion_annulment_author_id FOREIGN KEY(author_id) REFERENCES users (id)
);

CREATE TABLE outbox_mail (
  id BLOB NOT NULL,
  message_id VARCHAR NOT NULL,
  case_id BLOB NOT NULL,
  opinion_id BLOB NOT NULL,
  sender_id BLOB NOT NULL,
  recipients JSON NOT NULL,
  subject VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  attempts INTEGER NOT NULL,
  not_before BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  CONSTRAINT pk_outbox_mail PRIMARY KEY (id),
  CONSTRAINT ck_outbox_mail_state CHECK (state in ('queued','sending','sent','failed','uncertain','withdrawn')),
  CONSTRAINT uq_outbox_mail_message_id UNIQUE (message_id),
  CONSTRAINT fk_outbox_mail_case_id FOREIGN KEY(case_id) REFERENCES cases (id),
  CONSTRAINT fk_outbox_mail_opinion_id FOREIGN KEY(opinion_id) REFERENCES opinion (id),
  CONSTRAINT fk_outbox_mail_sender_id FOREIGN KEY(sender_id) REFERENCES users (id)
);

CREATE INDEX ix_outbox_mail_case ON outbox_mail (case_id);

CREATE INDEX ix_outbox_mail_due ON outbox_mail (state, not_before) WHERE state IN ('queued','sending');

CREATE TABLE outbox_attachment (
  id BLOB NOT NULL,
  mail_id BLOB NOT NULL,
  name VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL,
  size_bytes INTEGER NOT NULL,
  CONSTRAINT pk_outbox_attachment PRIMARY KEY (id),
  CONSTRAINT fk_outbox_attachment_mail_id FOREIGN KEY(mail_id) REFERENCES outbox_mail (id),
  CONSTRAINT fk_outbox_attachment_sha256 FOREIGN KEY(sha256) REFERENCES attachment_blob (sha256)
);

CREATE INDEX ix_outbox_attachment_mail_id ON outbox_attachment (mail_id);
