#!/bin/sh
# Keeps a measurement set, changes it, reads it and removes it again.
set -eu

# call METHOD PATH [BODY]
call() {
    curl --silent --show-error --fail-with-body --request "$1" \
        --user "$FREESEWING_KEY:$FREESEWING_SECRET" \
        --header 'Content-Type: application/json' ${3:+--data "$3"} \
        "$FREESEWING_URL$2"
}

made=$(call POST /sets/key '{"name": "Joost", "measies": {"chest": 1000, "waist": 850.5}}')
id=$(printf '%s' "$made" | sed 's/.*"set":{"id":\([0-9]*\).*/\1/')

# Only what is sent changes: the chest stays.
call PATCH "/sets/$id/key" '{"measies": {"waist": 860}}' >/dev/null

answer=$(call GET "/sets/$id/key")
number() { printf '%s' "$answer" | sed "s/.*\"$1\":\([0-9.]*\).*/\1/"; }
echo "Joost: chest $(number chest), waist $(number waist)"

call DELETE "/sets/$id/key"
echo "removed"
