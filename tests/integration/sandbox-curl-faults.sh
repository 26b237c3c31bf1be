#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the sandbox lets go wrong, and its command line, seen with curl.
. "$(dirname "${BASH_SOURCE[0]}")/sandbox-curl-lib.sh"

fault () {
  ask DELETE /sandbox/fault
  expect "fault $1" 200 POST /sandbox/fault --data-raw "$1"
}

# --- the command line --------------------------------------------------------

usage () {
  timeout 20 "$KAYAKO_SANDBOX" "$@" >"$folder/out" 2>"$folder/err"
  is "usage: $*" "$? $(wc -c <"$folder/out") $(wc -l <"$folder/err")" '64 0 1'
}

usage --nothing
usage more
usage --port 70000
usage --port x
usage --conversations -1
usage --fault nothing
usage --fault delay
usage --fault delay:ms=x
usage --fault delay:ms=1,x=y

start_sandbox --fault status:code=500,path=/api/v1/tests/1 --seed 7
expect 'a fault from the command line' 500 GET tests/1
expect 'on its path only' 200 GET tests/2
kill -TERM "$sandbox_pid"
wait "$sandbox_pid"
is 'SIGTERM ends it cleanly' $? 0
start_sandbox
kill -INT "$sandbox_pid"
wait "$sandbox_pid"
is 'SIGINT too' $? 0

start_sandbox --database "$folder/helpdesk.db"
ask POST tests -d name=kept
id=$(value data.id)
start_sandbox --database "$folder/helpdesk.db"
ask GET "tests/$id"
is 'a database file keeps' "$(value data.name)" kept
python3 -c 'import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version = 99")' "$folder/helpdesk.db"
stop_sandbox
timeout 20 "$KAYAKO_SANDBOX" --database "$folder/helpdesk.db" >"$folder/out" 2>"$folder/err"
is 'another version of it is refused' "$? $(wc -l <"$folder/err")" '1 1'

start_sandbox
port=${base##*:}
timeout 20 "$KAYAKO_SANDBOX" --port "$port" >"$folder/out" 2>"$folder/err"
is 'a port in use is refused' "$? $(wc -l <"$folder/err")" '1 1'

# --- faults ------------------------------------------------------------------

fault status:code=503,times=2
refused 'status' 503 ACTION_FAILED '' GET tests/1
expect 'status: twice' 503 GET tests/1
expect 'status: and no more' 200 GET tests/1
fault status:code=403,error=PERMISSIONS_DENIED,method=PUT
refused 'status: an error of choice' 403 PERMISSIONS_DENIED '' PUT tests/1
expect 'status: on its method only' 200 GET tests/1
fault 'status:code=454,path=/api/v1/tests*'
refused 'status: the session is gone' 454 SESSION_LOADING_FAILED '' GET tests/1.json
fault status:code=500,probability=0
expect 'never' 200 GET tests/1

fault status:code=503,path=/api/v1/tests/1
ask POST /sandbox/fault --data-raw status:code=503,path=/api/v1/tests/2
expect 'one goes' 200 DELETE /sandbox/fault --data-raw status:code=503,path=/api/v1/tests/2
expect 'one goes: the other stays' 503 GET tests/1
expect 'one goes: it is gone' 200 GET tests/2

fault delay:ms=300
ask GET tests/1 --write-out '%{http_code} %{time_total}'
is 'delay: it is answered' "${status%% *}" 200
holds 'delay: but late' python3 -c 'import sys; sys.exit(not float(sys.argv[1]) >= 0.3)' "${status##* }"
fault delay:ms=60000
ask GET tests/1 --max-time 0.2
is 'delay: one gives up' "$curl_result" 28
ask DELETE /sandbox/fault
expect 'delay: the others do not wait' 200 GET tests/1

expect 'drop-before: no keys without a colon' 400 POST /sandbox/fault --data-raw drop-before,times=1
ask POST /sandbox/fault --data-raw drop-before:times=1
ask POST tests -d name=never
is 'drop-before: no answer' "$curl_result" 52
ask GET 'tests?limit=0'
is 'drop-before: not done' "$(value total_count)" 25
fault drop-after:method=POST,times=1
ask POST tests -d name=done
is 'drop-after: no answer' "$curl_result" 52
ask GET 'tests?limit=0'
is 'drop-after: done' "$(value total_count)" 26

fault truncate:bytes=20
ask GET tests/1
is 'truncate: less than was said' "$curl_result $(wc -c <"$folder/body")" '18 20'
fault malformed
expect 'malformed' 200 GET tests/1
holds 'malformed: no JSON' sh -c "! python3 -m json.tool '$folder/body' >/dev/null 2>&1"
is 'malformed: but all of it' "$curl_result" 0
fault html
expect 'html' 502 GET tests/1
has 'html: a page' "$(header Content-Type)$(cat "$folder/body")" 'text/html<html>'
fault html:code=200
expect 'html: even with 200' 200 GET tests/1
fault rate-limit:seconds=7,times=1
refused 'rate-limit' 429 RATE_LIMIT_REACHED '' GET tests/1
is 'rate-limit: how long' "$(header Retry-After)" 7
expect 'rate-limit: over' 200 GET tests/1
fault slow:bytes-per-second=400
ask GET 'tests/1?fields=name' --write-out '%{http_code} %{time_total}'
is 'slow: all of it' "${status%% *} $curl_result $(value data.id)" '200 0 1'
holds 'slow: not at once' python3 -c 'import sys; sys.exit(not float(sys.argv[1]) >= 0.15)' "${status##* }"
fault redirect:to=http://127.0.0.1:1/elsewhere
expect 'redirect' 302 GET tests/1
is 'redirect: where to' "$(header Location)" http://127.0.0.1:1/elsewhere
fault oversize:bytes=34000000
expect 'oversize' 200 GET tests/1
is 'oversize: how much' "$(wc -c <"$folder/body")" 34000024
fault deep:levels=100000
expect 'deep' 200 GET tests/1
is 'deep: so many' "$(tr -cd '[' <"$folder/body" | wc -c)" 100000
fault 'notification:type=WARNING,message=Tea, then coffee,sticky=true,related-label=Why,path=/api/v1/tests/2'
ask GET tests/2
is 'notification' "$(value notifications.0)" '{"type":"WARNING","message":"Tea, then coffee","sticky":true,"related_label":"Why"}'
ask GET tests/1
is 'notification: on its path only' "$(value notifications)" absent
for kind in socket-close socket-silent duplicate-events lose-events; do
  fault "$kind"
  expect "$kind: not of requests" 200 GET tests/1
done

sign_in caryn.pryor@brewfictus.test
fault revoke-session:path=/api/v1/me,times=1
refused 'revoke-session' 454 SESSION_LOADING_FAILED '' GET me
refused 'revoke-session: it stays away' 454 SESSION_LOADING_FAILED '' GET me
sign_in caryn.pryor@brewfictus.test
expect 'revoke-session: sign in again' 200 GET me
sign_out_here

expect 'DELETE fault' 200 DELETE /sandbox/fault
is 'no faults' "$(value faults)" '[]'
expect 'a fault as JSON' 200 POST /sandbox/fault -H 'Content-Type: application/json' -d '{"spec":"malformed:path=/x"}'
is 'it is listed' "$(value faults.0.spec) $(value faults.0.fired)" 'malformed:path=/x 0'
expect 'no fault' 400 POST /sandbox/fault --data-raw nothing
expect 'nothing of the sandbox' 404 GET /sandbox/nothing

ask GET '/sandbox/state'
before=$(value counts.message)
expect 'advance' 200 POST '/sandbox/advance?count=20'
holds 'advance: people wrote' [ "$(value counts.message)" -ge "$before" ]

fault delay:ms=60000
ask GET tests/1 --max-time 0.1
curl --silent --max-time 20 "$base/api/v1/tests/1" &
waiting=$!
until ask GET /sandbox/state; [ "$(value faults.0.fired)" = 2 ]; do :; done
stop_sandbox
is 'it does not wait for who is waiting' $? 0
wait "$waiting"

done_testing
