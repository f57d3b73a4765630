"""Codes of a second factor (RFC 6238): six digits, thirty seconds, SHA-1."""

import base64
import hashlib
import hmac
import struct
import time


def code(secret, steps=0):
    """The code of now. Waits for the next one if this one is about to end."""
    left = 30 - time.time() % 30
    if left < 4:
        time.sleep(left + 0.1)
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def wrong_code(secret):
    """A code that is good neither now nor about now."""
    good = {code(secret, steps) for steps in (-1, 0, 1)}
    return next(each for each in ("000000", "111111", "222222", "333333") if each not in good)
