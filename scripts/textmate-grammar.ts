/** The TextMate grammar, which paints a text before the language server has read it. Its words and names come from the language's grammar. */
import '../language/object-group-by.js';
import { VpcTerminals } from '../language/generated/ast.js';
import { type Category, keywordsByCategory } from '../language/words/categories.js';

/** A name as the language has it. TextMate's expressions have no groups by chance: they are counted. */
const NAME = VpcTerminals.NAME.source.replace(/\((?!\?)/g, '(?:');

const lists = keywordsByCategory();

/** The words of a category, the longest first, so that none is taken for the beginning of another. */
function oneOf(category: Category): string {
  const words = [...lists[category]].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?<![\\w.-])(${words.join('|')})`;
}

const alone = (category: Category): string => `${oneOf(category)}(?![\\w.]|-[\\w])`;

const painted = (name: string, category: Category): { name: string; match: string } => ({
  name: `${name}.vpc`,
  match: alone(category),
});

export const textMateGrammar = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'VPC',
  scopeName: 'source.vpc',
  fileTypes: ['vpc'],
  patterns: [
    'comments',
    'string',
    'declaration',
    'builtin-declaration',
    'address',
    'range',
    'number',
    'arrow',
    'keyword',
    'name',
  ].map((part) => ({ include: `#${part}` })),
  repository: {
    comments: {
      patterns: [
        { name: 'comment.block.documentation.vpc', begin: '/\\*\\*(?!/)', end: '\\*/' },
        { name: 'comment.block.vpc', begin: '/\\*', end: '\\*/' },
        { name: 'comment.line.double-slash.vpc', match: '//.*$' },
      ],
    },
    string: {
      name: 'string.quoted.double.vpc',
      begin: '"',
      end: '"|$',
      patterns: [{ name: 'constant.character.escape.vpc', match: '\\\\.' }],
    },
    declaration: {
      comment:
        'A declaring word and the name it gives. `route-table x` and `network-acl x` inside a subnet use a name in the same way.',
      match: `${oneOf('declaration')}\\s+(${NAME})(?![\\w.])`,
      captures: { 1: { name: 'storage.type.vpc' }, 2: { name: 'entity.name.type.vpc' } },
    },
    'builtin-declaration': painted('storage.type', 'declaration'),
    address: {
      name: 'constant.numeric.address.vpc',
      match:
        '(?<![\\w.:-])(?:\\d+(?:\\.\\d+){1,3}|(?=[0-9A-Fa-f]*:)[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){1,7}(?:\\.\\d+){0,3})(?:/\\d+)?(?![\\w.:])',
    },
    range: { name: 'constant.numeric.range.vpc', match: '(?<![\\w.:-])\\d+\\s*[-/]\\s*\\d+(?![\\w.:-])' },
    number: { name: 'constant.numeric.vpc', match: '(?<![\\w.:-])\\d+(?![\\w.:])' },
    arrow: { name: 'keyword.operator.arrow.vpc', match: '->' },
    keyword: {
      patterns: [
        painted('keyword.control', 'assertion'),
        painted('storage.modifier', 'modifier'),
        painted('keyword.other.action', 'action'),
        painted('support.type.protocol', 'traffic'),
        painted('constant.language', 'value'),
        painted('keyword.other', 'other'),
      ],
    },
    name: { name: 'variable.other.vpc', match: '[A-Za-z_]\\w*(?:[-.]\\w+)*' },
  },
};
