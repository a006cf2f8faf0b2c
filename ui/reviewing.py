"""Stands in until the review is wired."""
