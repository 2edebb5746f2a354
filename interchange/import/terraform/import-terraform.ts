import { say } from '../../../network/words/index.js';
import { environmentKey, withEnvironmentParts } from '../declared/beanstalk.js';
import { inDefaultVpc } from '../declared/default-vpc.js';
import { importDeclared } from '../declared/import-declared.js';
import type { Untold, Value, Values } from '../declared/value.js';
import type { ImportResult, InputFile } from '../types.js';
import { Warnings } from '../warnings.js';
import type { Removed } from './changes.js';
import { isCloudControl } from './cloud-control.js';
import { type Beside, besideOf, withWhatWasCut } from './cut-states.js';
import { exclusivesOf, withListedRules } from './exclusive-rules.js';
import { lackingOf } from './lacking.js';
import { afterRemovals } from './mirrors.js';
import { type Plan, type PlanResource, readPlan } from './plan.js';
import { separate } from './separate.js';
import { acceptedIds, mayNotWork, withRouteState } from './states.js';
import { withTrafficSources } from './traffic-sources.js';
import { type Told, unite } from './unite.js';
import { PlanValues } from './values.js';

export interface TerraformOptions {
  /** The blocks behind a customer gateway or Direct Connect gateway, by its name: what BGP announces is in no plan. */
  readonly networks?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Reads what `terraform show -json` prints of plans and states. Throws `ImportError` for a file that is none; everything else is a warning. */
export function importTerraform(files: readonly InputFile[], options: TerraformOptions = {}): ImportResult {
  const warnings = new Warnings();
  const plans = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(separate)
    .map((file) => readPlan(file, warnings));
  const removed = plans.flatMap((plan) => plan.removed);
  const things = new Map<string, Untold>();
  const made = new Set(
    plans.flatMap(({ resources }) => resources.flatMap(({ mode, type }) => (mode === 'managed' ? [type] : []))),
  );
  const accepted = acceptedIds(plans.flatMap(({ resources }) => resources));
  const exclusives = exclusivesOf(plans);
  const beside = besideOf(plans.flatMap(({ resources }) => resources));
  const declarations = plans.flatMap((plan, i) =>
    declarationsOf(plan, i, removed, warnings, { things, made, accepted, beside, exclusives }),
  );
  // In the order of their addresses, so that the order in which files and modules come changes nothing.
  const sorted = unite(declarations).sort((a, b) => (a.key < b.key ? -1 : 1));
  // A state tells every place; of what a plan makes, the configuration names it or AWS picks it.
  const isConfigured = new Set(
    declarations.flatMap((one) => (one.planned && one.stated && !one.lookedUp ? [one.key] : [])),
  );
  const placed = inDefaultVpc(withEnvironmentParts(sorted, things), warnings, ({ key }) =>
    isConfigured.has(environmentKey(key)),
  );
  const gone = new Set(removed.flatMap((one) => (one.gone ? identitiesOf(one.before) : [])));
  const imported = importDeclared(placed, { ...options, warnings, things, gone, keepsDefaultEgress: false });
  return { ...imported, lacking: lackingOf(plans) };
}

function declarationsOf(
  plan: Plan,
  number: number,
  removed: readonly Removed[],
  warnings: Warnings,
  {
    things,
    made,
    accepted,
    beside,
    exclusives,
  }: {
    readonly things: Map<string, Untold>;
    readonly made: ReadonlySet<string>;
    readonly accepted: ReadonlySet<unknown>;
    readonly beside: Beside;
    readonly exclusives: ReturnType<typeof exclusivesOf>;
  },
): Told[] {
  const gone = new Set(removed.flatMap((one) => (one.gone ? [`${one.type} ${String(one.before.id)}`] : [])));
  const resources = plan.resources
    // What one file says of today, and a plan takes away.
    .filter((one) => plan.isPlan || one.mode === 'data' || !gone.has(`${one.type} ${String(one.values.id)}`))
    .map((one) => (plan.isPlan ? one : { ...one, values: withWhatWasCut(one, beside) }))
    .map((one) => ({ ...one, values: withRouteState(one) }))
    .map((one) => ({ ...one, values: afterRemovals(one, removed) }))
    .map((one) => ({ ...one, values: withListedRules(one, exclusives) }));
  // The same address in two files means two things.
  const key = ({ address }: PlanResource) => (number === 0 ? address : `${number}:${address}`);
  const values = new PlanValues({ ...plan, resources }, key, warnings, things, made);
  const told = resources.flatMap((resource) => {
    if (!/^aws(cc)?_/.test(resource.writtenType) || values.mayBeMade(resource)) return [];
    const { type, values: own } = withTrafficSources(resource.type, values.of(resource));
    return {
      key: key(resource),
      type: typeName(type),
      label: labelOf(resource),
      typeWord: resource.writtenType.split('_').at(-1) ?? '',
      ids: idsOf(resource.type, own),
      place: { file: plan.file, path: resource.address },
      values: own,
      lookedUp: resource.mode === 'data',
      stated: resource.config && new Set(Object.keys(resource.config.expressions)),
      planned: resource.unknown !== undefined,
      ...(resource.maybe || mayNotWork(resource, accepted) ? { maybe: true } : {}),
      ...(isCloudControl(resource.writtenType) ? { keepsDefaultEgress: true } : {}),
    };
  });
  if (values.countsInOrder)
    warnings.add(
      say`
        A plan does not tell what is done with \`count.index\`: where each of as many has one of its own, as a
        subnet has a route table, that of its own number is taken; else it may pick any.
      `,
      { file: plan.file },
    );
  return told;
}

function identitiesOf(values: Readonly<Record<string, unknown>>): string[] {
  return [values.id, values.arn].filter((id): id is string => typeof id === 'string' && id !== '');
}

/** Older names of the same types. */
function typeName(type: string): string {
  return type.replace(/^aws_/, '').replace(/^alb(?=$|_)/, 'lb');
}

/** Module names in front, the index or key behind. */
function labelOf({ path, name, index }: PlanResource): string {
  const steps = path.flatMap(({ name: module, key }) => (key === undefined ? [module] : [module, key]));
  return [...steps, name, ...(index === undefined ? [] : [index])].join('-');
}

/** The ids by which others may mean a resource: what it is in AWS, not the association that the provider counts it by. */
function idsOf(type: string, values: Values): string[] {
  if (/_(association|attachment|propagation|rule|entry|route)$/.test(type) && !ATTACHMENTS.has(type)) return [];
  const names = NAMED.has(type) ? [values.name] : [];
  const ids: (Value | undefined)[] = [values.id, values.arn, values.allocation_id, ...names];
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))];
}

/** They have an id of AWS's own, by which route tables know them. */
const ATTACHMENTS = new Set([
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_ec2_transit_gateway_peering_attachment',
  'aws_dx_gateway_association',
  'aws_lb_listener_rule',
]);
/** What others refer to by name. */
const NAMED = new Set(['aws_elb', 'aws_launch_template', 'aws_launch_configuration', 'aws_autoscaling_group']);
