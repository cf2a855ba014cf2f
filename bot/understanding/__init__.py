"""A sentence becomes a Query: `reader.py` is the door, and `Understood` what comes out of it.

Each room is a step on the way, and needs only those before it: a text becomes words and tags (`tagging`), the
tags fill slots (`slots`); what is wanted is weighed (`intents`), what is to be computed of what is read by
grammar (`frames`), and a page is found for what is asked in words (`pages`). A reply to an answer changes the
question that was answered (`dialogue`). `lines.py` reads commands, too.
"""
