"""The bot: what it may see, how it is spoken to, how it replies, and what it does when something breaks."""

from __future__ import annotations

import asyncio
import logging
import secrets
from contextlib import suppress
from functools import cache, lru_cache, partial
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.arguments import without_ids
from bot.commands.everything import Translator, add_slash_commands, text_commands
from bot.commands.messages import may_concern, question_in
from bot.commands.presses import Presses
from bot.commands.slash import Tree
from bot.invite import invite
from bot.languages import Language, choose_language, marked
from bot.operations import delivery
from bot.operations.delivery import TROUBLE, UndeliverableError
from bot.operations.lifecycle import ShardBot
from bot.operations.logins import Shard
from bot.operations.logs import trace_of
from bot.operations.requests import MessageContext, Outcome
from bot.replies.apologies import may_not_write, please_wait, something_broke
from bot.replies.problems import NOTHING, Typed
from bot.replies.reply import Destination, Reply
from bot.replies.writer import Writer
from bot.services import Services
from bot.understanding.understood import Understood

log = logging.getLogger(__name__)

_KEPT = 256
"""Texts behind commands whose readings are kept."""

Origin = MessageContext | discord.Interaction["Bot"]
"""What somebody asked with: a message, or a slash command or press."""


class Bot(ShardBot):
    """Answers questions from one set of data; it shares `services` with the other shards of the process."""

    def __init__(self, services: Services, shard: Shard | None = None) -> None:
        settings = services.settings
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        intents.message_content = settings.message_content
        super().__init__(
            # What names the bot, or comes as a direct message, is read by `_attend`.
            settings.command_prefix or (),
            shard or Shard(),
            services.logins,
            services.requests,
            tree_cls=Tree,
            intents=intents,
            help_command=None,
            strip_after_prefix=True,
            allowed_mentions=discord.AllowedMentions.none(),
            # Nothing is looked up in these caches, and on thousands of servers they are what grows.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.services = services
        self.settings = settings
        self.data = services.data
        self.languages = services.languages
        self.replier = services.replier
        self.lines = services.lines
        self.patience = services.patience
        self.pacing = services.pacing
        self._text_commands = text_commands(self.data, self.languages)
        self._read = lru_cache(_KEPT)(self.lines.command)
        self._writer = cache(partial(Writer, self.data))
        self._registration: asyncio.Task[None] | None = None

    # ------------------------------------------------------------ coming and going

    async def setup_hook(self) -> None:
        """Called once, after the login and before the connection."""
        add_slash_commands(self)
        await self.add_cog(Presses(self))
        await self.tree.set_translator(Translator(self.languages))
        self.services.about_links.update(self._links())
        if self.shard.id == 0:  # one shard registers the commands, and goes on meanwhile
            self._registration = asyncio.create_task(self._register())

    async def login(self, token: str) -> None:
        """Asks who the bot is, and prepares it to be connected."""
        for _ in range(2):  # requests
            await self.pacing.turn()
        await super().login(token)

    async def _register(self) -> None:
        # Whatever goes wrong, the commands that Discord already knows go on working.
        try:
            await self.pacing.turn()
            await self.tree.sync()
        except TROUBLE as error:
            log.warning("Discord didn't take the list of slash commands: %s", error)
        except Exception:
            log.exception("the list of slash commands could not be sent")

    async def close(self) -> None:
        """Closes the connection for good."""
        if self._registration:
            self._registration.cancel()
        await super().close()

    async def on_ready(self) -> None:
        """Tells the operator how to add the bot to a server."""
        log.info("ready; to add the bot to a server: %s", invite(self.application_id or 0))

    def _links(self) -> dict[str, str]:
        links = {marked("Add to a server"): invite(self.application_id or 0)}
        if self.settings.source_url:
            links[marked("Source code")] = self.settings.source_url
        return links

    # ------------------------------------------------------------ being spoken to

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  discord.py's own
        """Dispatches an event, except messages to others, and slash commands, which the tree runs."""
        match event_name:
            case "message" if not may_concern(args[0], self):
                return
            case "interaction" if args[0].type is not discord.InteractionType.component:
                return
            case _:
                super().dispatch(event_name, *args, **kwargs)

    async def on_message(self, message: discord.Message, /) -> None:
        """Runs commands and answers questions; what wasn't meant for the bot gets silence."""
        self.requests.follow()
        ctx: MessageContext = await self.get_context(message)
        try:
            await self._attend(ctx)
        except Exception as error:  # noqa: BLE001  discord.py would only log it, and leave the person waiting
            self.dispatch("command_error", ctx, commands.CommandInvokeError(error))

    async def _attend(self, ctx: MessageContext) -> None:
        if command := self._text_commands.get((ctx.invoked_with or "").lower()):
            ctx.called, ctx.named_in = command.name, command.language
            text = without_ids(ctx.view.read_rest().strip())
            if not await self._is_patient(ctx, ctx.message.content):
                return
            if command.takes_text or not text:
                await self.answer_command(ctx, command.id, text)
            else:  # "!trend closed cases" is rather a sentence
                await self.respond(ctx, self.lines.read(f"{ctx.invoked_with} {text}", ctx.language.code))
            return
        question = question_in(ctx.message, ctx.prefix, self)
        if question is None:
            return
        # When somebody asks too often, it is only read whether they need help.
        spent = self.patience.is_spent(ctx.author.id, ctx.message.created_at)
        if spent and not self.lines.understander.is_urgent(question.text):
            if question.direct:
                await self._is_patient(ctx, question.text)
            return
        about = await question.about(self.pacing)
        understood = self.lines.read(question.text, ctx.language.code, about)
        if question.wants(understood) and await self._is_patient(ctx, question.text):
            await self.respond(ctx, understood)

    async def _is_patient(self, ctx: MessageContext, text: str) -> bool:
        """Counts a question, and tells whoever asks too often to wait, but nobody who needs help."""
        seconds = self.patience.ask(ctx.author.id, ctx.message.created_at)
        if seconds is None or self.lines.understander.is_urgent(text):
            return True
        with self.request(ctx, ctx.language) as request:
            request.outcome = Outcome.WAITED
            if self.patience.is_to_hear(ctx.author.id, ctx.message.created_at):
                await self.send(ctx, Reply(content=please_wait(seconds, ctx.language)))
        return False

    def language(self, origin: Origin) -> Language:
        """The language in which to speak to somebody whose words don't tell.

        Only communities choose the language of their server; Discord calls all others English.
        """
        guild = origin.guild
        chosen = guild if guild and "COMMUNITY" in guild.features else None
        if isinstance(origin, discord.Interaction):
            wanted = [origin.locale, origin.guild_locale if chosen else None]
        else:
            wanted = [origin.named_in, chosen.preferred_locale if chosen else None]
        # Whatever Discord sends for a locale, discord.py hands on.
        values = (locale.value if isinstance(locale, discord.Locale) else locale for locale in wanted)
        codes = [code for code in values if isinstance(code, str)]
        return choose_language(codes, self.languages, self.settings.default_language)

    async def answer_command(self, origin: Origin, command: str, text: str = "", second: str = "") -> None:
        """Answers a command, by its id, with what was typed behind it; a second text only of a comparison."""
        language = origin.language if isinstance(origin, MessageContext) else self.language(origin)
        if second:
            understood = Understood(
                language.code, self.lines.commands.comparisons.pair(text, second, language.code)
            )
        else:
            understood = self._read(command, text, language.code)
        await self.respond(origin, understood, Typed(command, text))

    # ------------------------------------------------------------ replying

    async def respond(self, origin: Origin, understood: Understood, typed: Typed = NOTHING) -> None:
        """Answers where the question was asked, in the language of the question."""
        language = self.languages[understood.language]
        w = self.writer(language, slash=isinstance(origin, discord.Interaction))
        with self.request(origin, w.language) as request:
            if isinstance(origin, discord.Interaction):  # in an answer to it Discord allows everything
                to = Destination(origin.user.id, can_hide=True, put_off=partial(delivery.put_off, origin))
            else:
                to = Destination(origin.author.id, origin.bot_permissions.attach_files)
            reply = await self.replier.reply(understood.asked, w, to, typed)
            await self.send(origin, reply)
            if reply.is_problem:
                request.outcome = Outcome.PROBLEM

    async def send(self, origin: Origin, reply: Reply) -> None:
        """Sends a reply to a command; a text command's answers its message, without a ping."""
        if isinstance(origin, discord.Interaction):
            await delivery.answer(origin, reply)
            return
        # Without that permission Discord refuses to link a reply to what it answers.
        refer = origin.bot_permissions.read_message_history
        await delivery.reply_to(origin.message, reply, self.pacing, refer=refer)

    # ------------------------------------------------------------ what may go wrong

    async def on_command_error(
        self, context: commands.Context[Any], exception: commands.CommandError, /
    ) -> None:
        """A message could not be answered."""
        cause = exception.original if isinstance(exception, commands.CommandInvokeError) else exception
        await self.own_up(cast("MessageContext", context), cause)

    async def own_up(self, origin: Origin, cause: Exception) -> None:
        """Says what can be said of a failed command, and logs what only the operator can mend."""
        language = self.language(origin)
        with self.request(origin, language) as request:
            if isinstance(cause, UndeliverableError):
                request.outcome = Outcome.UNDELIVERED
                log.info("%s could not be answered: %s", request.command, cause)
                if cause.is_shut_out and isinstance(origin, MessageContext) and origin.guild:
                    await self._tell_in_private(origin, language)
                return
            request.outcome = Outcome.FAILED
            text = self._apology(cause, request.command, language)
            if isinstance(origin, discord.Interaction):
                await delivery.tell(origin, text)
                return
            with suppress(UndeliverableError, *TROUBLE):  # what broke may be the sending itself
                await self.send(origin, Reply(content=text))

    async def _tell_in_private(self, context: commands.Context[Any], language: Language) -> None:
        """Tells whoever asked where the bot may not write, once an hour for each channel."""
        if self.patience.is_to_be_told(context.channel.id, context.message.created_at):
            main = self.data.declarations.measures[self.data.declarations.subject.main]
            command = self.writer(language, slash=True).command(main.command or "ask")
            await self.pacing.turn()
            with suppress(*TROUBLE):  # not everybody takes direct messages
                await context.author.send(may_not_write(f"<#{context.channel.id}>", command, language))

    async def admits(self, interaction: discord.Interaction[Bot]) -> bool:
        """Whether an interaction may be answered now; where not, the person is told."""
        seconds = self.patience.ask(interaction.user.id, interaction.created_at)
        if seconds is None:
            return True
        typed = " ".join(str(value) for _, value in interaction.namespace)
        if self.lines.understander.is_urgent(typed):
            return True
        language = self.language(interaction)
        with self.request(interaction, language) as request:
            request.outcome = Outcome.WAITED
            # Unlike a message, an interaction always wants an answer, and nobody else sees this one.
            await delivery.tell(interaction, please_wait(seconds, language))
        return False

    def _apology(self, error: BaseException, where: str, language: Language) -> str:
        """Logs an error, and says that it happened, with its number in the log."""
        number = secrets.token_hex(4)
        if isinstance(error, TROUBLE):  # it says all itself; where it was raised tells nothing more
            log.error("error %s in %s: %s", number, where, str(error) or type(error).__name__)
        else:
            log.error("error %s in %s:\n%s", number, where, trace_of(error))
        return something_broke(number, language)

    def writer(self, language: Language, *, slash: bool = False) -> Writer:
        """Puts replies into words of a language, with commands as they are typed there."""
        prefix = "/" if slash else self.settings.command_prefix or "/"
        return self._writer(language, prefix, discord.utils.utcnow().year)
