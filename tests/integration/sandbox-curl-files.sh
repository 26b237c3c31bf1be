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

refused 'no type' 400 FIELD_INVALID content_type POST files --header 'Content-Type: application/json' \
  --data '{"content":"AAEC","content_type":"text/plain\r\nX-Other: 1"}'
refused 'too long a name' 400 FIELD_INVALID content POST files --data-urlencode content=AAEC --data "name=$(printf 'n%.0s' {1..300})"
expect 'a folder is no name' 201 POST files --data-urlencode content=AAEC --data name=..
is 'it gets one' "$(value data.name)" file

# --- Thumbnails ------------------------------------------------------------

# png SIDE: writes $folder/picture.png, half red and half blue
png () {
  python3 - "$1" "$folder/picture.png" <<'PYTHON'
import struct, sys, zlib

side = int(sys.argv[1])
chunk = lambda name, data: struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
row = b'\0' + b'\xff\0\0' * (side // 2) + b'\0\0\xff' * (side - side // 2)
open(sys.argv[2], 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0)) +
                              chunk(b'IDAT', zlib.compress(row * side)) + chunk(b'IEND', b''))
PYTHON
}

# pixels: the answer's size and its first and last pixel, of a PNG of ours
pixels () {
  python3 - "$folder/body" <<'PYTHON'
import struct, sys, zlib

data, at, idat = open(sys.argv[1], 'rb').read(), 8, b''
while at < len(data):
    length, name = struct.unpack('>I4s', data[at:at + 8])
    if name == b'IHDR':
        width, height = struct.unpack('>II', data[at + 8:at + 16])
    if name == b'IDAT':
        idat += data[at + 8:at + 8 + length]
    at += 12 + length
row, total = [], zlib.decompress(idat)
for i, byte in enumerate(total[1:1 + width * 4]):
    row.append((byte + (row[i - 4] if i > 3 else 0)) & 255)
print(width, height, *row[:4], *row[-4:])
PYTHON
}

expect 'a photograph of the demo' 200 GET 'conversations/1/messages/1?include=attachment'
is 'has every size' "$(value data.attachments.0.thumbnails#)" 6
is 'as the list says' "$(value data.attachments.0.thumbnails.0.name) $(value data.attachments.0.thumbnails.0.width) $(value data.attachments.0.thumbnails.0.type)" 'leak-1_64.jpg 64 image/jpeg'
size=$(value data.attachments.0.thumbnails.0.size)
whole=$(value data.attachments.0.size)
url=$(value data.attachments.0.url)
expect 'its thumbnail' 200 GET "$(value data.attachments.0.thumbnails.0.url)"
is 'is of the size that is told' "$(wc -c <"$folder/body")" "$size"
holds 'and smaller than the whole' test "$size" -lt "$whole"
refused 'a size that there is not' 404 RESOURCE_NOT_FOUND '' GET "$url&size=65"
refused 'a size that is none' 400 FIELD_INVALID size GET "$url&size=big"
expect 'the whole picture' 200 GET "$url"
is 'is whole' "$(wc -c <"$folder/body")" "$whole"

png 120
expect 'a picture is sent' 201 POST 'conversations/1/messages?include=attachment' --form contents=Look --form "files[]=@$folder/picture.png;type=image/png"
is 'smaller ones are made of it' "$(value data.attachments.0.thumbnails#) $(value data.attachments.0.thumbnails.2.width)" '3 100'
expect 'one of them' 200 GET "$(value data.attachments.0.thumbnails.0.url)"
is 'is a picture' "$(header Content-Type)" image/png
is 'of that size, red and blue' "$(pixels)" '64 64 255 0 0 255 0 0 255 255'
png 40
expect 'a small picture' 201 POST 'conversations/1/messages?include=attachment' --form "files[]=@$folder/picture.png;type=image/png"
is 'needs none' "$(value data.attachments.0.thumbnails) $(value data.attachments.0.width)" '[] 40'
printf '\377\330\377\340\0\4\0\0\377\300\0\13\10\2\34\2\320\1\0\0\0\0' >"$folder/photo.jpg"
expect 'a photograph is sent' 201 POST 'conversations/1/messages?include=attachment' --form "files[]=@$folder/photo.jpg;type=image/jpeg"
is 'nothing here reads it' "$(value data.attachments.0.thumbnails) $(value data.attachments.0.width)" '[] 720'

# --- All attachments at once -----------------------------------------------

is 'one needs no archive' "$(value data.download_all)" null
expect 'two of one name' 201 POST 'conversations/1/messages' --form contents=Both \
  --form "files[]=@$folder/one.txt;filename=a.txt" --form "files[]=@$folder/two.txt;filename=a.txt" --form "files[]=@$folder/one.txt;filename=ü"
all=$(value data.download_all)
is 'come in one' "$all" "$(value data.resource_url)/attachments/download"
expect 'which is there' 200 GET "$all"
is 'as a ZIP file' "$(header Content-Type) $(header Content-Disposition)" 'application/zip attachment; filename=attachments.zip'
is 'with all of them' "$(python3 -c 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(*((n, z.read(n).decode()) for n in z.namelist()))' "$folder/body")" \
  "('a.txt', 'one') ('a (2).txt', 'two two') ('ü', 'one')"
sign_out_here
refused 'not for everybody' 401 AUTHORIZATION_REQUIRED '' GET "$all"

done_testing
