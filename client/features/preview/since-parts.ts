import type { CompareParams, CompareResult, FlowChange } from '../../../server/protocol.js';
import type { Since } from '../../webview/messages.js';

type Compared = Exclude<CompareResult, { readonly need: unknown }>;
type Part = Pick<CompareParams, 'after' | 'looked'>;
type EndRanges = NonNullable<CompareParams['looked']>;

/** What two states of a network differ in, part by part: the first at once, and of ends that somebody looks at what leads to them with the next. */
export class SinceParts {
  private next: number | undefined = 0;
  private looked: EndRanges = [];
  private readonly told = new Set<string>();

  constructor(private readonly compare: (part: Part) => Promise<Compared>) {}

  get isDone(): boolean {
    return this.next === undefined;
  }

  /** Somebody looks at these. */
  look(ends: EndRanges): void {
    this.looked = ends;
  }

  /** Undefined: they cannot be compared, and there is nobody to be told why: it was not asked for. What was told before is not told again. */
  async more(): Promise<Since | undefined> {
    const looked = this.looked;
    this.looked = [];
    const part = { after: this.next ?? 0, ...(looked.length > 0 ? { looked } : {}) };
    const answer = await this.compare(part).catch(() => undefined);
    if (!answer || 'error' in answer) {
      this.next = undefined;
      return undefined;
    }
    const { added, removed, next, all } = answer;
    this.next = next;
    const effects = answer.changes.filter((change) => this.isNew(change));
    // Rounded down: 100 % is all.
    return { added, removed, effects, ...(next === undefined ? {} : { percent: Math.floor((100 * next) / all) }) };
  }

  private isNew({ from, to, effect, traffic }: FlowChange): boolean {
    const name = JSON.stringify([from, to, effect, traffic]);
    if (this.told.has(name)) return false;
    this.told.add(name);
    return true;
  }
}
