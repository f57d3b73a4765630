# Keeps a measurement set, changes it, reads it and removes it again.
import base64, json, os
from urllib.request import Request, urlopen

URL = os.environ["FREESEWING_URL"]
PAIR = os.environ["FREESEWING_KEY"] + ":" + os.environ["FREESEWING_SECRET"]
CREDENTIAL = "Basic " + base64.b64encode(PAIR.encode()).decode()


def call(method, path, body=None):
    request = Request(URL + path, method=method, headers={"Authorization": CREDENTIAL})
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    with urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


measies = {"chest": 1000, "waist": 850.5}
made = call("POST", "/sets/key", {"name": "Joost", "measies": measies})["set"]

# Only what is sent changes: the chest stays.
call("PATCH", f"/sets/{made['id']}/key", {"measies": {"waist": 860}})

read = call("GET", f"/sets/{made['id']}/key")["set"]
print(f"{read['name']}: chest {read['measies']['chest']}, waist {read['measies']['waist']}")

call("DELETE", f"/sets/{made['id']}/key")
print("removed")
