#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every action of the conversations API, asked for with curl: who may, what
# may be sent in which encoding, what comes back, and what is refused.
. "$(dirname "$0")/sandbox-curl-lib.sh"

agent=caryn.pryor@brewfictus.test
customer=simon.blackhouse@atmosphere.test
colleague=taylor.west@atmosphere.test
stranger=customer-1@generated.test
device=11111111-2222-4333-8444-555555555555
other_device=99999999-2222-4333-8444-555555555555

# One further customer, who knows nobody.
start_sandbox --users 1

# ids: the answer's ids; members NAME: the types its items have there
ids () { python3 -c 'import json,sys; print(*[i["id"] for i in json.load(open(sys.argv[1]))["data"]])' "$folder/body"; }
members () { python3 -c 'import json,sys; print(*sorted({str(i[sys.argv[2]]["type"]) for i in json.load(open(sys.argv[1]))["data"]}))' "$folder/body" "$1"; }

# --- Retrieve all conversations -------------------------------------------

refused 'nobody may list' 401 AUTHORIZATION_REQUIRED '' GET conversations.json
sign_in "$agent"
expect 'an agent lists' 200 GET conversations.json
is 'a page is ten' "$(value data#)" 10
is 'the resource is named' "$(value resource)" conversation
all=$(value total_count)
is 'nested resources are stubs' "$(value data.0.requester.full_name)" absent
expect 'newest first' 200 GET 'conversations?limit=100'
holds 'created_at descends' python3 -c 'import json,sys; d=[i["created_at"] for i in json.load(open(sys.argv[1]))["data"]]; sys.exit(d != sorted(d, reverse=True))' "$folder/body"
expect 'a later page' 200 GET 'conversations?limit=3&offset=5'
is 'its offset' "$(value offset)" 5
has 'its next link' "$(value next_url)" 'conversations.json?limit=3&offset=8'
has 'its previous link' "$(value previous_url)" 'offset=2'
expect 'a link can be followed' 200 GET "$(value next_url)"
is 'and leads on' "$(value offset)" 8
for type in NEW OPEN PENDING COMPLETED CLOSED CUSTOM; do
  expect "status=$type" 200 GET "conversations?limit=100&include=case_status&status=$type"
  is "only $type" "$(members status)" "$type"
done
expect 'two statuses' 200 GET 'conversations?limit=100&include=case_status&status=NEW,closed'
is 'both and no other' "$(members status)" 'CLOSED NEW'
refused 'an unknown status' 400 FIELD_INVALID status GET 'conversations?status=LOST'
expect 'priority up to 2' 200 GET 'conversations?limit=100&include=case_priority&priority=2'
holds 'none is higher' python3 -c 'import json,sys; sys.exit(max(i["priority"]["level"] for i in json.load(open(sys.argv[1]))["data"]) > 2)' "$folder/body"
refused 'a priority that is none' 400 FIELD_INVALID priority GET 'conversations?priority=high'
expect 'chosen ones' 200 GET 'conversations?ids=2,1,999999'
is 'and no others, newest first' "$(python3 -c 'import json,sys; d=json.load(open(sys.argv[1]))["data"]; print(sorted(i["id"] for i in d), [i["created_at"] for i in d] == sorted((i["created_at"] for i in d), reverse=True))' "$folder/body") $(value total_count)" '[1, 2] True 2'
ask GET 'conversations?ids=2,1&limit=1'
has 'their links keep to them' "$(value next_url)" 'conversations.json?ids=2%2C1&limit=1&offset=1'
refused 'ids that are none' 400 FIELD_INVALID ids GET 'conversations?ids=1,x'
refused 'an id twice' 400 PARAMETERS_INCONSISTENT '' GET 'conversations?ids=1,1'
refused 'an unknown filter' 400 FIELD_INVALID filters GET 'conversations?filters=EVERYTHING'

sign_in "$customer"
expect 'a customer lists' 200 GET 'conversations?limit=100&include=user_minimal'
own=$(value total_count)
holds 'fewer than all' test "$own" -lt "$all"
is 'only their own' "$(python3 -c 'import json,sys; print(*{i["requester"]["full_name"] for i in json.load(open(sys.argv[1]))["data"]})' "$folder/body")" 'Simon Blackhouse'
others=$(sign_in "$agent"; ask GET 'conversations?ids=1,2,3,4,5,6,7,8,9,10&limit=0'; value total_count)
expect 'chosen ones again' 200 GET 'conversations?ids=1,2,3,4,5,6,7,8,9,10&limit=100&include=user_minimal'
holds 'but not others’ ones' test "$(value total_count)" -lt "$others"
expect 'with the organisation' 200 GET 'conversations?limit=100&filters=MY_ORGANIZATION'
holds 'more than their own' test "$(value total_count)" -gt "$own"

# --- Retrieve a conversation ----------------------------------------------

expect 'the customer reads one' 200 GET conversations/1.json
is 'its id' "$(value data.id)" 1
is 'its link' "$(value data.resource_url)" "$base/api/v1/conversations/1"
has 'its topic' "$(value data.realtime_channel)" '@v1_cases_1'
is 'everything at once' "$(ask GET 'conversations/1?include=*'; value data.requester.role.type)" CUSTOMER
expect 'the read marker is the reader’s' 200 GET 'conversations/1?include=read_marker'
is 'the customer has read all' "$(value data.read_marker.unread_count)" 0
refused 'one that is not there' 404 RESOURCE_NOT_FOUND '' GET conversations/999999
refused 'an id beyond 64 bits' 404 RESOURCE_NOT_FOUND '' GET conversations/99999999999999999999
sign_in "$stranger"
refused 'somebody else’s' 403 PERMISSIONS_DENIED '' GET conversations/1
refused 'somebody else’s messages' 403 PERMISSIONS_DENIED '' GET conversations/1/messages
sign_in "$colleague"
expect 'a colleague reads it' 200 GET conversations/1
sign_in "$agent"
expect 'the agent’s marker' 200 GET 'conversations/1?include=read_marker'
is 'two are unread' "$(value data.read_marker.unread_count)" 2

# --- Participants ----------------------------------------------------------

expect 'participants' 200 GET conversations/1/participants.json
is 'their type' "$(value resource)" user_minimal
has 'the customer is one' "$(cat "$folder/body")" 'Simon Blackhouse'
has 'with an address for presence' "$(value data.0.presence_channel)" 'user_presence-'
expect 'a face' 200 GET "$(value data.1.avatar)"
is 'is a picture' "$(header Content-Type)" image/png
is 'a real one' "$(head -c 4 "$folder/body" | tail -c 3)" PNG

# --- Add a conversation ----------------------------------------------------

sign_out_here
refused 'nothing sent' 400 FIELD_REQUIRED subject POST conversations.json --data ''
is 'all that is missing is named' "$(value errors#)" 4
refused 'no email' 400 FIELD_REQUIRED email POST conversations --data 'name=Ada&subject=Hi&contents=Hello'
refused 'no real email' 400 FIELD_INVALID email POST conversations --data 'name=Ada&email=ada&subject=Hi&contents=Hello'
refused 'a source that is none' 400 FIELD_INVALID source POST conversations --data 'name=Ada&email=ada@example.test&subject=Hi&contents=Hello&source=PIGEON'
expect 'anybody begins one' 201 POST 'conversations.json?include=user_minimal,case_status' \
  --header "X-Fingerprint-ID: $device" \
  --data-urlencode 'name=Ada Byron' --data-urlencode 'email=ada@example.test' \
  --data-urlencode 'subject=Steam & water' --data-urlencode $'contents=Good evening,\nno steam.' \
  --data source=MESSENGER --data client_id=mine-1 \
  --data-urlencode 'metadata[user_agent]=Firefox' --data-urlencode 'metadata[page_url]=https://a.test/'
new=$(value data.id)
token=$(header X-Request-Token)
is 'a new customer' "$(value data.requester.full_name)" 'Ada Byron'
is 'who has not been active' "$(value data.requester.last_active_at)" null
is 'it is new' "$(value data.status.type)" NEW
is 'by messenger' "$(value data.channel)" MESSENGER
is 'its preview' "$(value data.last_message_preview)" 'Good evening, no steam.'
is 'sent, until an agent has it' "$(value data.last_message_status)" SENT
is 'where it is' "$(header Content-Location)" "$base/api/v1/conversations/$new"
holds 'a token comes with it' test -n "$token"

expect 'the token reads it' 200 GET "conversations/$new.json?token=$token"
refused 'another token does not' 401 AUTHORIZATION_REQUIRED '' GET "conversations/$new?token=none"
refused 'nor for another conversation' 401 AUTHORIZATION_REQUIRED '' GET "conversations/1?token=$token"
refused 'nothing does not' 401 AUTHORIZATION_REQUIRED '' GET "conversations/$new"
expect 'time passes' 200 POST /sandbox/advance --header 'Content-Type: application/json' --data '{"seconds":121}'
refused 'the token is over after 120 s' 401 AUTHORIZATION_REQUIRED '' GET "conversations/$new?token=$token"

expect 'the device sees it' 200 GET conversations --header "X-Fingerprint-ID: $device"
is 'and only it' "$(ids)" "$new"
expect 'and opens it' 200 GET "conversations/$new?_fingerprint_id=$device"
expect 'and its messages' 200 GET "conversations/$new/messages" --header "X-Fingerprint-ID: $device"
is 'its client_id came back' "$(value data.0.client_id)" mine-1
is 'its metadata' "$(value data.0.metadata)" '{"user_agent":"Firefox","page_url":"https://a.test/"}'
is 'its lines' "$(value data.0.content_html)" $'Good evening,<br />\nno steam.'
is 'no other device does' "$(ask GET conversations --header "X-Fingerprint-ID: $other_device"; value total_count)" 0
refused 'nor opens it' 403 PERMISSIONS_DENIED '' GET "conversations/$new" --header "X-Fingerprint-ID: $other_device"
expect 'the device answers' 201 POST "conversations/$new/messages" --header "X-Fingerprint-ID: $device" --data contents=Hello?
refused 'but changes nothing' 401 AUTHORIZATION_REQUIRED '' PUT "conversations/$new" --header "X-Fingerprint-ID: $device" --data subject=x
expect 'the device rates' 201 POST "conversations/$new/ratings" --header "X-Fingerprint-ID: $device" --data score=BAD
expect 'the same address is the same customer' 201 POST 'conversations?include=user_minimal' --header 'Content-Type: application/json' \
  --data '{"name":"A.","email":"ADA@example.test","subject":"Again","contents":"Still none","source":"API","metadata":{"user_agent":"x"}}'
is 'by JSON too' "$(value data.requester.full_name)" 'Ada Byron'

sign_in "$customer"
printf 'a photo, or nearly' >"$folder/photo.txt"
expect 'with a form and files' 201 POST 'conversations?include=conversation_field' \
  --form subject=Broken --form contents=Look --form source=HELPCENTER --form form_id=1 \
  --form 'field_values[reported_issues]=12' --form 'field_values[machine_model]=102' \
  --form "files[]=@$folder/photo.txt;type=text/plain"
with_files=$(value data.id)
has 'the value is a text' "$(value data.custom_fields)" '"value":"12"'
expect 'and the file' 200 GET "conversations/$with_files/messages?include=attachment"
is 'is attached' "$(value data.0.attachments.0.name)" photo.txt
is 'in full' "$(value data.0.attachments.0.size)" 18
refused 'a form’s required field' 400 FIELD_REQUIRED field_values.reported_issues POST conversations --data 'subject=x&contents=y&form_id=1'
refused 'a number that is none' 400 FIELD_INVALID field_values.reported_issues POST conversations --data 'subject=x&contents=y&form_id=1&field_values[reported_issues]=many'
refused 'a pattern that does not fit' 400 FIELD_INVALID field_values.order_number POST conversations --data 'subject=x&contents=y&field_values[order_number]=12'
refused 'an option of another field' 400 FIELD_INVALID field_values.machine_model POST conversations --data 'subject=x&contents=y&field_values[machine_model]=201'
refused 'a field that is not there' 400 FIELD_INVALID field_values.nothing POST conversations --data 'subject=x&contents=y&field_values[nothing]=1'
refused 'a field that is not theirs' 403 PERMISSIONS_DENIED field_values.contract POST conversations --data 'subject=x&contents=y&field_values[contract]=1'
refused 'a form that is not there' 400 FIELD_INVALID form_id POST conversations --data 'subject=x&contents=y&form_id=77'
refused 'a priority is not theirs' 403 PERMISSIONS_DENIED priority_id POST conversations --data 'subject=x&contents=y&priority_id=3'
sign_in "$agent"
expect 'but an agent’s' 201 POST 'conversations?include=case_priority' --data 'subject=x&contents=y&priority_id=3'
is 'and there it is' "$(value data.priority.level)" 3
refused 'an unknown priority' 400 FIELD_INVALID priority_id POST conversations --data 'subject=x&contents=y&priority_id=9'

# --- Update a conversation -------------------------------------------------

expect 'an agent changes everything' 200 PUT "conversations/$with_files?include=case_status,case_priority,case_type" \
  --data 'subject=Boiler&priority_id=4&status_id=3&type_id=2&source=API&field_values[contract]=Gold'
is 'subject' "$(value data.subject)" Boiler
is 'priority' "$(value data.priority.level)" 4
is 'status' "$(value data.status.type)" PENDING
is 'type' "$(value data.type.type)" TASK
has 'field' "$(value data.custom_fields)" '"value":"Gold"'
expect 'and clears' 200 PUT "conversations/$with_files" --header 'Content-Type: application/json' --data '{"priority_id":null,"field_values":{"contract":""}}'
is 'the priority' "$(value data.priority)" null
refused 'an unknown status' 400 FIELD_INVALID status_id PUT "conversations/$with_files" --data status_id=99
refused 'what was changed since' 412 RESOURCE_MODIFIED '' PUT "conversations/$with_files" --data subject=Other --header 'If-Match: stale'
is 'stays' "$(ask GET "conversations/$with_files"; value data.subject)" Boiler
refused 'what is wrong anyhow' 400 FIELD_INVALID status_id PUT "conversations/$with_files" --data status_id=99 --header 'If-Match: stale'
refused 'an empty subject' 400 FIELD_EMPTY subject PUT "conversations/$with_files" --data subject=
sign_in "$customer"
expect 'the customer words it anew' 200 PUT "conversations/$with_files" --data 'subject=The+boiler&field_values[reported_issues]=2'
for parameter in priority_id status_id type_id; do
  refused "$parameter is not theirs" 403 PERMISSIONS_DENIED "$parameter" PUT "conversations/$with_files" --data "$parameter=1"
done
refused 'a source that is none' 400 FIELD_INVALID source PUT "conversations/$with_files" --data source=AGENT

# --- Messages --------------------------------------------------------------

is 'it waits' "$(ask GET "conversations/$with_files?include=case_status"; value data.status.type)" PENDING
expect 'the customer writes' 201 POST "conversations/$with_files/messages.json?include=user_minimal" \
  --data-urlencode 'contents=Any <news>?' --data source=HELPCENTER --data client_id=c-2 \
  --data-urlencode 'metadata[user_agent_raw]=Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/55.0 Safari/537.36'
asked=$(value data.id)
is 'as themselves' "$(value data.creator.full_name)" 'Simon Blackhouse'
is 'marks are escaped' "$(value data.content_html)" 'Any &lt;news&gt;?'
is 'the browser is named' "$(value data.metadata.user_agent)" Chrome
is 'client_id' "$(value data.client_id)" c-2
is 'sent' "$(value data.message_status)" SENT
is 'since now' "$(value data.message_status_updated_at)" "$(value data.created_at)"
is 'type' "$(value data.resource_type)" case_message
expect 'which opens it again' 200 GET "conversations/$with_files?include=case_status"
is 'open' "$(value data.status.type)" OPEN
is 'their preview' "$(value data.last_message_preview)" 'Any <news>?'
expect 'with keys of their own' 201 POST "conversations/$with_files/messages?_case=camel&_empty=false&include=*" \
  --header 'Content-Type: application/json' \
  --data '{"contents":"x","metadata":{"user_agent":"Firefox","page_url":"https://a.test/","appVersion":"1.2","Some-Key":7,"snake_key":true,"nothing":null,"id":1,"resource_type":"user"}}'
is 'which come back as they are' "$(value data.metadata)" '{"user_agent":"Firefox","page_url":"https://a.test/","appVersion":"1.2","Some-Key":7,"snake_key":true,"nothing":null,"id":1,"resource_type":"user"}'
is 'whatever the rest is called' "$(value data.messageStatus)" SENT
expect 'in a form too' 201 POST "conversations/$with_files/messages" --data contents=x --data-urlencode 'metadata[appVersion]=1.2' --data-urlencode 'metadata[userAgent]=Me'
is 'as they are' "$(value data.metadata)" '{"user_agent":"","page_url":"","appVersion":"1.2","userAgent":"Me"}'
refused 'a client_id that is no text' 400 FIELD_INVALID client_id POST "conversations/$with_files/messages" --header 'Content-Type: application/json' --data '{"contents":"x","client_id":{"a":1}}'
refused 'nor of a conversation' 400 FIELD_INVALID client_id POST conversations --header 'Content-Type: application/json' --data '{"subject":"x","contents":"x","client_id":["a"]}'
refused 'metadata of metadata' 400 FIELD_INVALID metadata POST "conversations/$with_files/messages" --header 'Content-Type: application/json' --data '{"contents":"x","metadata":{"a":{"b":1}}}'
refused 'metadata that is a text' 400 FIELD_INVALID metadata POST "conversations/$with_files/messages" --data 'contents=x&metadata=x'
refused 'nothing to say' 400 FIELD_REQUIRED contents POST "conversations/$with_files/messages" --data source=API
sign_in "$agent"
expect 'an upload' 201 POST files --header 'Content-Type: text/plain' --header 'Content-Disposition: attachment; filename="plan.txt"' \
  --header "Content-MD5: $(md5sum <"$folder/photo.txt" | cut -d' ' -f1)" --data-binary "@$folder/photo.txt"
file=$(value data.id)
expect 'can be read back' 200 GET "$(value data.content_url)"
is 'as it was' "$(cat "$folder/body")" 'a photo, or nearly'
refused 'a wrong MD5' 400 FIELD_INVALID file POST files --header 'Content-Type: text/plain' --header 'Content-MD5: 00' --data-binary x
expect 'the agent answers with it' 201 POST "conversations/$with_files/messages?include=attachment" --data "contents=Here&file_ids=$file"
answered=$(value data.id)
is 'sent' "$(value data.message_status)" SENT
is 'the upload is attached' "$(value data.attachments.0.name)" plan.txt
url=$(value data.attachments.0.url)
refused 'an upload that is not there' 400 FIELD_INVALID file_ids POST "conversations/$with_files/messages" --data 'contents=x&file_ids=99'
expect 'with a file alone' 201 POST "conversations/$with_files/messages" --form "files[a]=@$folder/photo.txt"
expect 'a first answer opens' 201 POST "conversations/$new/messages" --data contents=Yes
is 'the new one' "$(ask GET "conversations/$new?include=case_status"; value data.status.type)" OPEN
expect 'newest first' 200 GET "conversations/$with_files/messages"
holds 'ids descend' python3 -c 'import json,sys; d=[i["id"] for i in json.load(open(sys.argv[1]))["data"]]; sys.exit(d != sorted(d, reverse=True))' "$folder/body"
is 'notes are not among them' "$(ask GET 'conversations/1/messages?limit=100'; grep -c quarantine "$folder/body")" 0
refused 'a message of another conversation' 404 RESOURCE_NOT_FOUND '' GET "conversations/1/messages/$answered"

# --- Attachments -----------------------------------------------------------

expect 'an attachment' 200 GET "$url"
is 'is the file' "$(cat "$folder/body")" 'a photo, or nearly'
is 'of its type' "$(header Content-Type)" text/plain
expect 'a download' 200 GET "${url%url}download"
has 'has a name' "$(header Content-Disposition)" plan.txt
expect 'a picture' 200 GET 'conversations/1/messages/1?include=attachment'
picture=$(value data.attachments.0.url)
thumbnail=$(value data.attachments.0.thumbnails.0.url)
has 'has thumbnails' "$thumbnail" 'url&size=64'
expect 'which are there' 200 GET "$thumbnail"
is 'as pictures' "$(header Content-Type)" image/jpeg
sign_out_here
session=$(ask GET session --user "$customer:sandbox"; value session_id)
refused 'not for everybody' 401 AUTHORIZATION_REQUIRED '' GET "$picture"
expect 'a session in the address will do' 200 GET "$picture?_session_id=$session" --header 'Accept: image/*'
refused 'a device’s will not' 403 PERMISSIONS_DENIED '' GET "$picture?_fingerprint_id=$device"

# --- Update a message ------------------------------------------------------

sign_in "$customer"
expect 'the customer’s marker' 200 GET "conversations/$with_files?include=read_marker"
is 'two are unread' "$(value data.read_marker.unread_count)" 2
expect 'delivered' 200 PUT "conversations/$with_files/messages/$answered.json" --data message_status=DELIVERED
is 'the answer is the status alone' "$(cat "$folder/body")" '{"status":200}'
is 'so it is' "$(ask GET "conversations/$with_files/messages/$answered"; value data.message_status)" DELIVERED
is 'and still unread' "$(ask GET "conversations/$with_files?include=read_marker"; value data.read_marker.unread_count)" 2
expect 'seen' 200 PUT "conversations/$with_files/messages/$answered" --header 'Content-Type: application/json' --data '{"message_status":"SEEN"}'
is 'so it is' "$(ask GET "conversations/$with_files/messages/$answered"; value data.message_status)" SEEN
expect 'the marker moves' 200 GET "conversations/$with_files?include=read_marker"
is 'one is left' "$(value data.read_marker.unread_count)" 1
is 'up to there' "$(value data.read_marker.last_read_post_id)" "$answered"
is 'one’s own is not touched' "$(ask GET "conversations/$with_files/messages/$asked"; value data.message_status)" SENT
expect 'nor by saying so' 200 PUT "conversations/$with_files/messages/$asked" --data message_status=SEEN
is 'one does not see one’s own' "$(ask GET "conversations/$with_files/messages/$asked"; value data.message_status)" SENT
refused 'whatever it was, it is of another conversation' 404 RESOURCE_NOT_FOUND '' PUT "conversations/1/messages/$answered" --data message_status=SEEN --header 'If-Match: stale'
refused 'nobody takes back that it arrived' 400 FIELD_INVALID message_status PUT "conversations/$with_files/messages/$answered" --data message_status=SENT
refused 'nor rejects what arrived' 400 FIELD_INVALID message_status PUT "conversations/$with_files/messages/$answered" --data message_status=REJECTED
expect 'never back' 200 PUT "conversations/$with_files/messages/$answered" --data message_status=DELIVERED
is 'it stays seen' "$(ask GET "conversations/$with_files/messages/$answered"; value data.message_status)" SEEN
refused 'a status that is none' 400 FIELD_INVALID message_status PUT "conversations/$with_files/messages/$answered" --data message_status=EATEN
refused 'no status' 400 FIELD_REQUIRED message_status PUT "conversations/$with_files/messages/$answered" --data ''
sign_in "$agent"
expect 'the agent has it' 200 PUT "conversations/$with_files/messages/$asked" --data message_status=DELIVERED
is 'the customer’s is delivered' "$(ask GET "conversations/$with_files/messages/$asked"; value data.message_status)" DELIVERED
expect 'the agent sees it' 200 PUT "conversations/$with_files/messages/$asked" --data message_status=SEEN
is 'the customer’s is seen' "$(ask GET "conversations/$with_files/messages/$asked"; value data.message_status)" SEEN
newest=$(ask GET 'conversations/1/messages?limit=1'; value data.0.id)
expect 'the agent sees all of 1' 200 PUT "conversations/1/messages/$newest" --data message_status=SEEN
is 'none is unread' "$(ask GET 'conversations/1?include=read_marker'; value data.read_marker.unread_count)" 0
is 'the list says so too' "$(value data.last_message_status)" SEEN

# --- Forms and fields ------------------------------------------------------

sign_out_here
expect 'forms are public' 200 GET conversations/forms.json
is 'in their order' "$(ids)" '1 2 3 4'
is 'without pages' "$(value offset)" absent
expect 'one form' 200 GET 'conversations/forms/1.json?include=conversation_field,field_option,locale_field'
is 'with its fields' "$(value data.fields.0.key)" reported_issues
is 'and their options' "$(value data.fields.1.options.1.values.0.translation)" BC-200
refused 'a form that is not there' 404 RESOURCE_NOT_FOUND '' GET conversations/forms/99
expect 'fields are public' 200 GET 'conversations/fields.json?limit=100'
is 'of all twelve types' "$(python3 -c 'import json,sys; print(len({i["type"] for i in json.load(open(sys.argv[1]))["data"]}))' "$folder/body")" 12
expect 'one field' 200 GET conversations/fields/10.json
is 'its key' "$(value data.key)" reported_issues
expect 'its title' 200 GET "locale/fields/$(value data.titles.0.id)"
is 'in English' "$(value data.translation)" 'Reported issues'

# --- Ratings ---------------------------------------------------------------

sign_in "$agent"
refused 'only who asked may rate' 403 PERMISSIONS_DENIED '' POST conversations/1/ratings --data score=GOOD
sign_in "$colleague"
refused 'not their colleague' 403 PERMISSIONS_DENIED '' POST conversations/1/ratings --data score=GOOD
sign_in "$customer"
refused 'a score it is' 400 FIELD_REQUIRED score POST conversations/1/ratings --data comment=x
refused 'good or bad' 400 FIELD_INVALID score POST conversations/1/ratings --data score=FAIR
expect 'rated' 201 POST 'conversations/1/ratings.json?include=user_minimal' --data-urlencode score=GOOD --data-urlencode 'comment=Excellent service!'
rating=$(value data.id)
is 'by whom' "$(value data.creator.full_name)" 'Simon Blackhouse'
is 'what' "$(value data.conversation.id)" 1
is 'where' "$(value data.resource_url)" "$base/api/v1/cases/ratings/$rating"
expect 'it can be fetched' 200 GET "$(value data.resource_url)"
is 'there it is' "$(value data.id)" "$rating"
expect 'there too' 200 GET "conversations/1/ratings/$rating"
refused 'but not what is not there' 404 RESOURCE_NOT_FOUND '' GET cases/ratings/999999
refused 'a score cannot be taken back' 400 FIELD_EMPTY score PUT "conversations/1/ratings/$rating" --data score=
expect 'changed' 200 PUT "conversations/1/ratings/$rating.json" --data score=BAD
is 'the score' "$(value data.score)" BAD
is 'not the comment' "$(value data.comment)" 'Excellent service!'
expect 'taken back' 200 PUT "conversations/1/ratings/$rating" --data comment=
is 'the comment' "$(value data.comment)" null
expect 'once more' 201 POST conversations/1/ratings --data score=GOOD
newest_rating=$(value data.id)
ask GET "conversations/1/ratings/$rating"
etag=$(header ETag)
written=$(value data.updated_at)
expect 'a minute passes' 200 POST '/sandbox/advance?seconds=60'
expect 'said again' 200 PUT "conversations/1/ratings/$rating" --data score=BAD --data comment=
is 'nothing is new' "$(value data.updated_at) $(ask GET "conversations/1/ratings/$rating"; header ETag)" "$written $etag"
expect 'nothing said' 200 PUT "conversations/1/ratings/$rating"
is 'nothing is new either' "$(value data.updated_at)" "$written"
expect 'said otherwise' 200 PUT "conversations/1/ratings/$rating" --data comment=Well
holds 'that is new' test "$(value data.updated_at)" != "$written"
expect 'all of them' 200 GET conversations/1/ratings.json
is 'newest first' "$(ids)" "$newest_rating $rating"
refused 'of another conversation' 404 RESOURCE_NOT_FOUND '' PUT "conversations/$with_files/ratings/$rating" --data score=BAD

# --- What says nothing ------------------------------------------------------

sign_in "$agent"
for blank in ' ' $'\t\r\n ' $'\u00a0\u2003'; do
  refused 'a message that says nothing' 400 FIELD_REQUIRED contents POST "conversations/$with_files/messages" --data-urlencode "contents=$blank"
  refused 'a conversation about nothing' 400 FIELD_REQUIRED subject POST conversations --data contents=x --data-urlencode "subject=$blank"
done
refused 'nor is one that is there' 400 FIELD_EMPTY subject PUT "conversations/$with_files" --data 'subject=%20'
refused 'in JSON too' 400 FIELD_REQUIRED contents POST "conversations/$with_files/messages" --json '{"contents":"\n"}'
ask POST files --form 'files[]=words;filename=words.txt;type=text/plain'
file=$(value data.id)
expect 'a file says it' 201 POST "conversations/$with_files/messages?include=attachment" --data-urlencode 'contents= ' --data "file_ids=$file"
is 'all of it' "$(value data.attachments#)" 1

# --- Chosen ones of every collection -----------------------------------------

sign_in "$agent"
for list in conversations/1/messages conversations/1/participants conversations/1/ratings \
  conversations/forms conversations/fields cases/statuses cases/priorities cases/types \
  users teams roles locales files; do
  ask GET "$list?limit=100"
  all=$(value total_count)
  one=$(value data.0.id)
  ask GET "$list?ids=999999,$one"
  is "chosen of $list" "$(ids) $(value total_count)" "$one 1"
  holds "there are more of $list" test "$all" -gt 1
  refused "what is no id of $list" 400 FIELD_INVALID ids GET "$list?ids=x"
  refused "an id of $list twice" 400 PARAMETERS_INCONSISTENT '' GET "$list?ids=$one,$one"
done
ask GET 'conversations/1/messages?limit=3'
two=$(value data.2.id),$(value data.0.id)
ask GET "conversations/1/messages?ids=$two&limit=1"
is 'in the order of the list' "$(ids) $(value total_count)" "${two#*,} 2"
has 'and on to the next' "$(value next_url)" "messages.json?ids=${two/,/%2C}&limit=1&offset=1"

# --- Closed ----------------------------------------------------------------

sign_in "$agent"
expect 'closing' 200 PUT "conversations/$with_files" --data status_id=5
is 'is said' "$(value data.is_closed)" true
refused 'no more answers' 403 PERMISSIONS_DENIED '' POST "conversations/$with_files/messages" --data contents=x
sign_in "$customer"
refused 'by nobody' 403 PERMISSIONS_DENIED '' POST "conversations/$with_files/messages" --data contents=x
refused 'nor other words' 403 PERMISSIONS_DENIED '' PUT "conversations/$with_files" --data subject=x

# --- Starter, choices, people ----------------------------------------------

expect 'what a messenger starts with' 200 GET 'conversations/starter?include=user_minimal'
is 'agents' "$(value data.last_active_agents#)" 3
is 'the socket' "$(value data.realtime_url)" "ws${base#http}/socket"
is 'my address' "$(value data.user_email)" "$customer"
expect 'me' 200 GET 'me?include=role,organization,identity_email'
is 'my role' "$(value data.role.type)" CUSTOMER
is 'my organisation' "$(value data.organization.name)" 'Atmosphere Coffee, Inc'
is 'my mail' "$(value data.emails.0.email)" "$customer"
refused 'customers see no directory' 403 PERMISSIONS_DENIED '' GET users/1
sign_out_here
for list in cases/statuses cases/priorities cases/types; do
  expect "$list is public" 200 GET "$list.json"
  refused "one of $list is not" 401 AUTHORIZATION_REQUIRED '' GET "$list/1"
done
expect 'locales' 200 GET 'locales?is_localized=true'
is 'of the interface' "$(value total_count)" 5
refused 'no deleting' 405 METHOD_NOT_SUPPORTED '' DELETE conversations/1

done_testing
