import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { verdictOf } from '../verdict-of.js';

/** Questions with their answers, a line each: `I -> J tcp 443: blocked`. */
export function wrong(
  files: Record<string, string>,
  answers: string,
  parameters: Record<string, string> = {},
): string[] {
  const { topology } = importCloudFormation(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { names: 'id', parameters },
  );
  return lines(answers).flatMap((line) => {
    const [, from = '', to = '', on = '', expected = ''] = /^(\S+) -> (\S+) (.*): (.*)$/.exec(line) ?? [];
    const verdict = verdictOf(topology, from, to, on);
    return verdict === expected ? [] : [`${line}, not ${verdict}`];
  });
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
