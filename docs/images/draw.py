#!/usr/bin/env python3
"""Draws the charts of docs/dimensions.md from recordings.

    draw.py RECORDING.jfr CHART.svg "Title" Event.field=label ...

Each field gets a panel of its own with its own axis in MiB, so that nothing is stacked.
"""
import json
import subprocess
import sys
from datetime import datetime

WIDTH, PANEL, LEFT, TOP, GAP = 760, 100, 90, 50, 28
COLOURS = ["#1f6fb4", "#b4541f", "#2f8f4e", "#7a4fb0", "#a08000"]


def series(recording, event, field):
    text = subprocess.run(
        ["jfr", "print", "--json", "--events", "dev.kernelmemory." + event, recording],
        check=True, capture_output=True, text=True).stdout
    points = []
    for one in json.loads(text)["recording"]["events"]:
        values = one["values"]
        if values[field] is not None and values[field] >= 0:
            seconds = datetime.fromisoformat(values["startTime"][:23].rstrip("Z")).timestamp()
            points.append((seconds, values[field] / 2**20))
    return points


def panel(points, start, end, top, label, colour):
    low, high = min(v for _, v in points), max(v for _, v in points)
    # Less than 2 MiB, or a tenth, is not blown up to the height of the panel.
    middle, span = (low + high) / 2, max(high - low, 2.0, high / 10) * 1.1
    low, high = max(0, middle - span / 2), middle + span / 2

    def at(t, v):
        x = LEFT + (t - start) / (end - start) * (WIDTH - LEFT - 20)
        return f"{x:.1f},{top + PANEL - (v - low) / (high - low) * PANEL:.1f}"

    line = " ".join(at(t, v) for t, v in points)
    parts = [f'<rect x="{LEFT}" y="{top}" width="{WIDTH - LEFT - 20}" height="{PANEL}" fill="none" stroke="#999"/>',
             f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.6"/>',
             f'<text x="{LEFT}" y="{top - 6}" fill="{colour}" font-weight="bold">{label}</text>']
    for v in (low, high):
        parts.append(f'<text x="{LEFT - 6}" y="{float(at(start, v).split(",")[1]) + 4:.1f}" text-anchor="end">{v:.1f} MiB</text>')
    return parts


def main():
    recording, chart, title = sys.argv[1:4]
    lines = [(label, series(recording, *name.split("."))) for name, label in
             (argument.split("=") for argument in sys.argv[4:])]
    start = min(points[0][0] for _, points in lines)
    end = max(points[-1][0] for _, points in lines)
    height = TOP + len(lines) * (PANEL + GAP) + 24
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">',
             f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
             f'<text x="{LEFT}" y="20" font-size="14">{title}</text>']
    for i, (label, points) in enumerate(lines):
        parts += panel(points, start, end, TOP + i * (PANEL + GAP), label, COLOURS[i % len(COLOURS)])
    parts.append(f'<text x="{LEFT}" y="{height - 8}">0 s</text>')
    parts.append(f'<text x="{WIDTH - 20}" y="{height - 8}" text-anchor="end">{end - start:.0f} s</text></svg>')
    with open(chart, "w", encoding="utf-8") as out:
        out.write("\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
