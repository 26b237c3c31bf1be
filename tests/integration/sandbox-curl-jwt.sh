#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Single sign-on by JWT, asked with curl: who one is, and who nobody is.
. "$(dirname "${BASH_SOURCE[0]}")/sandbox-curl-lib.sh"

start_sandbox --log "$folder/log"

# jwt EMAIL [ROLE [SECRET [SECONDS]]]: signs one, of so many seconds ago.
jwt () {
  python3 - "$@" <<'PYTHON'
import base64, hashlib, hmac, json, sys, time

email, role, secret, ago = (sys.argv[1:] + ['', '', '', ''])[:4]
def part (data): return base64.urlsafe_b64encode(data).rstrip(b'=')
claims = {'iat': int(time.time()) - int(ago or 0), 'jti': 'one', 'email': email, 'name': 'New Person'}
if role:
    claims['role'] = role
text = part(json.dumps({'alg': 'HS256', 'typ': 'JWT'}).encode()) + b'.' + part(json.dumps(claims).encode())
mac = hmac.new((secret or 'sandbox-jwt-secret').encode(), text, hashlib.sha256).digest()
print((text + b'.' + part(mac)).decode())
PYTHON
}

bearer () { printf 'Authorization: Bearer %s' "$(jwt "$@")"; }

expect 'a customer' 200 GET me -H "$(bearer simon.blackhouse@atmosphere.test)"
is 'a customer: who it is' "$(value data.full_name)" 'Simon Blackhouse'
is 'a customer: no session comes of it' "$(value session_id)" absent
expect 'as an argument' 200 GET "me?_jwt=$(jwt simon.blackhouse@atmosphere.test)"
expect 'again: the jti is not remembered' 200 GET me -H "$(bearer simon.blackhouse@atmosphere.test)"
expect 'an agent who says so' 200 GET users -H "$(bearer caryn.pryor@brewfictus.test agent)"
refused 'an agent who does not' 401 AUTHENTICATION_FAILED '' GET me -H "$(bearer caryn.pryor@brewfictus.test)"
refused 'a customer who says agent' 401 AUTHENTICATION_FAILED '' GET me -H "$(bearer simon.blackhouse@atmosphere.test agent)"
has 'a refusal in the header too' "$(header WWW-Authenticate)" 'Bearer realm'
refused 'another secret' 401 AUTHENTICATION_FAILED '' GET me -H "$(bearer simon.blackhouse@atmosphere.test '' other)"
refused 'a week old' 401 AUTHENTICATION_FAILED '' GET me -H "$(bearer simon.blackhouse@atmosphere.test '' '' 604800)"
refused 'none at all' 401 AUTHENTICATION_FAILED '' GET me -H 'Authorization: Bearer a.b.c'

ask GET /sandbox/state
before=$(value counts.user)
expect 'a stranger' 200 GET me -H "$(bearer new.person@example.test)"
is 'a stranger: a customer now' "$(value data.full_name)" 'New Person'
new=$(value data.id)
expect 'a stranger: once only' 200 GET me -H "$(bearer new.person@example.test)"
is 'a stranger: the same' "$(value data.id)" "$new"
ask GET /sandbox/state
is 'a stranger: one person more' "$(value counts.user)" $((before + 1))
refused 'a stranger who says owner' 401 AUTHENTICATION_FAILED '' GET me -H "$(bearer other.person@example.test owner)"

expect 'writing needs no further token' 201 POST conversations -H "$(bearer new.person@example.test)" \
  -d subject=Hello -d contents=World -d source=API
expect 'a session for it' 200 GET session -H "$(bearer new.person@example.test)"
session=$(value data.id)
expect 'a session for it: of the same person' 200 GET me -H "X-Session-ID: $session"
is 'a session for it: who' "$(value data.id)" "$new"
is 'no token in the log' "$(grep -c eyJ "$folder/log")" 0

done_testing
