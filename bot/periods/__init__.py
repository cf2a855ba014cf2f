"""Periods as people write them, in any loaded language: "May30-Jul20", "la segunda quincena de abril".

The door is `extraction`: `read_period` reads a text that is one period, `read_periods` one or several, and
`find_periods` finds all in a sentence. They share one grammar, which knows the words of all languages at
once; the language only decides between readings such as 5/6. What they give stands in `reading`; of the
data, they only know the `Calendar`. A text becomes tokens (`lexer`), the tokens points and ranges (`dates`,
`portions`, `places`, `parser`), and these become days (`resolving`).
"""
