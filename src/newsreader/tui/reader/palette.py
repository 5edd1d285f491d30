"""The looks of the reading view and of everything that shows its marks elsewhere.

The groups of entities are told apart by hue and by mark (underline, double underline,
italics). The hues are six of one lightness and strength, so that none shouts: OKLCH, B.
Ottosson 2020, lightness 0.80 on dark ground and 0.45 on light; the terminal's own sixteen
colours where it has no others. They do not depend on the theme, whose colours are too few.
"""

from __future__ import annotations

from newsreader.records import record

MARKS = frozenset({
    "strong", "em", "strike", "link", "code-span",
    "people", "organisations", "places", "dates", "figures", "other",
    "note", "highlight", "hit", "current", "selection", "label",
})  # fmt: skip
LINES = frozenset({
    "title", "byline", "warning", "heading", "code", "head", "rule", "caption", "lead",
    "paragraph-bar", "tick-notes", "tick-hits",
})  # fmt: skip


@record
class Hue:
    """The colours of a group on dark and on light ground and among sixteen, and its mark."""

    dark: str
    light: str
    sixteen: str
    mark: str


ENTITY_HUES = {
    "people": Hue("#94c2f3", "#1e588d", "ansi_bright_blue", "underline"),
    "organisations": Hue("#edad90", "#833f1d", "ansi_yellow", "uu"),
    "places": Hue("#96cea1", "#1e6534", "ansi_green", "italic underline"),
    "dates": Hue("#c6b2ed", "#5f4686", "ansi_magenta", "italic"),
    "figures": Hue("#77ced8", "#006571", "ansi_cyan", "none"),
    "other": Hue("#e8a8c5", "#7f3a5d", "ansi_red", "italic"),
}


def entity_css(prefix: str) -> str:
    """Rules for the component classes `prefix` + group, to stand inside those of a widget."""
    rules = []
    for group, hue in ENTITY_HUES.items():
        name = f"> .{prefix}{group}"
        rules.append(f"& {name} {{ color: {hue.dark}; text-style: {hue.mark}; }}")
        rules.append(f"&:light {name} {{ color: {hue.light}; }}")
        rules.append(f"&:ansi {name} {{ color: {hue.sixteen}; }}")
    return "\n".join(rules)


CSS = f"""
PageView {{
    & > .reader--title {{ text-style: bold; }}
    & > .reader--byline {{ color: $foreground-muted; }}
    & > .reader--warning {{ color: $text-warning; text-style: italic; }}
    & > .reader--heading {{ text-style: bold; }}
    & > .reader--code, & > .reader--code-span {{ background: $surface; }}
    & > .reader--head {{ text-style: bold; }}
    & > .reader--rule {{ color: $foreground-muted; }}
    & > .reader--caption {{ color: $foreground-muted; text-style: italic; }}
    & > .reader--lead {{ color: $foreground-muted; }}
    & > .reader--strong {{ text-style: bold; }}
    & > .reader--em {{ text-style: italic; }}
    & > .reader--strike {{ text-style: strike; }}
    & > .reader--link {{ text-style: underline; color: $secondary; }}
    {entity_css("reader--")}
    & > .reader--note {{ background: #493b13; }}
    & > .reader--highlight {{ background: #1f4127; }}
    &:light > .reader--note {{ background: #f4e4b8; }}
    &:light > .reader--highlight {{ background: #c9f1d0; }}
    & > .reader--hit {{ background: $warning; color: $background; }}
    & > .reader--current {{ background: $foreground; color: $background; text-style: bold; }}
    & > .reader--selection {{ background: $block-cursor-background; }}
    & > .reader--label {{ background: $warning; color: $background; text-style: bold; }}
    & > .reader--paragraph-bar {{ color: $foreground-muted; }}
    & > .reader--tick-notes {{ color: $warning; }}
    & > .reader--tick-hits {{ color: $accent; }}
    &:ansi > .reader--byline, &:ansi > .reader--lead, &:ansi > .reader--rule {{ text-style: dim; }}
    &:ansi > .reader--caption {{ text-style: dim italic; }}
    &:ansi > .reader--code, &:ansi > .reader--code-span {{ background: transparent; }}
    &:ansi > .reader--note {{ background: ansi_yellow; color: ansi_black; }}
    &:ansi > .reader--highlight {{ background: ansi_green; color: ansi_black; }}
    &:ansi > .reader--hit {{ background: ansi_bright_yellow; color: ansi_black; }}
    &:ansi > .reader--current {{ background: ansi_blue; color: ansi_bright_white; }}
    &:ansi > .reader--label {{ background: ansi_bright_yellow; color: ansi_black; }}
    &:ansi > .reader--selection {{ background: ansi_cyan; color: ansi_black; }}
}}
"""
