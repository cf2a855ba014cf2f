"""A text as words and as tags, each with its place in the text: `entities.py` is the door."""
