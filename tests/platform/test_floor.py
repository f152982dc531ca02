"""The tests' own floor: the server that tests get, and what it must be able to do."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection


@pytest.mark.database
def test_the_tests_have_a_server_of_their_own(database_kind):
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        version = int(cursor.fetchone()[0])
    assert version >= 150000
    assert (version >= 180000) == (database_kind == "embedded")


@pytest.mark.database
@pytest.mark.parametrize(
    "query, answer, say",
    [
        ("select upper('é')", "É", "letters beyond ASCII have a capital"),
        ("select 'ÀÇ' ilike 'àç'", True, "names are found whatever their case"),
        ("select '张' < '王'", True, "order is by code point, the same on every machine"),
    ],
)
def test_text_behaves_the_same_on_every_server(query, answer, say):
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert cursor.fetchone()[0] == answer, say


@pytest.mark.database
def test_migrations_match_the_models():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True)
    assert get_user_model().objects.count() == 0
