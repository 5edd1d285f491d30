"""The server: one page, its scripts and fonts, and a socket with a reader behind it.

The terminal in the page, its fonts and the way to a reader are textual-serve's. Its own page takes
a font from the network, and its server listens to whoever comes; the page and the door are ours.
"""

from __future__ import annotations

import asyncio
import shlex
import signal
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import web

from newsreader.errors import NewsreaderError
from newsreader.tui.web.access import gate, loopback_address, new_secret
from newsreader.tui.web.tab import Tabs

_HTTP_PORT = 80  # browsers leave it out
_CLOSING_SECONDS = 30.0  # for readers to write what they have to
_FONT_SIZES = range(8, 41)
_FONT_SIZE = 16
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class ReaderServer:
    """Serves the reader over one library from one address of this machine.

    `folder` None is the default library; `port` 0 takes a free one. `address` is known once the
    server is started.
    """

    def __init__(self, folder: Path | None, host: str = "127.0.0.1", port: int = 0) -> None:
        self._host = loopback_address(host)
        self._port = port
        self._secret = new_secret()
        self._tabs = Tabs(_reader_command(folder))
        self._runner = web.AppRunner(
            self._application(), access_log=None, shutdown_timeout=_CLOSING_SECONDS
        )

    @property
    def origin(self) -> str:
        """The address without its secret: "http://127.0.0.1:8000"."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        port = "" if self._port == _HTTP_PORT else f":{self._port}"
        return f"http://{host}{port}"

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.origin}/{self._secret}/"

    async def start(self) -> None:
        """Begin to listen. Raises NewsreaderError when the port is taken."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise NewsreaderError(
                f"Port {self._port} of {self._host} cannot be had ({error.strerror}). "
                "Name another --port, or none."
            ) from error
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every reader, what it has to write being written, and listen no more."""
        await self._runner.cleanup()

    def _application(self) -> web.Application:
        inner = web.Application()
        inner.add_routes(
            [
                web.get("/", self._page),
                web.get("/page.css", _style),
                web.get("/page.js", _script),
                web.get("/ws", self._tabs.show),
                web.static("/static", _statics()),
            ]
        )
        inner.on_shutdown.append(self._close_tabs)
        outer = web.Application(middlewares=[gate(self._secret, lambda: self.origin)])
        outer.add_subapp(f"/{self._secret}", inner)
        return outer

    async def _close_tabs(self, _application: web.Application) -> None:
        await self._tabs.close()

    async def _page(self, request: web.Request) -> web.Response:
        asked = request.query.get("fontsize", "")
        size = int(asked) if asked.isascii() and asked.isdecimal() else _FONT_SIZE
        page = Template(_own("page.html")).substitute(
            socket=f"{self.address.replace('http:', 'ws:')}ws",
            font_size=size if size in _FONT_SIZES else _FONT_SIZE,
        )
        return web.Response(text=page, content_type="text/html")


def serve(folder: Path | None, host: str, port: int, opened: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or a request to end; `opened` is told the address.

    Raises NewsreaderError for an address that is not this machine's own, or a taken port.
    """
    server = ReaderServer(folder, host, port)
    asyncio.run(_until_ended(server, opened))


async def _until_ended(server: ReaderServer, opened: Callable[[str], None]) -> None:
    ended = asyncio.Event()
    for number in _SIGNALS:
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await server.start()
    try:
        opened(server.address)
        await ended.wait()
    finally:
        # Who has no patience with a reader that is closing may press Ctrl+C again.
        for number in _SIGNALS:
            asyncio.get_running_loop().remove_signal_handler(number)
        await server.stop()


async def _style(_request: web.Request) -> web.Response:
    return web.Response(text=_own("page.css"), content_type="text/css")


async def _script(_request: web.Request) -> web.Response:
    return web.Response(text=_own("page.js"), content_type="text/javascript")


def _reader_command(folder: Path | None) -> str:
    words = [sys.executable, "-m", "newsreader.tui.web.session"]
    return shlex.join([*words, str(folder.absolute())] if folder else words)


def _statics() -> Path:
    return Path(textual_serve.__file__).parent / "static"


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
