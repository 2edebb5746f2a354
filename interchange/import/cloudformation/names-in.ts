import { isObject, type Plain, type PlainObject } from './document.js';
import type { Template } from './template.js';

/** They decide about no packet. */
const WORDS = /^(Tags|UserData|Metadata|ImageId|InstanceType|DBInstanceClass)$|(Name|Description)$/;

/** Where a mapping is asked by the value of a parameter: what it has under each of its keys. */
type Entries = ReadonlyMap<string, Plain>;

/** The parameters that a value names, by itself or by its conditions. */
export class NamesIn {
  /** Those whose own values it has. */
  readonly asked = new Set<string>();
  readonly #entries = new Map<string, Entries[]>();
  readonly #conditions = new Set<string>();

  constructor(private readonly template: Pick<Template, 'conditions' | 'mappings'>) {}

  get all(): string[] {
    return [...new Set([...this.asked, ...this.#entries.keys()])].sort();
  }

  /** The keys that are allowed and under which every mapping that is asked by it has something; of those that give the same everywhere one, where nothing else hangs on it. */
  keysOf(name: string, allowed: readonly string[] | undefined): string[] | undefined {
    const [first, ...others] = this.#entries.get(name) ?? [];
    if (!first) return undefined;
    const keys = [...first.keys()].filter(
      (key) => others.every((one) => one.has(key)) && (allowed?.includes(key) ?? true),
    );
    if (this.asked.has(name)) return keys;
    const given = (key: string) => JSON.stringify([first, ...others].map((one) => one.get(key)));
    return [...new Map(keys.map((key) => [given(key), key])).values()];
  }

  add(value: Plain | undefined): void {
    if (Array.isArray(value)) for (const item of value as readonly Plain[]) this.add(item);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (WORDS.test(key)) continue;
      if (key === 'Fn::FindInMap' && this.#addMapping(inner)) continue;
      if (key === 'Ref' && typeof inner === 'string') this.asked.add(inner);
      if (key === 'Fn::Sub') for (const name of substituted(inner)) this.asked.add(name);
      const condition = conditionOf(key, inner);
      if (condition !== undefined && !this.#conditions.has(condition)) {
        this.#conditions.add(condition);
        this.add(this.template.conditions[condition]);
      }
      this.add(inner);
    }
  }

  /** Whether it is a mapping asked by one parameter alone; one with a DefaultValue gives something under any key. */
  #addMapping(argument: Plain | undefined): boolean {
    const [map, first, second, more] = Array.isArray(argument) ? (argument as readonly Plain[]) : [];
    const entries = typeof map === 'string' && more === undefined ? objectAt(this.template.mappings, map) : undefined;
    if (!entries) return false;
    const [outer, inner] = [refOf(first), refOf(second)];
    if (outer !== undefined && typeof second === 'string') {
      const told = Object.entries(entries).flatMap(([key, value]): [string, Plain][] =>
        isObject(value) && Object.hasOwn(value, second) ? [[key, value[second] ?? null]] : [],
      );
      return this.#note(outer, told);
    }
    const under = typeof first === 'string' ? objectAt(entries, first) : undefined;
    return inner !== undefined && under !== undefined && this.#note(inner, Object.entries(under));
  }

  #note(name: string, entries: readonly (readonly [string, Plain])[]): true {
    this.#entries.set(name, [...(this.#entries.get(name) ?? []), new Map(entries)]);
    return true;
  }
}

const refOf = (value: Plain | undefined): string | undefined =>
  isObject(value) && typeof value.Ref === 'string' ? value.Ref : undefined;

function objectAt(of: PlainObject, key: string): PlainObject | undefined {
  const value = Object.hasOwn(of, key) ? of[key] : undefined;
  return isObject(value) ? value : undefined;
}

function conditionOf(key: string, inner: Plain | undefined): string | undefined {
  const name = key === 'Fn::If' && Array.isArray(inner) ? (inner as readonly Plain[])[0] : inner;
  return (key === 'Fn::If' || key === 'Condition') && typeof name === 'string' ? name : undefined;
}

function substituted(inner: Plain | undefined): string[] {
  const text = Array.isArray(inner) ? (inner as readonly Plain[])[0] : inner;
  return typeof text === 'string' ? [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string) : [];
}
