import { cloudFormationOf, logicalId } from '../../interchange/export/cloudformation/cloudformation.js';
import type { ExportNote } from '../../interchange/export/declared/declared.js';
import { terraformOf } from '../../interchange/export/terraform/terraform.js';
import { importCloudFormation } from '../../interchange/import/cloudformation/import-cloudformation.js';
import { importTerraform } from '../../interchange/import/terraform/import-terraform.js';
import { loadNetwork, printTopology } from '../../language/index.js';
import { elementsOf, type Topology } from '../../network/topology/index.js';
import { plan, ref, told, type Values } from '../import/terraform/plan.js';

export function topologyOf(text: string): Topology {
  return loadNetwork([{ uri: 'file:///network.vpc', text }], () => undefined).topology;
}

/** The text with every name as it is called in the export. */
export function renamed(text: string, call: (name: string) => string): string {
  const names = new Set([...elementsOf(topologyOf(text))].map(({ name }) => name));
  return text.replace(/[A-Za-z_]\w*(?:-\w+)*/g, (word) => (names.has(word) ? call(word) : word));
}

/** What a text says, less what no resource of AWS says: which addresses AWS picks, the ports that clients pick, hosts outside of AWS. */
export function asAwsHasIt(text: string): string {
  return (
    text
      .replace(/public-ip [\da-f.:]+( for [\da-f.:]+)?/g, 'public-ip')
      .replace(/\b(database|function|interface-endpoint) ([\w-]+) [\da-f.:, ]+?(?= \{|\n| *\})/g, '$1 $2')
      .replace(/client-ports \d+(-\d+)?/g, '')
      .replace(/\bnat-instance ([^{\n]+)\{/g, 'instance $1{ source-dest-check off ')
      .replace(/^ *source-dest-check off\n(?=[^}]*source-dest-check off)/gm, '')
      .replace(/\bhost [\w-]+ [\d.]+/g, '')
      // Whose network it is, a Direct Connect gateway does not say.
      .replace(/^direct-connect .*$/gm, '')
  );
}

/** A random network without what no resource says, which would leave nothing to compare: black holes, endpoints of lists of one's own, private IPv6, Client VPN without AWS's own routes. Each VPN gateway gets a line. */
export function declarable(text: string): string {
  const kept = text
    .replace(/^.*-> blackhole.*$/gm, '')
    .replace(/^ *gateway-endpoint .*$/gm, '')
    .replace(/^( *client-vpn-endpoint [\w-]+ \S+ in )(.*?)\{/gm, withoutAddresses)
    .replace(/^ *(local-route off|maybe authorize .*|maybe .* -> .*)$/gm, '')
    .replace(/(::\/\d+) private\b/g, '$1')
    .replace(/^( *maybe)? *block-public-access .*$/gm, '')
    .replace(/^( *(?:application|network|classic)-load-balancer [\w-]+ in )(.*?)\{/gm, withoutAddresses);
  const gateways = [...kept.matchAll(/^vpc (\w+)[\s\S]*?^\}/gm)].flatMap(([vpc, name]) =>
    [...vpc.matchAll(/vpn-gateway ([\w-]+)/g)].map(([, gateway]) => `${name}.${gateway}`),
  );
  const lines = gateways.flatMap((gateway, index) =>
    new RegExp(`^(vpn|direct-connect) .*${gateway}\\b`, 'm').test(kept)
      ? []
      : [
          `network far${index} 172.20.${index}.0/24`,
          `vpn farline${index} from far${index} to ${gateway} { routes 172.20.${index}.0/24 }`,
        ],
  );
  return `${kept}${lines.join('\n')}\n`;
}

const withoutAddresses = (_: string, head: string, places: string): string =>
  `${head}${places.replace(/ (?=[\da-f]*[.:])[\da-f.:]+(?=[ ,])/g, '')}{`;

/** What lies behind each line out of AWS, for the importer: no template says it. */
function networksOf({ networks }: Topology): Map<string, string[]> {
  return new Map(networks.map(({ name, cidrs }) => [name, cidrs.map(({ text }) => text)]));
}

export interface Outcome {
  readonly text: string;
  readonly imported: string;
  readonly notes: readonly ExportNote[];
  readonly warnings: readonly string[];
}

export function throughCloudFormation(original: string): Outcome {
  const topology = topologyOf(original);
  const { text, notes } = cloudFormationOf(topology);
  const imported = importCloudFormation([{ path: 'template.yaml', text }], {
    parameters: { 'AWS::Region': regionOf(topology) },
    networks: networksOf(topology),
  });
  return {
    text,
    notes,
    imported: printTopology(imported.topology),
    warnings: imported.warnings.map(({ message }) => message),
  };
}

/** The text of a configuration as what `terraform show -json` prints of its plan: references are known later, variables and literals at once. */
function planOf(configuration: string, region: string): unknown {
  const { resource, variable } = JSON.parse(configuration) as {
    resource: Record<string, Record<string, Record<string, unknown>>>;
    variable: Record<string, { default?: string }>;
  };
  const variables: Record<string, string> = Object.fromEntries(
    Object.entries(variable).map(([name, { default: value }]) => [name, value ?? `some-${name}`]),
  );
  const evaluated = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const expressions = [...value.matchAll(/(?<!\$)\$\{([^}]+)\}/g)].map(([, inner]) => inner ?? '');
      if (expressions.length === 0) return value.replace(/([$%])\1(?=\{)/g, '$1');
      const [whole = ''] = expressions;
      if (value === `\${${whole}}` && whole.startsWith('aws_')) return ref(whole);
      const text = value.replace(/\$\{var\.(\w+)\}/g, (_, name: string) =>
        name === 'region' ? region : (variables[name] ?? ''),
      );
      return told(text, ...expressions);
    }
    if (Array.isArray(value)) return value.map(evaluated);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).flatMap(([name, one]) =>
          name === '//' || name === 'depends_on' ? [] : [[name, evaluated(one)]],
        ),
      );
    return value;
  };
  const resources = Object.fromEntries(
    Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, values]) => [`${type}.${name}`, evaluated(values) as Values]),
    ),
  );
  return plan({ resources });
}

export function throughTerraform(original: string): Outcome {
  const topology = topologyOf(original);
  const { text, notes } = terraformOf(topology);
  const json = JSON.stringify(planOf(text, regionOf(topology)));
  const imported = importTerraform([{ path: 'plan.json', text: json }], { networks: networksOf(topology) });
  return {
    text,
    notes,
    imported: printTopology(imported.topology),
    warnings: imported.warnings.map(({ message }) => message),
  };
}

const regionOf = ({ vpcs }: Topology): string => vpcs.find(({ region }) => region)?.region?.value ?? 'eu-west-1';

export const templateName = (name: string): string => logicalId([name]);
