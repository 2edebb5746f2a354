import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { parseSubject } from '../../../language/query/parse-subject.js';
import { parseTraffic } from '../../../language/query/parse-traffic.js';
import { analyse } from '../../../network/answers/analyse.js';

/** Questions with their answers, a line each: `I -> J tcp 443: blocked`. */
export function wrong(files: Record<string, string>, answers: string): string[] {
  const { topology } = importCloudFormation(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { names: 'id' },
  );
  const analysis = analyse(topology);
  const subject = (text: string) => {
    const parsed = parseSubject(text, topology);
    if ('error' in parsed) throw new Error(parsed.error);
    return [parsed.subject];
  };
  return lines(answers).flatMap((line) => {
    const [, from = '', to = '', on = '', expected = ''] = /^(\S+) -> (\S+) (.*): (.*)$/.exec(line) ?? [];
    const traffics = parseTraffic(on, topology);
    if ('error' in traffics) throw new Error(traffics.error);
    const { verdict } = analysis.reach({ from: subject(from), to: subject(to), ...traffics });
    return verdict === expected ? [] : [`${line}, not ${verdict}`];
  });
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
