"""May we speak to this person, this way, now: tallies, the gate, permits, next lawful time."""
