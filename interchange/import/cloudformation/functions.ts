import { cidrOf, formatAddress, formatCidr, parseAddress, parseCidr } from '../../../network/address/index.js';
import { isUnknown, Unknown } from '../declared/value.js';
import { namedCondition } from './conditions.js';
import { type Evaluated, type Evaluation, NO_VALUE, ResourceRef } from './evaluated.js';
import { isObject, type Plain } from './template.js';

type Run = (evaluation: Evaluation, argument: Plain) => Evaluated;

const plainList = (value: Plain): readonly Plain[] => (Array.isArray(value) ? (value as readonly Plain[]) : []);

/** A part of a text, or the reason why it is not known. */
function text(value: Evaluated | undefined): string | Unknown {
  if (isUnknown(value)) return value;
  if (value instanceof ResourceRef) return new Unknown(`the id of ${value.id} is known only when the stack is made`);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return new Unknown('a part of it is no text');
}

function items(value: Evaluated | undefined): readonly Evaluated[] | Unknown {
  if (isUnknown(value)) return value;
  return Array.isArray(value) ? (value as readonly Evaluated[]) : new Unknown('it is no list');
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const FUNCTIONS: Readonly<Record<string, Run>> = {
  GetAtt: (evaluation, argument) => {
    const [id, ...names] = typeof argument === 'string' ? argument.split('.') : plainList(argument);
    const parts = names.map((name) => text(evaluation.evaluate(name)));
    return parts.find(isUnknown) ?? evaluation.attribute(id, parts.join('.'));
  },
  Sub: (evaluation, argument) => {
    const [pattern, variables] = typeof argument === 'string' ? [argument] : plainList(argument);
    if (typeof pattern !== 'string') return new Unknown('the text of Fn::Sub cannot be read');
    const lookUp = (name: string): Evaluated => {
      if (isObject(variables) && Object.hasOwn(variables, name)) return evaluation.evaluate(variables[name]);
      const dot = name.indexOf('.');
      return dot < 0 ? evaluation.reference(name) : evaluation.attribute(name.slice(0, dot), name.slice(dot + 1));
    };
    const alone = /^\$\{([^!${}][^${}]*)\}$/.exec(pattern)?.[1];
    if (alone !== undefined) return lookUp(alone.trim());
    const unknown: Unknown[] = [];
    const result = pattern.replace(/\$\{(!?)([^${}]*)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      const part = text(lookUp(name.trim()));
      if (isUnknown(part)) unknown.push(part);
      return String(part);
    });
    return unknown[0] ?? result;
  },
  Join: (evaluation, argument) => {
    const [separator, list] = plainList(argument);
    const parts = items(evaluation.evaluate(list));
    if (isUnknown(parts)) return parts;
    const [only, another] = parts;
    // A list of one is that one, whatever stands between the others.
    if (only instanceof ResourceRef && another === undefined) return only;
    const texts = parts.map(text);
    return texts.find(isUnknown) ?? texts.join(typeof separator === 'string' ? separator : '');
  },
  Split: (evaluation, argument) => {
    const [separator, source] = plainList(argument);
    const whole = text(evaluation.evaluate(source));
    if (isUnknown(whole)) return whole;
    return typeof separator === 'string' && separator !== '' ? whole.split(separator) : [whole];
  },
  Select: (evaluation, argument) => {
    const [index, list] = plainList(argument);
    const at = text(evaluation.evaluate(index));
    const all = items(evaluation.evaluate(list));
    if (isUnknown(at)) return at;
    if (isUnknown(all)) return all;
    return all[Number(at)] ?? new Unknown(`the list has no item ${at}`);
  },
  Cidr: (evaluation, argument) => {
    const [block, count, bits] = plainList(argument).map((part) => text(evaluation.evaluate(part)));
    const unknown = [block, count, bits].find(isUnknown);
    if (unknown) return unknown;
    return subnetsOf(String(block), Number(count), bits === undefined ? undefined : Number(bits));
  },
  FindInMap: (evaluation, argument) => {
    const [map, first, second, more] = plainList(argument);
    const keys = [map, first, second].map((part) => text(evaluation.evaluate(part)));
    const otherwise =
      isObject(more) && Object.hasOwn(more, 'DefaultValue') ? evaluation.evaluate(more.DefaultValue) : undefined;
    const unknown = keys.find(isUnknown);
    if (unknown) return unknown;
    const found = keys.reduce<Plain | undefined>(
      (inside, key) => (isObject(inside) && Object.hasOwn(inside, String(key)) ? inside[String(key)] : undefined),
      evaluation.template.mappings,
    );
    if (found !== undefined) return evaluation.evaluate(found);
    return otherwise ?? new Unknown(`no mapping has ${keys.join('.')}`);
  },
  If: (evaluation, argument) => {
    const [name, yes, no] = plainList(argument);
    const condition = namedCondition(evaluation, name);
    if (!isUnknown(condition)) return evaluation.evaluate(condition ? yes : no);
    return JSON.stringify(yes) === JSON.stringify(no) ? evaluation.evaluate(yes) : condition;
  },
  /** Names of zones, which differ from each other whatever they are. */
  GetAZs: (evaluation, argument) => {
    const asked = text(evaluation.evaluate(argument));
    const region = asked === '' ? text(evaluation.reference('AWS::Region')) : asked;
    return Array.from('abcdef', (letter, i) => (isUnknown(region) ? `az-${i + 1}` : `${region}${letter}`));
  },
  Length: (evaluation, argument) => {
    const list = items(evaluation.evaluate(argument));
    return isUnknown(list) ? list : list.length;
  },
  ImportValue: (evaluation, argument) => {
    const name = text(evaluation.evaluate(argument));
    return new Unknown(`it comes from another stack${isUnknown(name) ? '' : ` (${name})`}`);
  },
  /** User data, which nothing here reads. */
  Base64: () => NO_VALUE,
};

/** The first blocks of a size inside another. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html */
function subnetsOf(block: string, count: number, bits = 8): Evaluated {
  const cidr = parseCidr(block)?.cidr;
  const width = block.includes(':') ? 128 : 32;
  const length = width - bits;
  const valid = Number.isInteger(count) && count >= 1 && count <= 256 && Number.isInteger(bits) && bits >= 0;
  if (!cidr || !valid || length < cidr.prefixLength || length > width)
    return new Unknown(`Fn::Cidr cannot divide ${block} into ${count} blocks of ${bits} bits`);
  if (length - cidr.prefixLength < 8 && 2 ** (length - cidr.prefixLength) < count)
    return new Unknown(`${block} has no room for ${count} blocks of ${bits} bits`);
  return Array.from({ length: count }, (_, i) => {
    const base =
      typeof cidr.base === 'number' ? cidr.base + i * 2 ** bits : cidr.base + BigInt(i) * (1n << BigInt(bits));
    return formatCidr(cidrOf(parseAddress(formatAddress(base)) ?? base, length));
  });
}
