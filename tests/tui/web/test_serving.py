"""The reader in the browser: who gets in, what the page holds, and that it reads."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pyte
import pytest

from newsreader.cli import main
from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.tui.web.server import ReaderServer

COLUMNS, LINES = 100, 30


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[tuple[ReaderServer, aiohttp.ClientSession]]:
    server = ReaderServer(folder)
    await server.start()
    try:
        async with aiohttp.ClientSession() as client:
            yield server, client
    finally:
        await server.stop()


class Page:
    """What the terminal in the page would show, and a way to type into it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    async def until(self, holds: Callable[[str], object]) -> None:
        async with asyncio.timeout(60):
            while not holds(self.text):
                message = await self._socket.receive()
                assert message.type is aiohttp.WSMsgType.BINARY, self.text
                self._stream.feed(message.data)

    async def type(self, keys: str) -> None:
        await self._socket.send_json(["stdin", keys])


@pytest.mark.parametrize(
    "path", ["", "ws", "page.css", "static/js/textual.js", "static/fonts/", "no-such-thing"]
)
@pytest.mark.parametrize("secret", ["", "guessed/"])
async def test_nothing_is_shown_without_the_secret(folder: Path, secret: str, path: str) -> None:
    async with serving(folder) as (server, client):
        for method in ("GET", "POST", "OPTIONS"):
            async with client.request(method, f"{server.origin}/{secret}{path}") as answer:
                assert answer.status == 403
                assert "newsreader" not in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "localhost"},
        {"Origin": "https://page.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
@pytest.mark.parametrize("path", ["", "ws"])
async def test_another_page_that_knows_the_secret_is_refused(
    folder: Path, headers: dict[str, str], path: str
) -> None:
    async with serving(folder) as (server, client):
        async with client.get(server.address + path, headers=headers) as answer:
            assert answer.status == 403
        if "Origin" in headers:
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await client.ws_connect(f"{server.address}ws", headers=headers)


async def test_the_page_and_all_it_names_come_from_this_server(folder: Path) -> None:
    async with serving(folder) as (server, client):
        async with client.get(server.address) as answer:
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            page = await answer.text()
        async with client.get(f"{server.address}page.css") as answer:
            style = await answer.text()
        named = re.findall(r'(?:src|href)="([^"]+)"', page) + re.findall(r'url\("([^"]+)"\)', style)
        files = [name for name in named if name not in ("data:,", ".")]
        assert len(files) >= 6
        for file in files:
            async with client.get(server.address + file) as answer:
                assert answer.status == 200, file
        strangers = re.findall(r"(?:https?:|wss?:)?//[^\s\"']+", page + style)
        assert strangers == [f"{server.address.replace('http:', 'ws:')}ws"]


@pytest.mark.parametrize(("asked", "shown"), [("20", "20"), ("900", "16"), ('"><b>', "16")])
async def test_the_size_of_the_letters_can_be_asked_for(
    folder: Path, asked: str, shown: str
) -> None:
    async with (
        serving(folder) as (server, client),
        client.get(server.address, params={"fontsize": asked}) as answer,
    ):
        assert f'data-font-size="{shown}"' in await answer.text()


async def test_the_reader_is_drawn_takes_keys_and_is_closed_with_q(folder: Path) -> None:
    async with (
        serving(folder) as (server, client),
        client.ws_connect(f"{server.address}ws?width={COLUMNS}&height={LINES}") as socket,
    ):
        page = Page(socket)
        await page.until(lambda text: "Dredging of Larnhaven harbour" in text)
        await page.type("\r")
        await page.until(lambda text: "Space read on" in text)
        await page.type("qq")
        async with asyncio.timeout(60):
            async for _drawing in socket:
                pass
        assert socket.closed


async def test_stopping_closes_open_readers_and_keeps_their_place(folder: Path) -> None:
    async with serving(folder) as (server, client):
        socket = await client.ws_connect(f"{server.address}ws?width={COLUMNS}&height={LINES}")
        page = Page(socket)
        await page.until(lambda text: "Dredging of Larnhaven harbour" in text)
        await page.type("S")
        await page.until(lambda text: "Enter choose" in text)
    with Library.open(folder) as library:
        assert "shelf" in library.session()


async def test_a_taken_port_is_said_so(folder: Path) -> None:
    async with serving(folder) as (server, _client):
        port = int(server.origin.rsplit(":", 1)[1])
        with pytest.raises(NewsreaderError, match="Name another --port"):
            await ReaderServer(folder, port=port).start()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org"])
def test_an_address_that_others_can_reach_is_refused(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--host", host]) == 1
    assert "reached from other machines" in capsys.readouterr().err
