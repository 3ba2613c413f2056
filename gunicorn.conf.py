"""How gunicorn serves the portal; read by gunicorn from this folder. The command line wins over it."""

import re

from gunicorn.glogging import Logger

KEYS = re.compile(r"(/calendar/|/join/|/password/reset/)(?!sent/|done/)[^/\s\"'?]+")

# Loaded once, before the workers: a wrong setting ends the start with its sentence, and memory is shared.
preload_app = True
# Threads gain nothing here (pages are drawn under one lock); two for each core is the usual start.
workers = 2
# A request that takes this long is stuck: documents are made by the worker, never in a request.
timeout = 60
# Fresh processes now and then, not both at once.
max_requests = 2000
max_requests_jitter = 200
# No control socket in anybody's home folder.
control_socket_disable = True


class WithoutKeys(Logger):
    """An access log, where somebody turns it on, is written without the keys that a few paths hold."""

    def atoms(self, resp, req, environ, request_time):
        found = super().atoms(resp, req, environ, request_time)
        return {name: KEYS.sub(r"\1...", text) if isinstance(text, str) else text for name, text in found.items()}


logger_class = WithoutKeys
