"""The database and the role that Forbear itself works as; no superuser in daily use."""

import secrets
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from forbear.app.database.address import APP_ROLE, DATABASE, PASSWORD_FILE, Address
from forbear.app.database.missing import MissingPartError
from forbear.app.home import write_private

OLDEST = 15


def prepare_database(superuser: Address, root: Path) -> None:
    """Make the role and the database where they are not there yet."""
    with psycopg.connect(superuser.conninfo(), autocommit=True) as connection:
        if not _there(connection, "select 1 from pg_roles where rolname = %s", APP_ROLE):
            password = secrets.token_urlsafe(24)
            write_private(root / PASSWORD_FILE, password)
            connection.execute(
                sql.SQL("create role {} login password {}").format(
                    sql.Identifier(APP_ROLE), sql.Literal(password)
                )
            )
        if not _there(connection, "select 1 from pg_database where datname = %s", DATABASE):
            connection.execute(
                sql.SQL("create database {} owner {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(APP_ROLE)
                )
            )


def _there(connection: psycopg.Connection, query: LiteralString, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None


def check_version(address: Address) -> int:
    """Connect, and refuse a server older than Forbear is tested with. Gives e.g. 180006."""
    try:
        with psycopg.connect(address.conninfo(connect_timeout="5")) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise MissingPartError(
            f"The database at {address.shown()} does not answer ({str(error).strip()}). "
            "Start it, or mend FORBEAR_DATABASE_URL."
        ) from error
    if version < OLDEST * 10_000:
        raise MissingPartError(
            f"The database at {address.shown()} is PostgreSQL {version // 10_000}. "
            f"Forbear needs {OLDEST} or newer."
        )
    return version
