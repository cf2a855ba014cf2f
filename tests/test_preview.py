"""The tokenless page in a real browser, from the command line to the chart."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from bot.patience import Patience
from bot.preview import real_time
from tests.stage import Stage

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and "CI" not in os.environ, reason="needs Debian's chromium in /usr/bin"
)


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`python -m bot` without a token, and the address that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "DISCORD_TOKEN": ""},
        stdout=subprocess.PIPE,
        text=True,
    )
    if process.stdout is None:
        raise AssertionError("there is no output to read")
    for line in process.stdout:
        if match := re.search(r"http://127\.0\.0\.1:\S+", line):
            yield process, match[0]
            break
    process.kill()
    process.wait(10)
    process.stdout.close()


@pytest.fixture
def page(running: tuple[subprocess.Popen[str], str]) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 420, "height": 900}, color_scheme="dark")
        page.goto(running[1])
        yield page
        browser.close()


def say(page: Page, text: str) -> None:
    box = page.get_by_role("textbox").last
    expect(box).to_be_editable(timeout=20_000)
    box.click()
    box.press_sequentially(text)
    page.wait_for_timeout(500)  # the page looks up commands while one types
    page.keyboard.press("Enter")


def test_the_page_greets_answers_and_shows_the_chart(page: Page) -> None:
    expect(page.get_by_text("What you can ask").last).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="Why did it fall?").last).to_be_visible()

    say(page, "!rate May30-Jul20")
    expect(page.get_by_role("heading", name="3.41% found provisionally eligible")).to_be_visible(
        timeout=20_000
    )

    say(page, "what was the rate in the first period?")
    expect(page.get_by_role("heading", name="7.97% found provisionally eligible")).to_be_visible(
        timeout=20_000
    )

    say(page, "/trend")
    expect(
        page.get_by_role("textbox", name=re.compile("trend")).or_(page.get_by_text("/trend")).first
    ).to_be_visible()
    page.keyboard.press("Enter")
    chart = page.locator("img[alt^='Rate of cases found provisionally eligible: fell every time']")
    expect(chart).to_be_visible(timeout=20_000)
    assert "7.97%" in (chart.get_attribute("alt") or "")
    expect(chart).to_have_js_property("naturalWidth", 1000, timeout=20_000)

    page.get_by_role("button", name="Español").last.click()
    expect(page.get_by_text("bajó cada vez, de 7.97% a 3.41%").last).to_be_visible(timeout=20_000)


async def test_whoever_asks_too_fast_in_the_page_waits_in_real_time(stage: Stage) -> None:
    stage.bot.patience = Patience(real_time)
    for _ in range(6):
        await stage.ask("!rate")  # the simulated clock passes eleven seconds before each
    assert stage.replies()[-1].content.startswith("That was quick. Please wait ")


def test_ctrl_c_ends_it_with_0(running: tuple[subprocess.Popen[str], str]) -> None:
    process, _ = running
    process.send_signal(signal.SIGINT)
    assert process.wait(15) == 0
