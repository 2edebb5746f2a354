import { describe, expect, it } from 'vitest';
import { firstSentence } from '../../client/features/examples/first-sentence.js';

describe('the first sentence of an example', () => {
  it.each([
    ['/** The coffee shop: in at the front. And more. */\nvpc a 10.0.0.0/16 {}', 'The coffee shop: in at the front.'],
    [
      '// A network of 10.0.0.0/16\n// in two lines. Then this.\nvpc a 10.0.0.0/16 {}',
      'A network of 10.0.0.0/16 in two lines.',
    ],
    ['import "./a.vpc"\n\n/**\n * Over\n * lines.\n */', 'Over lines.'],
    ['vpc a 10.0.0.0/16 {}', ''],
  ])('of %j', (text, expected) => {
    expect(firstSentence(text)).toBe(expected);
  });
});
