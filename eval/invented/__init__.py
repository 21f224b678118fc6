"""Invented filings for benchmarks: consistent, seeded, as many as are wanted. Import from its modules."""
