import type { Structures } from './structure.js';

/** What decides which packets pass: network ACLs, security groups, and the lists that their rules name. */
export const FILTERS: Structures = {
  'ec2.NetworkAcl': {
    read: 'NetworkAclId VpcId IsDefault Associations Entries Tags',
    cannotMatter: { owners: 'OwnerId' },
  },
  'ec2.NetworkAclAssociation': {
    read: 'SubnetId',
    cannotMatter: { labels: 'NetworkAclAssociationId', repeated: 'NetworkAclId' },
  },
  'ec2.NetworkAclEntry': {
    read: 'RuleNumber Egress RuleAction Protocol CidrBlock Ipv6CidrBlock PortRange IcmpTypeCode',
  },
  'ec2.PortRange': { read: 'From To' },
  'ec2.IcmpTypeCode': { read: 'Type Code' },
  'ec2.SecurityGroup': {
    read: 'GroupId GroupName Description VpcId IpPermissions IpPermissionsEgress Tags',
    cannotMatter: { labels: 'SecurityGroupArn', owners: 'OwnerId' },
  },
  'ec2.IpPermission': { read: 'IpProtocol FromPort ToPort IpRanges Ipv6Ranges PrefixListIds UserIdGroupPairs' },
  'ec2.IpRange': { read: 'CidrIp', cannotMatter: { texts: 'Description' } },
  'ec2.Ipv6Range': { read: 'CidrIpv6', cannotMatter: { texts: 'Description' } },
  'ec2.PrefixListId': { read: 'PrefixListId', cannotMatter: { texts: 'Description' } },
  'ec2.UserIdGroupPair': {
    read: 'GroupId VpcId VpcPeeringConnectionId PeeringStatus',
    cannotMatter: { owners: 'UserId', classic: 'GroupName', texts: 'Description' },
  },
  'ec2.SecurityGroupRule': {
    read: 'GroupId IsEgress IpProtocol FromPort ToPort CidrIpv4 CidrIpv6 PrefixListId ReferencedGroupInfo',
    cannotMatter: {
      labels: 'SecurityGroupRuleId SecurityGroupRuleArn Tags',
      owners: 'GroupOwnerId',
      texts: 'Description',
    },
  },
  'ec2.ReferencedSecurityGroup': {
    read: 'GroupId VpcId VpcPeeringConnectionId PeeringStatus',
    cannotMatter: { owners: 'UserId' },
  },
  'ec2.ManagedPrefixList': {
    read: 'PrefixListId PrefixListName MaxEntries OwnerId Tags',
    cannotMatter: {
      repeated: 'AddressFamily IpamPrefixListResolverTargetId IpamPrefixListResolverSyncEnabled',
      moment: 'State Version',
      texts: 'StateMessage',
      labels: 'PrefixListArn',
    },
  },
  'ec2.PrefixList': { read: 'PrefixListId PrefixListName Cidrs' },
  'ec2.PrefixListEntry': { read: 'Cidr', cannotMatter: { texts: 'Description' } },
};
