"""What is wanted: weights learned from examples (`intents.py`), and turns of phrase that outweigh them."""
