#!/usr/bin/env bash
# EC2's answers as @aws-sdk/client-ec2 3.1169.0 declares them: the key of a list does not say what is in it.
# guessed: in a folder with every answer of an account, `Vpcs`, `Instances`, `Addresses`, `Routes`, `Associations` are each one kind of thing.
# version: @aws-sdk/client-ec2 3.1169.0 (dist-types, which are made from EC2's own service model).
# behaviour: each of these keys stands in several describe, get or search answers, with objects of different types. Those for EC2 Classic
#   and for topology sort before the main ones by file name (describe-vpc-classic-link < describe-vpcs), so a reader that takes the first
#   object with an id gets a VPC without blocks; routes of local gateways and policy table associations look like a transit gateway's.
# seen: the lines at the end of this file: key, then answer and type.
# means for us: interchange/import/aws/other-answers.ts tells them apart; test/import/aws-other-answers.test.ts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @aws-sdk/client-ec2@3.1169.0 >/dev/null
cat >look.mjs <<'END'
import { readdirSync, readFileSync } from 'node:fs';
const folder = 'node_modules/@aws-sdk/client-ec2/dist-types/models/';
const text = readdirSync(folder).map((file) => readFileSync(folder + file, 'utf8')).join('\n');
const keys = ['Vpcs', 'Instances', 'Addresses', 'Routes', 'Associations', 'PrefixLists', 'Entries'];
const found = new Map(keys.map((key) => [key, []]));
for (const [, name, body] of text.matchAll(/export interface ((?:Describe|Get|Search)\w+Result) (?:extends [^{]+)?\{([\s\S]*?)\n\}/g))
  for (const [, key, type] of body.matchAll(/^ {4}(\w+)\?: (\w+)\[\]/gm)) found.get(key)?.push(`${name}:${type}`);
for (const [key, answers] of found) console.log(key, answers.sort().join(' '));
END
node look.mjs >out.txt
diff - out.txt <<'SEEN' || { echo 'changed'; exit 1; }
Vpcs DescribeVpcClassicLinkDnsSupportResult:ClassicLinkDnsSupport DescribeVpcClassicLinkResult:VpcClassicLink DescribeVpcsResult:Vpc
Instances DescribeClassicLinkInstancesResult:ClassicLinkInstance DescribeInstanceSqlHaHistoryStatesResult:RegisteredInstance DescribeInstanceSqlHaStatesResult:RegisteredInstance DescribeInstanceTopologyResult:InstanceTopology
Addresses DescribeAddressesAttributeResult:AddressAttribute DescribeAddressesResult:Address
Routes DescribeClientVpnRoutesResult:ClientVpnRoute GetRouteServerRoutingDatabaseResult:RouteServerRoute SearchLocalGatewayRoutesResult:LocalGatewayRoute SearchTransitGatewayRoutesResult:TransitGatewayRoute
Associations DescribeApplicationStatusCheckAssociationsResult:ApplicationStatusCheckAssociationObject GetTransitGatewayPolicyTableAssociationsResult:TransitGatewayPolicyTableAssociation GetTransitGatewayRouteTableAssociationsResult:TransitGatewayRouteTableAssociation
PrefixLists DescribeManagedPrefixListsResult:ManagedPrefixList DescribePrefixListsResult:PrefixList
Entries GetIpamPrefixListResolverVersionEntriesResult:IpamPrefixListResolverVersionEntry GetManagedPrefixListEntriesResult:PrefixListEntry
SEEN
echo 'as it was'
