import { printTopology } from '../../../language/index.js';
import { parseSubject } from '../../../language/query/parse-subject.js';
import { parseTraffic } from '../../../language/query/parse-traffic.js';
import { analyse } from '../../../network/answers/index.js';
import type { Topology } from '../../../network/topology/index.js';
import { Random } from '../../oracle/random.js';

/** Questions between any two of some subjects, on each traffic by itself. */
export interface Questions {
  readonly subjects: readonly string[];
  readonly traffics: readonly string[];
}

/** The verdicts of networks, by question, for those whose ends are there. Most that is left out changes nothing that is printed. */
export class Verdicts {
  readonly #known = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly questions: Questions) {}

  of(topology: Topology): ReadonlyMap<string, string> {
    const text = printTopology(topology);
    const before = this.#known.get(text);
    const found = before ?? this.#ask(topology);
    this.#known.set(text, found);
    return found;
  }

  #ask(topology: Topology): ReadonlyMap<string, string> {
    const analysis = analyse(topology);
    const found = new Map<string, string>();
    const ends = this.questions.subjects.flatMap((text) => {
      const parsed = parseSubject(text, topology);
      return 'error' in parsed ? [] : [{ text, subject: parsed.subject }];
    });
    for (const on of this.questions.traffics) {
      const parsed = parseTraffic(on, topology);
      if ('error' in parsed) throw new Error(parsed.error);
      for (const from of ends)
        for (const to of ends)
          if (from !== to)
            found.set(
              `${from.text} to ${to.text} on ${on}`,
              analysis.reach({ from: [from.subject], to: [to.subject], ...parsed }).verdict,
            );
    }
    return found;
  }
}

/** Questions that one of two networks decides in one way and the other in another. */
export function flips(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  return [...now].flatMap(([question, verdict]) => {
    const was = before.get(question);
    const isDecided = was !== undefined && was !== 'unknown' && verdict !== 'unknown';
    return isDecided && was !== verdict ? [`${question}: ${was}, now ${verdict}`] : [];
  });
}

/** So many of them, picked by a seed (`KNOWLEDGE_SEED`): all where `KNOWLEDGE_MUTATIONS` asks for as many. */
export function sampled<T>(all: readonly T[], otherwise: number): readonly T[] {
  const count = Number(process.env.KNOWLEDGE_MUTATIONS ?? otherwise);
  return count >= all.length ? all : new Random(SEED).some(all, count);
}

export const SEED = Number(process.env.KNOWLEDGE_SEED ?? 1);
