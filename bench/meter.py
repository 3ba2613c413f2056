"""What a request cost inside the server: processor time, and on request the number of SQL statements."""

import time

from django.db import connection


class Meter:
    """Answers with X-Cpu (milliseconds) and, where the request has X-Count, X-Statements."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "X-Count" in request.headers:
            return self.count(request)
        began = time.process_time()
        response = self.get_response(request)
        response["X-Cpu"] = f"{(time.process_time() - began) * 1000:.3f}"
        return response

    def count(self, request):
        sent = []

        def note(execute, sql, params, many, context):
            sent.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            response = self.get_response(request)
        response["X-Statements"] = str(len(sent))
        return response
