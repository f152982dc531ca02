"""What the desk remembers: every table of the database, and rows turned into values and back.

Decisions live in the nouns and in `app.gate`, `app.work` and `app.publish`; a model only holds.
"""
