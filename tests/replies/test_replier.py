from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord
import pytest
from hypothesis import given, settings, strategies as st

from bot.answers.answer import Answer, SeriesAnswer
from bot.answers.codec import LONGEST, encode
from bot.answers.problems import Outdated
from bot.answers.queries import Asked, Explain, HowSure, Manner, Query
from bot.data.loading import Data
from bot.data.pages import Pages
from bot.languages import Language
from bot.replies import reply as module
from bot.replies.chart_cache import Chart
from bot.replies.controls import Action, ControlId
from bot.replies.reply import Destination, Replier, Reply
from bot.replies.writer import Writer
from tests.replies.conftest import writer
from tests.replies.questions import ON_REVIEW, SECOND, value
from tests.replies.test_rules import parts_of, texts

ASKER = 4711


@pytest.fixture
def replier(languages: Mapping[str, Language]) -> Replier:
    return Replier(languages, {"Source code": "https://example.org/code"})


@pytest.fixture
def w(data: Data, english: Language) -> Writer:
    return writer(data, english)


def shown(reply: Reply) -> list[dict[str, Any]]:
    assert reply.view
    return reply.view.to_components()


def controls(reply: Reply) -> list[ControlId]:
    return [ControlId.parse(part["custom_id"]) for part in parts_of(shown(reply)) if "custom_id" in part]


async def replied(replier: Replier, query: Query, w: Writer, to: Destination | None = None) -> Reply:
    return await replier.reply(Asked(query), w, to or Destination(ASKER))


async def test_a_reply_is_a_card_whose_controls_know_who_asked(replier: Replier, w: Writer) -> None:
    reply = await replied(replier, value("rate", SECOND), w)
    assert reply.view
    assert reply.view.has_components_v2()
    assert reply.to_send().keys() == {"view"}
    assert texts(shown(reply)).startswith("### 6.20% found provisionally eligible\n")
    assert {control.asker for control in controls(reply)} == {ASKER}
    own = {control.query for control in controls(reply) if control.is_own}
    assert own == {value("rate", SECOND)}


async def test_a_press_leads_to_the_other_language_how_sure_and_more(replier: Replier, w: Writer) -> None:
    reply = await replied(replier, value("rate", SECOND), w)
    by_action = {control.action: control for control in controls(reply)}
    assert by_action[Action.TRANSLATE].language == "es"
    assert by_action[Action.TELL].query == HowSure(value("rate", SECOND))
    more = replier.more(Asked(by_action[Action.MORE].query), w, ASKER)
    assert more.is_private
    text = texts(shown(more))
    assert "A source prints it as 6.2%." in text
    assert "ICE figures to April 16, 2012 (Multi-American, pages tagged ICE), SCPR" in text


async def test_a_reply_is_made_once_for_everybody(
    replier: Replier, w: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await replied(replier, value("rate"), w)
    monkeypatch.setattr(module, "answer", None)
    second = await replier.reply(Asked(value("rate")), w, Destination(1))
    assert texts(shown(first)) == texts(shown(second))
    assert {control.asker for control in controls(second)} == {1}


async def test_a_problem_is_a_private_sentence(replier: Replier, w: Writer) -> None:
    reply = await replier.reply(Outdated(), w, Destination(ASKER))
    assert reply.is_problem
    assert reply.is_private
    assert reply.to_send() == {
        "content": "This button is from an older version of the bot. Please ask again."
    }


async def test_a_table_is_attached_and_shown(replier: Replier, w: Writer) -> None:
    reply = await replied(replier, ON_REVIEW["a file"], w)
    assert reply.file
    assert reply.file.filename == "periods.csv"
    (part,) = [part for part in parts_of(shown(reply)) if part["type"] == 13]
    assert part["file"]["url"] == "attachment://periods.csv"


async def test_where_no_files_may_be_attached_that_is_said(replier: Replier, w: Writer) -> None:
    reply = await replied(replier, ON_REVIEW["a file"], w, Destination(ASKER, files=False))
    assert reply.file is None
    assert "I'm not allowed to attach files here." in texts(shown(reply))


async def test_pages_for_people_in_need_are_private_and_whole(replier: Replier, w: Writer) -> None:
    reply = await replied(replier, ON_REVIEW["crisis"], w, Destination(ASKER, can_hide=True))
    assert reply.is_private
    assert "list of pro bono providers" in texts(shown(reply))
    assert [control.action for control in controls(reply)] == [Action.TRANSLATE]


async def test_about_has_its_links(replier: Replier, w: Writer) -> None:
    reply = await replied(replier, Explain("about"), w)
    links = {part["label"]: part["url"] for part in parts_of(shown(reply)) if part.get("url")}
    assert links == {"Source code": "https://example.org/code"}


def charted(result: Answer, _w: Writer) -> Chart | None:
    return Chart("trend", lambda: b"png", "It fell.") if isinstance(result, SeriesAnswer) else None


async def test_a_chart_stands_in_the_card_with_its_alt_text(
    replier: Replier, w: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "chart_of", charted)
    put_off = list[bool]()

    async def wait() -> None:
        put_off.append(True)

    async def ask() -> Reply:
        return await replier.reply(Asked(ON_REVIEW["the trend"]), w, Destination(ASKER, put_off=wait))

    first, second = await ask(), await ask()
    assert put_off == [True]
    for reply in (first, second):
        assert reply.file
        assert reply.file.description == "It fell."
        (gallery,) = [part for part in parts_of(shown(reply)) if part["type"] == 12]
        assert gallery["items"][0]["media"]["url"] == "attachment://trend.png"
        assert gallery["items"][0]["description"] == "It fell."
        assert reply.to_edit()["attachments"] == [reply.file]


async def test_a_chart_that_cannot_be_drawn_leaves_the_words(
    replier: Replier, w: Writer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(result: Answer, w: Writer) -> Chart | None:
        return charted(result, w) and Chart("broken", lambda: b""[1:1] or _raise(), "x")

    monkeypatch.setattr(module, "chart_of", broken)
    reply = await replied(replier, ON_REVIEW["the trend"], w)
    assert reply.file is None
    assert [part for part in parts_of(shown(reply)) if part["type"] == 12] == []
    assert "the chart could not be drawn" in caplog.text


def _raise() -> bytes:
    raise OSError("no fonts")


async def test_two_manners_of_asking_are_two_replies(replier: Replier, w: Writer) -> None:
    plain = await replied(replier, ON_REVIEW["the rate on a day"], w)
    asked = Asked(ON_REVIEW["the rate on a day"], Manner(echo=True))
    echoed = await replier.reply(asked, w, Destination(ASKER))
    assert "Read as" not in texts(shown(plain))
    assert "*Read as: Mar 10, 2012*" in texts(shown(echoed))


async def test_ten_people_who_ask_at_once_wait_for_one_drawing(
    replier: Replier, w: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = list[int]()

    def drawing() -> bytes:
        drawn.append(1)
        return b"png"

    def chart(result: Answer, w: Writer) -> Chart | None:
        return charted(result, w) and Chart("trend", drawing, "It fell.")

    monkeypatch.setattr(module, "chart_of", chart)
    replies = await asyncio.gather(*(replied(replier, ON_REVIEW["the trend"], w) for _ in range(10)))
    assert all(isinstance(reply.file, discord.File) for reply in replies)
    assert len(drawn) == 1


@settings(deadline=None)
@given(
    st.sampled_from(list(Action)),
    st.sampled_from([query for name, query in ON_REVIEW.items() if name != "two readings"]),
    st.sampled_from(["en", "es", "es-419"]),
    st.integers(1, 2**64 - 1),
)
def test_a_control_is_read_back_from_its_id(action: Action, query: Query, code: str, asker: int) -> None:
    control = ControlId(action, query, code, asker)
    assert ControlId.parse(str(control)) == control


@pytest.mark.parametrize("text", ["", "1:show:x:en:1", "2:s", "2:b:0:en:1", "2:s:zzzz:en:1", "2:s:0:en:x"])
def test_an_id_of_another_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        ControlId.parse(text)


@pytest.mark.parametrize("query", [value("rate", SECOND), Explain("deferred-action"), ON_REVIEW["why"]])
async def test_a_button_leads_to_where_legal_help_is_where_ones_own_case_may_stand_behind(
    query: Query, replier: Replier, w: Writer
) -> None:
    reply = await replier.reply(Asked(query, Manner(also_help=True)), w, Destination(ASKER))
    told = [control.query for control in controls(reply) if control.action is Action.TELL]
    assert told[0] == Explain("legal-help")


@pytest.mark.parametrize("action", list(Action))
def test_the_longest_query_leaves_room_for_any_asker(action: Action) -> None:
    around = len(str(ControlId(action, Explain("why"), "en", 10**20 - 1))) - len(encode(Explain("why")))
    assert around + LONGEST <= 100


async def test_a_long_title_of_the_page_of_help_fits_its_button(data: Data, english: Language) -> None:
    pages = data.pages["en"]
    help_page = pages[data.declarations.subject.pages.legal_help]
    by_id = {**pages.by_id, help_page.id: help_page.model_copy(update={"title": "Help " * 20})}
    made = replace(data, pages={"en": Pages(by_id)})
    asked = Asked(value("rate"), Manner(also_help=True))
    reply = await Replier({"en": english}, {}).reply(asked, writer(made, english), Destination(ASKER))
    labels = [part["label"] for part in parts_of(shown(reply)) if "label" in part]
    assert any(label.startswith("Help Help") for label in labels)
    assert all(len(label) <= 80 for label in labels)
