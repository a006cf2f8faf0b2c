"""What the screens between sessions are made of: the next meeting, later ones, groups, pasted names."""
