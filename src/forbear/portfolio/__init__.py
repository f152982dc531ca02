"""The daily cycle on files: feed, ageing, segments, gate, worklist. DuckDB, no Django."""
