"""The looks: one calm theme of our own, dark and light, beside Textual's."""

from textual.theme import Theme

DARK = Theme(
    name="calm-dark",
    primary="#7aa2c8",
    secondary="#7aa2c8",
    accent="#e0a458",
    foreground="#d6d9de",
    background="#14171c",
    surface="#14171c",
    panel="#1d222a",
    boost="#242b35",
    success="#86b77e",
    warning="#e0a458",
    error="#dd7373",
    dark=True,
    variables={
        "mark-0": "#7aa2c8", "mark-1": "#c490c9", "mark-2": "#86b77e", "mark-3": "#d9945f",
        "mark-4": "#5fb3a8", "mark-5": "#d67f98", "mark-6": "#a8a05c", "mark-7": "#8f97dd",
        "quiet": "#838b98", "rule": "#323a46", "cursor-row": "#26303d",
    },
)  # fmt: skip

LIGHT = Theme(
    name="calm-light",
    primary="#2f5d8a",
    secondary="#2f5d8a",
    accent="#a65f00",
    foreground="#23272e",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f0eee8",
    boost="#e8e5dc",
    success="#3c7a3a",
    warning="#a65f00",
    error="#b03030",
    dark=False,
    variables={
        "mark-0": "#2f5d8a", "mark-1": "#86418c", "mark-2": "#3c7a3a", "mark-3": "#a65118",
        "mark-4": "#16736a", "mark-5": "#a83e5e", "mark-6": "#6f6819", "mark-7": "#4a52ad",
        "quiet": "#6b7077", "rule": "#d2cec3", "cursor-row": "#e4e9ef",
    },
)  # fmt: skip

STAND_INS = {
    "quiet": "foreground-muted", "rule": "panel-lighten-2", "cursor-row": "boost",
    "mark-0": "primary", "mark-1": "secondary", "mark-2": "success", "mark-3": "warning",
    "mark-4": "accent", "mark-5": "error", "mark-6": "primary-lighten-2", "mark-7": "secondary-lighten-2",
}  # fmt: skip
"""Which token of another theme stands in for one of ours."""
