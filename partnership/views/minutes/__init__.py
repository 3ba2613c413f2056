"""Meetings during and after: taking minutes, approving, passing on, and the register of decisions."""
