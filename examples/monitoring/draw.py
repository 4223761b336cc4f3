"""Draws dashboard.json as a picture, from a Prometheus that has watched Milepost: for docs, and where no Grafana is.

pip install matplotlib; python draw.py http://127.0.0.1:9090 MINUTES picture.png
"""

import json
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

COLUMNS = 24
INCHES_PER_COLUMN = 0.6
INCHES_PER_ROW = 0.42


def series(prometheus, expression, minutes):
    end = time.time()
    query = urllib.parse.urlencode(
        {
            "query": expression.replace("$__rate_interval", "20s"),
            "start": end - 60 * minutes,
            "end": end,
            "step": max(1, minutes),
        }
    )
    with urllib.request.urlopen(f"{prometheus}/api/v1/query_range?{query}") as reply:
        return json.load(reply)["data"]["result"]


def legend(form, labels):
    for name, value in labels.items():
        form = form.replace("{{" + name + "}}", value)
    return form


def draw(panel, axes, prometheus, minutes):
    axes.set_title(panel["title"], loc="left", fontsize=10)
    for target in panel["targets"]:
        for found in series(prometheus, target["expr"], minutes):
            times = [(at - time.time()) / 60 for at, _ in found["values"]]
            values = [float(value) for _, value in found["values"]]
            axes.plot(times, values, label=legend(target["legendFormat"], found["metric"]))
    unit = panel["fieldConfig"]["defaults"]["unit"]
    axes.set_ylabel({"reqps": "a second", "s": "seconds", "percent": "%"}.get(unit, ""), fontsize=8)
    axes.set_ylim(bottom=0)
    axes.tick_params(labelsize=8)
    axes.grid(alpha=0.3)
    if axes.lines:
        axes.legend(fontsize=7, loc="upper left")


def main():
    prometheus, minutes, picture = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    dashboard = json.loads(Path(__file__).with_name("dashboard.json").read_text())
    places = [panel["gridPos"] for panel in dashboard["panels"]]
    rows = max(place["y"] + place["h"] for place in places)
    figure = plt.figure(figsize=(COLUMNS * INCHES_PER_COLUMN, rows * INCHES_PER_ROW))
    grid = figure.add_gridspec(rows, COLUMNS)
    for panel, place in zip(dashboard["panels"], places):
        part = grid[place["y"] : place["y"] + place["h"] - 2, place["x"] : place["x"] + place["w"] - 1]
        draw(panel, figure.add_subplot(part), prometheus, minutes)
    figure.savefig(picture, dpi=80, bbox_inches="tight")


if __name__ == "__main__":
    main()
