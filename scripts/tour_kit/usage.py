"""How much the API is used: it is told with a delay of half a second or so."""

import time
from datetime import datetime, timezone

PATIENCE_S = 10


def today():
    """The present day, as routes take it."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%d")


def rows_of(answer, **members):
    """The rows that have these members."""
    return [row for row in answer["usage"]["rows"] if members.items() <= row.items()]


def eventually(call, is_so):
    """Calls until the answer is as it should be; after a while, it is what it is."""
    until = time.monotonic() + PATIENCE_S
    while True:
        answer = call()
        if is_so(answer) or time.monotonic() > until:
            return answer
        time.sleep(0.2)
