"""A burn-up as a picture: SVG that needs nothing from elsewhere and holds no script."""

from collections.abc import Callable, Iterable
from datetime import date
from xml.sax.saxutils import escape

from tui_goals.rules import forecast_words, phrases
from tui_goals.rules.burn import Burn
from tui_goals.terminal.text import clean_line

WIDTH, HEIGHT = 960, 540
LEFT, TOP, RIGHT, BOTTOM = 90, 70, 30, 60
"""Margins."""

Point = tuple[float, float]
Place = Callable[[date, float], Point]


def burn_svg(title: str, burn: Burn) -> str:
    """The picture as a text."""
    values = [burn.start, burn.target, *(value for _, value in burn.actual)]
    low, high = min(values), max(values)
    length = max(1, (burn.last - burn.first).days)

    def at(day: date, value: float) -> Point:
        across = min(1.0, (day - burn.first).days / length)
        up = (value - low) / ((high - low) or 1.0)
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    parts = [
        _text((LEFT, 34), title, 'font-size="20" font-weight="bold"'),
        _line([at(burn.first, burn.target), at(burn.last, burn.target)], 'stroke="#888" stroke-dasharray="2 4"'),
        *_pace(burn, at), *_cone(burn, at),
        _line(_steps(burn, at), 'stroke="#1a7f4b" stroke-width="3"'),
        _line([(LEFT, TOP), (LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, HEIGHT - BOTTOM)], 'stroke="#444"'),
        *(_text((LEFT - 8, at(burn.first, value)[1] + 5), phrases.amount(round(value, 1)), 'text-anchor="end"')
          for value in dict.fromkeys((burn.start, burn.target, burn.now))),
        _text((LEFT, 56), burn.unit, 'fill="#555"'),
        *(_text((at(day, low)[0], HEIGHT - 32), phrases.day(day, burn.today), 'text-anchor="middle"')
          for day in dict.fromkeys((burn.first, burn.today, burn.last))),
        _text((LEFT, HEIGHT - 10), _words(burn), 'fill="#555"'),
    ]  # fmt: skip
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="14" role="img">\n<title>{_escaped(title)}</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _steps(burn: Burn, at: Place) -> list[Point]:
    """A step for each day on which it changed, and flat until today."""
    points = [at(*burn.actual[0])]
    for day, value in burn.actual[1:]:
        points += [(at(day, value)[0], points[-1][1]), at(day, value)]
    return [*points, at(burn.today, burn.now)]


def _pace(burn: Burn, at: Place) -> Iterable[str]:
    if burn.begin is not None and burn.due is not None:
        ends = [at(max(burn.begin, burn.first), burn.planned_on(max(burn.begin, burn.first)) or burn.start)]
        until = min(burn.due, burn.last)
        ends.append(at(until, burn.planned_on(until) or burn.target))
        yield _line(ends, 'stroke="#555" stroke-dasharray="8 5"')


def _cone(burn: Burn, at: Place) -> Iterable[str]:
    last = burn.cone_on(burn.last)
    if burn.finish is None or last is None:
        return
    corners = [at(burn.today, burn.now)]
    for end, place in ((burn.finish.p10, 2), (burn.finish.p90, 0)):
        inside = end if end is not None and end < burn.last else burn.last
        edge = [at(inside, (burn.cone_on(inside) or last)[place]), at(burn.last, last[place])]
        corners += edge if place else reversed(edge)
    yield f'<polygon points="{_points(corners)}" fill="#2f6fd0" fill-opacity="0.25"/>'
    middle = burn.finish.p50 if burn.finish.p50 is not None and burn.finish.p50 < burn.last else burn.last
    yield _line(
        [at(burn.today, burn.now), at(middle, (burn.cone_on(middle) or last)[1])], 'stroke="#2f6fd0" stroke-width="2"'
    )


def _words(burn: Burn) -> str:
    done = "solid: done"
    pace = " - dashed: pace line" if burn.begin is not None and burn.due is not None else ""
    if burn.finish is None:
        return f"{done}{pace}"
    return f"{done}{pace} - shaded: forecast, finish {forecast_words.span(burn.finish, burn.today)}"


def _line(points: Iterable[Point], style: str) -> str:
    return f'<polyline points="{_points(points)}" fill="none" {style}/>'


def _text(place: Point, words: str, style: str) -> str:
    return f'<text x="{place[0]:.1f}" y="{place[1]:.1f}" {style}>{_escaped(words)}</text>'


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{across:.1f},{down:.1f}" for across, down in points)


def _escaped(words: str) -> str:
    return escape(clean_line(words), {'"': "&quot;"})
