"""How gunicorn serves the portal; read by gunicorn from this folder. The command line wins over it."""

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
