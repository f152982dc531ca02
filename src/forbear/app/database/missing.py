"""What can be wrong with the database, said with its mend."""


class MissingPartError(Exception):
    """A part that is needed is not there or not running; the text says which, and the mend."""
