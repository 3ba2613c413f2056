"""No test reaches further than this machine: every other connection is refused with a sentence."""

import ipaddress
import socket
import sys


class NetworkRefused(AssertionError):  # noqa: N818 - what happened
    """A test tried to reach a machine other than this one."""


def is_this_machine(host) -> bool:
    """Loopback names and addresses, and nothing else."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _guard(event, args):
    if event == "socket.connect" and args[0].family in (socket.AF_INET, socket.AF_INET6):
        _refuse_unless_here(args[1][0])
    elif event == "socket.getaddrinfo":
        _refuse_unless_here(args[0])


def _refuse_unless_here(host):
    if not is_this_machine(host) and host != socket.gethostname():
        raise NetworkRefused(f"A test tried to reach {host}. Tests use this machine only.")


def pytest_configure():
    # An audit hook sees every socket of the process, whichever library opened it; it cannot be taken off again.
    sys.addaudithook(_guard)
