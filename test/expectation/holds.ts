import { evaluateExpectations } from '../../network/expectation/evaluate.js';
import { analyse } from '../../network/reachability/analyse.js';
import { topologyOf } from '../reachability/asking.js';

/** Whether each assertion holds in a network; undefined: unknown. */
export function holdsIn(network: string, ...assertions: string[]): (boolean | undefined)[] {
  const text = `${network}\n${assertions.map((assertion) => `expect ${assertion}`).join('\n')}`;
  return evaluateExpectations(analyse(topologyOf(text))).map(({ holds }) => holds);
}
