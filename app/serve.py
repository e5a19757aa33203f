"""`python -m app.serve`: the application behind waitress, one process for an office."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from threading import Thread

from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from app import create_app
from app.admin.backup import schedule
from app.admin.firstrun.routes import announce_code
from app.admin.server import console, limits
from app.admin.server.opening import UPGRADED, keep
from app.admin.units.checks import file_remarks
from app.config import UPLOAD_LIMIT, VERSION
from app.office.installation.troubles import Unusable
from app.office.security_log.actions import write_held
from app.web.delivery import server_log
from app.web.delivery.lanes import Lanes

_log = logging.getLogger("app.serve")


def main() -> None:
    """Serve on `HOST` and `PORT` until interrupted or asked to end; requests under way are finished."""
    console.accept_any_character()
    server_log.set_up()
    with console.ending(console.NO_START):
        _serve()


def _serve() -> None:
    host, port = os.environ.get("HOST", "127.0.0.1"), _port(os.environ.get("PORT", "8000"))
    console.restrict_new_files()
    app = create_app()
    if app.extensions.get(UPGRADED) and os.name == "posix":
        # The migration loaded modules that no request needs: start again without them. On Windows execv would
        # start a second process and return to the console.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command line
    lanes = Lanes()
    server = _server(app, host, port, lanes)
    lanes.set_thread_count(server.adj.threads)
    signal.signal(signal.SIGTERM, _end)
    sys.stdout.write(f"Sổ Công đoàn: http://{host}:{port}   (Ctrl+C để dừng)\n")
    sys.stdout.flush()
    _log.info("version %s serves on http://%s:%s", VERSION, host, port)
    announce_code(app)
    for sentence in file_remarks():
        sys.stderr.write(f"{sentence}\n")
    Thread(target=_prepare_printing, daemon=True).start()
    limits.apply_limits(app)
    keeper = keep(app)
    schedule.begin(app)
    try:
        server.run()
    finally:
        _log.info("ends")
        with app.app_context():
            write_held()
        if keeper:
            keeper.stop()


def _server(app: Flask, host: str, port: int, lanes: Lanes) -> BaseWSGIServer | MultiSocketServer:
    try:
        return create_server(
            app,
            host=host,
            port=port,
            ident=None,
            # The application evaluates proxy headers itself (`web.delivery.proxies`).
            clear_untrusted_proxy_headers=False,
            _dispatcher=lanes,
            connection_limit=limits.connection_limit(),
            # Idle and half-sent connections are closed after seconds.
            channel_timeout=20,
            cleanup_interval=5,
            # select() cannot handle file numbers above 1023.
            asyncore_use_poll=True,
            threads=limits.THREADS,
            # Above Flask's own limit, so that a file slightly too big gets the application's message.
            max_request_body_size=4 * UPLOAD_LIMIT,
        )
    except (OSError, ValueError) as error:
        raise Unusable(
            f"Không mở được http://{host}:{port} ({error}). Chọn cổng khác: make run PORT=8080"
        ) from error


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise Unusable(
            f"PORT={text} không phải cổng: cổng là một số từ 1 đến 65535, ví dụ make run PORT=8080."
        )
    return int(text)


def _prepare_printing() -> None:
    """Load the PDF engine in advance: it takes as long as a page or two of a report."""
    from app.papers.pdf import engine as pdf_engine

    pdf_engine.install()
    # What is loaded by now stays: looking for garbage in it would hold up a page for a tenth of a second.
    gc.collect()
    gc.freeze()


def _end(_signal: int, _frame: object) -> None:
    # waitress ends as for Ctrl+C: it takes no new requests and waits for running ones.
    raise SystemExit(0)


if __name__ == "__main__":
    main()
