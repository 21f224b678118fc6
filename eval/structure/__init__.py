"""The sweep of structure: item × scope × column × operation × turn, with golds computed from the cells of one filing."""
