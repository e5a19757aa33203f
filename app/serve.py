"""`python -m app.serve`: the application behind waitress, one process for an office."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from threading import Event, Thread

from waitress.server import create_server

from app import UPGRADED, create_app
from app.config import UPLOAD_LIMIT
from app.exchange import uploads
from app.firstrun.routes import announce_code

_MOST_CONNECTIONS, _OTHER_FILES = 2_000, 200
#: More than `web.heavy` ever holds: the others answer pages.
THREADS = 12
#: Seconds between two looks for workbooks whose time is over.
_SWEEPS_EVERY = 600


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
            connection_limit=_connections(),
            # Idle and half-sent ones are given up after seconds.
            channel_timeout=20,
            cleanup_interval=5,
            # select() knows no file above number 1023.
            asyncore_use_poll=True,
            threads=THREADS,
            # Above Flask's own limit: a file a little too big is to meet our sentence, not waitress's.
            max_request_body_size=4 * UPLOAD_LIMIT,
        )
    except (OSError, ValueError) as error:
        sys.exit(f"Không mở được http://{host}:{port} ({error}). Chọn cổng khác: make run PORT=8080")
    signal.signal(signal.SIGTERM, _end)
    # A page asks the database dozens of times, and after each waits for whoever draws a paper to let go.
    sys.setswitchinterval(0.0005)
    sys.stdout.write(f"Sổ Công đoàn: http://{host}:{port}   (Ctrl+C để dừng)\n")
    sys.stdout.flush()
    announce_code(app)
    Thread(target=_prepare_printing, daemon=True).start()
    Thread(target=_sweep, args=(Path(app.instance_path) / uploads.FOLDER,), daemon=True).start()
    server.run()


def _connections() -> int:
    """What a building full of browsers needs, each with six connections, most of them idle.

    That is 2,000, or as many as the system lets one process open, less what books and papers need.
    """
    try:
        import resource
    except ImportError:
        return 400  # Windows waits for 512 at most
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS + _OTHER_FILES
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(_MOST_CONNECTIONS, soft - _OTHER_FILES)


def _prepare_printing() -> None:
    """Load what draws papers while nobody waits: it takes as long as a page or two of a report."""
    from app.papers import pdf_engine

    pdf_engine.install()


def _sweep(workbooks: Path) -> None:
    """Forget workbooks that nobody took, also where nobody sends another."""
    while True:
        uploads.drop_old(workbooks)
        Event().wait(_SWEEPS_EVERY)


def _end(_signal: int, _frame: object) -> None:
    # waitress ends as for Ctrl+C: it takes no new request and waits for those under way.
    raise SystemExit(0)


if __name__ == "__main__":
    main()
