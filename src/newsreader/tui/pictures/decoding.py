"""The bytes of a picture -> its pixels, whoever made them.

A picture of a few kilobytes may claim billions of pixels: its size is read and judged before
any pixel is. Only four kinds are tried, the first frame of each.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from newsreader.errors import NewsreaderError

if TYPE_CHECKING:
    from PIL.Image import Image

#: More pixels are refused: what a camera of 50 megapixels takes still passes.
MOST_PIXELS = 60_000_000
#: No screen of cells shows more; what is larger is made smaller once.
LONGEST_SIDE_PIXELS = 2000

_KINDS = ("PNG", "JPEG", "GIF", "WEBP")
_GROUND = (255, 255, 255, 255)


class UnshowablePictureError(NewsreaderError):
    """A picture that is damaged, too large or of a kind that is not shown; says which."""


def decode(data: bytes, longest_side: int = LONGEST_SIDE_PIXELS) -> Image:
    """The picture in RGB, upright, on white where it is transparent, no side longer than that.

    Raises UnshowablePictureError. Takes up to a second for the largest: run it in a thread.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data), formats=_KINDS) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise UnshowablePictureError(
                    f"It claims {width:,} by {height:,} pixels, which is too large to be shown."
                )
            # JPEG can be read at a half, a quarter or an eighth of its size, in that much time.
            picture.draft("RGB", (longest_side, longest_side))
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((longest_side, longest_side))
            return _opaque(upright)
    except Image.DecompressionBombError as error:
        raise UnshowablePictureError("It claims to be too large to be shown.") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error) as error:
        raise UnshowablePictureError("It is damaged, or of a kind that is not shown.") from error


def _opaque(picture: Image) -> Image:
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, _GROUND)
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
