"""Publish a finished day: the folder of a day appears whole, in place of the one before it."""

from forbear.portfolio.publish.folder import NotOursError, check_ours, publish

__all__ = ["NotOursError", "check_ours", "publish"]
