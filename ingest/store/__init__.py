"""Where facts, passages, keywords and vectors are kept."""
