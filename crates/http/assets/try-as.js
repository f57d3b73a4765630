"use strict"
// Who makes the calls that are tried on this page: whoever is signed in at /account/, by paths that end in /jwt, and a key,
// by paths that end in /key. Swagger UI keeps both in memory alone, and so do we.

// Where the account pages keep the token of whoever is signed in (crates/pages/web/src/session.tsx).
const KEPT = "freesewing.token"

// The names of the credentials in the API's description of itself.
const TOKEN = "token"
const KEY = "apikey"

function tryAs(ui) {
  const at = (id) => document.getElementById(id)
  const form = at("who-form")
  // Whom a credential belongs to, in words; what was put into Swagger UI's own dialog is not looked up.
  const names = new Map()

  const authorized = () => ui.authSelectors.authorized()?.toJS() ?? {}
  const credentialOf = ({ value }) => (typeof value === "string" ? value : value.username)

  const show = () => {
    const { [TOKEN]: token, [KEY]: key } = authorized()
    say(
      at("who-token"),
      token && names.has(credentialOf(token))
        ? `You are signed in as ${names.get(credentialOf(token))}. Calls that you try here are made as you, by paths that end in /jwt.`
        : token
          ? "Calls to paths that end in /jwt are made with the token that you gave."
          : "You are not signed in here. Paths that end in /jwt take whoever is signed in, in your account.",
    )
    say(
      at("who-key"),
      key && names.has(credentialOf(key))
        ? `Paths that end in /key take your key ${names.get(credentialOf(key))}.`
        : key
          ? "Calls to paths that end in /key are made with the key that you gave."
          : "Paths that end in /key take an API key.",
    )
    at("who-token-end").hidden = !token
    at("who-key-end").hidden = !key
  }

  const forget = (name) => {
    if (authorized()[name]) ui.authActions.logout([name])
  }

  // As somebody signs in or out, here or in another tab.
  const takeToken = async () => {
    const token = localStorage.getItem(KEPT)
    const answer = token === null ? null : await ask("/whoami/jwt", `Bearer ${token}`)
    if (token !== localStorage.getItem(KEPT)) return
    forget(TOKEN)
    if (answer?.ok) {
      const { account } = await answer.json()
      names.set(token, account.username)
      ui.preauthorizeApiKey(TOKEN, token)
    }
    show()
  }

  const takeKey = async () => {
    const { key, secret } = form.elements
    const id = key.value.trim()
    const answer = await ask("/whoami/key", "Basic " + btoa(`${id}:${secret.value.trim()}`))
    if (!answer.ok) {
      say(at("who-problem"), answer.status === 429 ? "Too many tries. Wait a little." : "This key does not work. Is it mistyped, expired or revoked?")
      return
    }
    const { apikey } = await answer.json()
    names.set(id, `“${apikey.name}”, of level ${apikey.level}`)
    ui.preauthorizeBasic(KEY, id, secret.value.trim())
    form.reset()
    say(at("who-problem"), "")
    at("who-other").open = false
    at("who-other").querySelector("summary").focus()
    show()
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    takeKey().catch(() => say(at("who-problem"), "That did not work. Is the server there?"))
  })
  at("who-token-end").addEventListener("click", () => forget(TOKEN))
  at("who-key-end").addEventListener("click", () => forget(KEY))
  window.addEventListener("storage", ({ key }) => {
    if (key === KEPT || key === null) takeToken().catch(show)
  })
  // Swagger UI has a dialog of its own for credentials.
  let seen = null
  ui.getStore().subscribe(() => {
    const now = ui.authSelectors.authorized()
    if (now !== seen) {
      seen = now
      show()
    }
  })
  takeToken().catch(show)
}

// The body is taken at once: one that nobody reads, and that is not to be kept, leaves its request under way.
async function ask(path, credential) {
  const answer = await fetch(path, { headers: { Authorization: credential }, credentials: "omit" })
  const body = await answer.text()
  return { ok: answer.ok, status: answer.status, json: () => JSON.parse(body) }
}

// Only what is new is said, so that nothing is read aloud twice.
function say(place, text) {
  if (place.textContent !== text) place.textContent = text
}
