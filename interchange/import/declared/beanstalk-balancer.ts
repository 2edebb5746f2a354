import { told } from '../../../network/words/index.js';
import { type EnvironmentPart, listed, type OptionSettings, ZONES } from './option-settings.js';
import { isUnknown, Unknown, type Value, type Values } from './value.js';

/** What an environment's load balancer is made of, and the fields by which the instances register with it. */
interface EnvironmentBalancer {
  readonly parts: readonly EnvironmentPart[];
  readonly registered: Values;
}

const ENVIRONMENT = 'aws:elasticbeanstalk:environment';
const NONE: EnvironmentBalancer = { parts: [], registered: {} };

/** The defaults are those of https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html */
export function beanstalkBalancer(key: string, options: OptionSettings): EnvironmentBalancer {
  if (options.isWorker || options.get(ENVIRONMENT, 'EnvironmentType') === 'SingleInstance') return NONE;
  const type = options.get(ENVIRONMENT, 'LoadBalancerType') ?? 'classic';
  const isShared = options.get(ENVIRONMENT, 'LoadBalancerIsShared') ?? 'false';
  const isUndecided = [options.get(ENVIRONMENT, 'EnvironmentType') ?? null, type, isShared].some(isUnknown);
  if (isUndecided) return open(key, options);
  if (String(isShared) === 'true') return shared(key, options);
  return type === 'classic' ? classic(key, options) : ofListeners(key, String(type), options);
}

/** Where it stands: in a VPC in subnets of its own, or in those of the instances. */
function placed(key: string, namespace: string, options: OptionSettings): Values {
  const subnets = listed(options.get('aws:ec2:vpc', 'ELBSubnets') ?? options.get('aws:ec2:vpc', 'Subnets'));
  const vpc = options.get('aws:ec2:vpc', 'VPCId');
  const scheme = options.get('aws:ec2:vpc', 'ELBScheme');
  return {
    ...(subnets === undefined ? {} : { subnets }),
    ...(subnets === undefined && vpc === undefined ? { availability_zones: [...ZONES] } : {}),
    vpc_id: vpc ?? null,
    scheme: isUnknown(scheme) ? scheme : scheme === 'internal' ? 'internal' : 'internet-facing',
    // Without any AWS makes one for it.
    security_groups: listed(options.get(namespace, 'SecurityGroups')) ?? [`unknown-groups-of ${key}`],
  };
}

const NOBODY_TELLS = new Unknown(told`nobody tells what the environment has before its instances`);

/** Nobody tells what it is, or whether it is there. */
function open(key: string, options: OptionSettings): EnvironmentBalancer {
  const values = { ...placed(key, 'aws:elbv2:loadbalancer', options), load_balancer_type: NOBODY_TELLS };
  return { parts: [{ name: 'balancer', type: 'lb', values }], registered: {} };
}

/** A load balancer of somebody else's: its listeners may lead here. */
function shared(key: string, options: OptionSettings): EnvironmentBalancer {
  const balancer = options.get('aws:elbv2:loadbalancer', 'SharedLoadBalancer') ?? NOBODY_TELLS;
  const values = { load_balancer_arn: balancer, port: NOBODY_TELLS, protocol: 'HTTP' };
  return { parts: [{ name: 'listener shared', type: 'lb_listener', values }], registered: targets(key, options) };
}

const targets = (key: string, options: OptionSettings): Values => ({
  target_group_arns: processes(options).map((name) => `${key} process ${name}`),
});

const isOff = (value: Value | undefined): boolean => String(value) === 'false';
const numbered = (value: Value | undefined, otherwise: number): Value =>
  isUnknown(value) ? value : Number(value ?? otherwise);

function classic(key: string, options: OptionSettings): EnvironmentBalancer {
  const named = options.namesAfter('aws:elb:listener:').filter((port) => /^\d+$/.test(port));
  const ports = ['80', ...named.filter((port) => port !== '80')];
  const listeners = ports.flatMap((port): Values[] => {
    const of = (name: string) =>
      options.get(`aws:elb:listener:${port}`, name) ??
      (port === '80' ? options.get('aws:elb:listener', name) : undefined);
    if (isOff(of('ListenerEnabled'))) return [];
    return [{ lb_port: Number(port), instance_port: numbered(of('InstancePort'), Number(port)) }];
  });
  const values = {
    ...placed(key, 'aws:elb:loadbalancer', options),
    listener: options.isOpen ? [...listeners, NOBODY_TELLS] : listeners,
    cross_zone: options.get('aws:elb:loadbalancer', 'CrossZone') ?? null,
  };
  return {
    parts: [{ name: 'balancer', type: 'elb', values }],
    registered: { load_balancers: [`${key} balancer`] },
  };
}

const PROCESS = 'aws:elasticbeanstalk:environment:process:';
const LISTENER = 'aws:elbv2:listener:';

const processes = (options: OptionSettings): string[] => [...new Set(['default', ...options.namesAfter(PROCESS)])];

function ofListeners(key: string, type: string, options: OptionSettings): EnvironmentBalancer {
  const plain = type === 'network' ? 'TCP' : 'HTTP';
  const balancer: EnvironmentPart = {
    name: 'balancer',
    type: 'lb',
    values: { ...placed(key, 'aws:elbv2:loadbalancer', options), load_balancer_type: type },
  };
  const groups = processes(options).map(
    (name): EnvironmentPart => ({
      name: `process ${name}`,
      type: 'lb_target_group',
      values: {
        port: numbered(options.get(`${PROCESS}${name}`, 'Port'), 80),
        protocol: options.get(`${PROCESS}${name}`, 'Protocol') ?? plain,
        target_type: 'instance',
      },
    }),
  );
  const names = [...new Set(['default', ...options.namesAfter(LISTENER)])];
  const listeners = names.flatMap((name): EnvironmentPart[] => {
    const of = (option: string) => options.get(`${LISTENER}${name}`, option);
    if (isOff(of('ListenerEnabled'))) return [];
    const listener = `listener ${name}`;
    const leadsTo = (process: Value | undefined): Value =>
      isUnknown(process) ? process : `${key} process ${String(process ?? 'default')}`;
    const rules = listed(of('Rules')) ?? [];
    return [
      {
        name: listener,
        type: 'lb_listener',
        values: {
          load_balancer_arn: `${key} balancer`,
          port: name === 'default' ? 80 : Number(name),
          protocol: of('Protocol') ?? plain,
          default_action: [
            { type: 'forward', target_group_arn: leadsTo(of('DefaultProcess')) },
            // Each rule leads to a process; whichever it is, some requests may go there.
            ...(Array.isArray(rules) ? rules : [rules]).map((rule: Value) => ({
              type: 'forward',
              target_group_arn: leadsTo(
                isUnknown(rule) ? rule : options.get(`aws:elbv2:listenerrule:${String(rule)}`, 'Process'),
              ),
            })),
          ],
        },
      },
    ];
  });
  return { parts: [balancer, ...groups, ...listeners], registered: targets(key, options) };
}
