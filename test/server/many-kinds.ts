export const GROUPS = 40;
export const EACH = 3;

/** Many kinds of servers behind one of clients; `port`: what the clients may ask of all. */
export function manyKinds(port: number, count = GROUPS): string {
  const groups = Array.from({ length: count }, (_, at) => at);
  return `
vpc big 10.0.0.0/16 {
  subnet front 10.0.0.0/20 {
${Array.from({ length: 30 }, (_, at) => `    instance client-${at} 10.0.0.${at + 10} { security-groups clients }`).join('\n')}
  }
  subnet back 10.0.16.0/20 {
${groups.flatMap((at) => Array.from({ length: EACH }, (_, one) => `    instance s-${at}-${one} 10.0.${16 + Math.floor(at / 60)}.${(at % 60) * 4 + one + 5} { security-groups g-${at} }`)).join('\n')}
  }
  security-group clients { outbound { allow all to any } }
${groups.map((at) => `  security-group g-${at} { inbound { allow tcp ${port + at} from clients } outbound { } }`).join('\n')}
}
`;
}
