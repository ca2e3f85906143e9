"""The colours: dark, light, high contrast; a test measures every text on every screen in each theme.

Contrast of text is at least 4.5, in high contrast 7 (WCAG 2.1, 1.4.3 and 1.4.6); of bars and frames 3
(1.4.11).
"""

from __future__ import annotations

from rich.terminal_theme import TerminalTheme
from textual.theme import Theme

QUIETER = 0.85  # how much of its colour a quieter text keeps

DARK = Theme(
    name="深色",
    primary="#1450b0",
    accent="#f0b849",
    warning="#f0b849",
    error="#b81d2b",
    success="#4ac26b",
    foreground="#f0f3f6",
    background="#0a0c10",
    surface="#12161c",
    panel="#20262e",
    dark=True,
    variables={
        "text-muted": "#b4bfca",
        "text-error": "#ffa3a3",
        "field": "#1b222b",
        "field-focus": "#17345c",
        "frame": "#8b949e",
        "input-selection-background": "#1f4f8f",
        "scrollbar": "#8b949e",
        "scrollbar-background": "#20262e",
    },
)
LIGHT = Theme(
    name="浅色",
    primary="#0a4a9c",
    accent="#7a3e00",
    warning="#7a3e00",
    error="#a30d1b",
    success="#0b5e22",
    foreground="#0e1116",
    background="#e7ebef",
    surface="#ffffff",
    panel="#d5dbe1",
    dark=False,
    variables={
        "text-muted": "#414c58",
        "text-error": "#a30d1b",
        "field": "#f8fafb",
        "field-focus": "#dbe9fb",
        "frame": "#59636e",
        "input-selection-background": "#b6d3f7",
        "block-cursor-blurred-background": "#c4d7ee",
        "scrollbar": "#59636e",
        "scrollbar-background": "#d5dbe1",
    },
)
HIGH_CONTRAST = Theme(
    name="高对比",
    primary="#ffff00",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffff00",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#333300",
    dark=True,
    variables={
        "text": "#000000",
        "text-muted": "#ffffff",
        "text-accent": "#ffff00",
        "text-warning": "#ffff00",
        "text-error": "#ffff00",
        "text-success": "#ffffff",
        "field": "#000000",
        "field-focus": "#262600",
        "frame": "#ffff00",
        "input-selection-background": "#4d4d00",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#333300",
        "scrollbar": "#ffff00",
        "scrollbar-background": "#000000",
    },
)
EVERY = (DARK, LIGHT, HIGH_CONTRAST)

ON_DARK = TerminalTheme(  # the sixteen colours of a terminal on a dark page; the letterhead's red is used
    (10, 12, 16),
    (240, 243, 246),
    [
        (18, 22, 28),
        (255, 130, 130),
        (74, 194, 107),
        (240, 184, 73),
        (138, 180, 255),
        (216, 165, 255),
        (118, 227, 234),
        (240, 243, 246),
    ],
)
