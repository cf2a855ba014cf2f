"""A reply to an answer changes slots of the question that was answered: `dialogue.py` is the door."""
