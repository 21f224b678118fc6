"""The everyday battery: the ordinary questions of a finance clerk, made from the facts of the loaded filings."""
