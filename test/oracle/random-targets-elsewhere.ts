/** Targets in another VPC behind random load balancers: put into the text of a network, which is otherwise what it was. */
import type { Random } from './random.js';
import type { Plan } from './random-plan.js';

const LISTENER = /^( {4}listener .+? -> )((?!redirect|fixed-response|lambda-function)[\w-]+(?:, [\w-]+)*)/gm;

/** The texts of the VPCs, in the order of the plan. */
export function withTargetsElsewhere(random: Random, { vpcs }: Plan, texts: readonly string[]): string[] {
  return texts.map((text, i) => {
    const others = vpcs
      .filter((_, j) => j !== i)
      .flatMap(({ subnets }) => subnets.flatMap(({ resources }) => resources))
      .filter(({ name, grouped, addresses }) => grouped && addresses.length > 0 && /^(inst|eni|data)-/.test(name));
    if (others.length === 0) return text;
    return text.replace(LISTENER, (line, head: string, targets: string) => {
      if (!random.chance(25)) return line;
      const { name } = random.pick(others);
      const one = `${name}${random.chance(50) ? ` in ${random.pick(['a', 'a', 'b', 'c'])}` : ''}`;
      return random.chance(50) ? `${head}${one}` : `${head}${targets}, ${one}`;
    });
  });
}
