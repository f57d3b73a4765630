// Programs to try a key with: who am I, and what sets are there. Whatever is put into them has to be harmless in a string
// of each language, so only addresses, ids and secrets are; never what somebody has typed.

export type Snippet = readonly [language: string, program: string];

export function snippets(api: string, key: string, secret: string): readonly Snippet[] {
  return [
    ["curl", curl(api, key, secret)],
    ["Python", python(api, key, secret)],
    ["JavaScript", javaScript(api, key, secret)],
  ];
}

// Double quotes, because they are the ones that Windows understands too.
const curl = (api: string, key: string, secret: string) =>
  ["whoami", "sets"].map((what) => `curl --write-out "\\n" --user "${key}:${secret}" "${api}/${what}/key"\n`).join("");

// No block is left open, so that it can also be pasted at Python's own prompt.
const python = (api: string, key: string, secret: string) => `import base64, json, urllib.request

API = "${api}"
KEY = "${key}"
SECRET = "${secret}"

def get(path):
    credential = base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
    request = urllib.request.Request(API + path, headers={"Authorization": "Basic " + credential})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)

print(get("/whoami/key")["apikey"])
print(get("/sets/key")["sets"])
`;

// All in one function, so that it works as a script, as a module, and twice in the same console.
const javaScript = (api: string, key: string, secret: string) => `(async () => {
  const API = "${api}";
  const KEY = "${key}";
  const SECRET = "${secret}";

  const get = async (path) => {
    const answer = await fetch(API + path, { headers: { Authorization: "Basic " + btoa(KEY + ":" + SECRET) } });
    if (!answer.ok) throw new Error(answer.status + " " + (await answer.text()));
    return answer.json();
  };

  console.log((await get("/whoami/key")).apikey);
  console.log((await get("/sets/key")).sets);
})();
`;
