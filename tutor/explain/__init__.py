"""Outcome -> Answer: what was worked out, put into words and structure, without markup."""
