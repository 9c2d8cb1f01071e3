#!/usr/bin/env bash
# Puts Nền Nếp on a Payara Server 6: driver, listeners, pool, settings, application. It can be run again: what is
# there is kept or brought up to date. The domain is stopped while it runs.
#
#   PAYARA_HOME=/opt/payara6 NENNEP_DB_URL=jdbc:postgresql://... NENNEP_DB_USER=... NENNEP_DB_PASSWORD=... \
#   NENNEP_DB_OWNER=... NENNEP_DB_OWNER_PASSWORD=... NENNEP_FILES=/srv/nennep/files \
#     server-config/install.sh [target/ROOT.war] [target/server/postgresql.jar]
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
war=$(readlink -f "${1:-$here/../target/ROOT.war}" || true)
driver=$(readlink -f "${2:-$here/../target/server/postgresql.jar}" || true)

fail() {
  printf 'install: %s\n' "$*" >&2
  exit 1
}

[ -n "${PAYARA_HOME:-}" ] || fail "PAYARA_HOME is not set: the folder that holds bin/asadmin"
[ -x "$PAYARA_HOME/bin/asadmin" ] || fail "$PAYARA_HOME/bin/asadmin is not there"
[ -f "$war" ] || fail "the application is missing; build it with ./build.sh package, or give its path"
[ -f "$driver" ] || fail "the JDBC driver is missing; build with ./build.sh package, or give its path"
for name in NENNEP_DB_URL NENNEP_DB_USER NENNEP_DB_PASSWORD NENNEP_DB_OWNER NENNEP_DB_OWNER_PASSWORD; do
  [ -n "${!name:-}" ] || fail "$name is not set; the server resolves it when it opens the pool"
  export "${name?}"
done
[ "$NENNEP_DB_OWNER" != "$NENNEP_DB_USER" ] || fail "NENNEP_DB_OWNER owns the tables and must not be NENNEP_DB_USER"
# Attached files: outside the domain, so that a new release or a removed domain leaves them alone.
case "${NENNEP_FILES:-}" in
  /*) ;;
  *) fail "NENNEP_FILES must be the absolute path of the folder of attached files" ;;
esac
mkdir -p "$NENNEP_FILES" && [ -w "$NENNEP_FILES" ] || fail "$NENNEP_FILES cannot be written to"
chmod 750 "$NENNEP_FILES"
export NENNEP_FILES
# What the server writes is for its user alone: logs, previews, the first password.
umask 077
case "$NENNEP_DB_URL" in
  *stringtype=*) ;;
  # A null UUID is bound as text; without this option PostgreSQL refuses it.
  *\?*) export NENNEP_DB_URL="$NENNEP_DB_URL&stringtype=unspecified" ;;
  *) export NENNEP_DB_URL="$NENNEP_DB_URL?stringtype=unspecified" ;;
esac

domain=$PAYARA_HOME/glassfish/domains/domain1
port=${NENNEP_PORT:-8080}
# Without a password chosen for the first administrator the application writes one here.
first_password=$domain/config/nennep-first-password
[ -n "${NENNEP_ADMIN_PASSWORD:-}" ] || export NENNEP_FIRST_PASSWORD_FILE="${NENNEP_FIRST_PASSWORD_FILE:-$first_password}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

asadmin() {
  "$PAYARA_HOME/bin/asadmin" --interactive=false "$@"
}

# Runs a file of commands; the shell of the server itself is content when single lines fail.
asadmin_file() {
  asadmin multimode --printprompt=false --file "$1" >"$work/out" 2>&1 || true
  if grep -iE 'failed|remote failure|could not' "$work/out" >&2; then
    fail "the server refused a setting; all it said:
$(cat "$work/out")"
  fi
}

echo "Stopping the domain"
asadmin stop-domain domain1 >/dev/null 2>&1 || true

echo "Driver"
cp "$driver" "$domain/lib/postgresql.jar"

# Before the first start, so that nothing listens to the network even for a moment: web and administration on the
# loopback address (a reverse proxy stands in front); no JMX, no message broker, no memory grid.
echo "Listeners on the loopback address only"
config=$domain/config/domain.xml
cp "$config" "$config.before-nennep"
server_config='/<config name="server-config">/,/<\/config>/'
if ! sed -n "${server_config}p" "$config" | grep -q '<jms-service '; then
  # Left out, it stands for a broker that listens to all.
  sed -i '/<config name="server-config">/a\
            <jms-service type="DISABLED" default-jms-host="default_JMS_host">\
                <jms-host name="default_JMS_host" host="localhost" port="7676"></jms-host>\
            </jms-service>' "$config"
fi
sed -i "$server_config"' {
  /<network-listener / {
    s/ address="[^"]*"//
    s/<network-listener /<network-listener address="127.0.0.1" /
  }
  /<iiop-listener \|<jmx-connector / s/ address="[^"]*"/ address="127.0.0.1"/
  /<jmx-connector / {
    s/ enabled="[^"]*"//
    s/<jmx-connector /<jmx-connector enabled="false" /
  }
  /<jms-service / s/ type="[^"]*"/ type="DISABLED"/
  /<hazelcast-config-specific-configuration/ {
    s/ enabled="[^"]*"//
    s/<hazelcast-config-specific-configuration/& enabled="false"/
  }
}' "$config"
# The H2 databases the server brings for its timers would open a port of their own to the network.
sed -i 's/;AUTO_SERVER=TRUE//' "$config"
# The release of before stays down: replaced while it runs, it would leave parts of itself in the new one.
sed -i '/<application-ref / {
  /ref="nennep"/ {
    s/ enabled="[^"]*"//
    s/<application-ref /<application-ref enabled="false" /
  }
}' "$config"

echo "Starting the domain"
asadmin start-domain domain1 >"$work/start" 2>&1 || fail "the domain does not start: $(cat "$work/start")"

echo "Pool, resource, job repository"
pools=$(asadmin list-jdbc-connection-pools)
resources=$(asadmin list-jdbc-resources)
while IFS= read -r line; do
  case "$line" in
    '' | '#'*) continue ;;
    'create-jdbc-connection-pool '*)
      pool=${line##* }
      if grep -qx "$pool" <<<"$pools"; then
        # There already: its figures are brought up to date, the rest comes from the environment.
        for pair in steadypoolsize:steady-pool-size maxpoolsize:max-pool-size maxwait:max-wait-time-in-millis; do
          value=$(sed -n "s/.*--${pair%%:*} \([0-9]*\).*/\1/p" <<<"$line")
          echo "set resources.jdbc-connection-pool.$pool.${pair##*:}=$value"
        done
      else
        echo "$line"
      fi
      ;;
    'create-jdbc-resource '*) grep -qx "${line##* }" <<<"$resources" || echo "$line" ;;
    # Payara Server numbers its listeners.
    *) echo "${line/protocol.http-listener.http/protocol.http-listener-1.http}" ;;
  esac
done <"$here/payara.asadmin" >"$work/settings"
echo "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener-1.port=$port" \
  >>"$work/settings"
asadmin_file "$work/settings"
# A server without memory answers nobody and holds everything: it ends, and the service starts it anew.
if ! asadmin list-jvm-options | grep -q ExitOnOutOfMemoryError; then
  asadmin create-jvm-options '-XX\:+ExitOnOutOfMemoryError' >"$work/jvm" 2>&1 \
    || fail "the server refused a JVM option: $(cat "$work/jvm")"
fi
# The batch runtime reads the names of its tables once, when the server starts: without this it would look for others
# until the next start, and may make none.
echo "Restarting the domain"
asadmin stop-domain domain1 >"$work/stop" 2>&1 || fail "the domain does not stop: $(cat "$work/stop")"
asadmin start-domain domain1 >"$work/start" 2>&1 || fail "the domain does not start: $(cat "$work/start")"
asadmin ping-connection-pool nennepPool >"$work/ping" 2>&1 \
  || fail "the database does not answer: $(cat "$work/ping")"
asadmin ping-connection-pool nennepOwnerPool >"$work/ping" 2>&1 \
  || fail "the database does not answer its owner: $(cat "$work/ping")"

echo "Application"
asadmin deploy --force=true --enabled=true --name nennep --contextroot / "$war" >"$work/deploy" 2>&1 \
  || fail "the application cannot be deployed: $(cat "$work/deploy")"

# Whether the application is ready, asked by the shell itself: a server may have no curl.
ready() {
  local status
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET /ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  IFS= read -r -t 30 status <&3 || true
  exec 3>&-
  [[ "$status" == *" 200 "* ]]
}
for _ in $(seq 300); do
  if (ready) 2>/dev/null; then
    echo "Nền Nếp is ready: http://127.0.0.1:$port/"
    if [ -n "${NENNEP_FIRST_PASSWORD_FILE:-}" ] && [ -f "$NENNEP_FIRST_PASSWORD_FILE" ]; then
      echo "The first password of admin is in $NENNEP_FIRST_PASSWORD_FILE; read it, then delete the file."
    fi
    exit 0
  fi
  sleep 1
done
fail "http://127.0.0.1:$port/ready does not answer with 200; see $domain/logs/server.log"
