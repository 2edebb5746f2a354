import { cidrOf, formatAddress, formatCidr, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import { isUnknown, Unknown } from '../declared/value.js';
import { namedCondition } from './conditions.js';
import { isObject, type Plain } from './document.js';
import { type Evaluated, type Evaluation, NO_VALUE, type Piece } from './evaluated.js';
import { merged, ofEachList } from './merged.js';
import { joined, piecesOf, splitAt, textOf as text } from './pieces.js';

type Run = (evaluation: Evaluation, argument: Plain) => Evaluated;

const plainList = (value: Plain): readonly Plain[] => (Array.isArray(value) ? (value as readonly Plain[]) : []);

function items(value: Evaluated | undefined): readonly Evaluated[] | Unknown {
  if (isUnknown(value)) return value;
  return Array.isArray(value) ? (value as readonly Evaluated[]) : new Unknown(say`it is no list`);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const FUNCTIONS: Readonly<Record<string, Run>> = {
  GetAtt: (evaluation, argument) => {
    const [id, ...names] = typeof argument === 'string' ? argument.split('.') : plainList(argument);
    // With AWS::LanguageExtensions both may be put together by functions.
    const [whose, ...parts] = [id, ...names].map((name) => text(evaluation.evaluate(name)));
    const unknown = [whose, ...parts].find(isUnknown);
    return unknown ? untold(unknown) : evaluation.attribute(String(whose), parts.join('.'));
  },
  Sub: (evaluation, argument) => {
    const [pattern, variables] = typeof argument === 'string' ? [argument] : plainList(argument);
    if (typeof pattern !== 'string') return new Unknown(say`the text of Fn::Sub cannot be read`);
    const lookUp = (name: string): Evaluated => {
      if (isObject(variables) && Object.hasOwn(variables, name)) return evaluation.evaluate(variables[name]);
      const dot = name.indexOf('.');
      return dot < 0 ? evaluation.reference(name) : evaluation.attribute(name.slice(0, dot), name.slice(dot + 1));
    };
    const alone = /^\$\{([^!${}][^${}]*)\}$/.exec(pattern)?.[1];
    if (alone !== undefined) return lookUp(alone.trim());
    const pieces: Piece[] = [];
    let last = 0;
    for (const match of pattern.matchAll(/\$\{(!?)([^${}]*)\}/g)) {
      const [whole, literal, name = ''] = match;
      pieces.push(pattern.slice(last, match.index));
      pieces.push(...(literal ? [`\${${name}}`] : piecesOf(lookUp(name.trim()))));
      last = match.index + whole.length;
    }
    return joined([...pieces, pattern.slice(last)]);
  },
  Join: (evaluation, argument) => {
    const [separator, list] = plainList(argument);
    const parts = items(evaluation.evaluate(list));
    if (isUnknown(parts)) return parts;
    const between = typeof separator === 'string' ? separator : '';
    return ofEachList(parts, (list) =>
      joined(list.flatMap((part, i) => (i === 0 ? piecesOf(part) : [between, ...piecesOf(part)]))),
    );
  },
  Split: (evaluation, argument) => {
    const [separator, source] = plainList(argument);
    return splitAt(typeof separator === 'string' ? separator : '', evaluation.evaluate(source));
  },
  Select: (evaluation, argument) => {
    const [index, list] = plainList(argument);
    const at = text(evaluation.evaluate(index));
    const all = items(evaluation.evaluate(list));
    if (isUnknown(at)) return isUnknown(all) ? untold(at) : ofEachList(all, (list) => oneOf(list, at));
    if (isUnknown(all)) return itemOf(all, at);
    return ofEachList(all, (list) => list[Number(at)] ?? new Unknown(say`the list has no item ${at}`));
  },
  Cidr: (evaluation, argument) => {
    const [block, count, bits] = plainList(argument).map((part) => text(evaluation.evaluate(part)));
    const unknown = [block, count, bits].find(isUnknown);
    if (unknown) return untold(unknown);
    return subnetsOf(String(block), Number(count), bits === undefined ? undefined : Number(bits));
  },
  FindInMap: (evaluation, argument) => {
    const [map, first, second, more] = plainList(argument);
    const keys = [map, first, second].map((part) => text(evaluation.evaluate(part)));
    const otherwise =
      isObject(more) && Object.hasOwn(more, 'DefaultValue') ? evaluation.evaluate(more.DefaultValue) : undefined;
    const unknown = keys.find(isUnknown);
    const found: Evaluated[] = inMapping(evaluation.template.mappings, keys).map((value) => evaluation.evaluate(value));
    if (unknown) {
      return oneOf(otherwise === undefined ? found : [...found, otherwise], unknown);
    }
    return found[0] ?? otherwise ?? new Unknown(say`no mapping has ${keys.join('.')}`);
  },
  If: (evaluation, argument) => {
    const [name, yes, no] = plainList(argument);
    const condition = namedCondition(evaluation, name);
    if (!isUnknown(condition)) return evaluation.evaluate(condition ? yes : no);
    return JSON.stringify(yes) === JSON.stringify(no)
      ? evaluation.evaluate(yes)
      : merged(evaluation.evaluate(yes), evaluation.evaluate(no), condition);
  },
  /** Names of zones, which differ from each other whatever they are. */
  GetAZs: (evaluation, argument) => {
    const asked = text(evaluation.evaluate(argument));
    const region = asked === '' ? text(evaluation.reference('AWS::Region')) : asked;
    return Array.from('abcdef', (letter, i) => (isUnknown(region) ? `az-${i + 1}` : `${region}${letter}`));
  },
  Length: (evaluation, argument) => {
    const list = items(evaluation.evaluate(argument));
    return isUnknown(list) ? list : ofEachList(list, ({ length }) => length);
  },
  ImportValue: (evaluation, argument) => evaluation.imported(evaluation.evaluate(argument)),
  /** User data, which nothing here reads. */
  Base64: () => NO_VALUE,
};

/** What hangs on something that nobody tells is not that thing. */
const untold = ({ why }: Unknown): Unknown => new Unknown(why);

/** One of several values, and nobody tells which: all in which they agree. */
function oneOf([first, ...others]: readonly Evaluated[], why: Unknown): Evaluated {
  return others.reduce<Evaluated>((all, other) => merged(all, other, why), first ?? untold(why));
}

/** An item of a list that nobody tells: the same wherever it is asked for. */
function itemOf(list: Unknown, at: string): Unknown {
  const thing = list.thing && { key: `${list.thing.key} ${at}`, label: `${list.thing.label}-${at}` };
  return new Unknown(list.why, thing);
}

/** What a mapping has under these keys; under each, where a key is not known. */
function inMapping(value: Plain | undefined, keys: readonly (string | Unknown)[]): Plain[] {
  const [key, ...more] = keys;
  if (key === undefined) return value === undefined ? [] : [value];
  if (!isObject(value)) return [];
  if (isUnknown(key)) return Object.values(value).flatMap((inside) => inMapping(inside, more));
  return Object.hasOwn(value, key) ? inMapping(value[key], more) : [];
}

/** The first blocks of a size inside another. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html */
function subnetsOf(block: string, count: number, bits = 8): Evaluated {
  const cidr = parseCidr(block)?.cidr;
  const width = block.includes(':') ? 128 : 32;
  const length = width - bits;
  const valid = Number.isInteger(count) && count >= 1 && count <= 256 && Number.isInteger(bits) && bits >= 0;
  if (!cidr || !valid || length < cidr.prefixLength || length > width)
    return new Unknown(say`Fn::Cidr cannot divide ${block} into ${count} blocks of ${bits} bits`);
  if (length - cidr.prefixLength < 8 && 2 ** (length - cidr.prefixLength) < count)
    return new Unknown(say`${block} has no room for ${count} blocks of ${bits} bits`);
  return Array.from({ length: count }, (_, i) => {
    const base =
      typeof cidr.base === 'number' ? cidr.base + i * 2 ** bits : cidr.base + BigInt(i) * (1n << BigInt(bits));
    return formatCidr(cidrOf(parseAddress(formatAddress(base)) ?? base, length));
  });
}
