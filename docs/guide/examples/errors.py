# Sends a set without a name, and says what is wrong.
import base64, json, os, sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ["FREESEWING_URL"]
PAIR = os.environ["FREESEWING_KEY"] + ":" + os.environ["FREESEWING_SECRET"]
CREDENTIAL = "Basic " + base64.b64encode(PAIR.encode()).decode()

request = Request(
    URL + "/sets/key",
    data=json.dumps({"notes": "no name"}).encode(),
    headers={"Authorization": CREDENTIAL, "Content-Type": "application/json"},
)
try:
    urlopen(request).close()
    print("kept")
except HTTPError as error:
    if error.code == 401:  # This one is plain text, not JSON.
        print("the key does not work: mistyped, expired or revoked")
    elif error.code in (429, 503):
        print(f"too much for now, come back in {error.headers['Retry-After']} s")
    elif error.code >= 500:
        print("the server's fault, try again later")
    else:
        text = error.read()  # A record that is not there has no text at all.
        print(f"refused: {json.loads(text)['error'] if text else 'notFound'}")
    sys.exit(1)
