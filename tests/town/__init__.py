"""A town at work for a week, and a checker that trusts nobody."""
