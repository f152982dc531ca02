"""How fast the daily cycle is, beside a floor measured in the same run."""
