#!/bin/sh
# Asks the server which key this is.
set -eu

answer=$(curl --silent --show-error --fail-with-body \
    --user "$FREESEWING_KEY:$FREESEWING_SECRET" \
    "$FREESEWING_URL/whoami/key")

# Takes one field out of the answer. If you have jq: jq -r .apikey.name
field() { printf '%s' "$answer" | sed "s/.*\"$1\":\"*\([^\",}]*\).*/\1/"; }

echo "$(field name): level $(field level), until $(field expiresAt)"
