"""The parts of `tools/build_tables.py`: one module a table."""
