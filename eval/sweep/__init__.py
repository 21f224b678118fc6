"""The sweep: every fact of the loaded filings is asked for in several wordings, every empty cell too."""
