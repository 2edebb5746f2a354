import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Layouter } from './layout.js';

/**
 * The layout of a graph, made again only when the graph is another one: an edit that changes a rule, a text of the same size or a verdict moves nothing on the map.
 * Of several that are asked for while one is under way, only the newest is laid out; the others get undefined.
 */
export class LayoutCache {
  private key = '';
  private result: Promise<ElkNode> | undefined;
  private newest = 0;
  /** How often the library was really asked. */
  layouts = 0;

  constructor(private readonly layouter: Layouter) {}

  async layout(graph: ElkNode): Promise<ElkNode | undefined> {
    const own = ++this.newest;
    const key = JSON.stringify(graph);
    const before = this.result;
    if (key === this.key && before) return before;
    await before?.catch(() => undefined);
    if (own !== this.newest) return undefined;
    this.key = key;
    this.layouts++;
    const result = this.layouter.layout(graph);
    this.result = result;
    result.catch(() => {
      if (this.result === result) this.result = undefined;
    });
    return result;
  }
}
