"""Widgets that several screens use; each takes plain values and emits ids."""
