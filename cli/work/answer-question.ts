import { reachJson } from '../../interchange/report/reach/json.js';
import { reachText } from '../../interchange/report/reach/text.js';
import { parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Subject, Topology } from '../../network/topology/model.js';
import { Failure } from '../failure.js';
import { readSoundNetwork } from '../input/network.js';
import type { Terminal } from '../terminal.js';
import { paintFor, widthOf } from './output.js';

export interface AskedQuestion {
  readonly from: string;
  readonly to: string;
  readonly on: string | undefined;
  readonly roots: readonly string[];
}

export function answerQuestion(
  operands: readonly string[],
  asked: AskedQuestion,
  format: string,
  terminal: Terminal,
): number {
  const { loaded, sources } = readSoundNetwork(operands, terminal, asked.roots);
  const { topology } = loaded;
  const from = subjectOf('from', asked.from, topology);
  const to = subjectOf('to', asked.to, topology);
  const traffic = asked.on === undefined ? undefined : parseTraffic(asked.on, topology);
  if (traffic && 'error' in traffic) throw new Failure(`reach: --on ${asked.on}: ${traffic.error}`);
  const answer = analyse(topology).reach({
    from: [from],
    to: [to],
    traffics: traffic?.traffics,
    text: { from: asked.from, to: asked.to, traffic: asked.on ?? 'all' },
  });
  terminal.out(
    format === 'json'
      ? reachJson(answer, sources)
      : reachText(answer, sources, {
          paint: paintFor(terminal),
          width: widthOf(terminal),
          asked: asked.on !== undefined,
        }),
  );
  return answer.verdict === 'reachable' ? 0 : 1;
}

function subjectOf(option: string, text: string, topology: Topology): Subject {
  const parsed = parseSubject(text, topology);
  if ('error' in parsed) throw new Failure(`reach: --${option} ${text}: ${parsed.error}`);
  return parsed.subject;
}
