# Asks the server which key this is.
import base64, json, os
from urllib.request import Request, urlopen

URL = os.environ["FREESEWING_URL"]
PAIR = os.environ["FREESEWING_KEY"] + ":" + os.environ["FREESEWING_SECRET"]
CREDENTIAL = "Basic " + base64.b64encode(PAIR.encode()).decode()

request = Request(URL + "/whoami/key", headers={"Authorization": CREDENTIAL})
with urlopen(request) as answer:
    key = json.load(answer)["apikey"]

print(f"{key['name']}: level {key['level']}, until {key['expiresAt']}")
