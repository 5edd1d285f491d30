"""Copying, by the way that reaches the reader's own clipboard.

OSC 52 goes through SSH, but tmux passes it on only when it is told to; inside tmux its own
`load-buffer -w` does. On a desktop the platform's tool is surest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

_SECONDS = 3


def clipboard_command(environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """The program that takes what is copied on its standard input, None if there is none."""
    candidates = []
    if environment.get("TMUX"):
        candidates.append(["tmux", "load-buffer", "-w", "-"])
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environment.get("DISPLAY"):
        candidates += [["xclip", "-selection", "clipboard"], ["xsel", "-ib"]]
    candidates.append(["pbcopy"])
    return next((command for command in candidates if shutil.which(command[0])), None)


def copy_with(command: list[str], text: str) -> bool:
    """Hand the text to a clipboard program; False when it fails or does not come back."""
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
