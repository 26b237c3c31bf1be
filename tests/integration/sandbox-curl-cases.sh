#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The agent's view of conversations, asked for with curl: what changed last
# comes first, and what is in the trash is no conversation any more.
. "$(dirname "$0")/sandbox-curl-lib.sh"

agent=caryn.pryor@brewfictus.test
collaborator=collaborator@brewfictus.test
customer=simon.blackhouse@atmosphere.test

start_sandbox

# ids: the answer's ids; sorted_by NAME: whether its items descend by it
ids () { python3 -c 'import json,sys; print(*[i["id"] for i in json.load(open(sys.argv[1]))["data"]])' "$folder/body"; }
sorted_by () { python3 -c 'import json,sys; d=[i[sys.argv[2]] for i in json.load(open(sys.argv[1]))["data"]]; sys.exit(d != sorted(d, reverse=True))' "$folder/body" "$1"; }
numbers () { ids | tr ' ' '\n' | sort -n | tr '\n' ' '; }

# --- Who may --------------------------------------------------------------

refused 'nobody may list' 401 AUTHORIZATION_REQUIRED '' GET cases.json
sign_in "$customer"
refused 'nor may a customer' 403 PERMISSIONS_DENIED '' GET cases
refused 'nor read one' 403 PERMISSIONS_DENIED '' GET cases/1
sign_in "$collaborator"
expect 'a collaborator lists' 200 GET cases

# --- Retrieve all cases ---------------------------------------------------

sign_in "$agent"
expect 'all conversations' 200 GET 'conversations?limit=1000'
conversations=$(numbers)
all=$(value total_count)
expect 'all cases' 200 GET 'cases?limit=1000'
is 'are the same' "$(numbers)" "$conversations"
is 'and as many' "$(value total_count)" "$all"
is 'the resource is named' "$(value resource)" case
holds 'updated_at descends' sorted_by updated_at
is 'nested resources are stubs' "$(value data.0.requester.full_name)" absent
first=$(value data.0.id)
fourth=$(value data.3.id)
fourth_at=$(value data.3.updated_at)
expect 'a page is ten' 200 GET cases.json
is 'of all' "$(value data#) $(value total_count)" "10 $all"
expect 'a later page' 200 GET 'cases?limit=3&offset=3'
is 'begins where the first ended' "$(value data.0.id)" "$fourth"
has 'its next link' "$(value next_url)" 'cases.json?limit=3&offset=6'
has 'its previous link' "$(value previous_url)" 'cases.json?limit=3'
expect 'nothing but how many' 200 GET 'cases?limit=0'
is 'there are' "$(value data#) $(value total_count)" "0 $all"
expect 'with what is nested' 200 GET 'cases?include=user,case_status,read_marker&limit=1'
holds 'in full' test "$(value data.0.requester.full_name)" != absent
is 'as far as asked for' "$(value data.0.brand)" '{"id":1,"resource_type":"brand"}'
expect 'chosen ones' 200 GET 'cases?ids=2,1,999999'
is 'and no others' "$(numbers)" '1 2 '
expect 'only closed ones' 200 GET 'cases?status=CLOSED&include=case_status&limit=1000'
holds 'are closed' python3 -c 'import json,sys; d=json.load(open(sys.argv[1]))["data"]; sys.exit(not d or {i["status"]["type"] for i in d} != {"CLOSED"})' "$folder/body"
refused 'an unknown status' 400 FIELD_INVALID status GET 'cases?status=LOST'
expect 'one person’s' 200 GET "cases?identity_type=EMAIL&identity_value=$customer&include=user"
holds 'are theirs' python3 -c 'import json,sys; d=json.load(open(sys.argv[1]))["data"]; sys.exit(not d or {i["requester"]["full_name"] for i in d} != {"Simon Blackhouse"})' "$folder/body"
refused 'an identity that is none' 400 FIELD_INVALID identity_type GET 'cases?identity_type=PIGEON&identity_value=x'
refused 'an identity without a value' 400 FIELD_REQUIRED identity_value GET 'cases?identity_type=EMAIL'

# --- By date --------------------------------------------------------------

expect 'since then' 200 GET cases --get --data-urlencode "since=$fourth_at" --data limit=1000
holds 'is that and what came later' python3 -c 'import json,sys; d=[i["updated_at"] for i in json.load(open(sys.argv[1]))["data"]]; sys.exit(len(d) < 4 or min(d) != sys.argv[2])' "$folder/body" "$fourth_at"
expect 'until then' 200 GET cases --get --data-urlencode "until=$fourth_at" --data limit=1000
holds 'is that and what came before' python3 -c 'import json,sys; d=[i["updated_at"] for i in json.load(open(sys.argv[1]))["data"]]; sys.exit(max(d) != sys.argv[2])' "$folder/body" "$fourth_at"
expect 'since tomorrow' 200 GET "cases?since=$(($(date +%s) + 86400))"
is 'is nothing' "$(value total_count)" 0
refused 'both' 400 ONE_FIELD_EXPECTED '' GET 'cases?since=1&until=2'
refused 'a date that is none' 400 FIELD_INVALID since GET 'cases?since=soon'

# --- What changes comes first ---------------------------------------------

expect 'time passes' 200 POST '/sandbox/advance?seconds=60' --data ''
expect 'somebody answers an old one' 201 POST conversations/1/messages --data contents=Hello
expect 'which is now' 200 GET 'cases?limit=1'
is 'the first' "$(value data.0.id)" 1
is 'with its new end' "$(value data.0.last_post_preview)" Hello
expect 'time passes again' 200 POST '/sandbox/advance?seconds=60' --data ''
expect 'somebody changes another' 200 PUT conversations/2 --data subject=Otherwise
expect 'which comes before' 200 GET 'cases?limit=2'
is 'that' "$(ids)" '2 1'

# --- Validators -----------------------------------------------------------

tag=$(header ETag)
expect 'nothing new' 304 GET 'cases?limit=2' --header "If-None-Match: $tag"
expect 'time passes once more' 200 POST '/sandbox/advance?seconds=60' --data ''
expect 'the same two in another order' 200 PUT conversations/1 --data 'subject=First again'
expect 'is another page' 200 GET 'cases?limit=2' --header "If-None-Match: $tag"
is 'in its order' "$(ids)" '1 2'
tag=$(header ETag)
expect 'a change of the first alone' 200 PUT conversations/1 --data 'subject=And again'
expect 'does not show in a collection' 304 GET 'cases?limit=2' --header "If-None-Match: $tag"

# --- One case, and the trash ----------------------------------------------

expect 'one case' 200 GET cases/1
is 'is there' "$(value data.state)" ACTIVE
has 'with the topic of its conversation' "$(value data.realtime_channel)" '@v1_cases_1'
refused 'one that is not' 404 RESOURCE_NOT_FOUND '' GET cases/999999
sign_in "$collaborator"
refused 'a collaborator throws nothing away' 403 PERMISSIONS_DENIED '' PUT cases/1/trash --data ''
sign_in "$agent"
refused 'nor anybody what changed meanwhile' 412 RESOURCE_MODIFIED '' PUT cases/1/trash --data '' --header 'If-Match: stale'
expect 'an agent does' 200 PUT cases/1/trash --data ''
is 'into the trash' "$(value data.state)" TRASH
expect 'where it can be seen' 200 GET cases/1
refused 'but it is no conversation' 404 RESOURCE_NOT_FOUND '' GET conversations/1
refused 'nor has messages' 404 RESOURCE_NOT_FOUND '' GET conversations/1/messages
expect 'the list of cases' 200 GET 'cases?ids=1,2'
is 'is without it' "$(ids)" 2
expect 'so is that of conversations' 200 GET 'conversations?ids=1,2'
is 'too' "$(ids) $(value total_count)" '2 1'
sign_in "$customer"
refused 'nor does its customer see it' 404 RESOURCE_NOT_FOUND '' GET conversations/1
sign_in "$agent"
expect 'it comes back' 200 PUT cases/1/restore --data ''
expect 'as a conversation' 200 GET conversations/1

done_testing
