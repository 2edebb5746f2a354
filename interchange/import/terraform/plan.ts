import * as z from 'zod';
import { ImportError, type InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { partsOf, type Step, splitModules } from './addresses.js';
import { twinFields, twinOf } from './cloud-control.js';
import { type ModuleConfig, moduleConfig, type ResourceConfig } from './configuration.js';
import { readDocument } from './document.js';
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
  /** Which values are known only after the plan is carried out. Undefined in a state, where all are known. */
  readonly unknown: Json | undefined;
  readonly config: ResourceConfig | undefined;
  /** What it was when the plan was made. */
  readonly before: Json | undefined;
}

/** A resource as it was, that a plan takes away, replaces or changes. */
export interface Removed {
  readonly type: string;
  readonly before: Json;
  /** Taken away, or replaced by another. */
  readonly gone: boolean;
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
const resource = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).nullish(),
  values: json.nullish(),
});
const change = z.looseObject({
  address: z.string(),
  type: z.string().nullish(),
  change: z.looseObject({ actions: z.array(z.string()), before: json.nullish(), after_unknown: json.nullish() }),
});

export function readPlan(file: InputFile, warnings: Warnings): Plan {
  const whole = readDocument(file, warnings);
  const config = moduleConfig(whole.configuration?.root_module, regionsOf(whole.configuration?.provider_config));
  const unknown = new Map<string, Json>();
  const before = new Map<string, Json>();
  const removed: Removed[] = [];
  const forgotten = new Set<string>();
  (whole.resource_changes ?? []).forEach((raw, i) => {
    const read = change.safeParse(raw);
    if (read.success) {
      const { address, type, change: own } = read.data;
      unknown.set(address, own.after_unknown ?? {});
      if (own.before) before.set(address, own.before);
      const isForgotten = own.actions.includes('forget') || isOnlyLetGo(type ?? '', own.actions, own.before ?? {});
      if (isForgotten) forgotten.add(address);
      else if (own.before && type && own.actions.some((action) => action === 'delete' || action === 'update'))
        removed.push({ type, before: own.before, gone: own.actions.includes('delete') });
    } else
      warnings.add('This change cannot be read: what it leaves open is taken from the configuration alone.', {
        file: file.path,
        path: `resource_changes[${i}]`,
      });
  });
  const isPlan = whole.planned_values !== undefined && whole.planned_values !== null;
  const resources: PlanResource[] = [];
  const seen = new Set<string>();
  const add = (root: unknown, path: string, lookedUpOnly: boolean) =>
    collect(root, path, file.path, warnings, (raw) => {
      // What Terraform forgets stays as it is in AWS.
      if (seen.has(raw.address) || (lookedUpOnly && raw.mode !== 'data' && !forgotten.has(raw.address))) return;
      seen.add(raw.address);
      const { path: steps } = splitModules(partsOf(raw.address) ?? []);
      const configured = config.descend(steps)?.resource(raw.mode, raw.type, raw.name);
      if ([raw.values, unknown.get(raw.address), configured?.expressions].some(isDeep))
        throw new ImportError(
          `${raw.address}: its values are nested more deeply than those of any resource`,
          file.path,
        );
      resources.push({
        address: raw.address,
        mode: raw.mode,
        type: twinOf(raw.type),
        writtenType: raw.type,
        name: raw.name,
        index: raw.index ?? undefined,
        path: steps,
        // What is forgotten is among what is planned too, without its values.
        values: withRegion(
          twinFields(raw.type, (forgotten.has(raw.address) ? before.get(raw.address) : raw.values) ?? raw.values ?? {}),
          configured?.region,
        ),
        unknown: isPlan ? twinFields(raw.type, unknown.get(raw.address) ?? {}) : undefined,
        config: configured && { ...configured, expressions: twinFields(raw.type, configured.expressions) },
        before: before.get(raw.address),
      });
    });
  if (isPlan) add(whole.planned_values?.root_module, 'planned_values.root_module', false);
  else add(whole.values?.root_module, 'values.root_module', false);
  add(whole.prior_state?.values?.root_module, 'prior_state.values.root_module', true);
  if (whole.errored === true)
    warnings.add('Terraform stopped at an error while it made this plan: what it had not planned yet is missing.', {
      file: file.path,
    });
  if (resources.length === 0) warnings.add('There are no resources in this file.', { file: file.path });
  return { file: file.path, resources, isPlan, removed, root: config, variables: whole.variables ?? {} };
}

/**
 * What AWS makes by itself stays when Terraform takes it away, with all that is in it then.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl#removing-aws_default_network_acl-from-your-configuration
 */
function isOnlyLetGo(type: string, actions: readonly string[], before: Json): boolean {
  return type.startsWith('aws_default_') && actions.join() === 'delete' && before.force_destroy !== true;
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

function collect(
  root: unknown,
  path: string,
  file: string,
  warnings: Warnings,
  add: (raw: z.output<typeof resource>) => void,
): void {
  // A list of what is still to be read, not a function that calls itself: modules may nest deeper than functions can.
  const waiting: { readonly module: unknown; readonly path: string }[] = [{ module: root, path }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const children = readModule(next.module, next.path, file, warnings, add);
    // The last one in is read first.
    waiting.push(...children.map((module, i) => ({ module, path: `${next?.path}.child_modules[${i}]` })).reverse());
  }
}

/** Gives the modules inside. */
function readModule(
  root: unknown,
  path: string,
  file: string,
  warnings: Warnings,
  add: (raw: z.output<typeof resource>) => void,
): unknown[] {
  if (root === undefined || root === null) return [];
  const read = modules.safeParse(root);
  if (!read.success) {
    warnings.add('This module cannot be read: what is in it is left out.', { file, path });
    return [];
  }
  (read.data.resources ?? []).forEach((raw, i) => {
    const one = resource.safeParse(raw);
    if (one.success) add({ ...one.data, address: wholeAddress(one.data, read.data.address ?? '') });
    else {
      const issue = one.error.issues[0];
      warnings.add(
        `This resource is left out: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}.`,
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
function wholeAddress({ address, index }: z.output<typeof resource>, module: string): string {
  const placed = module === '' || address.startsWith(`${module}.`) ? address : `${module}.${address}`;
  return index === undefined || index === null || address.endsWith(']')
    ? placed
    : `${placed}[${JSON.stringify(index)}]`;
}
