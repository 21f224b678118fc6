"""One reader a format: a path in, a Document out."""
