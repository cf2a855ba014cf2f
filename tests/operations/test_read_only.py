"""The process on a disk that takes no writing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.expected import LATEST, TREND
from tests.loopback_answers import titles
from tests.loopback_discord import LoopbackDiscord
from tests.loopback_gateway import Terms
from tests.on_loopback import TOKEN, bot_on

REFUSE_WRITES = """
import errno, os, sys

CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate")


def refuse(event, arguments):
    writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if (writes or event in CHANGES) and not str(arguments[0]).startswith("/dev/"):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), arguments[0])


sys.addaudithook(refuse)
"""
"""Holds for root too, whom no permission stops."""


def test_only_memory_is_written_to_even_for_a_chart(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(REFUSE_WRITES)
    with TemporaryDirectory(dir="/dev/shm") as memory, LoopbackDiscord(Terms(TOKEN)) as server:
        surroundings = {"PYTHONPATH": str(tmp_path), "HOME": "/nonexistent", "MPLCONFIGDIR": memory}
        with bot_on(server, **surroundings):
            server.wait_connected()
            asked = [server.say("rate"), server.say("trend")]
            server.wait_answered(*asked, timeout=30)
    assert [titles(sent) for sent in asked] == [[LATEST], [TREND]]
    (trend,) = asked[1].replies
    assert [attachment["filename"] for attachment in trend["attachments"]] == ["rate.png"]
