"""Groupside's core: the journal of facts and everything computed from it, without a window."""

__version__ = "0.1.0"
