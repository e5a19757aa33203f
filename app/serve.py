"""`python -m app.serve`: the application behind waitress, one process for an office."""

from __future__ import annotations

import os
import signal
import sys
from threading import Thread

from waitress.server import create_server

from app import create_app
from app.config import UPLOAD_LIMIT
from app.firstrun.routes import announce_code
from app.reports import pdf_engine


def main() -> None:
    """Serve on `HOST` and `PORT` until interrupted or told to end; requests under way are finished."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    app = create_app()
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            ident=None,
            # Above Flask's own limit: a file a little too big is to meet our sentence, not waitress's.
            max_request_body_size=4 * UPLOAD_LIMIT,
        )
    except (OSError, ValueError) as error:
        sys.exit(f"Không mở được http://{host}:{port} ({error}). Chọn cổng khác: make run PORT=8080")
    signal.signal(signal.SIGTERM, _end)
    sys.stdout.write(f"Sổ Công đoàn: http://{host}:{port}   (Ctrl+C để dừng)\n")
    sys.stdout.flush()
    announce_code(app)
    # Reading the faces takes as long as a page or two of a report: before the first one is asked for.
    Thread(target=pdf_engine.install, daemon=True).start()
    server.run()


def _end(_signal: int, _frame: object) -> None:
    # waitress ends as for Ctrl+C: it takes no new request and waits for those under way.
    raise SystemExit(0)


if __name__ == "__main__":
    main()
