"""The tests. Verbs and questions are wrapped before anything takes hold of them (tests/shared/roles.py)."""

from tests.shared.roles import act_as_roles

act_as_roles()
