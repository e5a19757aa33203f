"""`python -m app.serve`: the application behind waitress, one process for an office."""

from __future__ import annotations

import os
import signal
import sys
from threading import Thread

from waitress.server import create_server

from app import UPGRADED, ceilings, create_app
from app.config import UPLOAD_LIMIT
from app.firstrun.routes import announce_code


def main() -> None:
    """Serve on `HOST` and `PORT` until interrupted or told to end; requests under way are finished."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    app = create_app()
    if app.extensions.get(UPGRADED):
        # The migration loaded what no request needs and no process gives back: begin anew without it.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command line
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            ident=None,
            connection_limit=ceilings.connections(),
            # Idle and half-sent ones are given up after seconds.
            channel_timeout=20,
            cleanup_interval=5,
            # select() knows no file above number 1023.
            asyncore_use_poll=True,
            threads=ceilings.THREADS,
            # Above Flask's own limit: a file a little too big is to meet our sentence, not waitress's.
            max_request_body_size=4 * UPLOAD_LIMIT,
        )
    except (OSError, ValueError) as error:
        sys.exit(f"Không mở được http://{host}:{port} ({error}). Chọn cổng khác: make run PORT=8080")
    signal.signal(signal.SIGTERM, _end)
    sys.stdout.write(f"Sổ Công đoàn: http://{host}:{port}   (Ctrl+C để dừng)\n")
    sys.stdout.flush()
    announce_code(app)
    Thread(target=_prepare_printing, daemon=True).start()
    ceilings.keep(app)
    server.run()


def _prepare_printing() -> None:
    """Load what draws papers while nobody waits: it takes as long as a page or two of a report."""
    from app.papers import pdf_engine

    pdf_engine.install()


def _end(_signal: int, _frame: object) -> None:
    # waitress ends as for Ctrl+C: it takes no new request and waits for those under way.
    raise SystemExit(0)


if __name__ == "__main__":
    main()
