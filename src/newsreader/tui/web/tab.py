"""One tab of the browser: its socket on one side, a reader of its own on the other.

textual-serve speaks the protocol of both. It leaves the page waiting when a reader ends by
mistake, and does not wait for the process itself; both are mended here.
"""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import WSMessage, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

_HEARTBEAT_SECONDS = 15
_FAREWELL_SECONDS = 1.0  # a page that hangs is not waited for
#: Cells, when the page does not say how many it has room for, and at most.
_WIDTH, _HEIGHT, _MOST = 80, 24, 1000


class Tabs:
    """The tabs that are open, each with a reader that `command` runs."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._open: dict[web.WebSocketResponse, asyncio.Task[object] | None] = {}

    async def show(self, request: web.Request) -> web.StreamResponse:
        """Run a reader until its tab is closed or it ends; what it has to keep is then kept."""
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, timeout=_FAREWELL_SECONDS)
        await socket.prepare(request)
        self._open[socket] = asyncio.current_task()
        reader = _Reader(
            self._command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=lambda: _close(socket),
            download_manager=DownloadManager(),
        )
        try:
            await reader.start(
                _cells(request.query.get("width"), _WIDTH),
                _cells(request.query.get("height"), _HEIGHT),
            )
            async for message in socket:
                await _pass_on(message, socket, reader)
        finally:
            await reader.stop()
            await _close(socket)
            del self._open[socket]
        return socket

    async def close(self) -> None:
        """Close every tab, and wait until its reader has ended."""
        tasks = [task for task in self._open.values() if task is not None]
        for socket in list(self._open):
            await _close(socket)
        await asyncio.gather(*tasks, return_exceptions=True)


class _Reader(AppService):
    async def run(self) -> None:
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        await super().stop()
        if self._process is not None:
            await self._process.communicate()


async def _close(socket: web.WebSocketResponse) -> None:
    await socket.close()


async def _pass_on(message: WSMessage, socket: web.WebSocketResponse, reader: AppService) -> None:
    if message.type is not WSMsgType.TEXT:
        return
    match message.json():
        case ["stdin", str(keys)]:
            await reader.send_bytes(keys.encode("utf-8"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            await reader.set_terminal_size(_cells(width, _WIDTH), _cells(height, _HEIGHT))
        case ["ping", sent]:
            await socket.send_json(["pong", sent])
        case ["focus", *_]:
            await reader.focus()
        case ["blur", *_]:
            await reader.blur()


def _cells(asked: Any, otherwise: int) -> int:
    text = str(asked)
    cells = int(text) if text.isascii() and text.isdecimal() else otherwise
    return min(max(1, cells), _MOST)
