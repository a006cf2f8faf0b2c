"""The windows that stand on the desktop; none knows another."""
