"""The people of a union in the report."""
