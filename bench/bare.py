"""A bare Flask page behind waitress, to measure ours against: `python -m bench.bare PORT`."""

from __future__ import annotations

import sys

from flask import Flask
from waitress import serve

app = Flask(__name__)


@app.get("/")
def page() -> str:
    return "<!doctype html><title>Bare</title><p>A page."


if __name__ == "__main__":
    serve(app, host="127.0.0.1", port=int(sys.argv[1]))
