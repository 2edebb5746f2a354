import { parse } from 'yaml';

/** The short tags as JSON has them, so that they are mutated too. */
const tags = ['Ref', 'GetAtt', 'Select', 'Cidr', 'GetAZs', 'Sub', 'If', 'Equals', 'FindInMap'].flatMap((name) => {
  const key = name === 'Ref' ? name : `Fn::${name}`;
  return [
    { tag: `!${name}`, resolve: (text: string) => ({ [key]: name === 'GetAtt' ? text.split('.') : text }) },
    { tag: `!${name}`, collection: 'seq' as const, resolve: (seq: { toJSON(): unknown }) => ({ [key]: seq.toJSON() }) },
  ];
});

/** A template in YAML as the JSON that says the same. */
export const asJson = (text: string): unknown => parse(text, { customTags: tags as never });
