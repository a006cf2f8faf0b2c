"""What leaves: the record of a session and the formats it is written in."""
