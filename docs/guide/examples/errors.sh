#!/bin/sh
# Sends a set without a name, and says what is wrong.
set -eu

# The headers and the status come before and after the body.
answer=$(curl --silent --show-error --include --write-out '\nstatus %{http_code}' \
    --user "$FREESEWING_KEY:$FREESEWING_SECRET" \
    --header 'Content-Type: application/json' --data '{"notes": "no name"}' \
    "$FREESEWING_URL/sets/key" | tr -d '\r')

status=$(printf '%s\n' "$answer" | sed -n 's/^status //p')
word=$(printf '%s\n' "$answer" | sed -n 's/.*"error":"\([A-Za-z]*\)".*/\1/p')
seconds=$(printf '%s\n' "$answer" | sed -n 's/^[Rr]etry-[Aa]fter: //p')

case $status in
    2*) echo "kept" ;;
    401) echo "the key does not work: mistyped, expired or revoked"; exit 1 ;;
    429 | 503) echo "too much for now, come back in $seconds s"; exit 1 ;;
    5*) echo "the server's fault, try again later"; exit 1 ;;
    *) echo "refused: $word"; exit 1 ;;
esac
