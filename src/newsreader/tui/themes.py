"""The colours: quiet, two greys and one accent, text first.

Each theme is one entry; the terminal's own sixteen colours and high contrast are two of them.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="newsreader-dark",
    dark=True,
    primary="#e3a857",
    secondary="#8fa3b8",
    accent="#e3a857",
    warning="#d9c26a",
    error="#ec8079",
    success="#8fbf7f",
    foreground="#d9dade",
    background="#15171b",
    surface="#1b1e23",
    panel="#272b32",
    variables={
        "foreground-muted": "#8a9099",
        "block-cursor-background": "#343a44",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "border": "#343a44",
        "scrollbar": "#343a44",
        "scrollbar-hover": "#4b525e",
        "scrollbar-active": "#8a9099",
        "scrollbar-background": "#15171b",
        "scrollbar-background-hover": "#15171b",
        "scrollbar-background-active": "#15171b",
        "scrollbar-corner-color": "#15171b",
        "input-selection-background": "#e3a857 35%",
        "footer-key-foreground": "#e3a857",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    dark=False,
    primary="#8f4a00",
    secondary="#4a6178",
    accent="#8f4a00",
    warning="#7a6200",
    error="#a82a22",
    success="#2f6b2a",
    foreground="#24272c",
    background="#fbfaf7",
    surface="#f2f0eb",
    panel="#e6e3dc",
    variables={
        "foreground-muted": "#656a72",
        "block-cursor-background": "#d9d4c8",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "none",
        "border": "#d5d1c6",
        "scrollbar": "#cfcabd",
        "scrollbar-hover": "#b4ae9f",
        "scrollbar-active": "#656a72",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
        "input-selection-background": "#8f4a00 30%",
        "footer-key-foreground": "#8f4a00",
    },
)

SIXTEEN = Theme(
    name="newsreader-16",
    ansi=True,
    primary="ansi_yellow",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_bright_black",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "foreground-muted": "ansi_default",
        "block-cursor-background": "ansi_blue",
        "block-cursor-foreground": "ansi_bright_white",
        "block-cursor-text-style": "none",
        "border": "ansi_bright_black",
        "border-blurred": "ansi_bright_black",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_bright_white",
        "scrollbar": "ansi_bright_black",
        "scrollbar-background": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "footer-key-foreground": "ansi_yellow",
    },
)

CONTRAST = Theme(
    name="newsreader-contrast",
    dark=True,
    primary="#ffd75f",
    secondary="#87d7ff",
    accent="#ffd75f",
    warning="#ffff5f",
    error="#ff8787",
    success="#87ff87",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    variables={
        "foreground-muted": "#d0d0d0",
        "block-cursor-background": "#005fff",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "border": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffd75f",
        "scrollbar-active": "#ffd75f",
        "scrollbar-background": "#000000",
        "scrollbar-corner-color": "#000000",
        "footer-key-foreground": "#ffd75f",
    },
)

THEMES = (DARK, LIGHT, SIXTEEN, CONTRAST)

#: Themes in which signs are letters, since the terminal's font and colours are unknown.
PLAIN = frozenset({SIXTEEN.name, "ansi-dark", "ansi-light"})
