"""Who opened the vault and looked at what: entries of a stream of their own, from which nothing is folded."""
