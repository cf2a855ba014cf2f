"""What is to be computed of what: `frame.py` for one figure or two, `overviews.py` for rows and rankings."""
