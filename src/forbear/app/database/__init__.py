"""The one database, PostgreSQL: the server that Forbear starts itself, or any other by URL."""
