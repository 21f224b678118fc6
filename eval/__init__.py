"""The measure of the product: question sets, an independent scorer, runs, reports and comparisons."""
