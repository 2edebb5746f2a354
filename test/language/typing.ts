import type { Dice } from './random-network.js';

const BITS = [
  ' ',
  '\n',
  '\n\n',
  ' // a remark',
  '// vpclens-ignore group-open: a bastion\n',
  ' // vpclens-ignore acl-empty, quota: a draft',
  '/** What it is. */',
  '/* open',
  '*/',
  '{',
  '}',
  '"',
  'vpc',
  'vpc x 10.9.0.0/16 {\n}\n',
  'expect internet cannot reach x\n',
  'service s = tcp 1\n',
  'peering',
  'maybe ',
  'either ',
  'network',
  ',',
  '1',
  'allow tcp 22 from any\n',
  'import "./b.vpc"\n',
  '\r\n',
  '\t',
  'é',
];

/** A text after one more edit: something typed, removed, doubled or pasted, sensible or not. */
export function edited(text: string, dice: Dice): string {
  const at = dice.next(text.length + 1);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1;
  switch (dice.next(7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + dice.next(3));
    case 1:
      return text.slice(0, lineStart) + text.slice(lineEnd);
    case 2:
      return text.slice(0, lineStart) + text.slice(lineStart, lineEnd) + text.slice(lineStart);
    case 3:
      return text.slice(0, lineStart) + dice.pick(BITS) + text.slice(lineStart);
    case 4: {
      const to = Math.min(text.length, at + dice.next(400));
      return text.slice(0, at) + text.slice(to);
    }
    default:
      return text.slice(0, at) + dice.pick(BITS) + text.slice(at);
  }
}
