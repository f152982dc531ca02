"""The daily cycle on files."""
