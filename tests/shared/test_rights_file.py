"""A base is compared with what was reviewed, and every way of drifting from it is told."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.operations.accounts import set_password
from crm_desktop.queries.actor import actor_by_login
from crm_desktop.storage.shared.admin import AdminStore, administrator, make_shared_base
from crm_desktop.storage.shared.checking import compared, differences, reviewed, snapshot
from crm_desktop.storage.shared.names import role_of
from crm_desktop.values.terms import Role
from tests.builders import NOW
from tests.shared.bases import SECRET, SharedBases
from tests.shared.server import Server

FRESH = "crm_fresh"
PERSON = role_of(FRESH, "ada")


def fill(session: Session) -> None:
    center = ResponsibilityCenter(code="SUP1", name="Suporte", closes=False)
    session.add(center)
    session.flush()
    session.add(User(login="ada", name="Ada", role=Role.ADMIN, center_id=center.id))
    session.flush()


@contextlib.contextmanager
def fresh(server: Server, name: str, url: str, owner: str = "") -> Iterator[AdminStore]:
    """A base as an administrator makes it; nothing is left of it, nor of its roles."""
    server.create_database(name)
    with contextlib.closing(server.connect("postgres")) as chief:
        if owner:
            chief.execute(f'ALTER DATABASE "{name}" OWNER TO "{owner}"')
        make_shared_base(url, fill)
        store = administrator(url)
        yield store
        store.close()
        server.drop_database(name)
        roles = (role_of(name, "ada"), f"{name}_agent", f"{name}_keeper", f"{name}_owner")
        chief.execute("DROP ROLE " + ", ".join(f'"{role}"' for role in roles))


@pytest.fixture(scope="module")
def fresh_base(shared_bases: SharedBases) -> Iterator[AdminStore]:
    server = shared_bases.server
    with fresh(server, FRESH, server.url(FRESH, admin=True)) as store:
        yield store


@pytest.fixture
def connection(fresh_base: AdminStore) -> Iterator[Connection]:
    """What a test does to the base is taken back."""
    with fresh_base.engine.connect() as found:
        yield found
        found.rollback()


@dataclass(frozen=True, slots=True)
class Drift:
    """A change and the beginning of the sentence that tells it."""

    sql: str
    told: str


def agent(sql: str, told: str) -> Drift:
    return Drift(sql.replace("{agent}", f'"{FRESH}_agent"').replace("{person}", f'"{PERSON}"'), told)


DRIFTS = (
    Drift("ALTER TABLE crm.opinion DISABLE TRIGGER never_changes", "mudou o gatilho opinion.never_changes: era always"),
    Drift("ALTER TABLE crm.opinion ENABLE TRIGGER never_changes", "mudou o gatilho opinion.never_changes: era always"),
    Drift("ALTER TABLE crm.opinion DISABLE TRIGGER ALL", "sobra o gatilho opinion.RI_"),
    Drift("DROP TRIGGER opinion_is_next ON crm.opinion", "falta o gatilho opinion.opinion_is_next"),
    Drift("CREATE TRIGGER x BEFORE INSERT ON crm.opinion FOR EACH ROW EXECUTE FUNCTION crm.never()",
          "sobra o gatilho opinion.x"),
    Drift("DROP POLICY read ON crm.cases", "falta a política cases.read"),
    Drift("ALTER POLICY read ON crm.cases USING (true)", "mudou a política cases.read"),
    Drift("CREATE POLICY x ON crm.cases USING (true)", "sobra a política cases.x"),
    Drift("ALTER TABLE crm.cases DISABLE ROW LEVEL SECURITY", "mudou a tabela cases"),
    Drift("ALTER TABLE crm.cases OWNER TO CURRENT_USER", "mudou a tabela cases"),
    Drift("CREATE VIEW crm.x AS SELECT * FROM crm.cases", "sobra a tabela x"),
    Drift("DROP TABLE crm.writing_now", "falta a tabela writing_now"),
    Drift("ALTER TABLE crm.cases ADD COLUMN x integer", "sobra a coluna cases.x"),
    Drift("ALTER TABLE crm.cases ALTER COLUMN subject DROP NOT NULL", "mudou a coluna cases.subject"),
    Drift("ALTER TABLE crm.opinion DROP CONSTRAINT ck_opinion_text", "falta a restrição opinion.ck_opinion_text"),
    Drift("DROP INDEX crm.ix_case_assignee_open", "falta o índice ix_case_assignee_open"),
    Drift("CREATE RULE x AS ON INSERT TO crm.opinion DO INSTEAD NOTHING", "sobra o objeto regra x de opinion"),
    Drift("CREATE OR REPLACE FUNCTION crm.may(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER"
          " SET search_path = pg_catalog, crm, pg_temp AS 'SELECT true'", "mudou a função may(wanted text)"),
    Drift("ALTER FUNCTION crm.me() RESET search_path", "mudou a função me()"),
    Drift("ALTER FUNCTION crm.me() SECURITY INVOKER", "mudou a função me()"),
    Drift("ALTER FUNCTION crm.me() OWNER TO CURRENT_USER", "mudou a função me()"),
    Drift("CREATE FUNCTION crm.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "sobra a função x()"),
    Drift("DROP FUNCTION crm.old_drafts(timestamptz)", "falta a função old_drafts"),
    Drift("GRANT EXECUTE ON FUNCTION crm.index_text(uuid, integer, text) TO PUBLIC",
          "sobra a permissão de função index_text(of_case uuid, of_piece integer, txt text): EXECUTE a PUBLIC"),
    agent("GRANT UPDATE ON crm.opinion TO {agent}", "sobra a permissão de tabela opinion: UPDATE a {agent}"),
    agent("GRANT SELECT ON crm.opinion TO {person}", "sobra a permissão de tabela opinion: SELECT a {person}"),
    agent("GRANT SELECT ON crm.person TO {agent} WITH GRANT OPTION",
          "sobra a permissão de tabela person: SELECT a {agent} com repasse"),
    agent("REVOKE INSERT ON crm.opinion FROM {agent}", "falta a permissão de tabela opinion: INSERT a {agent}"),
    agent("GRANT UPDATE (role_name) ON crm.users TO {agent}",
          "sobra a permissão de coluna users.role_name: UPDATE a {agent}"),
    agent("GRANT CREATE ON SCHEMA crm TO {agent}", "sobra a permissão esquema crm: CREATE a {agent}"),
    Drift("GRANT USAGE ON SCHEMA public TO PUBLIC", "sobra a permissão esquema public: USAGE a PUBLIC"),
    Drift(f"GRANT TEMP ON DATABASE {FRESH} TO PUBLIC", "sobra a permissão banco: TEMPORARY a PUBLIC"),
    Drift(f"ALTER DEFAULT PRIVILEGES FOR ROLE {FRESH}_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
          "falta a permissão ao criar f em qualquer esquema"),
    Drift("GRANT EXECUTE ON FUNCTION pg_sleep(double precision) TO PUBLIC",
          "sobra a função do servidor aberta a todos pg_sleep(double precision)"),
    Drift(f"ALTER DATABASE {FRESH} RESET lock_timeout", "falta o parâmetro lock_timeout"),
    Drift(f"ALTER DATABASE {FRESH} SET session_replication_role = replica", "sobra o parâmetro session_replication_role"),
    agent(f"GRANT {FRESH}_owner TO {{person}}", "sobra a participação de ada em {owner}"),
    agent("GRANT pg_read_all_data TO {person}", "sobra a participação de ada em pg_read_all_data"),
    agent("GRANT pg_read_all_data TO {agent}", "sobra a participação {agent} em pg_read_all_data"),
    agent("CREATE ROLE crm_fresh_guest IN ROLE {agent}", "sobra a participação crm_fresh_guest em {agent}"),
    Drift(f"ALTER ROLE {FRESH}_owner LOGIN", "mudou o papel {owner}"),
    Drift(f"ALTER ROLE {FRESH}_keeper BYPASSRLS", "mudou o papel {keeper}"),
    agent("ALTER ROLE {person} SUPERUSER", "sobra o papel de ada"),
    agent("UPDATE crm.users SET active = false; ALTER ROLE {person} LOGIN", "sobra o papel de ada"),
    Drift("CREATE SCHEMA x", "sobra o objeto esquema x"),
)  # fmt: skip


def test_a_fresh_base_is_as_reviewed(connection: Connection) -> None:
    assert differences(connection) == ()


def test_the_comparison_leaves_the_session_as_it_was(connection: Connection) -> None:
    before = connection.execute(text("SHOW search_path")).scalar()
    snapshot(connection)
    assert connection.execute(text("SHOW search_path")).scalar() == before


@pytest.mark.parametrize("drift", DRIFTS, ids=lambda drift: drift.sql[:60].replace(" ", "_"))
def test_what_drifts_is_told(connection: Connection, drift: Drift) -> None:
    for statement in drift.sql.split("; "):
        connection.exec_driver_sql(statement)
    told = differences(connection)
    assert [sentence for sentence in told if sentence.startswith(drift.told)], told


def test_the_reviewed_file_is_sorted_and_names_no_role_of_a_server() -> None:
    lines = reviewed()
    assert all(found == sorted(set(found)) for found in lines.values())
    assert FRESH not in str(lines)
    assert compared(lines, lines) == ()


def test_a_function_that_is_added_later_is_nobodys_to_run(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL ROLE {FRESH}_owner")
    connection.exec_driver_sql("CREATE FUNCTION crm.x() RETURNS integer LANGUAGE sql AS 'SELECT 1'")
    may = text("SELECT has_function_privilege(:role, 'crm.x()', 'EXECUTE')")
    assert connection.execute(may, {"role": PERSON}).scalar() is False


def test_an_administrator_who_is_no_superuser_makes_and_keeps_a_base(shared_bases: SharedBases) -> None:
    server, name = shared_bases.server, "crm_hosted"
    with contextlib.closing(server.connect("postgres")) as chief:
        chief.execute("CREATE ROLE boss LOGIN CREATEROLE PASSWORD 'boss'")
        url = f"postgresql+psycopg://boss:boss@127.0.0.1:{server.port}/{name}"
        with fresh(server, name, url, owner="boss") as store:
            with store.writing() as session:
                who = actor_by_login(session, "ada")
                set_password(session, actor=who, now=NOW, user_id=who.user_id, password=SECRET)
            with contextlib.closing(server.connect(name, role_of(name, "ada"), SECRET)) as ada:
                assert ada.execute("SELECT crm.may('configure')").fetchone() == (True,)
            with store.writing() as session:
                session.get_one(User, who.user_id).active = False
            with store.reading() as session:
                told = differences(session.connection())
        chief.execute("DROP ROLE boss")
    assert told
    assert all("a função do servidor aberta a todos" in t or "public" in t or "temp_file" in t for t in told)
