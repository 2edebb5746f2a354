import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { wrongWith } from '../wrong-with.js';
import { partsOf, type Step, splitModules } from './addresses.js';
import { type Removed, readChanges } from './changes.js';
import { twinFields, twinOf } from './cloud-control.js';
import { type ModuleConfig, moduleConfig, type ResourceConfig } from './configuration.js';
import { readDeferred } from './deferred.js';
import { deposed } from './deposed.js';
import { type Document, readDocument } from './document.js';
import { regionsOf, withRegion } from './regions.js';

type Json = Readonly<Record<string, unknown>>;

/** A resource as a plan or a state tells it, with what the configuration says of it. */
export interface PlanResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  /** With the provider's prefix: `aws_subnet`, also where the resource is an `awscc_ec2_subnet`. */
  readonly type: string;
  /** The type as the configuration has it. */
  readonly writtenType: string;
  readonly name: string;
  readonly index: string | number | undefined;
  /** The modules it is in. */
  readonly path: readonly Step[];
  readonly values: Json;
  /** Which values are known only after the plan is carried out. Undefined in a state, and of what the plan leaves as it is, where all are known. */
  readonly unknown: Json | undefined;
  /** Whether it is there hangs on what is known only once the plan is carried out. */
  readonly maybe?: boolean | undefined;
  readonly config: ResourceConfig | undefined;
  /** What it was when the plan was made. */
  readonly before: Json | undefined;
}

export interface Plan {
  readonly file: string;
  readonly resources: readonly PlanResource[];
  /** A plan tells what will be; a state what is. */
  readonly isPlan: boolean;
  readonly removed: readonly Removed[];
  readonly root: ModuleConfig;
  readonly variables: Json;
}

const json = z.record(z.string(), z.unknown());
const modules = z.looseObject({
  address: z.string().nullish(),
  resources: z.array(z.unknown()).nullish(),
  child_modules: z.array(z.unknown()).nullish(),
});
type Raw = z.output<typeof resource> & { readonly maybe?: boolean };
const resource = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).nullish(),
  deposed_key: z.string().nullish(),
  values: json.nullish(),
});
export function readPlan(file: InputFile, warnings: Warnings): Plan {
  const whole = readDocument(file, warnings);
  const config = moduleConfig(
    whole.configuration?.root_module,
    regionsOf(whole.configuration?.provider_config, whole.variables),
  );
  const changes = readChanges(whole.resource_changes ?? [], file.path, warnings);
  const isPlan = whole.planned_values !== undefined && whole.planned_values !== null;
  const resources: PlanResource[] = [];
  const seen = new Set<string>();
  const put = (raw: Raw, { values, unknown, ...more }: Pick<PlanResource, 'values' | 'unknown' | 'maybe'>) => {
    if (seen.has(raw.address)) return;
    seen.add(raw.address);
    const { path } = splitModules(partsOf(raw.address) ?? []);
    const configured = config.descend(path)?.resource(raw.mode, raw.type, raw.name);
    if ([values, unknown, configured?.expressions].some(isDeep))
      throw new ImportError(
        say`${raw.address}: its values are nested more deeply than those of any resource`,
        file.path,
      );
    const { address, type, mode, name } = raw;
    resources.push({
      ...{ address, mode, type: twinOf(type), writtenType: type, name, index: raw.index ?? undefined, path, ...more },
      values: withRegion(twinFields(type, values), configured?.region),
      unknown: twinFields(type, unknown),
      // What a plan leaves as it is may be configured otherwise.
      config:
        configured && (unknown || !isPlan)
          ? { ...configured, expressions: twinFields(type, configured.expressions) }
          : undefined,
      before: twinFields(type, changes.before.get(address)),
    });
  };
  const planned = (raw: Raw) => {
    // What is forgotten is among what is planned too, without its values.
    const own = changes.forgotten.has(raw.address) ? changes.before.get(raw.address) : undefined;
    const unknown = isPlan ? (changes.unknown.get(raw.address) ?? {}) : undefined;
    put(raw, { values: own ?? raw.values ?? {}, unknown, maybe: raw.maybe });
  };
  const told = (raw: Raw) => {
    const { address, mode, type, values } = raw;
    if (mode === 'data' || changes.forgotten.has(address)) planned(raw);
    else if (isPlan && !changes.hasSeen(address, type, values?.id))
      put(raw, { values: values ?? {}, unknown: undefined });
  };
  const whenPlanned = isPlan ? whole.planned_values?.root_module : whole.values?.root_module;
  collect(whenPlanned, isPlan ? 'planned_values.root_module' : 'values.root_module', file.path, warnings, planned);
  for (const { unknown, ...raw } of readDeferred(whole.deferred_changes ?? [], file.path, warnings))
    put(raw, { values: raw.values, unknown, maybe: true });
  collect(whole.prior_state?.values?.root_module, 'prior_state.values.root_module', file.path, warnings, told);
  warnOfParts(whole, file.path, warnings);
  if (resources.length === 0) warnings.add(say`There are no resources in this file.`, { file: file.path });
  const { removed } = changes;
  return { file: file.path, resources, isPlan, removed, root: config, variables: whole.variables ?? {} };
}

function warnOfParts({ errored, complete }: Document, file: string, warnings: Warnings): void {
  if (errored === true)
    warnings.add(
      say`
        Terraform stopped at an error while it made this plan: what it had not planned yet stands as it was, and
        what would be new of it is missing.
      `,
      { file },
    );
  else if (complete === false)
    warnings.add(
      say`
        This plan is about a part of its configuration: the rest stands as it is today, and what would be new of
        it is missing. Plan without \`-target\` and \`-exclude\` for all of it.
      `,
      { file },
    );
}

/** The deepest blocks of the provider are less than twenty deep; what is made of values calls itself at each step. */
const DEEPEST = 200;

function isDeep(value: unknown): boolean {
  const waiting = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > DEEPEST) return true;
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 });
  }
  return false;
}

function collect(root: unknown, path: string, file: string, warnings: Warnings, add: (raw: Raw) => void): void {
  // A list of what is still to be read, not a function that calls itself: modules may nest deeper than functions can.
  const waiting: { readonly module: unknown; readonly path: string }[] = [{ module: root, path }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const children = readModule(next.module, next.path, file, warnings, add);
    // The last one in is read first.
    waiting.push(...children.map((module, i) => ({ module, path: `${next?.path}.child_modules[${i}]` })).reverse());
  }
}

/** Gives the modules inside. */
function readModule(root: unknown, path: string, file: string, warnings: Warnings, add: (raw: Raw) => void): unknown[] {
  if (root === undefined || root === null) return [];
  const read = modules.safeParse(root);
  if (!read.success) {
    warnings.add(say`This module cannot be read: what is in it is left out.`, { file, path });
    return [];
  }
  (read.data.resources ?? []).forEach((raw, i) => {
    const one = resource.safeParse(raw);
    if (one.success) {
      const { deposed_key: key } = one.data;
      const placed = { ...one.data, address: wholeAddress(one.data, read.data.address ?? '') };
      const stated = key ? deposed(placed, key) : placed;
      if (stated) add(stated);
    } else {
      const issue = one.error.issues[0];
      warnings.add(
        say`
          This resource is left out: ${issue?.path.join('.') ?? ''}:
          ${wrongWith(issue, raw)}.
        `,
        {
          file,
          path: `${path}.resources[${i}]`,
        },
      );
    }
  });
  return read.data.child_modules ?? [];
}

/** In states of Terraform 0.12 a resource's address lacks its module and its index. */
function wholeAddress({ address, index }: Raw, module: string): string {
  const placed = module === '' || address.startsWith(`${module}.`) ? address : `${module}.${address}`;
  return index === undefined || index === null || address.endsWith(']')
    ? placed
    : `${placed}[${JSON.stringify(index)}]`;
}
