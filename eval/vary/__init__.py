"""Variations: questions with a known answer are asked again in other words, and in words that ask for something else."""
