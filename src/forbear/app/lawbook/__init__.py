"""The rulebook as pages: every rule by place and day, and one card with where its line runs.

Read-only. Everything said here comes from `forbear.rulebook`; the answers in the tables are asked
from the cards themselves at the moment of reading.
"""
