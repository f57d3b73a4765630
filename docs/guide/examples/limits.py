# Calls three times, and waits whenever the server asks for it.
import base64, json, os, sys, time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ["FREESEWING_URL"]
PAIR = os.environ["FREESEWING_KEY"] + ":" + os.environ["FREESEWING_SECRET"]
CREDENTIAL = "Basic " + base64.b64encode(PAIR.encode()).decode()


def get(path, tries=6):
    request = Request(URL + path, headers={"Authorization": CREDENTIAL})
    for left in reversed(range(tries)):
        try:
            with urlopen(request) as answer:
                return json.load(answer)
        except HTTPError as error:
            if error.code not in (429, 503) or left == 0:
                raise
            seconds = int(error.headers.get("Retry-After", "60"))
        print(f"waiting {seconds} s", file=sys.stderr)
        time.sleep(seconds)


for call in 1, 2, 3:
    get("/sets/key")
    print(f"call {call}: done")
