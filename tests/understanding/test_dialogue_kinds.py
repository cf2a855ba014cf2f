"""Kinds of replies to answers, in both languages and over several measures: what the last reply shows."""

from __future__ import annotations

import pytest

from bot.answers.queries import Query
from tests.score import Replied, Replies, folded

KINDS: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    "a page, asked about": [
        ("es", ("¿qué es un aviso de comparecencia?", "quién lo puede mandar"), ("CBP",)),
        ("en", ("what's deferred action", "who hands it out"), ("deferred action",)),
        ("es", ("¿por qué bajó la tasa?", "la primera, me la explicas con más calma"), ("Denver",)),
        ("en", ("what is administrative closure", "say it in spanish"), ("cierre administrativo",)),
    ],
    "the rest, and back": [
        ("es", ("elegibles hasta el 5 de marzo", "y los que no", "y los que sí"), ("13,190",)),
        ("en", ("eligible in the second period", "and those who weren't", "and those who did?"), ("3,354",)),
    ],
    "places in a ranking": [
        ("en", ("which court had the most closures by May 31?", "runner-up?"), ("Denver", "401")),
        ("en", ("closures in LA and in Denver by May 31", "who came in third?"), ("San Francisco", "387")),
    ],
    "how much more, in percent": [
        ("es", ("cierres en Los Ángeles y en Denver al 31 de mayo", "en porcentaje, ¿cuánto más?"), ("33%",)),
        ("en", ("filings july-sept 2011", "next quarter", "so down by a third?"), ("33%",)),
        ("en", ("PD closures in fiscal 2012 and fiscal 2013", "in percent, how much more?"), ("68%",)),
    ],
    "out of how many, of what was added up": [
        ("es", ("recomendados en Denver y Baltimore juntos", "¿de cuántos revisados?"), ("11,682",)),
        ("en", ("recommended in Denver and Baltimore together", "out of how many reviewed?"), ("11,682",)),
    ],
    "a figure in points is still of its own measure": [
        ("en", ("share of closures in Seattle in Dec 2013", "and Houston in points?"), ("29.8%", "1.7%")),
        ("es", ("porcentaje de cierres en Miami, dic 2013", "¿cuántos puntos hay a Seattle?"), ("29.8%",)),
    ],
    "both ends of what is compared": [
        ("en", ("difference between p1 and p2", "and from 3 to 4"), ("5.96%", "3.41%", "2.55")),
        ("en", ("by how much did the rate fall from period 1 to period 2", "and 2 to 3?"), ("0.24",)),
        ("es", ("diferencia entre el primer periodo y el segundo", "¿y del tercero al cuarto?"), ("2.55",)),
        ("es", ("periodo 1 vs periodo 2", "¿y entre el 2 y el 3?"), ("0.24",)),
        ("en", ("compare the first two", "in points?"), ("7.97%", "6.20%", "1.77")),
        ("es", ("compara los dos primeros", "en porcentaje"), ("22%",)),
        ("en", ("rate by period", "just the last two", "difference"), ("5.96%", "3.41%", "2.55")),
        ("es", ("tasa por periodo", "solo los dos últimos", "¿diferencia?"), ("2.55",)),
        (
            "en",
            ("rate in the last period", "how low is that compared with the first"),
            ("from 7.97% to 3.41%",),
        ),
        ("es", ("tasa del último periodo", "¿y comparada con la primera?"), ("de 7.97% a 3.41%",)),
    ],
    "what lies between two": [
        (
            "en",
            ("how many were closed by may 29", "and by july 20", "how many in between"),
            ("2,783", "2,823"),
        ),
        ("en", ("closed by april 16", "and by may 29?", "so how many between those two"), ("1,681", "1,641")),
        ("es", ("cierres hasta el 16 de abril", "y hasta el 29 de mayo", "¿y entre una y otra?"), ("1,681",)),
        ("es", ("casos nuevos en julio de 2012", "y en diciembre", "¿el cambio?"), ("2,773",)),
        ("en", ("filings july - sept 2011", "next quarter", "change"), ("19,308",)),
        ("en", ("filings july - sept 2011", "next quarter", "drop in pct"), ("33%",)),
        ("es", ("atraso en junio de 2012", "¿y en septiembre de 2011?", "¿qué por ciento?"), ("5.4%",)),
        ("en", ("backlog june 2012", "and sept 2011", "up how much"), ("15,974 more",)),
    ],
    "how long, each": [
        ("en", ("rate p1 vs p4", "how many days each"), ("110 days", "52 days")),
        ("es", ("periodo 1 vs periodo 2", "¿cuántos días cada uno?"), ("110 días", "42 días")),
        (
            "es",
            ("tasa del periodo 3", "¿y la del 4?", "¿cuántos días duró cada uno?"),
            ("43 días", "52 días"),
        ),
        ("en", ("reviewed in period 2", "how long was it"), ("42 days",)),
        ("en", ("closed by may 29", "by july 20", "how many days between them"), ("may 30 – jul 20",)),
        ("en", ("rate by period", "how many days was each"), ("110 days", "42 days", "43 days", "52 days")),
        ("es", ("revisados por día en el periodo 1", "¿y en el 2?", "¿más lento?"), ("1,504.3", "1,287.7")),
    ],
    "the main rate, after something else": [
        ("en", ("closures in denver", "what was the rate for may 30 to july 20"), ("3.41% found",)),
        ("en", ("filings in october 2011", "rate in the second period?"), ("6.20% found",)),
        ("es", ("rezago en junio de 2012", "¿y la tasa del segundo periodo?"), ("6.20% de los casos",)),
        ("en", ("pilot in baltimore", "rate for april 17 to may 29"), ("5.96% found",)),
    ],
    "which of those that were spoken of": [
        (
            "en",
            (
                "closures in los angeles by may 31",
                "and denver",
                "the two together",
                "what share is that of all closures",
            ),
            ("20.39%: 935",),
        ),
        (
            "en",
            ("closures in los angeles by may 31", "denver?", "san francisco?", "all three together"),
            ("which do you mean",),
        ),
        ("en", ("rate before march 5", "and the stretch right after that?"), ("6.20% found",)),
        ("es", ("tasa hasta el 5 de marzo", "¿y la siguiente?"), ("6.20% de los casos",)),
        (
            "en",
            ("filings in july 2012", "august and september", "average per month over those three"),
            ("17,408.3",),
        ),
        (
            "es",
            ("casos nuevos en octubre de 2012", "noviembre y diciembre", "promedio mensual de esos tres"),
            ("15,220",),
        ),
        ("en", ("filings in october 2012", "and november?", "december", "those three together"), ("45,660",)),
        ("en", ("add up filings of july, august and september 2012", "and without the last?"), ("34,949",)),
        ("es", ("casos nuevos en octubre de 2012", "súmale noviembre y diciembre"), ("45,660",)),
        ("en", ("eligible in period 2", "on top of that period 3"), ("7,458",)),
        ("en", ("rate in period 3 vs period 4", "the earlier one, as one in how many"), ("one in 16.8",)),
        ("en", ("rate in period 2 vs period 4", "the later one"), ("3.41%",)),
        ("en", ("denver and baltimore pilots together", "one in how many, for the latter"), ("10.3",)),
        ("en", ("reviewed a day in period 2", "not per day, just how many"), ("54,083 cases reviewed",)),
        ("es", ("elegibles por día en el periodo 3", "no por día, ¿cuántos fueron?"), ("4,104 casos",)),
        ("en", ("reviewed a day in period 2", "and the first stretch, nov to march 5?"), ("1,504.3",)),
        (
            "en",
            (
                "detained people, how many reviewed by april 16",
                "now those who weren't detained, same date, percent",
            ),
            ("9.20% found provisionally eligible",),
        ),
    ],
    "a part that is stated": [
        ("en", ("how many declined", "so that's less than a fifth?"), ("no:", "47.59%")),
        ("en", ("how many were closed", "so most were closed?"), ("no:", "7,186")),
        ("en", ("rate overall", "so less than one in ten?"), ("yes:",)),
        ("en", ("rate overall", "less than one in twenty?"), ("no:",)),
        ("en", ("rate in the first period", "and the last", "so it more than halved?"), ("yes:", "7.97%")),
        ("en", ("closed by april 16", "is that more than half of the eligible"), ("no:", "16.45%")),
        ("en", ("how many declined", "out of how many", "so under a third?"), ("no:", "47.59%")),
        ("es", ("cuántos rechazaron la oferta", "¿menos de la mitad entonces?"), ("sí:", "47.59%")),
        ("es", ("tasa general", "¿o sea menos de uno de cada diez?"), ("sí:",)),
        ("es", ("tasa general", "¿menos de un décimo?"), ("sí:", "6.4%")),
        ("es", ("cuántos cerraron", "¿o sea la mayoría?"), ("no:", "7,186")),
        (
            "es",
            ("casos nuevos jul-sep 2011", "el siguiente trimestre", "¿bajó un tercio?"),
            ("sí:", "39,331"),
        ),
        ("es", ("tasa del primer periodo", "y la del último", "¿bajó más de la mitad?"), ("sí:", "3.41%")),
        ("es", ("cerrados al 16 de abril", "¿es más de la mitad de los elegibles?"), ("no:", "16.45%")),
        ("en", ("rate p4", "hmm i read 3.4%"), ("yes:", "3.41%")),
        ("es", ("tasa p4", "leí que era 5%"), ("no:", "3.41%")),
    ],
    "out of how many, and what share of that": [
        ("en", ("what was the rate in period 3", "out of how many", "one in how many is that"), ("16.8",)),
        ("en", ("denver pilot rate", "how many is that", "out of how many"), ("7,923",)),
        ("en", ("closed by july 20", "out of how many reviewed", "so thats what percent"), ("2.0%",)),
        ("es", ("cuántos elegibles en el periodo 3", "¿de cuántos?", "¿uno de cada cuántos?"), ("16.8",)),
        ("es", ("cuántos rechazaron la oferta", "¿de cuántos?", "¿qué porcentaje?"), ("47.59%",)),
        ("en", ("mexico's share", "out of all closures thats what %"), ("53.84%",)),
        ("es", ("cierres de México", "¿qué porcentaje de todos los cierres?"), ("53.84%",)),
        ("en", ("how many declined", "how many accepted", "out of how many"), ("8,401",)),
        ("en", ("eligible vs closed by july 20", "so what fraction closed"), ("31.3%",)),
        ("es", ("elegibles contra cerrados al 20 de julio", "¿qué fracción se cerró?"), ("31.3%",)),
    ],
    "two, as they were named, in one unit": [
        (
            "en",
            ("denver pilot", "and baltimore", "what rate is that", "and both pilots pooled?"),
            ("14.27%",),
        ),
        ("en", ("Baltimore pilot rate", "and both pilots pooled?"), ("14.27%",)),
        ("es", ("tasa piloto de Baltimore", "¿y los dos juntos?"), ("14.27%",)),
        ("es", ("tasa del tercer periodo", "y la anterior?", "diferencia entre las dos"), ("0.24",)),
        ("es", ("tasa piloto de Denver", "¿Baltimore?", "cuántas veces mayor la primera"), ("1.69",)),
        ("es", ("tasa piloto de Denver", "¿Baltimore?", "los dos juntos"), ("14.27%",)),
        ("en", ("pilot results", "denver only", "the other one", "difference in points"), ("6.68",)),
        ("en", ("closures in denver by may 31", "LA?", "so how many times more"), ("1.33",)),
        ("es", ("cierres en denver al 31 de mayo", "¿y Los Ángeles?", "¿los dos juntos?"), ("935",)),
        ("en", ("denver pilot", "and baltimore", "difference", "how many cases total"), ("1,667",)),
        ("en", ("all four rates in order", "lowest?", "how many times bigger is the first one"), ("2.34",)),
    ],
    "what isn't known then": [
        ("en", ("rate for non detained by may 29", "same split for july 20 please"), ("lies outside",)),
        ("en", ("how many detained were eligible", "and on july 20?"), ("lies outside",)),
        ("es", ("tasa de no detenidos", "lo mismo para el 20 de julio"), ("queda fuera",)),
        ("es", ("detenidos elegibles al 29 de mayo", "¿y en el último periodo?"), ("queda fuera",)),
        ("en", ("denver", "same for march"), ("the first after it",)),
        ("es", ("denver", "lo mismo en marzo"), ("la primera posterior",)),
    ],
    "another count of the same whole": [
        ("en", ("how many closed by may 29", "and declined", "pending"), ("12,247",)),
        ("es", ("cuántos cerrados al 29 de mayo", "¿y rechazados?", "¿pendientes?"), ("12,247",)),
        ("en", ("how many declined", "is that more than the pending ones"), ("12,247", "3,998")),
        ("es", ("cuántos rechazaron", "¿más que los pendientes?"), ("12,247", "3,998")),
        ("en", ("what fraction declined", "and accepted"), ("52.41%|4,403",)),
        ("es", ("cuántos rechazaron la oferta", "¿cuántos aceptaron?"), ("4,403",)),
    ],
    "all of them": [
        ("en", ("rate for detained people", "and everyone?"), ("about 6.4% found",)),
        ("es", ("elegibles detenidos", "¿y de todos?"), ("cerca de 23,000 casos",)),
        ("en", ("rate p2", "total"), ("about 6.4%",)),
        ("es", ("tasa p2", "¿y en general?"), ("cerca de 6.4%",)),
    ],
    "a word in it": [
        ("en", ("rate p2", "what does closed mean"), ("Administrative closure|Closed",)),
        ("es", ("tasa p2", "¿qué significa cerrado?"), ("Cierre administrativo|Cerrado",)),
    ],
    "without some of it": [
        ("en", ("total eligible by may 29", "minus the first period"), ("7,458",)),
        ("es", ("total de elegibles al 29 de mayo", "sin el primer periodo"), ("7,458",)),
        ("en", ("rate through may 29", "without the third period"), ("7.54%",)),
        ("es", ("tasa hasta el 29 de mayo", "quitando el primer periodo"), ("6.07%",)),
    ],
    "what stands behind it": [
        ("en", ("closed by may 29", "why two numbers"), ("4,403", "4,363")),
        (
            "es",
            ("¿cuántos cerrados al 29 de mayo?", "¿Por qué circulan dos cifras para esa fecha?"),
            ("4,363",),
        ),
        ("en", ("rate from april 17 to july 20", "why the 'about'"), ("approximate",)),
        ("es", ("total de elegibles", "¿por qué cerca de?"), ("aproximada",)),
        ("en", ("backlog", "how do you know"), ("TRAC",)),
        ("es", ("seattle, cierres", "¿eso quién lo contó?"), ("TRAC",)),
        ("en", ("denver pilot rate", "published or your computation?"), ("derived",)),
        ("en", ("closed by april 16", "how many kids"), ("175",)),
        ("es", ("cerrados al 16 de abril", "¿cuántos niños?"), ("175",)),
    ],
    "what was added up goes on as one": [
        (
            "en",
            ("rate mar 6 - apr 16", "the one after that", "both together", "how many weren't eligible"),
            ("115,432",),
        ),
        ("en", ("compare the third and the second period", "together?", "one in how many"), ("16.5",)),
        ("en", ("reviewed in period 1", "plus the second", "what share of that is the first"), ("75.37%",)),
        ("es", ("los periodos primero y segundo juntos, elegibles", "¿y la tasa?"), ("7.54%",)),
        ("es", ("elegibles del segundo más los del tercero", "como parte de todos ellos"), ("32.5%|32.4%",)),
        (
            "es",
            (
                "revisados 1er período",
                "más los del segundo",
                "el primero qué % es de eso",
                "¿y en elegibles?",
            ),
            ("79.73%",),
        ),
    ],
    "a share of all its days": [
        (
            "en",
            (
                "eligible in the first period",
                "what percent of all the eligible ones is that",
                "and the second?",
            ),
            ("14.6%",),
        ),
        (
            "en",
            ("reviewed by may 29", "what share of that was in the third period", "and of the eligible?"),
            ("19.88%",),
        ),
        ("en", ("closed by may 29", "what share of those by july 20 is that"), ("61.27%", "60.72%")),
        ("en", ("rate in period 1", "what percent of all were eligible"), ("7.97%",)),
        ("en", ("eligible by may 29", "what percent of those in period 1 were eligible"), ("7.97%",)),
        (
            "es",
            ("!total 29mayo", "¿qué parte de esos elegibles provino del segundo período?", "¿y del tercero?"),
            ("19.88%",),
        ),
        (
            "es",
            ("¿qué periodo tuvo más elegibles?", "¿qué parte es del total de elegibles hasta julio?"),
            ("57.4%",),
        ),
        (
            "es",
            ("cierres PD en el año fiscal 2012", "¿qué proporción es del total de cierres de ese año?"),
            ("4.7%",),
        ),
        (
            "es",
            ("mexicanos con cierre PD al 28 de junio", "¿qué % es de todos los cierres PD a esa fecha?"),
            ("53.84%",),
        ),
        (
            "es",
            ("México: cierres PD a junio de 2012", "como parte del total nacional", "¿China?"),
            ("1.11%", "5,684"),
        ),
    ],
    "out of how many of what": [
        ("en", ("PD closures in FY2012?", "out of how many closures of all kinds"), ("206,330",)),
        (
            "en",
            (
                "how many in detention had been reviewed by may 29",
                "out of how many altogether",
                "so what percent?",
            ),
            ("19.48%",),
        ),
        ("es", ("cierres por discreción, año fiscal 2013", "¿sobre cuántos cierres en total?"), ("191,803",)),
        (
            "es",
            ("cierres PD en el año fiscal 2013", "¿de cuántos?", "¿y en 2012?", "¿qué porcentaje?"),
            ("4.7%",),
        ),
        ("es", ("casos cerrados al 20 de julio", "% de lo revisado", "no, sobre los elegibles"), ("31.3%",)),
        ("en", ("closed by may 29 in percent", "no, over those found eligible"), ("21.32%",)),
    ],
    "two in one unit and in their order": [
        (
            "en",
            (
                "Baltimore pilot, how many recommended",
                "and Denver?",
                "how many points higher is that than Baltimore?",
            ),
            ("6.68",),
        ),
        (
            "es",
            (
                "tasa al 5 de marzo sin los detenidos",
                "y contándolos",
                "¿cuánta diferencia hay entre una y otra?",
            ),
            ("1.29",),
        ),
        (
            "es",
            (
                "cierres PD en el año fiscal 2012",
                "¿qué % del total de ese año?",
                "¿y en 2013?",
                "¿en cuánto aumentó el número de un año al otro?",
            ),
            ("6,622 más",),
        ),
        (
            "en",
            ("closures in Denver, end of May 2012", "San Francisco?", "how many more did LA have than SF"),
            ("534", "147"),
        ),
        ("en", ("LA closures by may 31", "San Francisco?", "ratio of the first to the second"), ("1.38",)),
        (
            "en",
            (
                "which nationality had the highest share closed",
                "and the lowest?",
                "gap between them, in points",
            ),
            ("3.9%", "0.2%", "3.70"),
        ),
        ("en", ("rate mar 6 - apr 16", "vs the one right after, pts"), ("6.20%", "5.96%", "0.24")),
        (
            "es",
            ("revisados por día en el segundo periodo", "¿y en el tercero?", "¿cuántos más por día?"),
            ("1,287.7", "1,600.2"),
        ),
        ("en", ("backlog june 2012", "net change from sep 2011"), ("from 298,173 to 314,147",)),
        (
            "es",
            ("atraso en junio de 2012", "¿cuánto ha crecido desde septiembre de 2011?"),
            ("de 298,173 a 314,147",),
        ),
        ("en", ("how much did the backlog rise since september 2011",), ("15,974 more",)),
        (
            "es",
            (
                "qué nacionalidad tuvo más cierres",
                "¿qué parte del total nacional es?",
                "¿y china cuántos?",
                "sumados los dos",
            ),
            ("3,123",),
        ),
        (
            "en",
            (
                "rate in the first period",
                "and the second",
                "how many points did it drop from the 1st to the 2nd",
            ),
            ("1.77",),
        ),
    ],
    "one in the place of another": [
        ("en", ("!compare 2 4", "swap the fourth for the third"), ("6.20%", "5.96%", "0.24")),
        (
            "en",
            ("compare period 1 with period 4", "replace the first with the third"),
            ("5.96%", "3.41%", "2.55"),
        ),
        ("es", ("compara el 1 y el 3", "cambia el primero por el segundo"), ("6.20%", "5.96%", "0.24")),
        ("es", ("compara el 1 y el 4", "usa el segundo en lugar del primero"), ("6.20%", "3.41%", "2.79")),
        ("en", ("!rate Mar6-Apr16", "sorry, meant thru May 29, same start"), ("6.07%",)),
        (
            "es",
            ("tasa del 6 de marzo al 16 de abril", "perdón, hasta el 29 de mayo, mismo inicio"),
            ("6.07%",),
        ),
    ],
    "the rest": [
        (
            "en",
            ("eligible by april 16", "out of how many reviewed", "so what's left, the ones who weren't"),
            ("203,010",),
        ),
        (
            "en",
            (
                "how many reviewed by march 5",
                "how many of them eligible",
                "and the rest, the ones who didn't, how many were they?",
            ),
            ("152,281",),
        ),
        (
            "es",
            (
                "mexicanos con cierre PD al 28 de junio",
                "¿qué % es del total de cierres?",
                "¿y los demás, cuántos suman?",
            ),
            ("2,624", "sin méxico"),
        ),
        (
            "en",
            ("denver closures by may 31", "as a share of the national total", "and the rest?"),
            ("4,184", "without denver"),
        ),
        ("en", ("detained as a share of all reviewed by may 29", "and the others?"), ("80.52%",)),
    ],
    "what it is taken to prove": [
        (
            "en",
            (
                "ICE court filings in july 2012",
                "and december?",
                "so that proves they quit filing the low-priority ones, right?",
            ),
            ("isn't known", "conjecture", "14,898|39,331"),
        ),
        (
            "en",
            (
                "new filings oct-dec 2011?",
                "does that demonstrate that fewer low-priority people were being charged",
            ),
            ("priority",),
        ),
        (
            "en",
            ("rate in period 1", "and the last", "does that prove ICE got stricter"),
            ("the reason is not known",),
        ),
        (
            "es",
            (
                "casos nuevos en julio de 2012",
                "¿y en diciembre?",
                "¿eso prueba que metían menos casos de baja prioridad?",
            ),
            ("no se sabe", "conjetura"),
        ),
        (
            "es",
            ("tasa del primer periodo", "¿y del último?", "¿eso demuestra que se pusieron más duros?"),
            ("no se sabe la razón",),
        ),
        ("es", ("¿por qué bajó la tasa?", "¿y cuál es la buena?"), ("conjetura",)),
        (
            "es",
            (
                "compara el primer periodo con el último",
                "¿por qué bajó?",
                "¿pero eso está comprobado o nada más lo suponen?",
            ),
            ("conjetura",),
        ),
    ],
    "the mix of groups": [
        (
            "en",
            ("compare periods 1 and 2", "how much of that fall is because of more detained people"),
            ("1.58", "0.18"),
        ),
        (
            "en",
            ("how much of the drop from period 1 to 2 is due to detained people", "and to the third?"),
            ("0.81",),
        ),
        (
            "en",
            ("how much of the drop from period 1 to 2 is due to detained people", "and for the last period?"),
            ("lies outside",),
        ),
        ("es", ("!comparar 1 2", "¿cuánto de esa caída se debe a que entraron más detenidos?"), ("1.58",)),
        (
            "es",
            (
                "!comparar 1 3",
                "¿cuánto de la baja es por la mezcla de detenidos?",
                "¿y para el último periodo se puede hacer la misma cuenta?",
            ),
            ("queda fuera",),
        ),
        (
            "en",
            ("non-detained rate in the third period", "same split for the next period"),
            ("lies outside",),
        ),
    ],
    "what isn't said goes on from the page, or from the doubt": [
        ("en", ("what is deferred action", "and how long does it last"), ("deferred action",)),
        (
            "en",
            ("what does administrative closure mean", "and who decides on each of those"),
            ("administrative closure",),
        ),
        (
            "es",
            ("¿qué es un cierre administrativo?", "¿lo pueden reabrir?", "¿y te da papeles?"),
            ("estatus",),
        ),
        ("es", ("DACA en una línea", "¿desde qué fecha se pudo solicitar?"), ("15 de agosto",)),
        ("en", ("!total", "exact number reviewed", "why not"), ("approximate", "165,471")),
        ("es", ("total revisados", "¿es exacto?", "¿por qué no?"), ("aproximada", "165,471")),
    ],
    "which of two, or of all": [
        ("en", ("compare periods 1 and 2", "which of them had more cases reviewed"), ("165,471", "54,083")),
        (
            "es",
            ("tasa del segundo periodo", "¿y del tercero?", "¿cuál tuvo más revisados?"),
            ("54,083", "68,807"),
        ),
        (
            "es",
            ("tasa del piloto de denver", "¿y de baltimore?", "¿cuál de los dos revisó más casos?"),
            ("7,923", "3,759"),
        ),
        ("en", ("rate from may 1 thru july 4", "highest out of all 4 periods tho?"), ("highest: 7.97%",)),
        (
            "es",
            ("en qué periodo salieron más elegibles", "¿y de revisados cuál fue la más grande?"),
            ("165,471",),
        ),
        (
            "en",
            (
                "which pilot city recommended the greater share of its cases",
                "and what was the figure for the other one?",
            ),
            ("baltimore: 9.74%",),
        ),
        (
            "en",
            ("reviewed per day in period 1", "and in 2?", "now compare the rates of the two"),
            ("7.97%", "6.20%", "1.77"),
        ),
        ("es", ("compara el segundo y el tercero en casos revisados", "juntos, ¿qué tasa dan?"), ("6.07%",)),
        (
            "es",
            (
                "TRAC: cierres PD FY2012 y FY2013",
                "crecimiento",
                "como parte de todos los cierres de cada año",
            ),
            ("4.7%", "8.5%"),
        ),
        (
            "es",
            (
                "rechazados hasta fines de mayo",
                "¿cuántos seguían pendientes?",
                "¿qué porcentaje de los elegibles no detenidos es eso?",
            ),
            ("59.4",),
        ),
    ],
}


def last_reply(replies: Replies, language: str, turns: tuple[str, ...]) -> Replied:
    """The reply to the last turn of a conversation."""
    about: Query | None = None
    replied = Replied("", "", None)
    for turn in turns:
        replied = replies.to(turn, language, about)
        about = replied.about or about
    return replied


@pytest.mark.parametrize(
    ("language", "turns", "says"),
    [pytest.param(*row, id=f"{kind}-{at}") for kind, rows in KINDS.items() for at, row in enumerate(rows)],
)
def test_a_reply_of_this_kind_shows(
    language: str, turns: tuple[str, ...], says: tuple[str, ...], replies: Replies
) -> None:
    text = folded(last_reply(replies, language, turns).text)
    for each in says:
        assert any(folded(part) in text for part in each.split("|")), f"{each} isn't in {text[:400]}"


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("en", ("rate in the first period", "and the second", "and the third")),
        ("es", ("tasa del primer periodo", "¿y el segundo?", "¿y el tercero?")),
    ],
)
def test_only_what_is_answered_is_read_back(language: str, turns: tuple[str, ...], replies: Replies) -> None:
    text = last_reply(replies, language, turns).text
    assert ("Read as: Apr 17 – May 29, 2012\n" in text) or ("Lo leí como: 17 abr – 29 may 2012\n" in text)


@pytest.mark.parametrize(
    ("language", "turns", "never"),
    [
        (
            "en",
            ("how many closed by may 29", "and declined", "sum of the two?"),
            "closed under ICE's review by",
        ),
        (
            "es",
            ("cerrados al 29 de mayo", "¿y rechazados?", "suma de los dos"),
            "cerrados en la revisión de ICE",
        ),
    ],
)
def test_a_sum_of_different_counts_is_called_by_all_their_names(
    language: str, turns: tuple[str, ...], never: str, replies: Replies
) -> None:
    headline = last_reply(replies, language, turns).text.split("\n")[0]
    assert never not in headline
    assert "8,401" in headline


def test_of_choices_that_each_lead_to_choices_the_reply_stands_by_itself(replies: Replies) -> None:
    turns = (
        "Which court had the most TRAC prosecutorial discretion closures at the end of May 2012?",
        "second?",
        "and who takes bronze",
        "add up those three for me",
    )
    assert last_reply(replies, "en", turns).kind in ("ask", "refuse", "answer")
