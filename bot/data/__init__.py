"""Reads the files that people save into one checked table; start with `loading.py`."""
