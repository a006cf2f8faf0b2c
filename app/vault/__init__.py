"""The encrypted folder: keys, journal, views, search, and the one thread that writes."""
