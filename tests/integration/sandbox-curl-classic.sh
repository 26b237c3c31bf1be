#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The Classic API's test controller, asked with curl in both URL types.
. "$(dirname "${BASH_SOURCE[0]}")/sandbox-curl-lib.sh"

start_sandbox --log "$folder/log"

key=2fa87390-7160-54c4-e9ce-bec638a5a153
salt=abcDEF1234567890abcDEF
# signature [SALT [SECRET]]: as a client makes it.
signature () {
  python3 -c '
import base64, hmac, sys
print(base64.b64encode(hmac.new(sys.argv[2].encode(), sys.argv[1].encode(), "sha256").digest()).decode())' \
    "${1-$salt}" "${2-sandbox-classic-secret}"
}
# triple [SALT [SECRET]]: encoded, for a query or a body.
triple () {
  printf 'apikey=%s&salt=%s&signature=%s' "$key" "${1-$salt}" \
    "$(signature "$@" | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g')"
}

for door in '/api/index.php?/Core/TestAPI' '/api/index.php?e=/Core/TestAPI' '/helpdesk/api/index.php?e=%2FCore%2FTestAPI%2F'; do
  expect "$door: without a triple" 401 GET "$door"
  expect "$door: with one" 200 GET "$door&$(triple)"
  is "$door: the answer" "$(cat "$folder/body")" 'sandbox test ok'
  expect "$door: in the body" 200 POST "$door" -d "$(triple)"
  expect "$door: not in the query of a POST" 401 POST "$door&$(triple)" -d a=b
  expect "$door: no PUT without a number" 405 PUT "$door" -d "$(triple)"
done
number='/api/index.php?/Core/TestAPI/7'
expect 'a number: read' 200 GET "$number&$(triple)"
expect 'a number: change, signed in the body' 200 PUT "$number" -d "$(triple)"
expect 'a number: change, signed in the query' 200 PUT "$number&$(triple)" -d a=b
expect 'a number: remove' 200 DELETE "$number&$(triple)"
expect 'a number: no POST' 405 POST "$number" -d "$(triple)"

door='/api/index.php?/Core/TestAPI'
expect 'another secret' 401 GET "$door&$(triple "$salt" other)"
expect 'another salt' 401 GET "$door&$(triple | sed 's/salt=a/salt=b/')"
expect 'another key' 401 GET "$door&$(triple | sed 's/apikey=2/apikey=3/')"
expect 'no salt' 401 GET "$door&$(triple '')"
expect 'a salt that PHP takes for none' 401 GET "$door&$(triple 0)"
expect 'nothing said at all' 401 GET /api/index.php
expect 'another controller' 404 GET "/api/index.php?/Core/Other&$(triple)"
expect 'v1 is not disturbed' 200 GET tests/1
is 'no signature in the log' "$(grep -c signature "$folder/log")" 0

done_testing
