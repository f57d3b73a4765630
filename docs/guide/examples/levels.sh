#!/bin/sh
# Tries something that takes level 4: reading what happened to the account.
set -eu

answer=$(curl --silent --show-error \
    --user "$FREESEWING_KEY:$FREESEWING_SECRET" \
    "$FREESEWING_URL/account/activity/key")

number() { printf '%s' "$answer" | sed "s/.*\"$1\":\([0-9]*\).*/\1/"; }

case $answer in
    *'"insufficientAccessLevel"'*)
        echo "This takes level $(number required), and the key has level $(number level)." ;;
    *'"result":"success"'*)
        echo "This key may do it." ;;
    *)
        echo "$answer" >&2
        exit 1 ;;
esac
