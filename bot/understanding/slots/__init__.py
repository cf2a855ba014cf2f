"""What a sentence names: days, measures, groups, places, numbers, and what it states of them."""
