"""The looks of the reading view: which component class draws which kind of line or mark.

Entity groups are told apart by hue and by mark: underline, double underline, italics. The
colours come from the theme, in its legible text tints, so that any theme works.
"""

from __future__ import annotations

MARKS = frozenset({
    "strong", "em", "strike", "link", "code-span",
    "people", "organisations", "places", "dates", "figures", "other",
    "note", "highlight", "hit", "current", "selection",
})  # fmt: skip
LINES = frozenset({
    "title", "byline", "warning", "heading", "code", "head", "rule", "caption", "lead",
    "paragraph-bar", "tick-notes", "tick-hits",
})  # fmt: skip
COMPONENT_CLASSES = frozenset(f"reader--{kind}" for kind in MARKS | LINES)

CSS = """
PageView {
    background: $surface;
    color: $foreground;
    overflow-x: hidden;
    overflow-y: scroll;
    scrollbar-size-vertical: 1;
    scrollbar-color: $foreground-darken-3;
    scrollbar-color-hover: $primary;
    scrollbar-color-active: $primary;
    scrollbar-background: $panel-lighten-1;
    scrollbar-background-hover: $panel-lighten-1;
    scrollbar-background-active: $panel-lighten-1;
    & > .reader--title { text-style: bold; }
    & > .reader--byline { color: $foreground-muted; }
    & > .reader--warning { color: $text-warning; text-style: italic; }
    & > .reader--heading { text-style: bold; }
    & > .reader--code { background: $panel; }
    & > .reader--code-span { background: $panel; }
    & > .reader--head { text-style: bold; }
    & > .reader--rule { color: $foreground-muted; }
    & > .reader--caption { color: $foreground-muted; text-style: italic; }
    & > .reader--lead { color: $foreground-muted; }
    & > .reader--strong { text-style: bold; }
    & > .reader--em { text-style: italic; }
    & > .reader--strike { text-style: strike; }
    & > .reader--link { text-style: underline; color: $text-primary; }
    & > .reader--people { color: $text-primary; text-style: underline; }
    & > .reader--organisations { color: $text-warning; text-style: uu; }
    & > .reader--places { color: $text-success; text-style: italic underline; }
    & > .reader--dates { color: $text-accent; text-style: italic; }
    & > .reader--figures { color: $text-secondary; }
    & > .reader--other { color: $text-error; text-style: italic; }
    & > .reader--note { background: $warning-muted; }
    & > .reader--highlight { background: $success-muted; }
    & > .reader--hit { background: $warning; color: $background; }
    & > .reader--current { background: $primary; color: $background; text-style: bold; }
    & > .reader--selection { background: $primary-muted; }
    & > .reader--paragraph-bar { color: $primary; }
    & > .reader--tick-notes { color: $warning; }
    & > .reader--tick-hits { color: $accent; }
    &:ansi > .reader--byline, &:ansi > .reader--lead, &:ansi > .reader--rule { text-style: dim; }
    &:ansi > .reader--caption { text-style: dim italic; }
    &:ansi > .reader--code, &:ansi > .reader--code-span { background: transparent; }
    &:ansi > .reader--note { background: ansi_yellow; color: ansi_black; }
    &:ansi > .reader--highlight { background: ansi_green; color: ansi_black; }
    &:ansi > .reader--hit { background: ansi_bright_yellow; color: ansi_black; }
    &:ansi > .reader--current { background: ansi_blue; color: ansi_bright_white; }
    &:ansi > .reader--selection { background: ansi_cyan; color: ansi_black; }
}
"""
