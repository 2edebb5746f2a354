import { questionEndsOf } from '../../../network/endpoints/index.js';
import type { ExpectationResult } from '../../../network/expectations/index.js';
import type { Subject, SubjectElement } from '../../../network/topology/index.js';
import { rangesOf } from '../../../network/wire/index.js';
import type { Network } from '../../workspace/network.js';
import type { EndRanges } from './messages.js';

/** Of which pairs an expectation speaks, by their places in the matrix. */
export interface ExpectedEnds {
  readonly from: EndRanges;
  readonly to: EndRanges;
  /** Of one that fails: the pair in which it does, where one end alone may be each. */
  readonly at?: readonly [from: number, to: number];
}

/** Finds the ends of expectations in the matrix of a network. Where many expectations have the same ends, these are looked up once. */
export class MatrixPlaces {
  private readonly places = new Map<unknown, number>();
  private readonly names = new Map<string, number>();
  private readonly known = new Map<SubjectElement, readonly number[]>();

  constructor(private readonly network: Network) {
    for (const [at, { element, endpoint }] of network.analysis.classes.members.entries()) {
      this.places.set(element, at);
      this.names.set(endpoint.name, at);
    }
  }

  endsOf({ expectation: { assertion }, between }: ExpectationResult): ExpectedEnds {
    // Who is meant by `only` is everybody: those who are named, and all others.
    const from: EndRanges = assertion.kind === 'only' ? [0, this.places.size] : this.endsAt(assertion.from);
    const [source, goal] = [between && this.names.get(between.from), between && this.names.get(between.to)];
    return {
      from,
      to: this.endsAt(assertion.to),
      ...(source !== undefined && goal !== undefined ? { at: [source, goal] } : {}),
    };
  }

  private endsAt(subjects: readonly Subject[]): EndRanges {
    const found = new Set(subjects.flatMap((subject) => this.placesOf(subject)));
    return rangesOf([...found].sort((a, b) => a - b));
  }

  private placesOf(subject: Subject): readonly number[] {
    if (subject.kind !== 'ref-subject') return this.find(subject);
    return subject.targets.flatMap((target) => {
      const known = this.known.get(target) ?? this.find({ ...subject, targets: [target] }, target);
      this.known.set(target, known);
      return known;
    });
  }

  private find(subject: Subject, target?: SubjectElement): readonly number[] {
    // A host is a row of its own, and to a question an address of its network.
    const own = target && this.places.get(target);
    if (own !== undefined) return [own];
    const elements = questionEndsOf(this.network.analysis.compiled, [subject]).map((end) => {
      if (end.kind === 'interface') return end.iface.owner;
      return end.kind === 'network' ? end.network : end.kind;
    });
    return [...new Set(elements)].flatMap((element) => this.places.get(element) ?? []);
  }
}
