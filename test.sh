#!/usr/bin/env bash
# Runs every test, on a fresh Debian machine with Go and nothing else: it
# installs what the tests need (Chromium for the pages, PostgreSQL for the store
# of teams, systemd's own check for its units) and fails where it cannot.
# Known vulnerabilities are looked for where their database can be reached; with
# HEARSAY_TEST_VULNERABILITIES=must it is a failure that it cannot.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n== %s\n' "$*"; }

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

if ! command -v chromium >/dev/null; then
	say "installing Chromium for the browser tests"
	as_root apt-get update -qq
	DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
	say "installing PostgreSQL for the tests of the store"
	as_root apt-get update -qq
	# The package starts a server of its own unless it is told not to; the
	# tests start theirs, on a socket in a folder that they remove.
	as_root mkdir -p /etc/postgresql-common
	echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
	DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null
fi
export HEARSAY_TEST_POSTGRES=must

if ! command -v systemd-analyze >/dev/null; then
	say "installing systemd for the test of its units"
	as_root apt-get update -qq
	DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends systemd >/dev/null
fi
export HEARSAY_TEST_UNITS=must

say "formatting"
unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
	echo "gofmt would change:" "$unformatted"
	exit 1
fi

say "vet"
go vet ./...
(cd beam && go vet ./...)

say "tests"
go test "$@" ./...
(cd beam && go test "$@" ./...)

say "the binary of the container, alone in a folder"
# Only root can change the root folder.
as_root env PATH="$PATH" GOMODCACHE="$(go env GOMODCACHE)" GOFLAGS=-buildvcs=false HEARSAY_TEST_CONTAINER=1 \
	go test -timeout 30m -run TestTheContainer ./cmd/hearsay

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

say "known vulnerabilities"
unchecked() {
	echo "NOT CHECKED: $*"
	[ "${HEARSAY_TEST_VULNERABILITIES:-}" != must ] || exit 1
}
if ! GOBIN="$out" go install golang.org/x/vuln/cmd/govulncheck@v1.3.0; then
	unchecked "govulncheck cannot be built here"
elif ! said=$("$out/govulncheck" ./docs 2>&1) && [[ $said == *"fetching vulnerabilities"* ]]; then
	unchecked "$said"
else
	"$out/govulncheck" ./...
	(cd beam && "$out/govulncheck" ./...)
fi

say "the main job on the built-in example"
go build -o "$out/hearsay" ./cmd/hearsay
"$out/hearsay" demo -o "$out/demo.html" >"$out/demo.txt"
test -s "$out/demo.html"
head -3 "$out/demo.txt"
