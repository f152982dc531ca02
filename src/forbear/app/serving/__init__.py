"""Keeping the desk running: the web server, the worker, and the one who watches over both."""
