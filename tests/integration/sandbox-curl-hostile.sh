#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What nobody should send, sent with curl: it is answered with an envelope and
# the sandbox goes on.
. "$(dirname "$0")/sandbox-curl-lib.sh"

start_sandbox
sign_in caryn.pryor@brewfictus.test
json='Content-Type: application/json'
parts='Content-Type: multipart/form-data'

# --- Bodies ----------------------------------------------------------------

python3 -c 'print("{\"name\":" + "[" * 100000 + "]" * 100000 + "}")' >"$folder/deep"
refused 'JSON of 100,000 levels' 400 FIELD_INVALID '' POST tests --header "$json" --data-binary "@$folder/deep"
refused 'a list for a body' 400 FIELD_INVALID '' POST tests --header "$json" --data '[1]'
refused 'a blank body' 400 FIELD_INVALID '' POST tests --header "$json" --data ' '
refused 'JSON that is no UTF-8' 400 FIELD_INVALID '' POST tests --header "$json" --data-binary $'{"name":"\xff\xfe"}'
refused 'half a surrogate pair' 400 FIELD_INVALID '' POST tests --header "$json" --data '{"name":"\ud800"}'
refused 'objects for texts' 400 FIELD_INVALID subject POST conversations --header "$json" --data '{"subject":{"a":1},"contents":["x"]}'
refused 'half an id' 400 FIELD_INVALID status_id PUT conversations/1 --header "$json" --data '{"status_id":1.5}'
refused 'an id beyond 64 bits' 400 FIELD_INVALID status_id PUT conversations/1 --header "$json" --data '{"status_id":99999999999999999999}'
refused 'a NUL in JSON' 400 FIELD_INVALID '' POST tests --header "$json" --data '{"name":"a\u0000b"}'
refused 'a NUL in a name of JSON' 400 FIELD_INVALID '' POST tests --header "$json" --data '{"name":"a","field":{"x\\\u0000":1}}'
expect 'a backslash before u0000' 201 POST tests --header "$json" --data '{"name":"a\\u0000b"}'
is 'is a backslash' "$(value data.name)" 'a\u0000b'
refused 'a NUL in a form' 400 FIELD_INVALID '' POST tests --data 'name=a%00b'
expect 'a percent sign before 00' 201 POST tests --data 'name=a%2500b'
is 'is a percent sign' "$(value data.name)" 'a%00b'
printf 'name=a\0b' >"$folder/nul"
refused 'a NUL as it is' 400 FIELD_INVALID '' POST tests --data-binary "@$folder/nul"
printf -- '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\na\0b\r\n--b--\r\n' >"$folder/nul"
refused 'a NUL in a part' 400 FIELD_INVALID '' POST tests --header "$parts; boundary=b" --data-binary "@$folder/nul"
expect 'a NUL in a file' 201 POST files --form "files[]=@$folder/nul;filename=n.bin"
is 'is its own' "$(value data.size)" "$(wc -c <"$folder/nul")"
session_of_others=("${session_args[@]}")
sign_out_here
refused 'a NUL after a password' 401 AUTHENTICATION_FAILED '' GET me --header "Authorization: Basic $(printf 'caryn.pryor@brewfictus.test:sandbox\0x' | base64 -w0)"
session_args=("${session_of_others[@]}")
expect 'a form that is no UTF-8' 201 POST tests --data-binary $'name=\xff\xfe'
is 'gets marks instead' "$(value data.name)" '��'
expect 'what cannot be decoded' 201 POST tests --data-binary 'name=%zz%'
is 'stays as it is' "$(value data.name)" '%zz%'
head -c 10485760 /dev/zero | tr '\0' a >"$folder/large"
expect 'ten million letters' 201 POST tests --header Expect: --data-urlencode "name@$folder/large"
large=$(value data.id)
is 'are kept' "$(value data.name | wc -c)" 10485761
for boundary in '' '; boundary=' '; boundary=b'; do
  refused "parts that are none: $boundary" 400 FIELD_INVALID '' POST tests --header "$parts$boundary" --data-binary x
done
refused 'parts without an end' 400 FIELD_INVALID '' POST tests --header "$parts; boundary=b" --data-binary $'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nabc'
expect 'an empty file' 201 POST files --form 'files[]=@/dev/null;filename=e.txt'
is 'is empty' "$(value data.size)" 0

# --- Dates -----------------------------------------------------------------

for date in 9223372036854775807 -9223372036854775808 253402300800 9999-99-99T00:00:00Z; do
  refused "a date that is none: $date" 400 FIELD_INVALID date POST tests --data "date=$date"
done
refused 'nor in JSON' 400 FIELD_INVALID date POST tests --header "$json" --data '{"date":99999999999999}'
expect 'the last date there is' 201 POST tests --data date=253402300799
is 'is written' "$(value data.date)" 9999-12-31T23:59:59+00:00
expect 'a header that is no date' 200 GET tests/1 --header 'If-Modified-Since: garbage'
expect 'the end of time' 400 POST '/sandbox/advance?seconds=9223372036854775807'
expect 'goes on' 200 GET tests/1

# --- Addresses, headers, methods -------------------------------------------

refused 'an address that is none' 400 ACTION_FAILED '' GET 'tests/%zz'
is 'is JSON' "$(header Content-Type) $(value status)" 'application/json 400'
refused 'a negative id' 400 RESOURCE_ACTION_NOT_AVAILABLE '' GET conversations/-1
refused 'the greatest id' 404 RESOURCE_NOT_FOUND '' GET conversations/9223372036854775807
refused 'no letter' 400 RESOURCE_ACTION_NOT_AVAILABLE '' GET 'tests/%ff'
refused 'folders above' 400 APP_NOT_FOUND '' GET '/api/v1/../../etc/passwd' --path-as-is
refused 'a negative page' 400 FIELD_INVALID limit GET 'conversations?limit=-1'
expect 'pages without end' 200 GET 'conversations?limit=9223372036854775807&offset=9223372036854775807'
is 'are empty' "$(value data) $(value next_url)" '[] absent'
expect 'arguments without names' 200 GET 'tests?%ff=%ff&=&&==&limit'
expect 'an address of 60,000 letters' 200 GET "tests?x=$(head -c 60000 "$folder/large")"
expect 'a header of 60,000 letters' 200 GET tests/1 --header "X-Large: $(head -c 60000 "$folder/large")"
long=()
for number in 1 2 3 4 5 6 7 8 9; do
  long+=(--header "X-Large-$number: $(head -c 105000 "$folder/large")")
  refused "$number headers of 105,000 letters" 431 ACTION_FAILED '' GET tests/1 "${long[@]}"
done
expect 'the server goes on' 200 GET tests/1
expect 'fields in fields' 200 GET "tests/1?fields=$(python3 -c 'print("role(" * 9000)')"
refused 'a method that is none' 405 METHOD_NOT_SUPPORTED '' BREW tests
for pattern in % _ '%25' "'"; do
  expect "a pattern is a text: $pattern" 200 GET "users?limit=1&name=$(python3 -c 'import sys,urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$pattern")"
done

# --- Many at once, and one that never ends ----------------------------------

exec 9<>"/dev/tcp/127.0.0.1/${base##*:}"
printf 'POST /api/v1/tests HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nname=' >&9
before=$(ask GET 'conversations/1/messages?limit=1'; value total_count)
writers=()
for number in {1..20}; do
  curl --silent --output /dev/null --user-agent sandbox-curl "${session_args[@]}" --data "contents=$number" "$base/api/v1/conversations/1/messages" &
  writers+=($!)
done
wait "${writers[@]}"
is 'twenty write at once' "$(ask GET 'conversations/1/messages?limit=1'; value total_count)" $((before + 20))
exec 9>&-
exec 9<>"/dev/tcp/127.0.0.1/${base##*:}"
printf 'GARBAGE\r\n\r\n' >&9
has 'what is no HTTP is answered' "$(cat <&9)" '"status":400'
exec 9>&-


# Half a line, half a header, half a body, and answers that nobody takes.
half=()
begin () {
  local connection
  exec {connection}<>"/dev/tcp/127.0.0.1/${base##*:}"
  printf "$@" >&"$connection"
  half+=("$connection")
}
for number in {1..15}; do
  begin 'GE'
  begin 'GET /api/v1/tests/1 HTTP/1.1\r\nHost: local'
  begin 'POST /api/v1/tests HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nContent-Length: 10\r\n\r\nname='
done
for number in {1..5}; do
  begin 'GET /api/v1/tests/%s HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n' "$large"
done
expect 'fifty slow ones hold nobody up' 200 GET tests/1
expect 'who writes either' 201 POST conversations/1/messages --data contents=Quick
slow=${half[2]}
printf 'later' >&"$slow"
read -r line <&"$slow"
is 'the slow are answered in the end' "${line%$'\r'}" 'HTTP/1.1 201 Created'

done_testing
