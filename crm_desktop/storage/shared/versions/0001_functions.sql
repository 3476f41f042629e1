-- Who is connected, and what they may do. Every policy and trigger asks these. They run as the schema's owner, who
-- sees all rows, with a search path of their own, and take nothing that they would run. Most are plpgsql, which keeps
-- its plans for the session: one in sql with a search path of its own is planned anew at each call. session_user is
-- a name, which has a collation of its own: without COLLATE no index of role_name is used.

-- A function of its own, so that all moments of the base come from one place.
CREATE FUNCTION crm.now() RETURNS timestamptz LANGUAGE sql VOLATILE
SET search_path = pg_catalog, crm, pg_temp
AS 'SELECT clock_timestamp()';

-- The connected user, null when there is none or an inactive one: an open session ends to matter at once.
CREATE FUNCTION crm.me() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN RETURN (SELECT u.id FROM crm.users u WHERE u.role_name = session_user COLLATE "default" AND u.active); END $$;

-- Whether the connected user has the right: the role's usual ones, and what differs for this user.
CREATE FUNCTION crm.may(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN coalesce((
    SELECT coalesce(
      (SELECT r.granted FROM crm.user_right r WHERE r.user_id = u.id AND r.right_name = wanted),
      EXISTS (SELECT 1 FROM crm.role_right d WHERE d.role = u.role AND d.right_name = wanted))
    FROM crm.users u WHERE u.role_name = session_user COLLATE "default" AND u.active), false);
END $$;

CREATE FUNCTION crm.me_if(wanted text) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN RETURN CASE WHEN crm.may(wanted) THEN crm.me() END; END $$;

-- The centers of the connected user, main and others (rule 42a).
CREATE FUNCTION crm.my_centers() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE who uuid := crm.me();
BEGIN
  RETURN (SELECT array_agg(c) FROM (
    SELECT u.center_id AS c FROM crm.users u WHERE u.id = who
    UNION SELECT o.center_id FROM crm.user_center o WHERE o.user_id = who) AS mine);
END $$;

CREATE FUNCTION crm.seen_centers() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$ BEGIN RETURN CASE WHEN crm.may('see_team') THEN crm.my_centers() END; END $$;

-- Who looks after the base itself: a superuser, or whoever was given the owner's role for the time being. Their rows
-- keep the author and the moment that they carry (a base taken over, a document imported).
CREATE FUNCTION crm.maintains() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN (SELECT pg_has_role(session_user, n.nspowner,
    CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END)
  FROM pg_namespace n WHERE n.nspname = 'crm');
END $$;

-- Whether the connected user sees the process, by the same words as the policy of `cases`. Triggers ask it before they say
-- anything of a process: their refusals would tell the rest.
CREATE FUNCTION crm.sees(c crm.cases) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN coalesce(crm.maintains() OR crm.may('see_all') OR c.center_id = ANY (crm.seen_centers())
    OR crm.me_if('see_own') IN (c.assignee_id, c.opened_by_id)
    OR (c.moved_by_id = crm.me() AND c.moved_at > crm.now() - interval '60 s'), false);
END $$;

-- The version that a new process of the type takes: the newest published one of its own workflow, else of its nearest
-- ancestor's (rule 27).
CREATE FUNCTION crm.effective_version(of_type uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN (
    WITH RECURSIVE up AS (
      SELECT t.workflow_id, t.parent_id, 0 AS height FROM crm.service_type t WHERE t.id = of_type
      UNION ALL
      SELECT t.workflow_id, t.parent_id, u.height + 1 FROM up u JOIN crm.service_type t ON t.id = u.parent_id
      WHERE u.workflow_id IS NULL AND u.height < 100)
    SELECT v.id FROM up JOIN crm.workflow w ON w.id = up.workflow_id AND w.active
    JOIN crm.workflow_version v ON v.workflow_id = w.id AND v.published_at IS NOT NULL
    ORDER BY v.number DESC LIMIT 1);
END $$;

-- Whether the connected user's own program has sent the bytes of that digest.
CREATE FUNCTION crm.has_shown(digest text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM crm.blob_shown s WHERE s.user_id = crm.me() AND s.sha256 = digest);
END $$;

CREATE FUNCTION crm.is_member(who uuid, center uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM crm.users u WHERE u.id = who AND u.active AND (u.center_id = center OR EXISTS (
      SELECT 1 FROM crm.user_center o WHERE o.user_id = who AND o.center_id = center)));
END $$;

-- Without accents, case and punctuation, as values/text.py folds.
CREATE FUNCTION crm.folded(txt text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN lower(regexp_replace(normalize(lower(normalize(txt, NFKD)), NFKD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'));
END $$;

CREATE FUNCTION crm.words(txt text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, crm, pg_temp
AS $$
BEGIN
  RETURN to_tsvector('pg_catalog.simple', regexp_replace(crm.folded(txt), '[^[:alnum:]]+', ' ', 'g'));
END $$;

-- Processes in whose texts the query holds: of those that the connected user sees, since it reads past the policies.
CREATE FUNCTION crm.cases_with(query text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
DECLARE
  asked tsquery := query::tsquery;
  everything boolean := crm.may('see_all') OR crm.maintains();
  centers uuid[] := crm.seen_centers();
  own uuid := crm.me_if('see_own');
BEGIN
  RETURN QUERY
    SELECT DISTINCT t.case_id FROM crm.case_text t JOIN crm.cases c ON c.id = t.case_id
    WHERE t.words @@ asked AND (everything OR c.center_id = ANY (centers) OR own IN (c.assignee_id, c.opened_by_id));
END $$;

-- How many drafts each user keeps since before that moment: a count, never a text (rule 15).
CREATE FUNCTION crm.old_drafts(before timestamptz) RETURNS TABLE (user_id uuid, drafts bigint)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  SELECT d.user_id, count(*) FROM crm.opinion_draft d
  WHERE d.saved_at < before AND (crm.may('supervise') OR crm.maintains()) GROUP BY d.user_id
$$;

CREATE FUNCTION crm.draft_count(who uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  SELECT count(*) FROM crm.opinion_draft d
  WHERE d.user_id = who AND (who = crm.me() OR crm.may('see_all') OR crm.may('supervise') OR crm.maintains())
$$;

-- The number that the sender of an e-mail puts into it, wherever its process has gone.
CREATE FUNCTION crm.number_of_mail(mail uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  SELECT c.number FROM crm.outbox_mail m JOIN crm.cases c ON c.id = m.case_id
  WHERE m.id = mail AND (m.sender_id = crm.me() OR crm.maintains())
$$;

-- Takes away bytes that nothing uses any more; whether others use them is not for the caller to see.
CREATE FUNCTION crm.drop_unused(digests text[]) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  DELETE FROM crm.attachment_blob b WHERE b.sha256 = ANY (digests)
    AND (crm.me() IS NOT NULL OR crm.maintains())
    AND NOT EXISTS (SELECT 1 FROM crm.attachment a WHERE a.sha256 = b.sha256)
    AND NOT EXISTS (SELECT 1 FROM crm.draft_attachment d WHERE d.sha256 = b.sha256)
    AND NOT EXISTS (SELECT 1 FROM crm.outbox_attachment o WHERE o.sha256 = b.sha256);
  DELETE FROM crm.blob_shown s WHERE s.sha256 = ANY (digests) AND s.user_id = crm.me()
$$;

-- Whether a record of the settings is referred to by rows that the administrator may not see.
CREATE FUNCTION crm.is_referred(kind text, key uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS $$
  SELECT (crm.may('configure') OR crm.maintains()) AND CASE kind
    WHEN 'user' THEN
      EXISTS (SELECT 1 FROM crm.opinion_draft WHERE user_id = key)
      OR EXISTS (SELECT 1 FROM crm.saved_filter WHERE owner_id = key)
      OR EXISTS (SELECT 1 FROM crm.notice WHERE user_id = key)
      OR EXISTS (SELECT 1 FROM crm.outbox_mail WHERE sender_id = key)
      OR EXISTS (SELECT 1 FROM crm.audit_event WHERE user_id = key)
    WHEN 'center' THEN EXISTS (SELECT 1 FROM crm.saved_filter WHERE shared_center_id = key)
    ELSE false END
$$;

-- Commands older than a day are answered for.
CREATE FUNCTION crm.forget_commands() RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, crm, pg_temp
AS 'DELETE FROM crm.command WHERE user_id = crm.me() AND at < crm.now() - interval ''1 day''';
