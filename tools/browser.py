"""The reader in a real browser: opens it in headless Chromium, reads an article, takes a picture.

    python tools/browser.py browser.png [--chromium PATH] [--keys "j j enter"]

Checks on the way what only a browser can tell: that the page draws the reader, that keys reach
it, that nothing is asked of any other address, that the page breaks none of its own rules, and
that a page of the open web cannot get in. Ends with exit code 1 and a line when one of these
does not hold. Speaks the Chrome DevTools Protocol; needs Chromium, pyte and nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pyte

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --mute-audio "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--remote-debugging-port=0 --window-size=1280,800 --hide-scrollbars"
).split()
_SECONDS = 60.0
_SCREEN = (200, 60)  # cells, more than the window holds
_NAMED_KEYS = {
    "enter": ("Enter", 13, "\r"), "escape": ("Escape", 27, ""), "down": ("ArrowDown", 40, ""),
    "up": ("ArrowUp", 38, ""), "tab": ("Tab", 9, ""), "space": (" ", 32, " "),
}  # fmt: skip


class FaultError(Exception):
    """What does not hold."""


class Tab:
    """A tab of the browser, by its debugging socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.addresses: list[str] = []
        self.complaints: list[str] = []
        self._screen = pyte.Screen(*_SCREEN)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def words(self) -> str:
        """What the reader has sent to the terminal of the page, as a screen."""
        return "\n".join(self._screen.display)

    def forget_words(self) -> None:
        """Wait for words that are drawn from now on."""
        self._screen.reset()

    async def listen(self) -> None:
        """Take in answers and events until the browser goes."""
        async for message in self._socket:
            event = message.json()
            if "id" in event:
                self._answers.pop(event["id"]).set_result(event)
            else:
                self._happened(event["method"], event["params"])

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something; gives its answer."""
        self._number += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._number] = answer
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        event = await asyncio.wait_for(answer, _SECONDS)
        if "error" in event:
            raise FaultError(f"{method}: {event['error']['message']}")
        result: dict[str, Any] = event["result"]
        return result

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, a promise being waited for."""
        answer = await self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return answer["result"].get("value")

    async def press(self, key: str) -> None:
        """Press and release a key."""
        name, code, text = _NAMED_KEYS.get(key, (key, ord(key[0].upper()), key))
        shown = {"key": name, "windowsVirtualKeyCode": code}
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **shown)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **shown)

    async def until_words(self, wanted: str) -> None:
        """Wait until the reader has drawn some words."""
        await self._until(lambda: wanted in self.words, f"“{wanted}” is not drawn:\n{self.words}")

    async def until_page(self, condition: str) -> None:
        """Wait until a condition holds in the page."""
        for _ in range(int(_SECONDS / 0.1)):
            if await self.evaluate(condition):
                return
            await asyncio.sleep(0.1)
        raise FaultError(f"never came true in the page: {condition}")

    async def _until(self, holds: Any, complaint: str) -> None:
        for _ in range(int(_SECONDS / 0.1)):
            if holds():
                return
            await asyncio.sleep(0.1)
        raise FaultError(complaint.rstrip() + "\n".join(self.complaints))

    def _happened(self, method: str, event: dict[str, Any]) -> None:
        if method in ("Network.requestWillBeSent", "Network.webSocketCreated"):
            self.addresses.append(event.get("url") or event["request"]["url"])
        elif method == "Network.webSocketFrameReceived":
            frame = event["response"]
            if frame["opcode"] == 2:
                self._stream.feed(base64.b64decode(frame["payloadData"]))
        elif method == "Log.entryAdded" and event["entry"]["level"] == "error":
            self.complaints.append(event["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(event["exceptionDetails"]["text"])


@asynccontextmanager
async def chromium(program: str, folder: Path) -> AsyncIterator[Tab]:
    """A browser with one empty tab, its profile in a folder."""
    process = await asyncio.create_subprocess_exec(
        program, *_FLAGS, f"--user-data-dir={folder}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port_file = folder / "DevToolsActivePort"
        for _ in range(int(_SECONDS / 0.1)):
            if port_file.exists() and port_file.read_text("ascii").count("\n"):
                break
            await asyncio.sleep(0.1)
        else:
            raise FaultError(f"{program} does not start")
        port = port_file.read_text("ascii").split()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            address = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                tab = Tab(socket)
                listening = asyncio.create_task(tab.listen())
                for domain in ("Page", "Network", "Log", "Runtime"):
                    await tab.call(f"{domain}.enable")
                yield tab
                listening.cancel()
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def served(library: Path) -> AsyncIterator[str]:
    """`newsreader serve` over a library; gives its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "newsreader", "--library", str(library), "serve",
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), _SECONDS)
        yield line.decode().split()[-1]
    finally:
        process.terminate()
        if await asyncio.wait_for(process.wait(), _SECONDS):
            raise FaultError("the server did not end well")


async def visit(program: str, folder: Path, picture: Path, keys: list[str]) -> None:
    """Open the reader in the browser, press keys, keep a picture. Raises FaultError."""
    profile = folder / "profile"
    profile.mkdir()
    async with served(folder / "library") as address, chromium(program, profile) as tab:
        origin = address.rsplit("/", 2)[0]
        await _open(tab, address)
        if not await tab.evaluate("document.fonts.check('16px \"Roboto Mono\"')"):
            raise FaultError("the font is not there")
        for key in keys:
            await tab.press(key)
        await tab.until_words("min left")
        await asyncio.sleep(1)  # the page draws after what was sent
        shot = await tab.call("Page.captureScreenshot", format="png")
        picture.write_bytes(base64.b64decode(shot["data"]))
        strangers = [
            each for each in tab.addresses
            if not each.startswith((f"{origin}/", f"ws{origin.removeprefix('http')}/", "data:"))
        ]  # fmt: skip
        if strangers or tab.complaints:
            raise FaultError("\n".join([*strangers, *tab.complaints]))
        print(f"asked of the server alone: {len(tab.addresses)} addresses, no complaint")
        await _is_closed_to_strangers(tab, address)
        await _open(tab, address)
        await tab.press("q")
        await tab.until_page("document.body.classList.contains('-closed')")
        print("q closes the reader, and the page says so")


async def _open(tab: Tab, address: str) -> None:
    tab.forget_words()
    await tab.call("Page.navigate", url=address)
    await tab.until_page("document.body?.classList.contains('-first-byte')")
    await tab.until_words("all articles")


async def _is_closed_to_strangers(tab: Tab, address: str) -> None:
    """A page of another origin may know the address; even so it gets no socket and no text."""
    await tab.call("Page.navigate", url="data:text/html,<p>a stranger")
    await tab.until_page("document.querySelector('p')?.textContent === 'a stranger'")
    socket = address.replace("http:", "ws:") + "ws"
    opened = await tab.evaluate(
        f"new Promise(done => {{const s = new WebSocket({socket!r});"
        "s.onopen = () => done('open'); s.onerror = () => done('refused')})"
    )
    text = await tab.evaluate(
        f"fetch({address!r}).then(answer => answer.text()).catch(() => 'refused')"
    )
    if (opened, text) != ("refused", "refused"):
        raise FaultError(f"a stranger gets in: socket {opened}, page {text!r}")
    print("a page of another origin is refused, the socket and the text")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--keys", default="j j enter")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NEWSREADER_CACHE"] = str(folder / "cache")
        samples = Path(__file__).parent.parent / "sample_articles"
        imported = [sys.executable, "-m", "newsreader", "--library", str(folder / "library")]
        subprocess.run([*imported, "import", str(samples)], check=True, capture_output=True)
        try:
            asyncio.run(
                visit(arguments.chromium, folder, arguments.picture, arguments.keys.split())
            )
        except FaultError as fault:
            print(fault, file=sys.stderr)
            return 1
    print(f"a picture is in {arguments.picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
