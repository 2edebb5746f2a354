#!/usr/bin/env bash
# Blocks as people write them on whiteboards, `10.0/16` and `10/8`, in five libraries for CIDR blocks.
# guessed: a library either refuses a short form or reads it as routers do, with zeros put behind: 10.0.0.0/16 and 10.0.0.0/8.
# version: cidr-tools 11.3.2, ipaddr.js 2.5.0, netmask 2.1.1, ip-num 1.6.2, ip-address 10.7.6
# behaviour: two refuse both. The others fill up in front, as for a single host: `10/8` is 0.0.0.0/8 for ipaddr.js and netmask, `10.0/16`
#   is 0.0.0.0/16 for cidr-tools, which refuses `10/8`. What comes out is a valid block, so nothing is noticed.
# seen: the lines at the end of this file: the first address of each block, or that it is refused.
# means for us: the language refuses short forms and says how a block is written (network/address/cidr.ts); no library is used there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error cidr-tools@11.3.2 ipaddr.js@2.5.0 netmask@2.1.1 ip-num@1.6.2 ip-address@10.7.6 >/dev/null
cat >look.mjs <<'END'
import { mergeCidr } from 'cidr-tools';
import { Address4 } from 'ip-address';
import { IPv4CidrRange } from 'ip-num';
import ipaddr from 'ipaddr.js';
import netmask from 'netmask';
const readers = {
  'cidr-tools': (text) => mergeCidr([text])[0].split('/')[0],
  'ipaddr.js': (text) => ipaddr.IPv4.networkAddressFromCIDR(text).toString(),
  netmask: (text) => new netmask.Netmask(text).base,
  'ip-num': (text) => IPv4CidrRange.fromCidr(text).getFirst().toString(),
  'ip-address': (text) => new Address4(text).startAddress().address,
};
for (const text of ['10.0.0.0/16', '10.0/16', '10/8'])
  for (const [name, read] of Object.entries(readers)) {
    let told = 'refused';
    try {
      told = read(text);
    } catch {}
    console.log(text, name, told);
  }
END
node look.mjs >out.txt
diff - out.txt <<'SEEN' || { echo 'changed'; exit 1; }
10.0.0.0/16 cidr-tools 10.0.0.0
10.0.0.0/16 ipaddr.js 10.0.0.0
10.0.0.0/16 netmask 10.0.0.0
10.0.0.0/16 ip-num 10.0.0.0
10.0.0.0/16 ip-address 10.0.0.0
10.0/16 cidr-tools 0.0.0.0
10.0/16 ipaddr.js 10.0.0.0
10.0/16 netmask 10.0.0.0
10.0/16 ip-num refused
10.0/16 ip-address refused
10/8 cidr-tools refused
10/8 ipaddr.js 0.0.0.0
10/8 netmask 0.0.0.0
10/8 ip-num refused
10/8 ip-address refused
SEEN
echo 'as it was'
