"""Work of the main screen off the event loop, and the words about it in the status line.

Reading that may take long runs in a thread, and all changes run one after another in a single
writing thread, so that the event loop never waits for a disk and no change overtakes another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from newsreader.errors import NewsreaderError, SearchCancelledError
from newsreader.tui.widgets.status_line import StatusLine

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class Came(Message):
    """Work in a thread came so far; a later word takes the place of those still waiting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Came)


class Working(Screen[None]):
    """Reads, changes and conversations; the panes build on it."""

    def __init_subclass__(cls, *, is_whole: bool = False) -> None:
        """Lets Textual prepare the whole screen alone, and not each subject it is put together of.

        For each class it looks through all inherited names, which takes half a millisecond.
        """
        if is_whole:
            super().__init_subclass__()

    def __init__(self) -> None:
        super().__init__()
        self.status = StatusLine()
        #: Is the reader being closed? Whatever takes long in the writing thread ends then.
        self.is_leaving = False
        self._has_asked = asyncio.Event()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    # Messages.

    def say(self, message: str | Content, remedy: str = "") -> None:
        """Say in the status line what happened, and what can be done about it."""
        self.status.say(message, remedy)

    def say_from_thread(self, message: str) -> None:
        """Say in the status line how far work in a thread has come.

        The thread does not wait for it: the screen waits for the thread when it is closed.
        """
        self.post_message(Came(message))

    @on(Came)
    def _came(self, message: Came) -> None:
        self.say(message.text)

    def complain(self, message: str) -> None:
        """Say in the status line what went wrong."""
        self.status.complain(message)

    # Work off the event loop. A worker that meets what the user can act on is not a fault of
    # the program: it is told in the status line, and everything else ends the program.

    async def read(self, call: Callable[[], Result]) -> Result:
        """Run a read that may take long in a thread."""
        return await asyncio.to_thread(call)

    async def write(self, call: Callable[[], Result]) -> Result | None:
        """Run a change after all earlier ones; its failure is told, and gives None."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._writer, call)
        except NewsreaderError as error:
            self.complain(str(error))
            return None

    async def converse(self, conversation: Coroutine[Any, Any, None]) -> None:
        """Run what asks the reader something; comes back once a dialog is there to take the keys.

        Keys wait for that, so that what is typed ahead goes into the dialog, and not as
        commands to the pane below it.
        """
        has_asked = self._has_asked = asyncio.Event()

        async def to_its_end() -> None:
            try:
                await conversation
            finally:
                has_asked.set()

        self.run_worker(to_its_end(), group="dialog", exit_on_error=False)
        await has_asked.wait()

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Show a dialog and wait for its answer. Only within `converse`."""
        answer: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        await self.app.push_screen(dialog, answer.set_result)
        self._has_asked.set()
        return await answer

    def finish_writing(self) -> None:
        """Wait until every change that was begun is on disk; imports stop at the next file."""
        self.is_leaving = True
        self._writer.shutdown(wait=True)

    def post_message(self, message: Message) -> bool:
        # Textual tells of each step of a worker, and each word to the screen takes a tenth of what
        # a key may cost. Only a fault is asked about.
        if isinstance(message, Worker.StateChanged) and message.state is not WorkerState.ERROR:
            return True
        return super().post_message(message)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        error = event.worker.error
        if error is None or isinstance(error, SearchCancelledError):
            return
        if not isinstance(error, NewsreaderError):
            raise error
        self.complain(str(error))
