from __future__ import annotations

import pytest

from tests.data.made import MEASURES, Made

UNTIL = "until this is mended"


def _line(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


# What is replaced, by what, the start of the line that is named, and the sentence.
BAD: dict[str, tuple[str, str, str, str]] = {
    "no label": ('label = { en = "pass rate" }\n', "", "[measures.rate]", "measures.rate: lacks 'label'"),
    "no English": (
        'label = { en = "pass rate" }',
        'label = { es = "tasa" }',
        "label = { es =",
        "measures.rate.label: has no text in English (en)",
    ),
    "an empty text": (
        'en = "pass rate"',
        'en = " "',
        'label = { en = " "',
        "measures.rate.label: is empty in the language 'en'",
    ),
    "a language that is none": (
        'en = "pass rate"',
        'en = "pass rate", English = "x"',
        'label = { en = "pass rate"',
        "measures.rate.label: 'English' isn't the code of a language, two small letters",
    ),
    "a letter that can't be seen": (
        'en = "pass rate"',
        'en = "pass\\u200b rate"',
        'label = { en = "pass',
        "measures.rate.label: has a letter that can't be seen in the language 'en', U+200B",
    ),
    "a text that is none": (
        'label = { en = "pass rate" }',
        'label = "pass rate"',
        'label = "pass',
        "measures.rate.label: must be a block of keys, such as { en = ... }",
    ),
    "a number for a text": (
        'en = "pass rate"',
        "en = 5",
        "label = { en = 5",
        "measures.rate.label.en: must be text in quotation marks",
    ),
    "a misspelt key": (
        'numerator = "passed"',
        'numerater = "passed"',
        "numerater",
        "measures.rate.numerater: isn't known (did you mean 'numerator'?)",
    ),
    "a kind that is none": (
        'kind = "stock"',
        'kind = "stok"',
        'kind = "stok"',
        "measures.waiting.kind: must be 'count', 'running', 'stock', 'share' or 'event', not 'stok'",
    ),
    "a list that is none": (
        'at_most = ["passed"]',
        'at_most = "passed"',
        "at_most",
        "measures.closed.at_most: must be a list in square brackets",
    ),
    "a truth that is none": (
        "some_groups = true",
        'some_groups = "perhaps"',
        "some_groups",
        "measures.pupils.some_groups: must be true or false",
    ),
    "a word for a truth": (
        "some_groups = true",
        'some_groups = "yes"',
        "some_groups",
        "measures.pupils.some_groups: must be true or false",
    ),
    "more decimals than are shown": (
        'numerator = "passed"',
        'numerator = "passed"\ndecimals = 3',
        "decimals",
        "measures.rate.decimals: must be at most 2, not 3",
    ),
    "fewer decimals than none": (
        'numerator = "passed"',
        'numerator = "passed"\ndecimals = -1',
        "decimals",
        "measures.rate.decimals: must be at least 0, not -1",
    ),
    "decimals that are no number": (
        'numerator = "passed"',
        'numerator = "passed"\ndecimals = true',
        "decimals",
        "measures.rate.decimals: must be a whole number, not true",
    ),
    "an id that is none": (
        "[measures.waiting]",
        "[measures.Waiting]",
        "[measures.Waiting]",
        "measures.Waiting: 'Waiting' isn't an id: a small letter, then at most 23 of a-z, 0-9 and _",
    ),
    "a main measure that isn't there": (
        'main = "rate"',
        'main = "quota"',
        "main",
        "subject.main: 'quota' isn't a measure of the kind share",
    ),
    "a main measure without periods": (
        'main = "rate"',
        'main = "reopened_share"',
        "main",
        "subject.main: its 'handled' isn't of the kind count, so it has no periods",
    ),
    "an unknown numerator": (
        'numerator = "passed"',
        'numerator = "pased"',
        "numerator",
        "measures.rate.numerator: 'pased' isn't declared (did you mean 'passed'?)",
    ),
    "a share without a numerator": (
        'numerator = "reopened"\n',
        "",
        "[measures.reopened_share]",
        "measures.reopened_share: a share, and nothing else, has a numerator and a denominator",
    ),
    "a share of a share": (
        'denominator = "handled"',
        'denominator = "rate"',
        'denominator = "rate"',
        "measures.reopened_share.denominator: 'rate' isn't counted",
    ),
    "a sum of a sum": (
        'kind = "stock"',
        'kind = "count"\nsum_of = ["handled"]',
        'sum_of = ["handled"]',
        "measures.waiting.sum_of: 'handled' is a sum itself",
    ),
    "a sum of another kind": (
        'kind = "stock"',
        'kind = "running"\nsum_of = ["passed", "failed"]',
        'sum_of = ["passed"',
        "measures.waiting.sum_of: 'passed' isn't of the kind running, as the sum is",
    ),
    "a share of itself": (
        'denominator = "inspected"',
        'denominator = "passed"',
        'denominator = "passed"',
        "measures.rate.denominator: is the numerator, too",
    ),
    "a headline without its figure": (
        'label = { en = "pass rate" }',
        'label = { en = "pass rate" }\nheadline = { en = "many passed" }',
        "headline",
        "measures.rate.headline: doesn't say {value} in 'en'",
    ),
    "a stock that is a sum": (
        'kind = "stock"',
        'kind = "stock"\nsum_of = ["passed", "failed"]',
        'sum_of = ["passed"',
        "measures.waiting.sum_of: only a measure of the kind count or running is a sum of others",
    ),
    "itself": (
        'at_most = ["passed"]',
        'at_most = ["closed"]',
        "at_most",
        "measures.closed.at_most: names the measure itself",
    ),
    "the name of a column": (
        "[measures.waiting]",
        "[measures.basis]",
        "[measures.basis]",
        "measures.basis: has the name of a column that means something else",
    ),
    "the name of a bound": (
        "[measures.waiting]",
        "[measures.passed_low]",
        "[measures.passed_low]",
        "measures.passed_low: has the name of a column that means something else",
    ),
    "an unknown command": (
        'command = "rate"',
        'command = "rates"',
        "command",
        "measures.rate.command: 'rates' isn't declared under commands (did you mean 'rate'?)",
    ),
    "a command of nothing": (
        'measure = "rate"\n',
        "",
        "[commands.rate]",
        "commands.rate: doesn't name its measure",
    ),
    "a command of an unknown measure": (
        'measure = "rate"',
        'measure = "ratio"',
        "measure =",
        "commands.rate.measure: 'ratio' isn't declared under measures (did you mean 'rate'?)",
    ),
    "a page command without its page": (
        'does = "value"',
        'does = "page"',
        "[commands.rate]",
        "commands.rate: shows a page, and doesn't name it (page)",
    ),
    "a page that isn't there": (
        'about = "about"',
        'about = "abut"',
        "",
        "subject.pages.about: there is no page 'abut' in English",
    ),
    "a long summary": (
        'en = "The pass rate"',
        f'en = "{"x" * 101}"',
        "summary",
        "commands.rate.summary: has 101 letters in 'en'; 100 fit",
    ),
    "a command's name that is none": (
        'names = { en = "rate" }',
        'names = { en = "rate, Pass Rate" }',
        "names",
        "commands.rate.names: 'Pass Rate' isn't a name of at most 32 small letters, digits and hyphens",
    ),
    "a place that nothing fills": (
        "inspections, {start} through {end}",
        "inspections from {begin} on",
        "covers",
        "subject.covers: has {begin} in 'en', where only {end} and {start} can be filled in",
    ),
    "a format within braces": (
        "{start} through {end}",
        "{start:d} through {end!r}",
        "covers",
        "subject.covers: has ':' or '!' within braces in 'en', where only a name can stand",
    ),
    "a brace too many": (
        "{start} through {end}",
        "{start through {end}",
        "covers",
        "subject.covers: has a brace too many or too few in 'en'",
    ),
    "TOML that is none": (
        'main = "rate"',
        "main = rate",
        "main",
        "isn't TOML: invalid value",
    ),
    "a key twice": (
        'main = "rate"',
        'main = "rate"\nmain = "rate"',
        "",
        "isn't TOML: cannot overwrite a value",
    ),
}


@pytest.mark.parametrize(("old", "new", "start", "message"), BAD.values(), ids=BAD)
def test_a_wrong_declaration_is_named_with_its_line(
    old: str, new: str, start: str, message: str, made: Made
) -> None:
    made.change("measures.toml", old, new)
    faults = [fault for fault in made.faults() if fault.startswith("measures.toml")]
    text = (made.folder / "measures.toml").read_text(encoding="utf-8")
    where, _, what = faults[0].partition(": ")
    assert what == message
    if start:
        assert where == f"measures.toml:{_line(text, start)}"


def test_two_commands_of_one_name_are_named(made: Made) -> None:
    command = MEASURES[MEASURES.index("[commands.rate]") : MEASURES.index("[notes]")]
    faults = made.faults_with("measures.toml", MEASURES + command.replace("commands.rate", "commands.quota"))
    assert faults == ["measures.toml:80: commands.quota.names: 'rate' is a name of 'rate' too"]


def test_all_wrong_declarations_come_in_one_go(made: Made) -> None:
    made.change("measures.toml", 'numerator = "passed"', 'numerator = "x"')
    made.change("measures.toml", 'at_most = ["passed"]', 'at_most = ["y"]')
    assert [fault.partition(": ")[2] for fault in made.faults()] == [
        "measures.rate.numerator: 'x' isn't declared",
        "measures.closed.at_most: 'y' isn't declared",
        f"{UNTIL}, the figures of 'closed', 'handled', 'rate', 'reopened_share' aren't checked",
    ]


CHECKED = "more.csv:2: passed and failed add up to 99, not to graded, 100"


@pytest.mark.parametrize(
    ("old", "new", "hidden"),
    [
        ('label = { en = "pass rate" }', "", ""),
        ('title = { en = "School inspections" }', "", ""),
        ('names = { en = "rate" }', "names = 5", ""),
        ('kind = "stock"', 'kind = "stok"', "'waiting'"),
        ('kind = "running"\nsum_of', 'kind = "stock"\nsum_of', "'handled', 'reopened_share'"),
    ],
)
def test_a_wrong_declaration_hides_only_the_figures_that_it_is_about(
    old: str, new: str, hidden: str, made: Made
) -> None:
    made.change("measures.toml", old, new)
    made.write("more.csv", "as_of,graded,passed,failed,sources\n2020-01-31,100,80,19,report\n")
    made.write("waiting.csv", "as_of,waiting,closed,sources\n2020-01-31,x,,report\n")
    declared, *faults = made.faults()
    assert declared.startswith("measures.toml:")
    assert ("measures.toml: " in faults[0]) == bool(hidden)
    assert not hidden or faults.pop(0) == f"measures.toml: {UNTIL}, the figures of {hidden} aren't checked"
    waiting = "waiting.csv:2: waiting must be a whole number such as 2000, not 'x'"
    assert faults == [CHECKED] + ([] if "waiting" in hidden else [waiting])


def test_nothing_but_the_figures_of_a_wrong_main_share_is_hidden(made: Made) -> None:
    made.change("measures.toml", 'main = "rate"', "main = 5")
    made.change("closed.csv", "2020-02-29,120", "2020-02-29,1700")
    assert made.faults() == [
        "closed.csv:3: closed by 2020-02-29 is 1,700, more than passed, 180",
        "measures.toml:2: subject.main: must be text in quotation marks",
    ]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "a = " + "[" * 10_000, "a = " + "9" * 5000, "a = 2020-02-30"]
)
def test_toml_that_breaks_its_reader_is_a_fault(text: str, made: Made) -> None:
    fault, until = made.faults_with("measures.toml", text)
    assert until == f"measures.toml: {UNTIL}, only dates, places and sources are checked"
    assert fault.startswith(("measures.toml: isn't TOML", "measures.toml:1: isn't TOML"))
