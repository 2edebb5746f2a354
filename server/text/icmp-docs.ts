import { type IcmpName, icmpTypeOf } from '../../language/index.js';
import { say } from '../../network/words/index.js';

/** `ICMP type 8; ICMPv6 type 128.` */
export function icmpDoc(name: IcmpName): string {
  const types = (
    [
      ['icmp', 'ICMP'],
      ['icmpv6', 'ICMPv6'],
    ] as const
  ).flatMap(([protocol, called]) => {
    const found = icmpTypeOf(protocol, name);
    return found ? [say`${called} type ${found.type}${found.code === undefined ? '' : say` code ${found.code}`}`] : [];
  });
  return `${types.join('; ')}.`;
}
