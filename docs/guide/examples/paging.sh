#!/bin/sh
# Reads what happened to the account, two events at a time, the latest first.
set -eu

before=
while true; do
    page=$(curl --silent --show-error --fail-with-body \
        --user "$FREESEWING_KEY:$FREESEWING_SECRET" \
        "$FREESEWING_URL/account/activity/key?limit=2$before")
    printf '%s\n' "$page" | grep -o '"kind":"[A-Za-z]*"' | cut -d '"' -f 4

    # The number to go on from; the last page has none.
    next=$(printf '%s\n' "$page" | sed -n 's/.*"next":\([0-9][0-9]*\).*/\1/p')
    [ -n "$next" ] || break
    before="&before=$next"
done
