DROP INDEX ix_person_contact_person_id;

ALTER TABLE person_contact RENAME TO person_contact_before;

CREATE TABLE person_contact (
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  department VARCHAR NOT NULL,
  email VARCHAR,
  phone VARCHAR,
  digits VARCHAR,
  CONSTRAINT pk_person_contact PRIMARY KEY (id),
  CONSTRAINT fk_person_contact_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

INSERT INTO person_contact (id, person_id, position, name, department, email, phone)
  SELECT id, person_id, position, name, department, email, phone FROM person_contact_before;

DROP TABLE person_contact_before;

CREATE INDEX ix_person_contact_digits ON person_contact (digits);

CREATE INDEX ix_person_contact_person_id ON person_contact (person_id);
