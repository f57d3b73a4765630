"use strict"
window.ui = SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  // No other host gets to see what is documented here.
  validatorUrl: null,
})
