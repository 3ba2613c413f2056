"""The demo: fictitious people and cases for whatever arrangement has been loaded.

Every case is made by the portal's own commands, standing at past moments one after the other
(``travel``), so that its deadlines, notices and history are what they would have been.
"""
