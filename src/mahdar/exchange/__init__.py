"""Formats out: the JSON record and its schema, sheets for a terminal, a browser and a notebook, tables."""
