"""What a WSGI server loads: `wsgi:app`."""

from app import create_app
from app.firstrun.routes import announce_code

app = create_app()
announce_code(app)
