import type { IToken, TokenType } from 'chevrotain';

/** How each category of words is called, with an example. */
const CATEGORIES: Readonly<Record<string, string>> = {
  NAME: 'a name such as `web-1`',
  REF: 'the name of something declared, such as `web-1` or `shop.web-1`',
  SERVICE: 'a service such as `https`',
  SUBJECT: 'the name of something declared, such as `web-1` or `shop.web-1`',
  LABEL: 'a word such as `a`',
  BLOCK: 'a CIDR block such as `10.0.0.0/16`',
  ADDRESS: 'an address such as `10.0.0.10`',
  NUMBER: 'a number such as `100`',
  STRING: 'a text in quotes such as `"./office.vpc"`',
};

/** The sentence for a token that does not fit: what was expected at this place of this statement, and what stands there. */
export function expectation(expected: readonly TokenType[], _ruleName: string, actual: IToken | undefined, _previous: IToken | undefined): string | undefined {
  const words = [...new Set(expected.map((type) => CATEGORIES[type.name] ?? `\`${type.name}\``))];
  if (words.length === 0) return undefined;
  const last = words.pop() as string;
  const list = words.length > 0 ? `${words.join(', ')} or ${last}` : last;
  return `Expected ${list}, ${actual?.image ? `found \`${actual.image}\`` : 'but the file ends here'}.`;
}
