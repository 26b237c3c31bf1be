#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Uploads, attachments, thumbnails and the archive of a message's attachments,
# asked for with curl.
. "$(dirname "$0")/sandbox-curl-lib.sh"

customer=simon.blackhouse@atmosphere.test

start_sandbox
sign_in "$customer"
printf 'one' >"$folder/one.txt"
printf 'two two' >"$folder/two.txt"

# --- Add a file ------------------------------------------------------------

expect 'one part' 201 POST files --form "files[]=@$folder/one.txt;type=text/plain"
is 'is itself' "$(value resource) $(value data.name) $(value data.size) $(value data.content_type)" 'file one.txt 3 text/plain'
is 'where it is' "$(header Content-Location)" "$(value data.resource_url)"
first=$(value data.id)
expect 'several parts' 201 POST files --form "files[]=@$folder/one.txt" --form "files[]=@$folder/two.txt"
is 'created, all of them' "$(value status) $(value data#) $(value total_count)" '201 2 2'
is 'in their order' "$(value data.0.name) $(value data.1.name)" 'one.txt two.txt'
expect 'a name of its own' 201 POST core/file --form 'name=../plan B.txt' --form "content=@$folder/two.txt;filename=blob;type=text/plain"
is 'is its name' "$(value data.name)" 'plan B.txt'
expect 'base64 in JSON' 201 POST files --header 'Content-Type: application/json' \
  --data '{"name":"hello.txt","content":"SGVsbG8h","content_type":"text/plain"}'
is 'is a file' "$(value data.name) $(value data.size) $(value data.content_type)" 'hello.txt 6 text/plain'
encoded=$(value data.id)
expect 'of these bytes' 200 GET "$(value data.content_url)"
is 'decoded' "$(cat "$folder/body")" 'Hello!'
expect 'base64 in a form' 201 POST core/file --data-urlencode name=a.bin --data-urlencode content=AAEC/w==
is 'too' "$(value data.name) $(value data.size) $(value data.content_type)" 'a.bin 4 application/octet-stream'
refused 'no base64' 400 FIELD_INVALID content POST files --data-urlencode content=%%%
refused 'no file' 400 FIELD_REQUIRED files POST files --data name=x
head -c 33554433 /dev/zero >"$folder/large"
refused 'too large a file' 413 ACTION_FAILED '' POST files --header 'Content-Type: application/octet-stream' --header 'Expect:' --data-binary "@$folder/large"
is 'its status in the body' "$(value status)" 413
expect 'as attachments' 201 POST 'conversations/1/messages?include=attachment' --data "contents=Here&file_ids=$first,$encoded"
is 'they are' "$(value data.attachments.0.name) $(value data.attachments.1.name)" 'one.txt hello.txt'

done_testing
