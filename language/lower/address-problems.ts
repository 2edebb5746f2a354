import { parseAddress } from '../../network/address/index.js';
import { say } from '../../network/words/index.js';

/** Why a text is no CIDR block, and what to write. */
export function cidrProblem(text: string): string {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const whole = isIpv6(address) ? 128 : 32;
  if (slash < 0) {
    const example = isIpv6(text) ? '2001:db8::/56' : '10.0.0.0/16';
    if (parseAddress(text) === undefined)
      return say`\`${text}\` is no CIDR block: ${addressReason(text)}. Write a block such as \`${example}\`.`;
    return say`
      \`${text}\` is a single address, where a CIDR block is needed. Write how many of its bits are fixed behind
      it: \`${text}/${whole}\` for this one address, or a block such as \`${example}\`.
    `;
  }
  if (parseAddress(address) === undefined)
    return say`\`${text}\` is no CIDR block: ${addressReason(address)}. Write a block such as \`10.0.0.0/16\`.`;
  const prefix = text.slice(slash + 1);
  if (!/^\d+$/.test(prefix))
    return say`
      \`${text}\` is no CIDR block: behind the \`/\` comes a number from 0 to ${whole}, as in
      \`${address}/${whole === 32 ? 24 : 64}\`.
    `;
  return say`
    \`${text}\` is no CIDR block: an ${whole === 32 ? 'IPv4' : 'IPv6'} address has ${whole} bits, so the number
    behind the \`/\` is at most ${whole}.
  `;
}

/** Why a text is no address, and what to write. */
export function addressProblem(text: string): string {
  const slash = text.indexOf('/');
  if (slash >= 0) {
    const address = text.slice(0, slash);
    return parseAddress(address) === undefined
      ? say`
        \`${text}\` is no address: ${addressReason(address)}. Write an address such as \`10.0.0.10\`, without a
        \`/\`.
      `
      : say`
        \`${text}\` is a CIDR block, where a single address is needed. Write \`${address}\` without the
        \`${text.slice(slash)}\`.
      `;
  }
  return say`
    \`${text}\` is no address: ${addressReason(text)}. Write an address such as
    \`${isIpv6(text) ? '2001:db8::10' : '10.0.0.10'}\`.
  `;
}

const isIpv6 = (text: string): boolean => text.includes(':');

function addressReason(text: string): string {
  if (isIpv6(text)) return ipv6Reason(text);
  if (/^[\d.]+-[\d.]+$/.test(text)) return say`it is a range of addresses, which AWS does not take`;
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => part === ''))
    return say`
      an IPv4 address has four numbers with dots between them, this has
      ${parts.filter((part) => part !== '').length}
    `;
  const strange = parts.find((part) => !/^\d+$/.test(part));
  if (strange !== undefined) return say`\`${strange}\` is no number`;
  const big = parts.find((part) => Number(part) > 255);
  if (big !== undefined) return say`its numbers go from 0 to 255, and \`${big}\` is more`;
  const zero = parts.find((part) => part.length > 1 && part.startsWith('0'));
  if (zero !== undefined)
    return say`\`${zero}\` starts with a zero, which some programs read as octal; write \`${Number(zero)}\``;
  return say`it cannot be read`;
}

function ipv6Reason(text: string): string {
  const strange = /[^0-9a-fA-F:.]/.exec(text);
  if (strange)
    return say`an IPv6 address has the digits 0-9 and a-f with colons between them, and \`${strange[0]}\` is none`;
  if (text.split('::').length > 2 || text.includes(':::'))
    return say`\`::\` stands for as many zeros as are missing, so it may be there only once`;
  const long = text.split(/[:.]/).find((group) => group.length > 4);
  if (long !== undefined)
    return say`each group of an IPv6 address has at most four digits, and \`${long}\` has ${long.length}`;
  return say`an IPv6 address has eight groups of up to four digits, or \`::\` once in place of groups that are zero`;
}
