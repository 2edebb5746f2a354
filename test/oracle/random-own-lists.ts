/** Prefix lists with the blocks of a VPC's own subnets, in its tables: put into the text of a network, which is otherwise what it was. */
import type { Random } from './random.js';
import type { Plan, VpcPlan } from './random-plan.js';

const THROUGH = /^(fw|gwe|nati|nat)-/;

/** The texts of the VPCs, in the order of the plan, and the declarations of the lists that they name. */
export function withOwnLists(
  random: Random,
  { vpcs }: Plan,
  texts: readonly string[],
  unknowns: boolean,
): { readonly texts: readonly string[]; readonly lists: readonly string[] } {
  const lists: string[] = [];
  const out = texts.map((text, i) => {
    const vpc = vpcs[i] as VpcPlan;
    const targets = [...through(vpc), ...(vpc.internetGateway ? [vpc.internetGateway] : [])];
    if (targets.length === 0 || !random.chance(40)) return text;
    const name = `pl-own-${vpc.name}`;
    const blocks = random.some([...vpc.subnets.map(({ block }) => block), vpc.blocks[0] as string], 2);
    const isUnknown = unknowns && random.chance(50);
    lists.push(isUnknown ? `prefix-list ${name} unknown` : `prefix-list ${name} { ${blocks.join(', ')} }`);
    return text.replace(/^ {2}(?:main )?route-table t-(?:one|two)-\S+ \{(?: \})?$/gm, (line) => {
      if (!random.chance(60)) return line;
      const route = `    ${name} -> ${random.pick([...targets, ...targets, 'blackhole'])}`;
      return line.endsWith('}') ? `${line.slice(0, -2)}\n${route}\n  }` : `${line}\n${route}`;
    });
  });
  return { texts: out, lists };
}

const through = ({ subnets }: VpcPlan): string[] =>
  subnets.flatMap(({ resources }) => resources.map(({ name }) => name).filter((name) => THROUGH.test(name)));
