import { analyse } from '../../network/answers/analyse.js';
import { evaluateExpectations } from '../../network/expectations/evaluate.js';
import { topologyOf } from '../answers/asking.js';

/** Whether each assertion holds in a network; undefined: unknown. */
export function holdsIn(network: string, ...assertions: string[]): (boolean | undefined)[] {
  const text = `${network}\n${assertions.map((assertion) => `expect ${assertion}`).join('\n')}`;
  return evaluateExpectations(analyse(topologyOf(text))).map(({ holds }) => holds);
}
