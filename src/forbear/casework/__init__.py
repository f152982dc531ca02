"""Who does it, when: the life of a case, worklists, follow-ups."""
