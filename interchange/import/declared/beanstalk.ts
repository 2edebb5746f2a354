import { told } from '../../../network/words/index.js';
import { beanstalkBalancer } from './beanstalk-balancer.js';
import type { Declaration } from './context.js';
import { BEANSTALK_TEMPLATES, type EnvironmentPart, listed, OptionSettings, ZONES } from './option-settings.js';
import { withThings } from './things.js';
import { isList, isUnknown, Unknown, type Untold, type Value } from './value.js';

const BEANSTALK = 'elastic_beanstalk_environment';

/**
 * Environments of Elastic Beanstalk, each as what AWS makes for it: an Auto Scaling group with what it launches, and a load balancer before it.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/customize-containers.html
 */
export function withEnvironmentParts<D extends Declaration>(
  declarations: readonly D[],
  /** What values mean that the input names and does not hold. */
  things: Map<string, Untold>,
): readonly D[] {
  if (!declarations.some(({ type }) => type === BEANSTALK)) return declarations;
  const templates = declarations.filter(({ type }) => type === BEANSTALK_TEMPLATES);
  return declarations.flatMap((one) => {
    if (one.type === BEANSTALK_TEMPLATES) return [];
    return one.type === BEANSTALK && !one.lookedUp ? partsOf(one, templates, things) : [one];
  });
}

/** The key of the environment that something was made of. */
export function environmentKey(key: string): string {
  return key.replace(/ (launched|balancer|(process|listener|rule) \S+)$/, '');
}

function partsOf<D extends Declaration>(
  environment: D,
  templates: readonly Declaration[],
  things: Map<string, Untold>,
): D[] {
  const { key, label, values, readings = [], place, spelling } = environment;
  const inEach = readings.map((reading) => environmentParts(key, label, new OptionSettings(reading, templates)));
  const field = values.setting === undefined && values.option_settings !== undefined ? 'OptionSettings' : 'setting';
  return environmentParts(key, label, new OptionSettings(values, templates)).map((part) => {
    const ways = inEach.map((parts) => parts.find(({ name }) => name === part.name));
    const told = ways.flatMap((way) => (way?.type === part.type ? [withThings(way.values, things)] : []));
    return {
      ...environment,
      key: part.name === '' ? key : `${key} ${part.name}`,
      type: part.type,
      label: part.name === '' ? label : `${label}-${part.name.replaceAll(' ', '-')}`,
      typeWord: part.name.split(' ')[0] || 'environment',
      ids: part.name === '' ? environment.ids : [],
      queriedBy: part.name === '' ? environment.queriedBy : [],
      values: withThings(part.values, things),
      readings: told.length === ways.length ? told : [],
      spelling: { path: spelling?.path ?? place.path, spell: () => field },
    };
  });
}

function environmentParts(key: string, label: string, options: OptionSettings): EnvironmentPart[] {
  const balancer = beanstalkBalancer(key, options);
  const isDefault = options.get('aws:ec2:vpc', 'VPCId') === undefined;
  const subnets = listed(options.get('aws:ec2:vpc', 'Subnets'));
  return [
    {
      name: '',
      type: 'autoscaling_group',
      values: {
        ...(subnets === undefined && isDefault ? { availability_zones: [...ZONES] } : {}),
        ...(subnets === undefined ? {} : { vpc_zone_identifier: subnets }),
        vpc_id: options.get('aws:ec2:vpc', 'VPCId') ?? null,
        launch_configuration: `${key} launched`,
        ...balancer.registered,
      },
    },
    {
      name: 'launched',
      type: 'launch_configuration',
      values: {
        security_groups: groupsLaunched(label, options),
        associate_public_ip_address: isPublic(options) ?? null,
      },
    },
    ...balancer.parts,
  ];
}

/** Beside those that are named AWS puts one of its own on the instances, unless it is told not to: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.managing.ec2.instances.sg.html */
function groupsLaunched(label: string, options: OptionSettings): Value {
  const named = listed(options.get('aws:autoscaling:launchconfiguration', 'SecurityGroups')) ?? [];
  const disabled = options.get('aws:autoscaling:launchconfiguration', 'DisableDefaultEC2SecurityGroup');
  const own = `unknown-groups-of-${label}`;
  if (String(disabled) === 'true') return named;
  return isList(named) ? [...named, own] : [named, own];
}

/** The one instance of an environment without a load balancer has an elastic address. */
function isPublic(options: OptionSettings): Value | undefined {
  const asked = options.get('aws:ec2:vpc', 'AssociatePublicIpAddress');
  const type = options.get('aws:elasticbeanstalk:environment', 'EnvironmentType');
  if (type === 'SingleInstance' && asked === undefined) return true;
  const isOpen = isUnknown(type ?? null) || (type === 'SingleInstance' && String(asked) !== 'true');
  return isOpen ? new Unknown(told`nobody says whether it has a public address`) : asked;
}
