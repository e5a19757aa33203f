"""Outlines as files: read with the place of what is wrong, written, changed; what may stand in them. Pure."""
