"""What is known by court, in words."""

from __future__ import annotations

from itertools import groupby

from bot.core.cells import AsOf
from bot.core.courts import NATION, Base, Caveat, CourtCount, CourtsAnswer, Pause, Pilot
from bot.core.language import Language
from bot.core.places import Places
from bot.replies import numbers
from bot.replies.voice import Voice
from bot.replies.wording import Wording


def court_words(answer: CourtsAnswer, voice: Voice) -> Wording:
    """What is known of one court, or an overview."""
    _, language, places = voice.language.gettext, voice.language, answer.names
    if place := answer.query.place:
        headline = _("{place}: what is known").format(place=places.name(place, language.code))
        lines = [pilot_line(pilot, places, language) for pilot in answer.pilots.values()]
        lines += [_count(count, language) for counts in answer.counts.values() for count in counts]
        lines += [_own_pause(pause, language) for pause in answer.pauses]
        return _wording(headline, lines, answer, language)
    pilots, closures, pauses = (
        _("Pilots of the review"),
        _("Closures in the records of all courts"),
        _("When courts paused their dockets for the review"),
    )
    lines = [f"**{pilots}**"]
    lines += [pilot_line(pilot, places, language) for pilot in answer.pilots.values()]
    lines.append(f"**{closures}**")
    lines += [_count(count, language) for count in answer.counts.get(NATION, ())]
    lines.append(f"**{pauses}**")
    lines += _calendar(answer.pauses, places, language)
    names = ", ".join(sorted(places.name(place, language.code) for place in answer.places))
    lines.append(
        _("Something is known of these courts: {names}. Type {example}.").format(
            names=names, example=voice.command("courts", places.name(answer.places[0], language.code))
        )
    )
    return _wording(_("By court: what is known"), lines, answer, language)


def _wording(headline: str, lines: list[str], answer: CourtsAnswer, language: Language) -> Wording:
    _ = language.gettext
    basis, cautions = _("Published: the sources print it."), list[str]()
    if answer.counts or answer.pilots:
        basis = _(
            "Counts and printed shares are published; rates of the pilots, and shares with two decimals, "
            "derived."
        )
    if answer.counts:
        cautions.append(
            _(
                "Closures here are closures and terminations with a prosecutorial-discretion code in the "
                "courts' records, as TRAC or EOIR counted them: neither ICE's closed cases nor cases found "
                "eligible. Counts are not rates: some courts are far larger."
            )
        )
    if answer.pilots:
        cautions.append(_("The pilots' results were preliminary, before the background check."))
    return Wording(headline, tuple(lines), basis, " ".join(cautions))


def pilot_line(pilot: Pilot, places: Places, language: Language) -> str:
    """Denver: 16.42%, 1,301 of 7,923 cases reviewed recommended for closure."""
    _ = language.gettext
    return _("• Pilot in {place}: {rate}, {recommended} of {reviewed} cases recommended for closure").format(
        place=places.name(pilot.rate.whose, language.code),
        rate=f"**{numbers.percent(pilot.rate, language)}**",
        recommended=numbers.count(pilot.recommended, language),
        reviewed=numbers.count(pilot.reviewed, language),
    )


def _count(count: CourtCount, language: Language) -> str:
    _ = language.gettext
    closures = numbers.count(count.closures, language) if count.closures else ""
    share = _of(count, language)
    values = {
        "day": _day(count.as_of, language),
        "closures": f"**{closures}**",
        "share": share,
        "counted_by": count.counted_by,
    }
    if not share:
        line = _("• By {day}: {closures} closures ({counted_by})").format(**values)
    elif closures:
        line = _("• By {day}: {closures} closures, {share} ({counted_by})").format(**values)
    else:
        line = _("• By {day}: {share} ({counted_by})").format(**values)
    caveats = {
        Caveat.DATE_UNSURE: _("the page gives no exact date"),
        Caveat.PLACE_UNSURE: _("the pages differ on whether this is the city or the state"),
    }
    return f"{line}; {caveats[count.caveat]}" if count.caveat else line


def _of(count: CourtCount, language: Language) -> str:
    """1.5% of the 298,173 cases pending; empty where no share is known."""
    _ = language.gettext
    if count.share is None:
        return ""
    values = {
        "share": numbers.percent(count.share, language),
        "cases": language.number(count.share.denominator or 0),
    }
    known = bool(count.share.denominator)
    sentence = {
        (Base.PENDING, True): _("{share} of {cases} pending cases"),
        (Base.PENDING, False): _("{share} of the pending cases"),
        (Base.ALL_CLOSURES, True): _("{share} of all {cases} closures since October 2011"),
        (Base.ALL_CLOSURES, False): _("{share} of all closures there since October 2011"),
        (Base.CASES, True): _("{share} of {cases} cases, as the page counts them"),
        (Base.CASES, False): _("{share} of the cases there, as the page counts them"),
    }[count.base or Base.CASES, known]
    return sentence.format(**values)


def _day(as_of: AsOf, language: Language) -> str:
    return language.day(as_of.day) if as_of.exact else language.month(as_of.day)


def _own_pause(pause: Pause, language: Language) -> str:
    _ = language.gettext
    return _("• Paused its docket for the review: {span}").format(span=language.span(pause.span))


def _calendar(pauses: tuple[Pause, ...], places: Places, language: Language) -> list[str]:
    _ = language.gettext
    return [
        _("• {span}: {places}").format(
            span=language.span(span),
            places=", ".join(places.name(pause.place, language.code) for pause in group),
        )
        for span, group in groupby(pauses, key=lambda pause: pause.span)
    ]
