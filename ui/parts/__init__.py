"""Widgets that several screens use: they take plain values and give back signals with ids."""
