# Reads what happened to the account, two events at a time, the latest first.
import base64, json, os
from urllib.request import Request, urlopen

URL = os.environ["FREESEWING_URL"]
PAIR = os.environ["FREESEWING_KEY"] + ":" + os.environ["FREESEWING_SECRET"]
CREDENTIAL = "Basic " + base64.b64encode(PAIR.encode()).decode()


def activity():
    path = "/account/activity/key?limit=2"
    before = ""
    while True:
        request = Request(URL + path + before, headers={"Authorization": CREDENTIAL})
        with urlopen(request) as answer:
            page = json.load(answer)
        yield from page["activity"]
        # The number to go on from; the last page has none.
        if not page.get("next"):
            return
        before = f"&before={page['next']}"


for event in activity():
    print(event["kind"])
