from tour_kit.section import Section
from tour_kit.surprise import Surprise


class Limits(Section):
    """Limits

    A server with small limits, so that they are reached quickly.
    """

    def announced(self):
        """Every answer says how much is allowed, and what is left of it."""
        # Waiting for the server took one call.
        self.server = self.tour.other_server(BACKEND_RATE_LIMIT="address=2")
        answer = self.call("GET", "/curated-sets", server=self.server).has_status(200)
        answer.has_header("ratelimit-policy", '"address";q=2;w=60')
        if not answer.headers.get("ratelimit", "").startswith('"address";r=0;t='):
            raise Surprise("nothing left", answer.headers.get("ratelimit"), "ratelimit")

    def reached(self):
        """Whoever calls too often is told how long to wait; a made-up credential does not help."""
        for path, as_ in [("/curated-sets", None), ("/curated-sets", "Bearer x"), ("/account/jwt", "Bearer x"), ("/nope", None)]:
            answer = self.call("GET", path, as_, server=self.server).is_error(429, "rateLimitExceeded")
            wait = answer.headers.get("retry-after", "")
            if not wait.isdigit() or not 1 <= int(wait) <= 30:
                raise Surprise("1 to 30 seconds", wait, "retry-after")

    def health(self):
        """Whoever looks after the server is let in all the same."""
        self.call("GET", "/health", server=self.server).has_status(200)
