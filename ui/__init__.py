"""Groupside's windows: they draw the folded state and turn keys and clicks into commands."""
