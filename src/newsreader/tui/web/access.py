"""Who may see the reader in the browser: whoever has the address with its secret.

The loopback address keeps other machines out, but not other users of this one, nor pages of the
open web: a page can send requests to 127.0.0.1, open web sockets to it, and, with a name server
that changes its mind (DNS rebinding), make the browser take it for its own origin. So the secret
is part of every path, the Host header must be the address the server was bound to, and a request
made by a page must come from our own.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from aiohttp import web

from newsreader.errors import NewsreaderError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_SECRET_BYTES = 24

# Scripts, styles, fonts and the socket of our own server, and nothing else. The terminal sets
# styles of its own accord.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; font-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def new_secret() -> str:
    """A word nobody can guess, of letters, digits, "-" and "_"."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def loopback_address(host: str) -> str:
    """The address of this machine that a host means. Raises NewsreaderError for any other."""
    address = "127.0.0.1" if host.casefold() == "localhost" else host.strip("[]")
    try:
        is_here = ip_address(address).is_loopback
    except ValueError:
        is_here = False
    if not is_here:
        raise NewsreaderError(
            f"{host} can be reached from other machines, and the library is yours alone. "
            "Use --host 127.0.0.1, and ssh -L to read from elsewhere."
        )
    return address


def gate(secret: str, origin: Callable[[], str]) -> Callable[..., Awaitable[web.StreamResponse]]:
    """The middleware that answers 403 to whoever is not meant.

    `origin` gives the server's own "http://address:port", which is known once it is bound.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        own = origin()
        sent_by = request.headers.get("Origin", own)
        is_meant = (
            hmac.compare_digest(_first_part(request.path), secret.encode())
            and request.headers.get("Host") == own.removeprefix("http://")
            and sent_by == own
        )
        if not is_meant:
            raise web.HTTPForbidden(text="This is not your reader.\n", headers=_HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    return check


def _first_part(path: str) -> bytes:
    return path.lstrip("/").partition("/")[0].encode("utf-8", "surrogateescape")
