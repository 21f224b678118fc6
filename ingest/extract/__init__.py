"""From a Document to the Facts that it states."""
