"""Background work: what is done again and again while the desk runs."""
