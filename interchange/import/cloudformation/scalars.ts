/**
 * CloudFormation reads YAML 1.1 (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html), where `yes` is true and `0100` is 64.
 * The library in its own mode for 1.1 goes further than AWS does: a key `y` is `true` there, and `2010-09-09` is a point in time. So it reads 1.2, and what is different is here:
 * https://yaml.org/type/bool.html and https://yaml.org/type/int.html, without the single letters, which no reader of templates takes for a boolean.
 */
import { Scalar } from 'yaml';

type Value = string | number | boolean | null;

const TRUE = /^(?:yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|off|Off|OFF)$/;
const OCTAL = /^[-+]?0[0-7_]+$/;
/** With places for thousands, as in `8_080`. */
const DECIMAL = /^[-+]?[1-9][0-9_]*$/;
/** To the base of 60: `22:22` is 1342. */
const SEXAGESIMAL = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
/** Digits that begin with 0 and are no octal number are none at all: an account's number keeps its zero. So it is with what 1.2 alone has: `0o17`, and `1e3` without a point. */
const NO_NUMBER = /^(?:0[0-9]*[89][0-9]*|0o[0-7]+|[-+]?[0-9]+[eE][-+]?[0-9]+)$/;

export function scalarValue(scalar: Scalar): Value {
  const { value, source, tag, type } = scalar;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  if (type !== Scalar.PLAIN || source === undefined || tag !== undefined) return value;
  if (TRUE.test(source)) return true;
  if (FALSE.test(source)) return false;
  const digits = source.replaceAll('_', '');
  if (OCTAL.test(source)) return Number.parseInt(digits, 8);
  if (SEXAGESIMAL.test(source)) return sexagesimal(digits);
  if (DECIMAL.test(source) && digits !== source) return Number(digits);
  return NO_NUMBER.test(source) ? source : value;
}

function sexagesimal(digits: string): number {
  const size = digits
    .replace(/^[-+]/, '')
    .split(':')
    .reduce((sum, place) => sum * 60 + Number(place), 0);
  return digits.startsWith('-') ? -size : size;
}

/** A key is text, and keeps its zeros. */
export function keyText(key: Scalar): string {
  return key.type === Scalar.PLAIN && key.source !== undefined ? key.source : String(key.value);
}
