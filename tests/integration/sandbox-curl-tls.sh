#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The sandbox over TLS, with a certificate that nobody vouches for.
. "$(dirname "${BASH_SOURCE[0]}")/sandbox-curl-lib.sh"

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$folder/both.pem" -out "$folder/both.pem" -days 2 \
  -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 2>"$folder/openssl"

start_sandbox --tls "$folder/both.pem"
has 'it says https' "$base" https://127.0.0.1:
expect 'who looks at the certificate stays out' 000 GET tests/1
is 'because of the certificate' "$curl_result" 60
expect 'who knows it comes in' 200 GET tests/1 --cacert "$folder/both.pem"
has 'links are https too' "$(value data.resource_url)" "$base/api/v1/tests/1"
ask GET "http://${base#https://}/api/v1/tests/1"
is 'no answer in clear' "$status" 000

stop_sandbox
"$KAYAKO_SANDBOX" --tls "$folder/nothing.pem" >"$folder/out" 2>"$folder/errors"
is 'no certificate, no server' "$?" 1
: >"$folder/errors"

done_testing
