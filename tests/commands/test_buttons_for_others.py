"""Buttons below a reply, pressed by somebody else than who asked."""

from __future__ import annotations

from tests.expected import EARLIER, LATEST, eligible
from tests.stage import Form, Stage


async def test_somebody_else_is_answered_privately_and_the_reply_stays_as_it_is(give: Form) -> None:
    stage, reply = give.stage, await give("rate")
    seen_by_bob = await stage.press(reply, "← Earlier", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == EARLIER
    assert stage.again(reply).title == LATEST


async def test_the_menu_answers_somebody_else_privately_too(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.choose(reply, "Why did it fall?", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == "Why did the rate fall?"
    assert stage.again(reply).title == LATEST


async def test_somebody_else_gets_the_chart_as_well(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Trend", by=stage.bob)
    assert list(seen_by_bob.pictures) == ["rate.png"]
    assert not stage.again(reply).pictures


async def test_somebody_else_reads_the_other_language_privately(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Español", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.title == "3.41% de los casos resultó provisionalmente elegible"
    assert stage.again(reply).title == LATEST


async def test_a_private_answer_belongs_to_who_pressed(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "← Earlier", by=stage.bob)
    assert "Remove" not in seen_by_bob.buttons
    further = await stage.press(seen_by_bob, "← Earlier", by=stage.bob)
    assert further.message.id == seen_by_bob.message.id
    assert further.private
    assert further.title == eligible("6.20%")


async def test_after_a_press_the_reply_still_belongs_to_who_asked(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    await stage.press(reply, "← Earlier")
    assert (await stage.press(stage.again(reply), "← Earlier", by=stage.bob)).private
    await stage.press(stage.again(reply), "← Earlier")
    assert stage.again(reply).title == eligible("6.20%")


async def test_nobody_else_can_remove_a_reply(stage: Stage) -> None:
    reply = await stage.ask("!rate")
    seen_by_bob = await stage.press(reply, "Remove", by=stage.bob)
    assert seen_by_bob.private
    assert seen_by_bob.content == "Only the person who asked can remove this."
    assert stage.again(reply).text == reply.text
