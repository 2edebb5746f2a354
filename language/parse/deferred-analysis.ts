import type { ILookaheadStrategy } from 'chevrotain';
import type { LangiumParser } from 'langium';

type Lookahead = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type OptionalLookahead = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

/** The parts of Chevrotain's parser that Langium keeps to itself. */
interface Analysed {
  lookaheadStrategy: ILookaheadStrategy;
  resyncFollows: Readonly<Record<string, unknown>>;
  TRACE_INIT<T>(phase: string, work: () => T): T;
}

/** What Chevrotain calls the step that works out where to go on after a mistake. */
const RESYNC_PHASE = 'computeAllProdsFollows';

/**
 * Chevrotain studies the whole grammar when a parser is made, which takes longer than reading a file of some hundred lines. From here on it does so as it is needed:
 * a decision's lookahead when the decision is first met, and where to go on after a mistake when there is one. The parser that comes of it is the same.
 */
export function deferAnalysis(parser: LangiumParser): void {
  const analysed = (parser as unknown as { wrapper: Analysed }).wrapper;
  analysed.lookaheadStrategy = new DeferredLookahead(analysed.lookaheadStrategy);
  const trace = analysed.TRACE_INIT;
  analysed.TRACE_INIT = (phase, work) => {
    if (phase !== RESYNC_PHASE) return trace.call(analysed, phase, work) as ReturnType<typeof work>;
    whenRead(analysed, 'resyncFollows', work);
    return undefined as ReturnType<typeof work>;
  };
}

/** Makes a property's value when it is first read; `make` sets it. */
function whenRead<Key extends string>(owner: Record<Key, unknown>, key: Key, make: () => unknown): void {
  Object.defineProperty(owner, key, {
    configurable: true,
    enumerable: true,
    get() {
      Object.defineProperty(owner, key, { configurable: true, enumerable: true, writable: true, value: undefined });
      make();
      return owner[key];
    },
  });
}

class DeferredLookahead implements ILookaheadStrategy {
  private start: (() => void) | undefined;

  constructor(private readonly strategy: ILookaheadStrategy) {}

  validate(options: Parameters<ILookaheadStrategy['validate']>[0]): ReturnType<ILookaheadStrategy['validate']> {
    return this.strategy.validate(options);
  }

  initialize(options: Parameters<NonNullable<ILookaheadStrategy['initialize']>>[0]): void {
    this.start = () => this.strategy.initialize?.(options);
  }

  buildLookaheadForAlternation(options: Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0]): Lookahead {
    let made: Lookahead | undefined;
    const make = (): Lookahead => this.started().buildLookaheadForAlternation(options);
    return function (this: ThisParameterType<Lookahead>, orAlts) {
      made ??= make();
      return made.call(this, orAlts);
    };
  }

  buildLookaheadForOptional(
    options: Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0],
  ): OptionalLookahead {
    let made: OptionalLookahead | undefined;
    const make = (): OptionalLookahead => this.started().buildLookaheadForOptional(options);
    return function (this: ThisParameterType<OptionalLookahead>) {
      made ??= make();
      return made.call(this);
    };
  }

  private started(): ILookaheadStrategy {
    this.start?.();
    this.start = undefined;
    return this.strategy;
  }
}
