"""What outlives a session: programs, groups, people, users."""
