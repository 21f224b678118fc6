"""From files to facts: reading filings, extracting what they state, storing it."""
