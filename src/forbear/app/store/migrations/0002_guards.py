"""Triggers that hold history still and keep every contact of the desk to its permit.

The moves they let through are those of the pure table, as it stands when the migration runs.
"""

from pathlib import Path

from django.db import migrations

from forbear.casework import attempts


def pairs(moves):
    return ", ".join(f"('{old}', '{new}')" for old, new in sorted(moves))


PERMIT_MOVES = {(state, after) for (state, _), after in attempts.MOVES.items()}
CONTACT_MOVES = {
    (attempts.CONTACT_STATE[old], attempts.CONTACT_STATE[new]) for old, new in PERMIT_MOVES
}
SQL = (Path(__file__).parent / "sql" / "guards.sql").read_text(encoding="utf-8")

UNDO = """
drop trigger never_changes on store_caseevent;
drop trigger never_changes on store_note;
drop trigger never_changes on store_gatedecision;
drop trigger never_changes on store_look;
drop trigger permit_guard on store_permit;
drop trigger contact_guard on store_contact;
drop function store_never_changes, store_permit_guard, store_contact_guard;
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [
        migrations.RunSQL(
            SQL.replace("%(permit_moves)s", pairs(PERMIT_MOVES)).replace(
                "%(contact_moves)s", pairs(CONTACT_MOVES)
            ),
            UNDO,
        )
    ]
