"""One session as it happens: its events, the state they fold into, the commands that make them."""
