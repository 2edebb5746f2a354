/** A VPC with one subnet and the ACL it has: for rules that look at the lists alone. */
export function vpcWithAcl(
  inbound: string,
  outbound = '100 allow all to any',
  extra = '',
  blocks = '10.0.0.0/16',
): string {
  return `
vpc shop ${blocks} {
  subnet counter 10.0.0.0/24 { network-acl guard }
  subnet kitchen 10.0.1.0/24 { }
  network-acl guard {
    inbound {
${inbound}
    }
    outbound {
${outbound}
    }
  }
${extra}
}
`;
}
