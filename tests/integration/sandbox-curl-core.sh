#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The server's machinery, asked with curl: the Test resource, signing in,
# sessions, the envelope, partial output, paging, validators, JSONP, errors.
. "$(dirname "${BASH_SOURCE[0]}")/sandbox-curl-lib.sh"

start_sandbox --log "$folder/log"
test_keys='id name authentication_scheme array_items integer_number float_number is_boolean date option binary_data resource_type resource_url'

# --- the Test resource, as seed 000 shows it ---------------------------------

expect 'tests: all of them' 200 GET tests
is 'tests: 25 at the start' "$(value total_count)" 25
is 'tests: ten a page' "$(value data#)" 10
is 'tests: the resource is named' "$(value resource)" test
is 'tests: no offset where a cursor pages' "$(value offset)" absent
is 'version header' "$(header X-API-Version)" 1
expect 'tests: one' 200 GET tests/1
is 'tests: every field' "$(python3 -c 'import json,sys; print(*json.load(open(sys.argv[1]))["data"])' "$folder/body")" "$test_keys"
expect 'tests: .json' 200 GET tests/1.json
is 'tests: the same' "$(value data.name)" 'Test 1'
expect 'tests: after an app' 200 GET base/tests/2
is 'tests: by its url' "$(value data.resource_url)" "$base/api/v1/tests/2"
expect 'tests: some' 200 GET 'tests?ids=3,1,999'
is 'tests: in the order asked for' "$(value data.0.id),$(value data.1.id),$(value total_count)" 3,1,2
refused 'tests: an id twice' 400 PARAMETERS_INCONSISTENT '' GET 'tests?ids=1,1'
refused 'tests: ids that are none' 400 FIELD_INVALID ids GET 'tests?ids=1,x'
for wrong in since=soon until=2015-99-01 since=1441118415x; do
  refused "tests: $wrong" 400 FIELD_INVALID "${wrong%%=*}" GET "tests?$wrong"
done
expect 'tests: since a second' 200 GET 'tests?since=1441118415'
expect 'tests: since a time' 200 GET 'tests?since=2015-09-01T14:45:04Z'
expect 'tests: since nothing' 200 GET 'tests?since='
refused 'tests: not there' 404 RESOURCE_NOT_FOUND '' GET tests/999
refused 'tests: far too big an id' 404 RESOURCE_NOT_FOUND '' GET tests/99999999999999999999

expect 'create: a form' 201 POST 'tests?_empty=false' --data-urlencode 'name=Caryn Pryor' \
  -d array_items=1,2,3 -d is_boolean=true -d option=BAR -d binary_data=Q2FyeW4gUHJ5b3I=
is 'create: the values' "$(value data)" \
  "{\"id\":26,\"name\":\"Caryn Pryor\",\"authentication_scheme\":\"NONE\",\"array_items\":[1,2,3],\"is_boolean\":true,\"option\":\"BAR\",\"binary_data\":\"Q2FyeW4gUHJ5b3I=\",\"resource_type\":\"test\",\"resource_url\":\"$base/api/v1/tests/26\"}"
is 'create: where it is' "$(header Content-Location)" "$base/api/v1/tests/26"
is 'create: status in the body' "$(value status)" 201
expect 'create: repeated brackets, numbers, a date' 201 POST tests -d 'array_items[]=a' \
  -d 'array_items[]=2' -d integer_number=-7 -d float_number=1.5 -d date=1441118415 -d isBoolean=0
is 'create: an array' "$(value data.array_items)" '["a",2]'
is 'create: an integer' "$(value data.integer_number)" -7
is 'create: a float' "$(value data.float_number)" 1.5
is 'create: a date' "$(value data.date)" 2015-09-01T14:40:15+00:00
is 'create: a boolean, its name in camel case' "$(value data.is_boolean)" false
expect 'create: JSON' 201 POST tests -H 'Content-Type: application/json' \
  -d '{"Name":"jé","array_items":[1,"2",true],"is_boolean":true,"date":"2015-09-01T14:45:04+05:00","float_number":2,"option":"any"}'
is 'create: JSON text' "$(value data.name)" 'jé'
is 'create: JSON array' "$(value data.array_items)" '[1,"2",true]'
is 'create: JSON date' "$(value data.date)" 2015-09-01T09:45:04+00:00
is 'create: the option as it is written' "$(value data.option)" ANY
expect 'create: multipart' 201 POST tests -F name=parts -F is_boolean=1 -F array_items=4,5 -F integer_number=9
is 'create: multipart values' "$(value data.name) $(value data.is_boolean) $(value data.array_items) $(value data.integer_number)" \
  'parts true [4,5] 9'
printf -- '--q q\r\nContent-Disposition: form-data; name="name"\r\n\r\nquoted\r\n--q q--\r\n' >"$folder/parts"
expect 'create: a quoted boundary' 201 POST tests -H 'Content-Type: multipart/form-data; boundary="q q"' --data-binary @"$folder/parts"
is 'create: its value' "$(value data.name)" quoted
expect 'create: it stays' 200 GET tests/26
is 'create: its name stays' "$(value data.name)" 'Caryn Pryor'
for wrong in integer_number=x float_number=x date=x is_boolean=maybe option=FOO binary_data=%%%; do
  refused "create: $wrong" 400 FIELD_INVALID "${wrong%%=*}" POST tests --data-urlencode "$wrong"
done
refused 'create: broken JSON' 400 FIELD_INVALID '' POST tests -H 'Content-Type: application/json' -d '{"name":'
ask POST tests -d integer_number=x -d option=FOO
is 'create: every wrong field is named' "$(value errors#) $(value errors.1.parameter)" '2 option'

expect 'change: one' 200 PUT tests/1 -d is_boolean=false -d option=NONE
is 'change: the values' "$(value data.is_boolean) $(value data.option)" 'false NONE'
expect 'change: clear by an empty text' 200 PUT tests/1 -d option=
is 'change: cleared' "$(value data.option)" null
expect 'change: clear by null' 200 PUT tests/1 -H 'Content-Type: application/json' -d '{"is_boolean":null}'
is 'change: cleared too' "$(value data.is_boolean)" null
expect 'change: several' 200 PUT 'tests?ids=1,2,3' -d option=ANY
is 'change: how many' "$(value total_count)" 3
is 'change: no data' "$(value data)" absent
ask GET tests/3
is 'change: done' "$(value data.option)" ANY
refused 'change: none' 404 RESOURCE_NOT_FOUND '' PUT tests/999 -d option=ANY
ask GET 'tests?ids=1,2'
etag=$(header ETag)
refused 'change: several, of which one is another' 412 RESOURCE_MODIFIED '' PUT 'tests?ids=1,3' -d option=BAR -H "If-Match: $etag"
ask GET tests/1
is 'change: none was' "$(value data.option)" ANY
expect 'change: these' 200 PUT 'tests?ids=1,2' -d option=BAR -H "If-Match: $etag"
refused 'change: since long ago' 412 RESOURCE_MODIFIED '' PUT 'tests?ids=1,2' -d option=BAR -H 'If-Unmodified-Since: Fri, 14 Aug 2015 18:39:41 +0000'
refused 'delete: of others' 412 RESOURCE_MODIFIED '' DELETE 'tests?ids=21' -H "If-Match: $etag"
expect 'delete: whatever it is' 200 DELETE 'tests?ids=21' -H 'If-Match: *'
refused 'change: no ids' 400 FIELD_REQUIRED ids PUT tests -d option=ANY
expect 'delete: one' 200 DELETE tests/25
is 'delete: status only' "$(cat "$folder/body")" '{"status":200}'
refused 'delete: gone' 404 RESOURCE_NOT_FOUND '' GET tests/25
refused 'delete: what is not there' 404 RESOURCE_NOT_FOUND '' DELETE tests/999
expect 'delete: several' 200 DELETE 'tests?ids=22,23,24'
is 'delete: how many' "$(value total_count)" 3
expect 'delete: several that are not there' 200 DELETE 'tests?ids=997,998,999'
is 'delete: none of them' "$(value total_count)" 0

# --- partial output and options ----------------------------------------------

ask GET 'tests/4?fields=name'
is 'fields: one' "$(value data)" '{"id":4,"name":"Test 4","resource_type":"test"}'
ask GET 'tests/4?fields=-name'
is 'fields: all but one' "$(value data.name) $(value data.option)" 'absent null'
ask GET 'tests/4?fields=%2Bname'
is 'fields: one more' "$(value data.name) $(value data.option)" 'Test 4 null'
ask GET 'tests/4?_case=camel'
is 'camel' "$(value data.authenticationScheme) $(value data.resourceType)" 'NONE test'
ask GET 'tests/4?_Case=pascal'
is 'Pascal' "$(value Data.AuthenticationScheme) $(value Status)" 'NONE 200'
refused 'a case that is none' 400 FIELD_INVALID _case GET 'tests/4?_case=kebab'
refused 'nor of a list' 400 FIELD_INVALID _case GET 'tests?_case=kebab'
refused 'what is to be written is not' 400 FIELD_INVALID _case POST 'tests?_case=kebab' -d name=kebab
expect 'snake by name' 200 GET 'tests/4?_case=snake'
is 'snake' "$(value data.authentication_scheme)" NONE
expect 'no case said' 200 GET 'tests/4?_case='
ask GET tests/4 -H 'X-Options: no_empty, flat'
is 'options in a header' "$(value data.option) $(value resources)" 'absent {}'

# --- paging ------------------------------------------------------------------

ask GET 'tests?count=25&after_id=10'
is 'cursor: the page' "$(value data.0.id) $(value data.9.id) $(value data#)" '11 20 10'
for link in first_url=before_id=11 previous_url=before_id=11 next_url=after_id=20 last_url=after_id=20; do
  is "cursor: ${link%%=*}" "$(value "${link%%=*}")" "$base/api/v1/tests?${link#*=}&count=25"
done
expect 'cursor: its links lead on' 200 GET "$(value next_url)"
is 'cursor: the next page' "$(value data.0.id) $(value data#) $(value next_url)" '21 5 absent'
ask GET 'tests?count=25&before_id=5&limit=2'
is 'cursor: before is next to it' "$(value data.0.id) $(value data.1.id)" '3 4'
refused 'cursor: one only' 400 ONE_FIELD_EXPECTED '' GET 'tests?after_id=1&before_id=3'
is 'cursor: both are named' "$(value errors.0.parameters)" '["after_id","before_id"]'
ask GET 'tests?count=25&offset=5&limit=3'
is 'offset: the page' "$(value data.0.id) $(value offset) $(value limit) $(value total_count)" '6 5 3 25'
is 'offset: first' "$(value first_url)" "$base/api/v1/tests.json?count=25&limit=3"
is 'offset: previous' "$(value previous_url)" "$base/api/v1/tests.json?count=25&limit=3&offset=2"
is 'offset: next' "$(value next_url)" "$base/api/v1/tests.json?count=25&limit=3&offset=8"
is 'offset: last' "$(value last_url)" "$base/api/v1/tests.json?count=25&limit=3&offset=24"
ask GET 'tests?count=25&limit=0'
is 'limit=0: no data, but the count' "$(value data) $(value total_count)" '[] 25'
refused 'dates: one only' 400 ONE_FIELD_EXPECTED '' GET 'tests?since=1&until=2'
is 'dates: both are named' "$(value errors.0.parameters)" '["until","since"]'
refused 'limit: not a number' 400 FIELD_INVALID limit GET 'tests?limit=x'
refused 'offset: negative' 400 FIELD_INVALID offset GET 'tests?offset=-1'

# --- validators --------------------------------------------------------------

ask GET tests/5
etag=$(header ETag)
modified=$(header Last-Modified)
has 'dates end in an offset' "$modified" ' +0000'
has 'but the one that is HTTP’s own' "$(header Date)" ' GMT'
expect 'If-None-Match' 304 GET tests/5 -H "If-None-Match: $etag"
is 'no body' "$(wc -c <"$folder/body")" 0
expect 'If-None-Match, unquoted' 304 GET tests/5 -H "If-None-Match: ${etag//\"/}"
expect 'If-None-Match, weak' 304 GET tests/5 -H "If-None-Match: W/$etag"
expect 'If-None-Match, one of several' 304 GET tests/5 -H "If-None-Match: \"x,y\", $etag, W/\"z\""
expect 'If-None-Match, in two headers' 304 GET tests/5 -H 'If-None-Match: "x"' -H "If-None-Match: $etag"
expect 'If-None-Match, anything' 304 GET tests/5 -H 'If-None-Match: *'
expect 'If-None-Match before If-Modified-Since' 200 GET tests/5 -H 'If-None-Match: "x"' -H "If-Modified-Since: $modified"
expect 'If-None-Match of a script' 200 GET 'tests/5?_jsonp_callback=f' -H "If-None-Match: $etag"
expect 'If-None-Match of another' 200 GET tests/5 -H 'If-None-Match: "other"'
expect 'If-Modified-Since, verbatim' 304 GET tests/5 -H "If-Modified-Since: $modified"
expect 'If-Modified-Since, GMT' 304 GET tests/5 -H "If-Modified-Since: ${modified/+0000/GMT}"
expect 'If-Modified-Since, long ago' 200 GET tests/5 -H 'If-Modified-Since: Fri, 14 Aug 2015 18:39:41 +0000'
refused 'If-Match of another' 412 RESOURCE_MODIFIED '' PUT tests/5 -d name=x -H 'If-Match: "other"'
refused 'If-Unmodified-Since, long ago' 412 RESOURCE_MODIFIED '' DELETE tests/5 -H 'If-Unmodified-Since: Fri, 14 Aug 2015 18:39:41 +0000'
expect 'If-Match' 200 PUT tests/5 -d name=x -H "If-Match: $etag"
expect 'If-Match, one of several' 200 PUT tests/5 -d name=x -H "If-Match: \"x\", W/$(header ETag)"
expect 'If-Match, anything' 200 PUT tests/5 -d name=x -H 'If-Match: *'
refused 'If-Match of what is not there' 404 RESOURCE_NOT_FOUND '' PUT tests/999 -d name=x -H 'If-Match: *'
refused 'If-Match, changed since' 412 RESOURCE_MODIFIED '' PUT tests/5 -d name=y -H "If-Match: $etag"
ask GET tests/5
is 'If-Match: the first change stays' "$(value data.name)" x
ask GET tests
etag=$(header ETag)
ask PUT tests/6 -d name=changed
expect 'the ETag of a page is its ids' 304 GET tests -H "If-None-Match: $etag"
refused 'If-Match guards the pages' 412 RESOURCE_MODIFIED '' GET tests -H 'If-Match: other'

# --- JSONP, Accept, paths, methods -------------------------------------------

expect 'JSONP' 200 GET 'tests/7?_jsonp_callback=my.call&_empty=false'
has 'JSONP: the call' "$(cat "$folder/body")" 'my.call({"status":200,'
has 'JSONP: its type' "$(header Content-Type)" javascript
expect 'JSONP: always 200' 200 GET 'tests/999?_jsonp_callback=f'
has 'JSONP: the truth is inside' "$(cat "$folder/body")" 'f({"status":404,'
refused 'JSONP: GET only' 405 METHOD_NOT_SUPPORTED '' POST 'tests?_jsonp_callback=f' -d name=x
is 'JSONP: which is said' "$(header Allow)" GET
refused 'JSONP: a name' 400 FIELD_INVALID _jsonp_callback GET 'tests?_jsonp_callback=alert(1)'
refused 'JSONP: a name, also of what is not there' 400 FIELD_INVALID _jsonp_callback GET 'nothing?_jsonp_callback=alert(1)'
refused 'JSONP: a name, whatever is accepted' 400 FIELD_INVALID _jsonp_callback GET 'tests?_jsonp_callback=alert(1)' -H 'Accept: text/html'
expect 'Accept: JSON' 200 GET tests/7 -H 'Accept: application/json'
refused 'Accept: other' 406 ACTION_FAILED '' GET tests/7 -H 'Accept: text/html'
is 'Accept: status in the body' "$(value status)" 406
refused 'Accept: missing' 406 ACTION_FAILED '' GET tests/7 -H 'Accept:'
refused 'a body of no encoding' 415 ACTION_FAILED '' POST tests -H 'Content-Type: text/plain' -d name=x
refused 'nor is XML one' 415 ACTION_FAILED '' PUT tests/7 -H 'Content-Type: application/xml' -d '<name/>'
is 'a body of no encoding: status in the body' "$(value status)" 415
refused 'no such app' 400 APP_NOT_FOUND '' GET nothing
refused 'nothing at all' 400 APP_NOT_FOUND '' GET ''
refused 'no such action' 400 RESOURCE_ACTION_NOT_AVAILABLE '' GET tests/1/nothing
refused 'no such method' 405 METHOD_NOT_SUPPORTED '' POST tests/1
is 'but these' "$(header Allow)" 'GET, HEAD, PUT, DELETE'
refused 'nor what methods there are' 405 METHOD_NOT_SUPPORTED '' OPTIONS session
is 'which is said all the same' "$(header Allow)" 'GET, HEAD, DELETE'
has 'more_info' "$(value errors.0.more_info)" /errors/METHOD_NOT_SUPPORTED

# --- signing in --------------------------------------------------------------

agent=caryn.pryor@brewfictus.test
refused 'nobody' 401 AUTHORIZATION_REQUIRED '' GET me
refused 'a wrong password' 401 AUTHENTICATION_FAILED '' GET session --user "$agent:wrong"
has 'a browser asks' "$(header WWW-Authenticate)" Basic
refused 'a wrong password, by script' 401 AUTHENTICATION_FAILED '' GET session --user "$agent:wrong" -H 'X-Requested-With: XMLHttpRequest'
is 'a script is not asked' "$(header WWW-Authenticate)" ''
refused 'nobody of this name' 401 AUTHENTICATION_FAILED '' GET session --user "nobody@nowhere.test:sandbox"
refused 'no Basic' 401 AUTHENTICATION_FAILED '' GET session -H 'Authorization: Basic !!!'
refused 'a token of elsewhere' 401 AUTHENTICATION_FAILED '' GET me -H 'Authorization: Bearer x'

expect 'Basic' 200 GET session --user "$agent:sandbox"
session=$(value session_id)
csrf=$(header X-CSRF-Token)
is 'the session is its id' "$(value data.id)" "$session"
holds 'a long id' [ ${#session} -ge 70 ]
holds 'a CSRF token' [ -n "$csrf" ]
is 'the session' "$(value data.portal) $(value data.user.resource_type) $(value data.status)" 'API user ONLINE'
expect 'Basic works anywhere' 200 GET tests/8 --user "$agent:sandbox"
is 'and says the session' "$(value data.session_id)" "$(value session_id)"
is 'and who it is' "$(value data.authentication_scheme) $(value data.is_odd)" 'BASIC false'
is 'Basic again: a log' "$(value logs.0.level)" NOTICE

expect 'the session' 200 GET me -H "X-Session-ID: $session"
is 'where it was seen' "$(value data.last_seen_ip) $(value data.last_seen_user_agent)" '127.0.0.1 sandbox-curl'
etag=$(header ETag)
expect 'signing in again' 200 GET me --user "$agent:sandbox" --user-agent other
is 'is seen' "$(value data.last_seen_user_agent)" other
is 'but changes nobody' "$(header ETag)" "$etag"
expect 'the session goes on' 200 GET me -H "X-Session-ID: $session"
is 'is hers' "$(value data.full_name)" 'Caryn Pryor'
is 'no further session' "$(value session_id)" absent
expect 'the session as an argument' 200 GET "me?_session_id=$session"
expect 'the session as a cookie' 200 GET me -H "Cookie: a=b; novo_sessionid=$session"
expect 'the session in two places' 200 GET "me?_session_id=$session" -H "X-Session-ID: $session"
refused 'two sessions' 400 PARAMETERS_INCONSISTENT '' GET "me?_session_id=x" -H "X-Session-ID: $session"
refused 'two tokens' 400 PARAMETERS_INCONSISTENT '' GET "me?_token=x" -H "X-Token: y"
refused 'no such session' 454 SESSION_LOADING_FAILED '' GET me -H 'X-Session-ID: other'
refused 'of another program' 454 SESSION_LOADING_FAILED '' GET me -H "X-Session-ID: $session" --user-agent other
refused 'of another person' 454 SESSION_LOADING_FAILED '' GET me -H "X-Session-ID: $session" --user "admin@brewfictus.test:sandbox"
refused 'no CSRF token' 403 CSRF_FAILED '' PUT session/ack -H "X-Session-ID: $session"
refused 'a wrong CSRF token' 403 CSRF_FAILED '' PUT session/ack -H "X-Session-ID: $session" -H 'X-CSRF-Token: x'
expect 'the CSRF token' 200 PUT session/ack -H "X-Session-ID: $session" -H "X-CSRF-Token: $csrf"
ask GET session -H "X-Session-ID: $session"
is 'the token again' "$(header X-CSRF-Token)" "$csrf"
expect 'sign out' 200 DELETE session -H "X-Session-ID: $session" -H "X-CSRF-Token: $csrf"
refused 'signed out' 454 SESSION_LOADING_FAILED '' GET me -H "X-Session-ID: $session"

ask GET session --user "$agent:sandbox" -H 'X-CSRF: false'
is 'without CSRF: no token' "$(header X-CSRF-Token)" ''
expect 'without CSRF: none needed' 200 PUT session/ack -H "X-Session-ID: $(value session_id)"
expect 'a session of nobody' 200 GET session
is 'is nobody’s' "$(value data.user)" null
ask GET session --user "$agent:sandbox"
session=$(value session_id)
expect 'eight hours go by' 200 POST '/sandbox/advance?seconds=28801'
refused 'a session ends' 454 SESSION_LOADING_FAILED '' GET me -H "X-Session-ID: $session"

ask GET 'session?remember_me=true' --user "$agent:sandbox" -H 'X-Fingerprint: device'
token=$(header X-RememberMe)
expect 'remembered' 200 GET me -H "X-RememberMe: $token" -H 'X-Fingerprint: device'
holds 'with a session' [ "$(value session_id)" != absent ]
refused 'not on another device' 401 AUTHORIZATION_REQUIRED '' GET me -H "X-RememberMe: $token" -H 'X-Fingerprint: other'

# --- the further steps -------------------------------------------------------

totp () {
  python3 - "$1" <<'PYTHON'
import base64, hmac, struct, sys, time

digest = hmac.new(base64.b32decode(sys.argv[1]), struct.pack('>Q', int(time.time()) // 30), 'sha1').digest()
start = digest[-1] & 15
print('%06d' % ((struct.unpack('>I', digest[start:start + 4])[0] & 0x7fffffff) % 1000000))
PYTHON
}

refused 'two factors' 403 OTP_EXPECTED '' GET session --user otp@brewfictus.test:sandbox
token=$(value auth_token)
is 'two factors: a notification' "$(value notifications.0.type)" INFO
refused 'the token is no session' 454 SESSION_LOADING_FAILED '' GET me -H "X-Session-ID: $token"
refused 'the token is of this step' 401 AUTHENTICATION_FAILED '' PUT profile/password -H "X-Token: $token" -d new_password=x
refused 'a wrong one-time password' 401 AUTHENTICATION_FAILED '' GET session -H "X-Token: $token" -H 'X-OTP: 000000x'
expect 'the one-time password' 200 GET session -H "X-Token: $token" -H "X-OTP: $(totp JBSWY3DPEHPK3PXP)"
holds 'two factors: a session' [ "$(value session_id)" != absent ]
refused 'the token is spent' 401 AUTHENTICATION_FAILED '' GET session -H "X-Token: $token" -H "X-OTP: $(totp JBSWY3DPEHPK3PXP)"

refused 'an expired password' 403 CREDENTIAL_EXPIRED '' GET session --user expired@brewfictus.test:sandbox
token=$(value auth_token)
refused 'no new password' 400 FIELD_REQUIRED new_password PUT base/profile/password.json -H "X-Token: $token"
expect 'a new password' 200 PUT profile/password.json -H "X-Token: $token" -d new_password=fresh
expect 'the new password' 200 GET session --user expired@brewfictus.test:fresh
session_args=(-H "X-Session-ID: $(value session_id)" -H "X-CSRF-Token: $(header X-CSRF-Token)")
refused 'change it: the old one is wrong' 400 FIELD_INVALID password PUT profile/password -d password=x -d new_password=y
expect 'change it' 200 PUT profile/password -d password=fresh -d new_password=sandbox
sign_out_here

refused 'locked' 429 AUTHENTICATION_LOCKED '' GET session --user locked@brewfictus.test:sandbox
is 'locked: how long' "$(header Retry-After)" 600
for try in 1 2 3 4 5; do
  refused "wrong, $try" 401 AUTHENTICATION_FAILED '' GET session --user jordan.mitchell@brewfictus.test:x
done
refused 'five are too many' 429 AUTHENTICATION_LOCKED '' GET session --user jordan.mitchell@brewfictus.test:sandbox
ask POST '/sandbox/advance?seconds=601'
expect 'for ten minutes' 200 GET session --user jordan.mitchell@brewfictus.test:sandbox

# --- the sandbox itself ------------------------------------------------------

expect 'state' 200 GET /sandbox/state
holds 'state: counts' [ "$(value counts.test_item)" -gt 20 ]
expect 'reset' 200 POST /sandbox/reset
is 'reset: 25 again' "$(value counts.test_item)" 25
is 'reset: no sessions' "$(value counts.session)" 0
ask GET tests/1
is 'reset: as new' "$(value data.option)" null
holds 'the log has a line for each request' [ "$(wc -l <"$folder/log")" -gt 100 ]
holds 'and it is JSON' python3 -c 'import json,sys; [json.loads(l)["duration"] for l in open(sys.argv[1])]' "$folder/log"
holds 'and no secret' sh -c "! grep -q -e _session_id -e sandbox-curl '$folder/log'"

done_testing
