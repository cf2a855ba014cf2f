"""Which page answers a question in words: `topics.py` is the door."""
