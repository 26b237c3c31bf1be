#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# OAuth 2.0, asked with curl: the page in the browser, the three grants, PKCE,
# scopes, and how tokens end.
. "$(dirname "${BASH_SOURCE[0]}")/sandbox-curl-lib.sh"

start_sandbox --log "$folder/log"

agent=caryn.pryor@brewfictus.test
redirect=http://127.0.0.1:45678/back
encoded=http%3A%2F%2F127.0.0.1%3A45678%2Fback
# The example of RFC 7636, appendix B.
verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
pkce="code_challenge=$challenge&code_challenge_method=S256"
page="/oauth/token/authorize?response_type=code&client_id=kayako-gnome&redirect_uri=$encoded&scope=users%20conversations&state=a%26b&$pkce"

# An argument of where the browser is sent to.
sent_back () {
  header Location | python3 -c '
import sys, urllib.parse
url = urllib.parse.urlparse(sys.stdin.read().strip())
query = urllib.parse.parse_qs(url.query)
print(query.get(sys.argv[1], ["absent"])[0])' "$1"
}

# Where the page'"'"'s form leads, as a browser reads it.
form_action () {
  python3 - "$folder/body" <<'PYTHON'
import html.parser, sys
class Page(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        if tag == 'form':
            print(dict(attributes)['action'])
Page().feed(open(sys.argv[1]).read())
PYTHON
}

# allow [CURL ARG…]: a person lets the application in; sets $code.
allow () {
  ask POST "$page" --data-urlencode "email=$agent" -d password=sandbox -d decision=allow "$@"
  code=$(sent_back code)
}

# token [CURL ARG…]: asks for tokens as the public client.
token () { ask POST /oauth/token "$@"; }

redeem () {
  token -d grant_type=authorization_code -d client_id=kayako-gnome --data-urlencode "redirect_uri=$redirect" \
    --data-urlencode "code=$code" "$@"
}

# --- the page ----------------------------------------------------------------

expect 'page: it is shown' 200 GET "$page"
has 'page: it is HTML' "$(header Content-Type)" text/html
is 'page: nobody keeps it' "$(header Cache-Control)" no-store
has 'page: it names the application' "$(cat "$folder/body")" '<strong>kayako-gnome</strong>'
action=$(form_action)
is 'page: the form comes back with all it was asked' "$action" "$page"
expect 'page: what is asked is escaped' 200 GET "$page&scope=users&state=%22%3E%3Cscript%3E"
is 'page: no script of a stranger' "$(grep -c '<script' "$folder/body")" 0

expect 'page: allowed' 302 POST "$action" --data-urlencode "email=$agent" -d password=sandbox -d decision=allow
has 'page: back to the application' "$(header Location)" "$redirect?code="
is 'page: with its state' "$(sent_back state)" 'a&b'
code=$(sent_back code)
expect 'page: denied' 302 POST "$page" -d decision=deny
is 'page: denied, in words for programs' "$(sent_back error) $(sent_back state) $(sent_back code)" 'access_denied a&b absent'
expect 'page: a wrong password' 401 POST "$page" --data-urlencode "email=$agent" -d password=wrong -d decision=allow
has 'page: said in a sentence' "$(cat "$folder/body")" 'Email or password is wrong.'
expect 'page: a locked account' 429 POST "$page" -d email=locked@brewfictus.test -d password=sandbox -d decision=allow
expect 'page: an expired password' 403 POST "$page" -d email=expired@brewfictus.test -d password=sandbox -d decision=allow
expect 'page: a one-time password is asked for' 200 POST "$page" -d email=otp@brewfictus.test -d password=sandbox -d decision=allow
step=$(sed -n 's/.*name="auth_token" value="\([^"]*\)".*/\1/p' "$folder/body")
otp=$(python3 -c '
import base64, hmac, struct, time
key = base64.b32decode("JBSWY3DPEHPK3PXP")
mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
at = mac[-1] & 15
print("%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 1000000))')
expect 'page: with the one-time password' 302 POST "$page" -d "auth_token=$step" -d "otp=$otp" -d decision=allow

expect 'page: an unknown application is sent nowhere' 400 GET "${page/kayako-gnome/stranger}"
is 'page: not even back' "$(header Location)" ''
for wrong in https%3A%2F%2F127.0.0.1%2Fback http%3A%2F%2Fexample.com%2Fback http%3A%2F%2Fa%40127.0.0.1%2Fback http%3A%2F%2F127.0.0.1%2F%23x ''; do
  expect "page: nothing is sent to $wrong" 400 GET "/oauth/token/authorize?response_type=code&client_id=kayako-gnome&redirect_uri=$wrong&scope=users&state=s"
done
ask GET "${page/response_type=code/response_type=token}"
is 'page: no other type' "$(sent_back error)" unsupported_response_type
ask GET "${page/scope=users/scope=everything}"
is 'page: no unknown scope' "$(sent_back error)" invalid_scope
ask GET "${page/S256/plain}"
is 'page: no plain challenge' "$(sent_back error)" invalid_request

# --- a code ------------------------------------------------------------------

allow
redeem --data-urlencode "code_verifier=$verifier"
is 'code: tokens' "$status $(value token_type) $(value expires_in) $(value scope)" '200 Bearer 3600 users conversations'
is 'code: nobody keeps the answer' "$(header Cache-Control)" no-store
access=$(value access_token)
refresh=$(value refresh_token)
expect 'code: the token says who asks' 200 GET me -H "Authorization: Bearer $access"
is 'code: the person of the page' "$(value data.full_name)" 'Caryn Pryor'
is 'code: no session comes of it' "$(value session_id)" absent
expect 'code: as an argument' 200 GET "me?access_token=$access"
refused 'code: both, and not the same' 400 PARAMETERS_INCONSISTENT '' GET "me?access_token=x" -H "Authorization: Bearer $access"
redeem --data-urlencode "code_verifier=$verifier"
is 'code: only once' "$status $(value error)" '400 invalid_grant'
refused 'code: and what came of it ends' 401 AUTHENTICATION_FAILED '' GET me -H "Authorization: Bearer $access"
has 'code: said by the header too' "$(header WWW-Authenticate)" 'error="invalid_token"'

allow
redeem --data-urlencode "code_verifier=${verifier/dB/Db}"
is 'pkce: another verifier' "$status $(value error)" '400 invalid_grant'
redeem --data-urlencode "code_verifier=$verifier"
is 'pkce: the code is spent then' "$status $(value error)" '400 invalid_grant'
allow
redeem
is 'pkce: no verifier' "$status $(value error)" '400 invalid_grant'
allow
redeem --data-urlencode "code_verifier=$verifier" -d redirect_uri=http://127.0.0.1:1/
is 'code: another address' "$status $(value error)" '400 invalid_grant'
allow
ask POST '/sandbox/advance?seconds=61'
redeem --data-urlencode "code_verifier=$verifier"
is 'code: a minute is too late' "$status $(value error)" '400 invalid_grant'

page=${page%&code_challenge=*}
allow
redeem
is 'code: neither PKCE nor a secret' "$status $(value error)" '400 invalid_grant'
allow
redeem -d client_secret=sandbox-oauth
is 'code: a secret instead of PKCE' "$status $(value token_type)" '200 Bearer'
allow
redeem -u kayako-gnome:sandbox-oauth
is 'code: the secret in the header' "$status $(value token_type)" '200 Bearer'
allow
redeem -u kayako-gnome:sandbox-oauth -d client_secret=sandbox-oauth
is 'code: the secret twice' "$status $(value error)" '400 invalid_request'
redeem -u kayako-gnome:wrong
is 'code: a wrong secret' "$status $(value error)" '401 invalid_client'
has 'code: which way to say it' "$(header WWW-Authenticate)" Basic
page="$page&$pkce"

# --- refreshing --------------------------------------------------------------

allow
redeem --data-urlencode "code_verifier=$verifier"
first=$(value refresh_token)
access=$(value access_token)
ask POST '/sandbox/advance?seconds=3601'
refused 'refresh: an hour is over' 401 AUTHENTICATION_FAILED '' GET me -H "Authorization: Bearer $access"
token -d grant_type=refresh_token -d client_id=kayako-gnome -d "refresh_token=$first"
is 'refresh: new tokens' "$status $(value scope)" '200 users conversations'
second=$(value refresh_token)
access=$(value access_token)
is 'refresh: the refresh token is another' "$([ "$second" != "$first" ] && echo other)" other
expect 'refresh: the new token is good' 200 GET me -H "Authorization: Bearer $access"
token -d grant_type=refresh_token -d client_id=kayako-gnome -d "refresh_token=$second" -d scope='users search'
is 'refresh: no more than was granted' "$status $(value error)" '400 invalid_scope'
token -d grant_type=refresh_token -d client_id=kayako-gnome -d "refresh_token=$first"
is 'refresh: the old one is spent' "$status $(value error)" '400 invalid_grant'
refused 'refresh: who comes with it ends all' 401 AUTHENTICATION_FAILED '' GET me -H "Authorization: Bearer $access"

# --- a password --------------------------------------------------------------

token -d grant_type=password -d client_id=kayako-gnome -d client_secret=sandbox-oauth \
  --data-urlencode "username=$agent" -d password=sandbox -d scope=conversations:read
is 'password: tokens' "$status $(value scope)" '200 conversations:read'
reader=$(value access_token)
token -d grant_type=refresh_token -d client_id=kayako-gnome -d "refresh_token=$(value refresh_token)"
is 'password: refreshing needs the secret too' "$status $(value error)" '400 invalid_grant'
for wrong in "username=$agent&password=wrong" 'username=nobody@brewfictus.test&password=sandbox' \
  'username=locked@brewfictus.test&password=sandbox' 'username=expired@brewfictus.test&password=sandbox' \
  'username=otp@brewfictus.test&password=sandbox'; do
  token -d grant_type=password -d client_id=kayako-gnome -d client_secret=sandbox-oauth -d scope=users -d "$wrong"
  is "password: $wrong" "$status $(value error)" '400 invalid_grant'
done
token -d grant_type=password -d client_id=kayako-gnome -d "username=$agent" -d password=sandbox -d scope=users
is 'password: not without the secret' "$status $(value error)" '401 invalid_client'
token -d grant_type=password -d client_id=stranger -d client_secret=sandbox-oauth
is 'token: an unknown application' "$status $(value error)" '401 invalid_client'
token -d grant_type=client_credentials -d client_id=kayako-gnome -d client_secret=sandbox-oauth
is 'token: no other grant' "$status $(value error)" '400 unsupported_grant_type'
token -d client_id=kayako-gnome
is 'token: no grant at all' "$status $(value error)" '400 invalid_request'
expect 'token: not by GET' 405 GET /oauth/token

# --- scopes ------------------------------------------------------------------

expect 'scope: reading' 200 GET conversations -H "Authorization: Bearer $reader"
expect 'scope: an answer of a conversation' 200 GET conversations/1/messages -H "Authorization: Bearer $reader"
refused 'scope: no writing' 403 PERMISSIONS_DENIED '' POST conversations/1/messages -H "Authorization: Bearer $reader" -d contents=x -d source=API
has 'scope: said by the header too' "$(header WWW-Authenticate)" insufficient_scope
refused 'scope: another part' 403 PERMISSIONS_DENIED '' GET me -H "Authorization: Bearer $reader"
refused 'scope: what has none' 403 PERMISSIONS_DENIED '' GET session -H "Authorization: Bearer $reader"
refused 'scope: not even what is public' 403 PERMISSIONS_DENIED '' GET tests -H "Authorization: Bearer $reader"
token -d grant_type=password -d client_id=kayako-gnome -d client_secret=sandbox-oauth \
  --data-urlencode "username=$agent" -d password=sandbox -d 'scope=users conversations'
writer=$(value access_token)
expect 'scope: writing' 201 POST conversations/1/messages -H "Authorization: Bearer $writer" -d contents=x -d source=API
expect 'scope: a new password is not for applications' 403 PUT profile/password -H "Authorization: Bearer $writer" -d new_password=x -d password=sandbox

# --- how it ends -------------------------------------------------------------

ask POST /sandbox/fault -d spec=revoke-session:times=1
refused 'end: revoked' 401 AUTHENTICATION_FAILED '' GET me -H "Authorization: Bearer $writer"
ask POST '/sandbox/oauth?lifetime=5'
allow
redeem --data-urlencode "code_verifier=$verifier"
is 'end: a short life' "$(value expires_in)" 5
expect 'end: no life that is none' 400 POST '/sandbox/oauth?lifetime=-1'
ask POST /sandbox/reset
allow
redeem --data-urlencode "code_verifier=$verifier"
is 'end: as at the start' "$(value expires_in)" 3600
refused 'end: no token at all' 401 AUTHENTICATION_FAILED '' GET me -H 'Authorization: Bearer nothing'
is 'no secret in the log' "$(grep -c -e "$code" -e "$(value access_token)" -e sandbox-oauth "$folder/log")" 0

done_testing
