# Tries something that takes level 4: reading what happened to the account.
import base64, json, os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

URL = os.environ["FREESEWING_URL"]
PAIR = os.environ["FREESEWING_KEY"] + ":" + os.environ["FREESEWING_SECRET"]
CREDENTIAL = "Basic " + base64.b64encode(PAIR.encode()).decode()

request = Request(URL + "/account/activity/key", headers={"Authorization": CREDENTIAL})
try:
    urlopen(request).close()
    print("This key may do it.")
except HTTPError as error:
    if error.code != 403:
        raise
    said = json.load(error)
    print(f"This takes level {said['required']}, and the key has level {said['level']}.")
