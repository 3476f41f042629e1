"""Questions to PostgreSQL's catalogs: what there is in a shared base, a line for each thing. All of them may be asked by
anybody who may read `crm.users`; :owner, :keeper and :agent are the base's roles."""

from __future__ import annotations

_IN_SCHEMA = "n.nspname = 'crm'"
_TO = "CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END"
_GRANTED = f"a.privilege_type || ' a ' || {_TO} || CASE WHEN a.is_grantable THEN ' com repasse' ELSE '' END"

OPEN_TO_HARM = r"""
(p.proname ~ '^(lo_|loread|lowrite|pg_sleep|pg_(try_)?advisory|pg_notification_queue|pg_logical_emit)'
  OR p.proname IN ('pg_read_file', 'pg_read_binary_file', 'pg_ls_dir', 'pg_stat_file'))"""
"""Functions of the server that nobody needs to call: what they touch is the whole server's, not the agent's. Asking how
full the queue of hints is also moves its tail, under the lock that every hint of every database waits for."""

QUERIES = {
    "tables": f"""
        SELECT c.relname || ' | ' || concat_ws(', ', CASE c.relkind WHEN 'r' THEN 'table' ELSE 'kind ' || c.relkind::text END,
          'owner ' || pg_get_userbyid(c.relowner), CASE WHEN c.relpersistence = 'u' THEN 'unlogged' END,
          CASE WHEN c.relrowsecurity THEN 'row security' ELSE 'NO row security' END,
          CASE WHEN c.relforcerowsecurity THEN 'forced' END, array_to_string(c.reloptions, ' '))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_IN_SCHEMA} AND c.relkind NOT IN ('i', 'I', 't')""",
    "columns": f"""
        SELECT format('%s.%s | %s', c.relname, a.attname, concat_ws(', ', format_type(a.atttypid, a.atttypmod),
          CASE WHEN a.attcollation <> t.typcollation THEN 'collate ' || l.collname END,
          CASE WHEN a.attnotnull THEN 'not null' END, 'default ' || pg_get_expr(d.adbin, d.adrelid)))
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE {_IN_SCHEMA} AND c.relkind NOT IN ('i', 'I', 't') AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraints": f"""
        SELECT format('%s.%s | %s', c.relname, k.conname, pg_get_constraintdef(k.oid)
          || CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_IN_SCHEMA} AND k.contype NOT IN ('n', 't')""",
    "indexes": f"""
        SELECT format('%s | %s', c.relname, pg_get_indexdef(c.oid)
          || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_IN_SCHEMA}""",
    "functions": f"""
        SELECT format('%s(%s) | %s', p.proname, pg_get_function_identity_arguments(p.oid), concat_ws(', ',
          'returns ' || pg_get_function_result(p.oid), l.lanname, 'owner ' || pg_get_userbyid(p.proowner),
          CASE WHEN p.prosecdef THEN 'security definer' ELSE 'security invoker' END,
          CASE p.provolatile WHEN 'v' THEN 'volatile' WHEN 's' THEN 'stable' ELSE 'immutable' END,
          CASE WHEN p.proisstrict THEN 'strict' END, CASE WHEN p.proleakproof THEN 'LEAKPROOF' END,
          array_to_string(p.proconfig, '; '), 'body ' || md5(p.prosrc)))
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
        WHERE {_IN_SCHEMA}""",
    "triggers": f"""
        SELECT format('%s.%s | %s, %s', c.relname, t.tgname, CASE t.tgenabled WHEN 'A' THEN 'always' WHEN 'O' THEN 'enabled'
          WHEN 'R' THEN 'replica only' ELSE 'DISABLED' END, pg_get_triggerdef(t.oid))
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_IN_SCHEMA} AND (NOT t.tgisinternal OR t.tgenabled <> 'O')""",
    "policies": """
        SELECT format('%s.%s | %s for %s to %s%s%s', tablename, policyname, lower(permissive), cmd,
          array_to_string(roles, ', '), ' using ' || qual, ' check ' || with_check)
        FROM pg_policies WHERE schemaname = 'crm'""",
    "table_grants": f"""
        SELECT format('%s: %s', c.relname, {_GRANTED})
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN aclexplode(c.relacl) a WHERE {_IN_SCHEMA} AND a.grantee <> c.relowner""",
    "column_grants": f"""
        SELECT format('%s.%s: %s', c.relname, t.attname, {_GRANTED})
        FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN aclexplode(t.attacl) a WHERE {_IN_SCHEMA} AND a.grantee <> c.relowner""",
    "function_grants": f"""
        SELECT format('%s(%s): %s', p.proname, pg_get_function_identity_arguments(p.oid), {_GRANTED})
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        CROSS JOIN aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE {_IN_SCHEMA} AND a.grantee <> p.proowner""",
    "other_grants": f"""
        SELECT format('esquema %s: %s', n.nspname, {_GRANTED})
        FROM pg_namespace n CROSS JOIN aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
        WHERE n.nspname IN ('crm', 'public') AND a.grantee <> n.nspowner
          AND pg_get_userbyid(a.grantee) <> 'pg_database_owner'
        UNION ALL SELECT format('banco: %s', {_GRANTED})
        FROM pg_database d CROSS JOIN aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee <> d.datdba
        UNION ALL SELECT format('ao criar %s em %s: %s', x.defaclobjtype, coalesce(n.nspname, 'qualquer esquema'), {_GRANTED})
        FROM pg_default_acl x LEFT JOIN pg_namespace n ON n.oid = x.defaclnamespace CROSS JOIN aclexplode(x.defaclacl) a
        WHERE x.defaclrole = (SELECT nspowner FROM pg_namespace WHERE nspname = 'crm')""",
    "roles": """
        SELECT format('%s | %s', r.rolname, concat_ws(', ',
          CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolcreaterole THEN 'createrole' END,
          CASE WHEN r.rolcreatedb THEN 'CREATEDB' END, CASE WHEN r.rolcanlogin THEN 'LOGIN' ELSE 'nologin' END,
          CASE WHEN r.rolreplication THEN 'REPLICATION' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END))
        FROM pg_roles r WHERE r.rolname IN (:owner, :keeper, :agent)
        UNION ALL SELECT format('de %s | %s', u.login, concat_ws(', ', CASE WHEN r.rolname IS NULL THEN 'MISSING' END,
          CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
          CASE WHEN r.rolcreatedb THEN 'CREATEDB' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END,
          CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN r.rolcanlogin AND NOT u.active THEN 'LOGIN' END))
        FROM crm.users u LEFT JOIN pg_roles r ON r.rolname = u.role_name
        WHERE r.rolname IS NULL OR r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
          OR (r.rolcanlogin AND NOT u.active)""",
    # Who made a role keeps, from PostgreSQL 16 on, the right to give it away, which is no use of it yet. Who looks belongs
    # to the owner for as long as they look.
    "members": """
        SELECT format('%s em %s%s', CASE WHEN u.login IS NULL THEN m.rolname ELSE 'de ' || u.login END, g.rolname,
          CASE WHEN a.admin_option THEN ' com repasse' ELSE '' END)
        FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
        LEFT JOIN crm.users u ON u.role_name = m.rolname
        WHERE (g.rolname IN (:owner, :keeper) OR (g.rolname = :agent AND u.login IS NULL)
            OR (u.login IS NOT NULL AND g.rolname <> :agent) OR m.rolname IN (:owner, :agent))
          AND m.rolname <> session_user
          AND coalesce((to_jsonb(a) ->> 'set_option')::boolean OR (to_jsonb(a) ->> 'inherit_option')::boolean, true)""",
    "settings": """
        SELECT concat_ws(' ', CASE WHEN s.setrole <> 0 THEN pg_get_userbyid(s.setrole) END,
            split_part(v.value, '=', 1)) || ' | ' || substr(v.value, position('=' IN v.value) + 1)
        FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) AS v(value)
        WHERE (s.setrole = 0 AND s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()))
          OR pg_get_userbyid(s.setrole) IN (:owner, :keeper, :agent)""",
    "open_functions": f"""
        SELECT p.oid::regprocedure::text FROM pg_proc p
        CROSS JOIN aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0 AND {OPEN_TO_HARM}""",
    "others": f"""
        SELECT format('regra %s de %s | %s', r.rulename, c.relname, pg_get_ruledef(r.oid))
        FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {_IN_SCHEMA} AND r.rulename <> '_RETURN'
        UNION ALL SELECT 'gatilho de evento ' || evtname FROM pg_event_trigger
        UNION ALL SELECT 'publicação ' || pubname FROM pg_publication
        UNION ALL SELECT 'extensão ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
        UNION ALL SELECT 'esquema ' || nspname FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('crm', 'public', 'information_schema')""",
}
