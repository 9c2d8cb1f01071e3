#!/usr/bin/env bash
# Asks /ready three times. When the application is not there (not found, or nobody answers) it runs the command it was
# given; a 503 is an answer of the application, which waits for its database, and a restart would bring none back.
#
#   probe.sh systemctl restart nennep.service
#
# Settings: NENNEP_PORT (8080), NENNEP_PROBE_SECONDS between two questions (10).
set -euo pipefail

port=${NENNEP_PORT:-8080}

# Prints the status, or 000 when nobody answers.
ask() {
  local line
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  IFS= read -r -t 30 line <&3 || true
  exec 3>&-
  [[ "$line" =~ ^HTTP/[0-9.]+\ ([0-9]{3}) ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

status=000
for try in 1 2 3; do
  status=$( (ask) 2>/dev/null || echo 000)
  case "$status" in
    200 | 503) exit 0 ;;
  esac
  [ "$try" = 3 ] || sleep "${NENNEP_PROBE_SECONDS:-10}"
done
printf 'nennep-probe: /ready answers %s: %s\n' "$status" "$*" >&2
exec "$@"
