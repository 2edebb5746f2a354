import { formatAddress, formatCidr, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { isList, isUnknown, isValues, Unknown, type Value, type Values } from './value.js';

export interface Place {
  readonly file: string;
  /** The address or the logical id, and the field: `aws_subnet.web.cidr_block`. */
  readonly path: string;
}

/** A field's name as the input has it. */
export type Spelling = (field: string) => string;

/** The items of a list that are known. Not `complete`: there may be others. */
export interface Items<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/**
 * The fields of a declaration, or of a block in one, each read as the type that is expected. Absent, null and empty text are the same: not stated.
 * A value of another type is warned of and taken for unknown. Numbers and flags may come as text, as templates have them.
 */
export class Fields {
  readonly #values: Values;
  readonly #warnings: Warnings;
  readonly #spell: Spelling;
  readonly #readings: readonly Values[];

  constructor(
    values: Values,
    readonly place: Place,
    warnings: Warnings,
    spell: Spelling = (field) => field,
    readings: readonly Values[] = [],
  ) {
    this.#readings = readings;
    this.#values = values;
    this.#warnings = warnings;
    this.#spell = spell;
  }

  /** The same fields in each way in which conditions that nobody decides may turn out. None: they are decided, or there are too many ways. */
  get readings(): readonly Fields[] {
    return this.#readings.map((values) => new Fields(values, this.place, this.#warnings, this.#spell));
  }

  raw(name: string): Value | undefined {
    const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
    return value === null || value === '' ? undefined : value;
  }

  /** Said to be empty, where the input could have told a value: `public_ip = ""` in a state. */
  isEmpty(name: string): boolean {
    return Object.hasOwn(this.#values, name) && this.#values[name] === '';
  }

  /** Whether the input tells it at all, if only that there is none. */
  isTold(name: string): boolean {
    return Object.hasOwn(this.#values, name);
  }

  at(name: string): Place {
    const field = /^[^[]*/.exec(name)?.[0] ?? '';
    return { file: this.place.file, path: `${this.place.path}.${this.#spell(field)}${name.slice(field.length)}` };
  }

  text(name: string): string | Unknown | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'string' || isUnknown(value)) return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return this.#unexpected(name, say`a text`, value);
  }

  number(name: string): number | Unknown | undefined {
    const value = this.raw(name);
    if (value === undefined || isUnknown(value)) return value;
    const number = typeof value === 'string' && /^\s*-?\d{1,10}\s*$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number)
      ? number
      : this.#unexpected(name, say`a number`, value);
  }

  flag(name: string): boolean | Unknown | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'boolean' || isUnknown(value)) return value;
    if (value === 'true' || value === 'True') return true;
    if (value === 'false' || value === 'False') return false;
    return this.#unexpected(name, say`true or false`, value);
  }

  /** One of a few words, in any case. */
  word<const W extends string>(name: string, words: readonly W[]): W | Unknown | undefined {
    const value = this.text(name);
    if (value === undefined || isUnknown(value)) return value;
    const word = words.find((one) => one.toLowerCase() === value.toLowerCase());
    return word ?? this.#unexpected(name, words.join(' or '), value);
  }

  /** The block as AWS holds it, host bits cleared. */
  cidr(name: string): string | Unknown | undefined {
    const value = this.text(name);
    return typeof value === 'string' ? this.#block(name, value) : value;
  }

  address(name: string): string | Unknown | undefined {
    const value = this.text(name);
    return typeof value === 'string' ? this.#address(name, value) : value;
  }

  texts(name: string): Items<string> | undefined {
    return this.#list(name, (value, at) => {
      if (typeof value === 'string' && value !== '') return value;
      if (typeof value === 'number') return String(value);
      if (!isUnknown(value)) this.#unexpected(at, say`a text`, value);
      return undefined;
    });
  }

  cidrs(name: string): Items<string> | undefined {
    return this.#parsed(name, (text) => this.#block(name, text));
  }

  addresses(name: string): Items<string> | undefined {
    return this.#parsed(name, (text) => this.#address(name, text));
  }

  /** A list of blocks; a block that stands alone is a list of one. */
  blocks(name: string): Items<Fields> | undefined {
    return this.#list(name, (value, at, i) => {
      if (isValues(value))
        return new Fields(value, this.at(at), this.#warnings, this.#spell, this.#readingsOf(name, i));
      if (!isUnknown(value)) this.#unexpected(at, say`a block`, value);
      return undefined;
    });
  }

  /** The one block of that name. */
  block(name: string): Fields | undefined {
    return this.blocks(name)?.items[0];
  }

  #parsed(name: string, parse: (text: string) => string | Unknown): Items<string> | undefined {
    const texts = this.texts(name);
    if (!texts) return undefined;
    const items = texts.items.map(parse);
    const readable = items.filter((item) => typeof item === 'string');
    return { items: readable, complete: texts.complete && readable.length === items.length };
  }

  /** A block as each reading has it; none where one has another number of them. */
  #readingsOf(name: string, index: number): Values[] {
    const count = isList(this.raw(name)) ? (this.raw(name) as readonly Value[]).length : 1;
    const found = this.#readings.flatMap((values) => {
      const value = values[name];
      const list = isList(value) ? value : [value];
      const block = list.length === count ? list[index] : undefined;
      return isValues(block) ? [block] : [];
    });
    return found.length === this.#readings.length ? found : [];
  }

  #list<T>(name: string, read: (value: Value, at: string, index: number) => T | undefined): Items<T> | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const whole = (isList(value) ? value : [value]).flatMap((item) =>
      isUnknown(item) ? (item.listed ?? [item]) : [item],
    );
    const items = whole.map((item, i) =>
      isUnknown(item) ? undefined : read(item, isList(value) ? `${name}[${i}]` : name, i),
    );
    const found = items.filter((item) => item !== undefined);
    return { items: found, complete: found.length === items.length };
  }

  #block(name: string, text: string): string | Unknown {
    const parsed = parseCidr(text);
    return parsed ? formatCidr(parsed.cidr) : this.#unexpected(name, say`a CIDR block`, text);
  }

  #address(name: string, text: string): string | Unknown {
    const parsed = parseAddress(text.replace(/\/(32|128)$/, ''));
    return parsed === undefined ? this.#unexpected(name, say`an address`, text) : formatAddress(parsed);
  }

  #unexpected(name: string, expected: string, value: Value): Unknown {
    const shown =
      typeof value === 'object' ? (Array.isArray(value) ? say`a list` : say`a block`) : JSON.stringify(value);
    this.#warnings.add(say`Here ${expected} was expected, not ${shown}: it is taken for unknown.`, this.at(name));
    return new Unknown(say`it cannot be read`);
  }
}
