"""Where the flags with the labels of findings lie on a page's picture, so that each can be read. Pure."""

from __future__ import annotations

from assistant.reading_report.contents import Rectangle

USUAL_WIDTH = 595.0
"""Points of an A4 page: on a wider page, shown as wide, flags are as much larger."""
HEIGHT, LETTER, PADDING = 10.0, 5.0, 6.0
"""Points on an A4 page."""
OVER = 0.75
"""Share of its height by which a flag inside a line stands above the line, to leave the words before it free."""
MOST_STEPS = 40


class Flags:
    """The flags of one page, none over another."""

    def __init__(self, width: float) -> None:
        """Begin a page of that width in points."""
        self.scale = max(width / USUAL_WIDTH, 0.5)
        self._placed: list[Rectangle] = []

    def place(self, label: str, first: Rectangle, *, inside: bool) -> Rectangle:
        """Return where a finding's flag lies: left of its first rectangle, above it where that is `inside` a line."""
        width, height = (PADDING + LETTER * len(label)) * self.scale, HEIGHT * self.scale
        x, y = (first.x, first.y - OVER * height) if inside else (first.x - width, first.y)
        flag = Rectangle(round(max(x, 0), 1), round(max(y, 0), 1), round(width, 1), round(height, 1))
        for _ in range(MOST_STEPS):
            other = next((one for one in self._placed if _overlap(one, flag)), None)
            if other is None:
                break
            beside = other.x - width
            if beside >= 0 and not inside:
                flag = Rectangle(round(beside, 1), flag.y, flag.width, flag.height)
            else:
                flag = Rectangle(flag.x, round(other.y + other.height, 1), flag.width, flag.height)
        self._placed.append(flag)
        return flag


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart_y = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (apart_x or apart_y)
