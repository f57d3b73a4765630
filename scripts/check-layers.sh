#!/usr/bin/env bash
# Proves the layers: what no crate may depend on, not even by way of another crate. The rules are those of
# docs/ARCHITECTURE.md.
set -euo pipefail
cd "$(dirname "$0")/.."

failures=0
declare -A trees

# The names of all packages that a crate is built from, on any platform; tests and build scripts do not count.
# Unlike `cargo tree --invert`, this fails for one reason only: when cargo itself does.
tree_of() {
    cargo tree --locked --edges normal --target all --package "freesewing-$1" --prefix none --format '{p}' |
        cut -d ' ' -f 1 | sort -u
}

for crate in domain storage auth outbound pages http server; do
    trees[$crate]=$(tree_of "$crate")
done

# found CRATE PATTERN: the packages of a crate whose name matches a shell pattern.
found() {
    local package
    for package in ${trees[$1]}; do
        # shellcheck disable=SC2053 # the right side is a pattern
        if [[ $package == $2 && $package != "freesewing-$1" ]]; then
            echo "$package"
        fi
    done
}

# never CRATE PATTERN...: none of these may be there.
never() {
    local crate=$1 pattern packages
    shift
    for pattern in "$@"; do
        packages=$(found "$crate" "$pattern")
        if [ -z "$packages" ]; then
            printf 'ok    %-8s without %s\n' "$crate" "$pattern"
            continue
        fi
        printf 'FAIL  %-8s without %s: there is %s\n' "$crate" "$pattern" "${packages//$'\n'/, }"
        why "$crate" "${packages%%$'\n'*}"
        failures=$((failures + 1))
    done
}

# Shows the way from a crate to a package.
why() {
    local id way
    id=$(cargo tree --locked --edges normal --target all --package "freesewing-$1" --prefix none --format '{p}' |
        awk -v name="$2" '$1 == name && !seen++ { print $1 "@" substr($2, 2) }')
    way=$(cargo tree --locked --edges normal --target all --package "freesewing-$1" --invert "$id" --charset ascii)
    sed -n '1,15s/^/        /p' <<<"$way"
}

# always CRATE PACKAGE: must be there. Without such a rule, an empty list would look like a clean one.
always() {
    if [ -n "$(found "$1" "$2")" ]; then
        printf 'ok    %-8s with    %s\n' "$1" "$2"
    else
        printf 'FAIL  %-8s with    %s: it is not there, so this check looks at the wrong thing\n' "$1" "$2"
        failures=$((failures + 1))
    fi
}

# The rules.
never domain 'freesewing-*' 'actix*' paperclip 'diesel*' r2d2 'libsqlite3-sys' tokio jsonwebtoken ring lettre 'rand*' getrandom
never storage freesewing-auth freesewing-http freesewing-outbound freesewing-server 'actix*' paperclip tokio
never auth freesewing-storage freesewing-http freesewing-outbound freesewing-server 'diesel*' r2d2 'actix*' paperclip tokio
never outbound freesewing-storage freesewing-auth freesewing-http freesewing-server 'actix*' paperclip 'diesel*' r2d2
never pages 'freesewing-*' 'actix*' paperclip 'diesel*' tokio ring
never http freesewing-storage freesewing-outbound freesewing-server 'diesel*' r2d2 'libsqlite3-sys' lettre reqwest image object_store
never server 'openssl-s*' 'aws-lc*' native-tls
always domain serde_json
always storage diesel
always auth ring
always outbound lettre
always pages rust-embed
always http actix-web
always server freesewing-storage

# The domain does no I/O and asks nobody what time it is: all that comes in as an argument or through a port.
# unwritten WHAT PATTERN: no line of the domain's source may match.
unwritten() {
    local lines status=0
    lines=$(grep -rnE --include '*.rs' "$2" crates/domain/src) || status=$?
    case $status in
        0)
            printf 'FAIL  %-8s without %s in its source\n%s\n' domain "$1" "$lines"
            failures=$((failures + 1))
            ;;
        1) printf 'ok    %-8s without %s in its source\n' domain "$1" ;;
        *) exit "$status" ;;
    esac
}
unwritten 'a clock' '\b(SystemTime|Instant|now_utc|now_local)\b'
for module in env fs io net process thread; do
    unwritten "std::$module" "\\bstd::(\\{([^}]*[^a-z_])?)?$module\\b"
done
unwritten 'printing' '\be?println!|\bdbg!'

if [ "$failures" -gt 0 ]; then
    echo "$failures of the layers' rules are broken; docs/ARCHITECTURE.md says why they are there" >&2
    exit 1
fi
