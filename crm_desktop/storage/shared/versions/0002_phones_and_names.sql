-- A server's locale sorts digits and signs in its own way, and not as the ranges that are asked for. Byte by byte an index
-- serves both a whole text and its beginning; names without accents and case stand in the order of the alphabet.

ALTER TABLE crm.person ALTER COLUMN folded_name TYPE text COLLATE "C", ALTER COLUMN document TYPE text COLLATE "C";
ALTER TABLE crm.person_phone ALTER COLUMN digits TYPE text COLLATE "C";
ALTER TABLE crm.person_contact ADD COLUMN digits text COLLATE "C";

-- As values/phones.py says of a number that is already in its normal form.
UPDATE crm.person_contact SET digits = reverse(regexp_replace(phone, '[^0-9]+', '', 'g')) WHERE phone <> '';

CREATE INDEX ix_person_contact_digits ON crm.person_contact (digits);
