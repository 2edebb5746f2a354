import { told } from '../../../network/words/index.js';
import type { Declaration } from './context.js';
import { isList, isUnknown, isValues, Unknown, type Value, type Values } from './value.js';

export const BEANSTALK_TEMPLATES = 'elastic_beanstalk_configuration_template';

/** Options of Elastic Beanstalk: `aws:ec2:vpc` has `Subnets`. https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html */
export class OptionSettings {
  readonly #options = new Map<string, Value>();
  #isOpen = false;
  /** Takes work from a queue: nothing stands before it. */
  readonly isWorker: boolean;

  /** Those of the environment itself, before those of its saved configuration, before what AWS says of it. */
  constructor(environment: Values, templates: readonly Declaration[]) {
    // A state tells every option of an environment; a plan does not know them before.
    const standing = environment.all_settings;
    if (isList(standing ?? null)) this.#add(standing);
    const name = environment.template_name ?? '';
    if (name !== '') {
      const template = templates.find(
        ({ key, ids, values }) => name === key || ids.some((id) => id === name) || values.name === name,
      );
      if (template) this.#addAll(template.values);
      // A platform can be named where a template is not, and a template that the input does not hold may set anything.
      else this.#isOpen = true;
    }
    this.#addAll(environment);
    const { tier = null } = environment;
    this.isWorker = tier === 'Worker' || (isValues(tier) && tier.name === 'Worker');
  }

  #addAll(values: Values): void {
    this.#add(values.option_settings);
    this.#add(values.setting);
  }

  /** Undefined: nobody sets it, and AWS's default holds. */
  get(namespace: string, name: string): Value | undefined {
    return this.#options.get(`${namespace} ${name}`) ?? (this.#isOpen ? UNTOLD : undefined);
  }

  /** What stands behind a prefix: the ports of `aws:elb:listener:443`. */
  namesAfter(prefix: string): string[] {
    const names = [...this.#options.keys()].flatMap((key) =>
      key.startsWith(prefix) ? [key.slice(prefix.length, key.lastIndexOf(' '))] : [],
    );
    return [...new Set(names)];
  }

  /** Whether there may be options that nobody tells. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  #add(list: Value | undefined): void {
    if (list === undefined || list === null) return;
    for (const item of isList(list) ? list : [list]) {
      const { namespace, option_name: own, name = own, value } = isValues(item) ? item : {};
      if (isUnknown(item) || typeof namespace !== 'string' || typeof name !== 'string') this.#isOpen = true;
      else if (value !== undefined && value !== null && value !== '') this.#options.set(`${namespace} ${name}`, value);
    }
  }
}

const UNTOLD = new Unknown(told`it is among options that are not in the input`);

/** A part of an environment: what stands behind the environment's key, what AWS makes there, and with which fields. */
export interface EnvironmentPart {
  readonly name: string;
  readonly type: string;
  readonly values: Values;
}

/** Stand for whichever zones there are. */
export const ZONES = ['az-1', 'az-2'] as const;

/** `subnet-1, subnet-2`: ids with commas between, however they were put together. */
export function listed(value: Value | undefined): Value | undefined {
  if (typeof value === 'string') return value.split(',').map((one) => one.trim());
  return isUnknown(value) && value.listed ? [...value.listed] : value;
}
