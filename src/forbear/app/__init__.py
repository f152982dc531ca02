"""The desk and its database: the one part that knows Django, PostgreSQL and the clock."""
