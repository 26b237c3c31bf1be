# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the tests that speak to the sandbox with curl, as a stranger
# would. Prints TAP. Needs KAYAKO_SANDBOX, the program's path.
#
#   start_sandbox [OPTION…]       starts one, waits for it, sets $base
#   ask METHOD PATH [CURL ARG…]   asks; sets $status; the answer is in $folder/body
#                                 and $folder/headers. A PATH without a leading
#                                 slash is under /api/v1/.
#   sign_in EMAIL [CURL ARG…]     a session for ask: its id and CSRF token are sent
#   sign_out_here                 forgets it (the server is not told)
#   value PATH                    a member of the answer: data.0.id, data#: how many,
#                                 absent: no such member; objects as JSON
#   header NAME                   a header of the answer
#   is NAME GOT WANTED            a check
#   has NAME GOT PART             a check: PART is in GOT
#   holds NAME COMMAND…           a check: COMMAND succeeds
#   expect NAME STATUS METHOD PATH [CURL ARG…]   ask, and check the status
#   refused NAME STATUS CODE PARAMETER METHOD PATH [CURL ARG…]
#                                 ask, and check the error; PARAMETER may be ''
#   done_testing                  ends the sandbox, prints the plan; the last line of a test

set -u

folder=$(mktemp -d)
checks=0
failures=0
sandbox_pid=
base=
session_args=()

# Returns what the sandbox returned.
stop_sandbox () {
  local ended
  [ -n "$sandbox_pid" ] || return 0
  kill "$sandbox_pid" 2>/dev/null
  wait "$sandbox_pid" 2>/dev/null
  ended=$?
  sandbox_pid=
  return "$ended"
}

trap 'stop_sandbox; rm -rf "$folder"' EXIT

start_sandbox () {
  local line
  stop_sandbox
  rm -f "$folder/listening"
  mkfifo "$folder/listening"
  "$KAYAKO_SANDBOX" "$@" >"$folder/listening" 2>"$folder/errors" &
  sandbox_pid=$!
  # Reading ends with the line, or with the program.
  read -r line <"$folder/listening"
  base=${line#Listening on }
  case $base in
    http://127.0.0.1:*|https://127.0.0.1:*) ;;
    *) echo "Bail out! The sandbox does not start: $(cat "$folder/errors")"; exit 1 ;;
  esac
}

ask () {
  local method=$1 path=$2
  shift 2
  case $path in
    /*|http*) ;;
    *) path=/api/v1/$path ;;
  esac
  case $path in
    http*) ;;
    *) path=$base$path ;;
  esac
  : >"$folder/body"
  : >"$folder/headers"
  # Not 'curl -f': an answer is looked at whatever its status.
  status=$(curl --silent --globoff --max-time 30 --user-agent sandbox-curl \
             --request "$method" --output "$folder/body" --dump-header "$folder/headers" \
             --write-out '%{http_code}' ${session_args[@]+"${session_args[@]}"} "$@" "$path")
  curl_result=$?
}

sign_in () {
  local email=$1
  shift
  session_args=()
  ask GET session --user "$email:sandbox" "$@"
  session_args=(--header "X-Session-ID: $(value session_id)" --header "X-CSRF-Token: $(header X-CSRF-Token)")
}

sign_out_here () { session_args=(); }

value () {
  python3 - "$folder/body" "$1" <<'PYTHON'
import json, sys

node = json.load(open(sys.argv[1]))
path, _, counted = sys.argv[2].partition('#')
try:
    for name in [n for n in path.split('.') if n]:
        node = node[int(name)] if isinstance(node, list) else node[name]
except (KeyError, IndexError, TypeError, ValueError):
    print('absent')
    sys.exit()
if sys.argv[2].endswith('#'):
    print(len(node))
elif isinstance(node, str):
    print(node)
else:
    print(json.dumps(node, ensure_ascii=False, separators=(',', ':')))
PYTHON
}

header () {
  tr -d '\r' <"$folder/headers" | sed -n "s/^$1: //Ip" | tail -n 1
}

ok () {
  checks=$((checks + 1))
  echo "ok $checks - $1"
}

not_ok () {
  checks=$((checks + 1))
  failures=$((failures + 1))
  echo "not ok $checks - $1"
  shift
  printf '# %s\n' "$@"
}

is () {
  if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "got:    $2" "wanted: $3"; fi
}

has () {
  case $2 in
    *"$3"*) ok "$1" ;;
    *) not_ok "$1" "got:          $2" "wanted in it: $3" ;;
  esac
}

holds () {
  local name=$1
  shift
  if "$@"; then ok "$name"; else not_ok "$name" "failed: $*"; fi
}

expect () {
  local name=$1 wanted=$2
  shift 2
  ask "$@"
  if [ "$status" = "$wanted" ]; then
    ok "$name"
  else
    not_ok "$name" "$1 $2" "got:    $status $(head -c 400 "$folder/body")" "wanted: $wanted"
  fi
}

refused () {
  local name=$1 wanted="$2 $3 ${4:-absent}" got
  shift 4
  ask "$@"
  got="$status $(value errors.0.code) $(value errors.0.parameter)"
  is "$name" "$got" "$wanted"
}

done_testing () {
  if [ -n "$sandbox_pid" ]; then
    stop_sandbox
    is 'the sandbox ended well' "$?$(cat "$folder/errors")" 0
  fi
  echo "1..$checks"
  [ "$failures" = 0 ]
}
