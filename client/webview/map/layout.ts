import ElkConstructor, { type ELK, type ElkNode } from 'elkjs/lib/elk-api.js';

/** Lays graphs out in a worker, so that the page stays alive meanwhile. */
export interface Layouter {
  layout(graph: ElkNode): Promise<ElkNode>;
}

/**
 * A page in the editor may start a worker from its own bytes only (a `blob:` address), so the script is read first.
 * The worker is made when the first layout is asked for, and kept.
 */
export function workerLayouter(script: string): Layouter {
  let elk: Promise<ELK> | undefined;
  return {
    async layout(graph) {
      elk ??= startElk(script);
      return (await (await elk).layout(graph)) as ElkNode;
    },
  };
}

async function startElk(script: string): Promise<ELK> {
  const response = await fetch(script);
  if (!response.ok) throw new Error(`the layout library could not be read (${response.status})`);
  const bytes = new Blob([await response.text()], { type: 'text/javascript' });
  const address = URL.createObjectURL(bytes);
  return new ElkConstructor({ workerFactory: () => new Worker(address) });
}
