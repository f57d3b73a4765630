// All pages that there are, and how to know that one is there: by its heading. Those with things on them are looked at
// with things on them.

/** Pages for who is not signed in; `link` is one to confirm an account. */
export const outside = (link) => [
  ["sign-in", "", "Welcome"],
  ["sign-up", "signup", "Sign up"],
  ["confirm", `confirm/signup${new URL(link).search}`, "Confirm your account"],
  ["newsletter-in", "newsletter/subscribe?id=1&check=2", "Get the newsletter"],
  ["newsletter-out", "newsletter/unsubscribe?id=1&check=2", "End the newsletter"],
  ["removed", "left/removed", "Your account is gone"],
];

/** Pages for everybody with an account; `things` is what `furnish` has made. */
export const inside = (things) => [
  ["keys", "keys?state=all", "API keys"],
  ["key-new", "keys/new", "New key"],
  ["key", `keys/${things.key.key}`, things.key.name],
  ["keys-use", "keys/use", "Use of all keys"],
  ["more-calls", "more", "More calls"],
  ["sets", "sets", "Your measurements"],
  ["set", `sets/${things.set.id}`, things.set.name],
  ["set-import", "sets/import", "Import a set"],
  ["curated", "curated", "Curated sets"],
  ["patterns", "patterns", "Your patterns"],
  ["bookmarks", "bookmarks", "Your bookmarks"],
  ["account", "account", "Profile"],
  ["account-security", "account/security", "Password"],
  ["account-activity", "account/activity", "Activity"],
  ["account-data", "account/data", "Take everything along"],
];

/** Pages for maintainers; `user` is somebody with things to look at. */
export const maintaining = (user) => [
  ["maintain-use", "maintain/usage", "Use"],
  ["maintain-users", `maintain/users?q=${user.name}`, "Users"],
  ["maintain-user", `maintain/users/${user.id}`, user.name],
  ["maintain-keys", "maintain/keys", "Revoke a key"],
  ["maintain-requests", "maintain/requests", "Requests"],
  ["maintain-suggestions", "maintain/suggestions", "Measurement sets"],
  ["maintain-activity", "maintain/activity", "Activity"],
  ["maintain-health", "maintain/health", "Health"],
];
