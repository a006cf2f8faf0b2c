"""What comes in: decks, programs, rosters."""
