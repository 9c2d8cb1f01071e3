#!/usr/bin/env bash
# Announces the end to the application by the file NENNEP_STOP_FILE: from then on it tells everybody who comes that it is
# stopping. Waits until the last request is answered, at most NENNEP_STOP_SECONDS (20). Whoever calls it ends the process
# afterwards, at once: a server that takes itself apart answers with nothing while its port is still open.
#
# Settings: NENNEP_STOP_FILE, the same as the application's; NENNEP_PORT (8080).
set -euo pipefail

: "${NENNEP_STOP_FILE:?the file that announces the end}"
port=${NENNEP_PORT:-8080}

# Prints the last line of the answer of /ready; nothing when nobody answers.
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  timeout 5 cat <&3 | tr -d '\r' | tail -n 1
}

: >"$NENNEP_STOP_FILE"
end=$((SECONDS + ${NENNEP_STOP_SECONDS:-20}))
while [ "$SECONDS" -lt "$end" ]; do
  case "$( (ask) 2>/dev/null || true)" in
    "STOPPING 0" | "") break ;;
  esac
  sleep 0.2
done
# The page of the last one is still on its way out.
sleep 0.2
