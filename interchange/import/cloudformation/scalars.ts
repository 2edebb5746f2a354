/**
 * CloudFormation reads YAML 1.1 (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html), where `yes` is true and `0100` is 64.
 * The library in its own mode for 1.1 goes further than AWS does: a key `y` is `true` there, and `2010-09-09` is a point in time. So it reads 1.2, and what is different is here:
 * https://yaml.org/type/bool.html and https://yaml.org/type/int.html, without the single letters, which no reader of templates takes for a boolean.
 */
import { Scalar } from 'yaml';

type Value = string | number | boolean | null;

const TRUE = /^(?:yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|off|Off|OFF)$/;
const OCTAL = /^[-+]?0[0-7]+$/;
/** Digits that begin with 0 and are no octal number are none at all: an account's number keeps its zero. */
const NO_NUMBER = /^0[0-9]*[89][0-9]*$/;

export function scalarValue(scalar: Scalar): Value {
  const { value, source, tag, type } = scalar;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  if (type !== Scalar.PLAIN || source === undefined || tag !== undefined) return value;
  if (TRUE.test(source)) return true;
  if (FALSE.test(source)) return false;
  if (OCTAL.test(source)) return Number.parseInt(source, 8);
  return NO_NUMBER.test(source) ? source : value;
}

/** A key is text, and keeps its zeros. */
export function keyText(key: Scalar): string {
  return key.type === Scalar.PLAIN && key.source !== undefined ? key.source : String(key.value);
}
