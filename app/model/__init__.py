"""Values and the arithmetic on them, pure."""
