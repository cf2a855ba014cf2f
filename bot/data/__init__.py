"""From files that people save to one checked table; `loading.py` is the door."""
