"""A sentence becomes a Query: `reader.py` is the door, and `Understood` what comes out of it."""
