"""A small mail server for the tests: it keeps what it accepts, and can be made to hang or refuse."""

import email
import email.policy
import select
import socket
import socketserver
import threading
from contextlib import contextmanager


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 ready")
        for line in self.rfile:
            word = line.decode().split(maxsplit=1)[0].upper() if line.strip() else ""
            if word == "QUIT":
                return self.say("221 bye")
            self.say(self.take_message() if word == "DATA" else "250 ok")
        return None

    def take_message(self):
        self.say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        text = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        self.server.arrived.set()
        self.server.answering.wait(timeout=60)
        if self.nobody_waits():
            raise ConnectionResetError
        if self.server.refusing:
            return "451 not now"
        self.server.accepted.append(email.message_from_bytes(text, policy=email.policy.default))
        return "250 accepted"

    def nobody_waits(self):
        """Whether the sender has gone meanwhile; then its message was never accepted."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """``accepted``: messages taken. ``arrived``: set when one came. Clear ``answering`` to let the next one hang."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Session)
        self.accepted = []
        self.refusing = False
        self.arrived = threading.Event()
        self.answering = threading.Event()
        self.answering.set()

    @property
    def port(self):
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """A worker that was killed leaves a broken line, which is what some tests are about."""


@contextmanager
def mail_server():
    """A running MailServer, gone afterwards."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.shutdown()
