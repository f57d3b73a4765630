"use strict"
// Swagger UI takes settings from the address. A link must not choose which document is shown to somebody who is signed in.
if (location.search !== "") history.replaceState(null, "", location.pathname + location.hash)

window.ui = SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  // No other host gets to see what is documented here.
  validatorUrl: null,
  // What is tried carries the credential that is shown above, and none that the browser remembers; nor does the browser
  // ask for one by itself when a key is refused.
  requestInterceptor: (request) => Object.assign(request, { credentials: "omit" }),
  onComplete: () => tryAs(window.ui),
})
