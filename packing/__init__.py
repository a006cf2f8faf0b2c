"""What turns the source into something that is installed: its icon, its licences, and a bundle that was tried."""
