"""What the live windows are made of: clock, block, round, notes, people, and the words they say."""
