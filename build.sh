#!/usr/bin/env bash
# The only command to remember. Without a verb it prints the list.
set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"

# Vietnamese in paths, sources and messages, also where the machine has no language set.
export LC_ALL=C.UTF-8

readonly MVN=(mvn -B -ntp)

help() {
  cat <<'EOF'
Nền Nếp. Usage: ./build.sh <verb>

  run       build when something changed, then start the application on http://127.0.0.1:8080/ until Ctrl-C
  dev       the same for developers: development stage, data in target/dev/data, a port for a debugger; pages and classes
            are taken over when they are saved
  it CLASS[#method]...
            integration tests against a server that stays up: seconds from the second time on; "it --stop" ends it,
            and so do two hours without a run
  mutants   change the rule classes in one place at a time: how many changes their unit tests notice
  test      everything: formatting, unit tests, integration tests on a real server and a real browser
  long [classes]
            the integration tests that look at a drawn part of a large world (all roles and routes, buttons, random
            histories, crashes), at all of it; "test -Dnennep.seed=..." draws the same part again
  check     the quick half of it: formatting, compiler, unit tests, house rules
  package   target/ROOT.war for a server
  format    put the sources into the house format
  bench [--short] [--cells N] [--rounds N] [--only KEY,KEY]
            measure the program on a made-up province-year (3000 cells, 5 rounds), as ratios to the same by hand and by
            others; names what misses its limit and fails then; writes src/docs/benchmarks.md for 3000 cells
  bench data [--to FOLDER] [--seed N] [--cells N] [--years N] [--until YEAR]
            a made-up province (seed 1, 3000 cells, 3 years until 2025) in a new data folder that run opens with
            NENNEP_DATA, or in the empty PostgreSQL of NENNEP_DB_URL; says how much disk it takes, the same seed gives
            the same rows
  chaos [--seed N] [--kills N] [--cells N] [--only KIND,KIND]
            a server and a database killed again and again (50 times, a sample of 200 cells) while people enter and read:
            fails when an acknowledged save is lost or doubled, a reading is mixed, or the last figures differ
  verify-audit [position hash]
            go along the chain of the log and name the row that was changed, if any; with a position and hash
            noted down earlier it also finds a log that was cut off or written anew
  verify-report FILE
            whether the figures of a file are those that were frozen (a canonical text, a report as programs get it, or a
            paper that was issued), and the data still those; names the first difference and fails then
  help      this list

Settings of run, from the environment:
  NENNEP_PORT             8080
  NENNEP_ADDRESS          127.0.0.1; 0.0.0.0 opens it to the network
  NENNEP_DATA             ./data (dev: target/dev/data): database, logs, attached files, temporary files
  NENNEP_FILES            the folder of attached files, files in the data folder;
                          with NENNEP_FILES_LARGEST (megabytes, 30) and NENNEP_FILES_TYPES (pptx,pdf,docx,png,jpeg)
  NENNEP_DB_URL           jdbc:postgresql://host:5432/database, with NENNEP_DB_USER and NENNEP_DB_PASSWORD:
                          a PostgreSQL of your own instead of the embedded one; this user owns nothing
  NENNEP_DB_OWNER         with NENNEP_DB_OWNER_PASSWORD: the user who owns the tables there
  NENNEP_DEMO             article (the example data) or none
  NENNEP_ADMIN_PASSWORD   the first password of the user admin
  NENNEP_IDLE_MINUTES     when an idle session ends, 1 to 720 (30)
  NENNEP_SECOND_FACTOR    optional, or officers: officers and administrators must have a second factor
  NENNEP_SECRET_KEY       32 bytes in Base64; made in the data folder otherwise
  NENNEP_TLS, NENNEP_PROXY, NENNEP_URL, NENNEP_OIDC_ISSUER, _CLIENT, _SECRET, _CLAIM: see src/docs/settings.md
  NENNEP_CONSOLIDATE_AT   when the nightly consolidation starts, 00:00 to 23:59 (01:30)
  NENNEP_CONSOLIDATE_FULL night: every one counts everything; week: only what changed, everything once a week (night)
  NENNEP_FRESH_MINUTES    minutes between consolidations during the day, which count what changed; 0 to 1440, 0 for none (5)
  NENNEP_FRESH_OFF        hours without them, such as 23:00-05:00 (none)
  NENNEP_FREEZE_AT        when years whose day of freezing came are written down, 00:00 to 23:59 (02:30)
  NENNEP_SWEEP_AT         when contents of removed files are deleted, 00:00 to 23:59 (03:20)
  NENNEP_NIGHT_LATE_HOURS when figures are called old, hours since the last good night, 1 to 720 (26)
  NENNEP_DB_WAIT_MINUTES  how long a start waits for the database before it is called failed, 0 to 1440 (10)
  NENNEP_START_MINUTES    how long a start may stand still before it is given up, 1 to 1440 (10)
EOF
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

require_tools() {
  local tool
  for tool in java javac mvn; do
    command -v "$tool" >/dev/null || fail "$tool is missing. Needed: a JDK, 17 or newer, and Maven." \
      "On Debian: apt-get install openjdk-17-jdk-headless maven"
  done
  local version
  version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 17 ] || fail "A JDK 17 or newer is needed; javac says: $(javac -version 2>&1)"
}

find_chromium() {
  if [ -n "${NENNEP_CHROMIUM:-}" ]; then
    [ -x "$NENNEP_CHROMIUM" ] || fail "NENNEP_CHROMIUM=$NENNEP_CHROMIUM is not a program"
    return 0
  fi
  command -v chromium >/dev/null
}

# The browser tests need a browser, and fonts with Vietnamese letters in it.
require_browser() {
  local missing=()
  find_chromium || missing+=(chromium)
  [ -d /usr/share/fonts/truetype/dejavu ] || missing+=(fonts-dejavu)
  [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] \
    || missing+=(fonts-liberation)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the browser tests: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
  else
    fail "The browser tests need: ${missing[*]}. On Debian: sudo apt-get install ${missing[*]}" \
      "(a browser elsewhere: NENNEP_CHROMIUM=/path/to/chromium)"
  fi
}

is_stale() {
  [ -f target/ROOT.war ] && [ -f target/launcher/built ] || return 0
  # Folders count too: deleting a file changes only its folder.
  [ -n "$(find pom.xml src/main src/launcher -newer target/launcher/built -print -quit)" ]
}

# What was deleted from the sources would live on here, and a migration or class that is gone
# but still found breaks the deployment. Only what a build makes again; a running launcher has its own copy.
drop_stale() {
  rm -rf target/classes target/test-classes target/ROOT target/ROOT.war target/launcher/lib
}

# Builds what run and verify-audit start, when something changed since.
bring_up_to_date() {
  require_tools
  if is_stale; then
    echo "Building ..."
    local mark
    mark=$(mktemp)
    drop_stale
    "${MVN[@]}" -q -DskipTests package || { rm -f "$mark"; fail "The build failed; nothing was started."; }
    # A copy of its own: a build beside a running launcher must not pull its classes away.
    rm -rf target/launcher/classes
    mkdir -p target/launcher/classes/vn/nennep
    cp -r target/test-classes/vn/nennep/launcher target/launcher/classes/vn/nennep/
    # Dated before the build: what was edited meanwhile is built next time.
    touch -r "$mark" target/launcher/built
    rm -f "$mark"
  fi
}

run() {
  bring_up_to_date
  # What a run writes is for its owner's eyes alone: data of people, logs, previews.
  umask 077
  rm -rf target/launcher/tmp
  mkdir -p target/launcher/tmp
  # exec: Ctrl-C and SIGTERM reach the launcher itself.
  exec java -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=target/launcher/tmp \
    -cp "target/launcher/classes:target/launcher/lib/*" vn.nennep.launcher.Launcher "$PWD"
}

readonly TOOLS=(java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
  -cp "target/dev/tools:target/dev/launcher/*")

# What dev and it start. Maven is asked only when pom.xml changed; sources are compiled by the programs themselves.
prepare_tools() {
  require_tools
  if [ ! -f target/dev/prepared ] || [ pom.xml -nt target/dev/prepared ]; then
    echo "Building ..."
    local mark
    mark=$(mktemp)
    "${MVN[@]}" -q -DskipTests package dependency:build-classpath \
      -Dmdep.includeScope=test -Dmdep.outputFile=target/dev/classpath \
      || { rm -f "$mark"; fail "The build failed; nothing was started."; }
    rm -rf target/dev/lib target/dev/launcher
    cp -r target/ROOT/WEB-INF/lib target/dev/lib
    cp -r target/launcher/lib target/dev/launcher
    touch -r "$mark" target/dev/prepared
    rm -f "$mark"
  fi
  # Of their own: a build beside a running server must not pull its classes away.
  if [ ! -d target/dev/tools ] || [ -n "$(find src/launcher -newer target/dev/tools -print -quit)" ]; then
    # The server that stays up runs on the old ones.
    [ ! -d target/dev/tools ] || "${TOOLS[@]}" vn.nennep.launcher.KeepServer "$PWD" --stop >/dev/null
    rm -rf target/dev/tools target/dev/tools.part
    mkdir -p target/dev/tools.part
    find src/launcher/java -name '*.java' -print0 \
      | xargs -0 javac --release 17 -proc:none -nowarn -cp 'target/dev/launcher/*' -d target/dev/tools.part
    mv target/dev/tools.part target/dev/tools
  fi
}

dev() {
  prepare_tools
  umask 077
  # exec: Ctrl-C and SIGTERM reach the launcher itself.
  exec "${TOOLS[@]}" vn.nennep.launcher.Launcher "$PWD" dev
}

# Integration tests against a server that stays up: CLASS[#method]...
it() {
  [ $# -gt 0 ] || fail "it takes the names of test classes, such as RecordIT or RecordIT#entersAWholeMeeting, or --stop"
  prepare_tools
  umask 077
  mkdir -p target/it
  # Two runs would pull the data away from each other.
  exec 8>target/it/kept.lock
  flock -n 8 || fail "Another ./build.sh it runs here."
  "${TOOLS[@]}" vn.nennep.launcher.KeepServer "$PWD" "$@"
  [ "$1" != --stop ] || return 0
  require_browser
  # As in pom.xml.
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 java -Xmx1g -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Duser.language=en -Duser.country=US \
    -Dnennep.long=false -Dnennep.seed="$((RANDOM * 32 + RANDOM % 32))" -Dnennep.fork=kept \
    -Dnennep.kept=target/it/kept/address -Dnennep.war=target/it/kept/ROOT \
    -cp "target/test-classes:target/classes:$(cat target/dev/classpath)" vn.nennep.testdata.RunClasses "$@"
}

verify_audit() {
  bring_up_to_date
  umask 077
  mkdir -p target/launcher/tmp
  exec java -Xmx128m -XX:+UseSerialGC -Djava.io.tmpdir=target/launcher/tmp \
    -cp "target/launcher/classes:target/launcher/lib/*" vn.nennep.launcher.VerifyAudit "$PWD" "$@"
}

# The figures of a file against what was frozen, by the program's own classes.
verify_report() {
  bring_up_to_date
  umask 077
  mkdir -p target/launcher/tmp
  exec java -Xmx256m -XX:+UseSerialGC -Djava.io.tmpdir=target/launcher/tmp \
    -cp "target/launcher/classes:target/launcher/lib/*:target/ROOT/WEB-INF/classes:target/ROOT/WEB-INF/lib/*" \
    vn.nennep.launcher.VerifyReport "$PWD" "$1"
}

# Adds up one attribute of the first element of all reports: sum tests
sum() {
  local file
  for file in target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml; do
    [ -f "$file" ] && grep -o -m1 '<testsuite [^>]*>' "$file"
  done | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ total += $1 } END { print total + 0 }'
}

# In: what Maven shall know besides.
test_all() {
  # One seed for all that is drawn in a run; a later -D of the caller wins.
  set -- "-Dnennep.seed=$((RANDOM * 32 + RANDOM % 32))" "$@"
  require_tools
  require_browser
  drop_stale
  rm -rf target/surefire-reports target/failsafe-reports
  local code=0 tests failed skipped
  "${MVN[@]}" spotless:check verify "$@" || code=$?
  tests=$(sum tests)
  failed=$(($(sum errors) + $(sum failures)))
  skipped=$(sum skipped)
  echo "Tests: $((tests - failed - skipped)) passed, $failed failed, $skipped skipped"
  if [ "$code" -eq 0 ] && { [ "$failed" -gt 0 ] || [ "$tests" -eq 0 ]; }; then
    code=1
  fi
  return "$code"
}

# The classes that draw, or those that are named.
test_long() {
  local classes=${1:-}
  [ -n "$classes" ] || classes=$(grep -rlE 'Extent\.(some|isLong)' --include='*IT.java' src/test/java \
    | sed 's|.*/||; s|\.java$||' | paste -sd, -)
  test_all -Dnennep.long=true -Dit.test="$classes" -Dfailsafe.failIfNoSpecifiedTests=false
}

check() {
  require_tools
  "${MVN[@]}" -q spotless:check test
  echo "Checked."
}

package() {
  require_tools
  drop_stale
  "${MVN[@]}" -q -DskipTests package
  echo "target/ROOT.war"
}

bench() {
  require_tools
  # What the tests run with, the embedded database and the application among it. The files of a province need room.
  "${MVN[@]}" -q -DskipTests package dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath
  exec java -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" vn.nennep.bench.Bench "$@"
}

# In target/chaos. As root the data folder is a small disk, so that it can be full; with libfaketime the clock can be moved.
chaos() {
  require_tools
  drop_stale
  "${MVN[@]}" -q -DskipTests package dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/chaos.classpath
  exec java -Xmx512m -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -cp "target/test-classes:target/classes:$(cat target/chaos.classpath)" vn.nennep.chaos.ChaosCommand "$@"
}

# The rule classes of the profile in pom.xml; the report is in target/pit-reports.
mutants() {
  require_tools
  "${MVN[@]}" -q -Pmutants test-compile org.pitest:pitest-maven:mutationCoverage "$@"
  echo "target/pit-reports/index.html"
}

format() {
  require_tools
  "${MVN[@]}" -q spotless:apply
}

case "${1:-help}" in
  run) run ;;
  dev) dev ;;
  it)
    shift
    it "$@"
    ;;
  test)
    shift
    test_all "$@"
    ;;
  long)
    shift
    test_long "$@"
    ;;
  check) check ;;
  package) package ;;
  mutants)
    shift
    mutants "$@"
    ;;
  format) format ;;
  verify-audit)
    shift
    [ $# -eq 0 ] || [ $# -eq 2 ] || fail "verify-audit takes nothing, or a position and its hash"
    verify_audit "$@"
    ;;
  verify-report)
    [ $# -eq 2 ] || fail "verify-report takes a file"
    verify_report "$(readlink -f "$2")"
    ;;
  bench)
    shift
    bench "$@"
    ;;
  chaos)
    shift
    chaos "$@"
    ;;
  help | -h | --help) help ;;
  *)
    echo "Unknown verb: $1" >&2
    help >&2
    exit 2
    ;;
esac
