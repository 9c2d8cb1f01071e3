#!/usr/bin/env bash
# Asks /ready three times. When the application is not there (another answer than its own, or nobody answers) it runs the
# command it was given; a 503 is an answer of the application, which waits for its database, and a restart would bring
# none back.
#
#   probe.sh systemctl try-restart nennep.service
#
# Settings: NENNEP_PORT (8080), NENNEP_PROBE_SECONDS between two questions (10). With NENNEP_PROBE_UNIT, a service of
# systemd, it leaves alone what was stopped by hand, and what was started less than NENNEP_START_MINUTES (10) ago: a slow
# machine deploys for minutes, and nobody answers meanwhile.
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

# Whether the service has run for long enough to be judged.
is_due() {
  [ -n "${NENNEP_PROBE_UNIT:-}" ] || return 0
  local told state since up
  told=$(systemctl show --property=ActiveState,ActiveEnterTimestampMonotonic "$NENNEP_PROBE_UNIT")
  state=$(sed -n 's/^ActiveState=//p' <<<"$told")
  since=$(sed -n 's/^ActiveEnterTimestampMonotonic=//p' <<<"$told")
  read -r up _ </proc/uptime
  [ "$state" = active ] && [ $((${up%.*} - since / 1000000)) -ge $((${NENNEP_START_MINUTES:-10} * 60)) ]
}

is_due || exit 0
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
