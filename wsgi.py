"""What a WSGI server loads, `wsgi:app`, and what `flask` loads for a command."""

from app import create_app
from app.admin.backup import schedule
from app.admin.firstrun.routes import announce_code
from app.admin.server import console
from app.admin.server.opening import BY_COMMAND, keep
from app.web.delivery import server_log

console.accept_any_character()
if console.is_command():
    with console.ending(console.NOT_DONE):
        app = create_app({"UPGRADE_AT_START": False, BY_COMMAND: True})
else:
    with console.ending(console.NO_START):
        console.restrict_new_files()
        server_log.set_up()
        app = create_app()
        keep(app)
        schedule.begin(app)
    announce_code(app)
