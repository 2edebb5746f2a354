import { type AddressSet, sameAddresses } from '../address/index.js';
import { CompiledNetwork, type QuestionEnd, questionEndsOf } from '../endpoints/index.js';
import { haveSameFrame, identityOf, type Part, type Subject, type Topology, type Vpc } from '../topology/index.js';
import { say } from '../words/index.js';
import type { Analysis, Question } from './analysis.js';
import type { Answer, Matrix } from './answer.js';
import { answerFrom } from './ask.js';
import { askAll } from './ask-many.js';
import { type AssumingPlace, assumingPlaces, assumptionText, restingOn } from './assumptions.js';
import { ClassMatrix } from './class-matrix.js';
import { matrixOf } from './matrix.js';
import { nobodyAsked, unaskedPair, withUnasked } from './unasked.js';

/**
 * Makes the analysis of a network. Cheap: the work is done when something is asked.
 * `before`: that of an earlier state. Where the network differs from it by rules of groups and ACLs alone (`withOtherRules`), or by expectations, what no changed rule decides is taken from there.
 */
export function analyse(topology: Topology, before?: Analysis): Analysis {
  return new NetworkAnalysis(topology, [], [], before instanceof NetworkAnalysis ? before : undefined);
}

const ofParts = new WeakMap<Part, Analysis>();
/** The last analysis of a part that begins with a VPC. */
const lastOf = new WeakMap<Vpc, NetworkAnalysis>();

/** The analysis of a part of a network, kept as long as the part, and made on from that of a part that had other rules. */
export function analysisOf(part: Part): Analysis {
  let analysis = ofParts.get(part);
  if (!analysis) {
    const [first] = part.topology.vpcs;
    const made = new NetworkAnalysis(part.topology, [], part.elsewhere, first && lastOf.get(first));
    analysis = made;
    ofParts.set(part, analysis);
    if (first) lastOf.set(first, made);
  }
  return analysis;
}

class NetworkAnalysis implements Analysis {
  private made: CompiledNetwork | undefined;
  private classesMade: ClassMatrix | undefined;
  private matrixMade: Matrix | undefined;
  private readonly doubting = new Map<string, NetworkAnalysis>();
  /** What may be made on, until it is. */
  private compiledBefore: CompiledNetwork | undefined;
  private classesBefore: ClassMatrix | undefined;

  constructor(
    readonly topology: Topology,
    private readonly doubted: readonly AssumingPlace[] = [],
    private readonly elsewhere: AddressSet = [],
    before?: NetworkAnalysis,
  ) {
    if (!before || !haveSameFrame(before.topology, topology) || !sameAddresses(before.elsewhere, elsewhere)) return;
    this.compiledBefore = before.made ?? before.compiledBefore;
    this.classesBefore = before.classesMade ?? before.classesBefore;
  }

  get compiled(): CompiledNetwork {
    this.made ??=
      this.compiledBefore?.madeOn(this.topology) ??
      new CompiledNetwork(this.topology, new Set(this.doubted), this.elsewhere);
    this.compiledBefore = undefined;
    return this.made;
  }

  get classes(): ClassMatrix {
    this.classesMade ??= new ClassMatrix(this.compiled, this.classesBefore);
    this.classesBefore = undefined;
    return this.classesMade;
  }

  /** The same network without an assumption about these. */
  private without(places: readonly AssumingPlace[]): NetworkAnalysis {
    if (places.length === 0) return this;
    const key = places.map(identityOf).join();
    let other = this.doubting.get(key);
    if (!other) {
      other = new NetworkAnalysis(this.topology, places, this.elsewhere);
      this.doubting.set(key, other);
    }
    return other;
  }

  assumptions(tell: (analysis: Analysis) => string, ends: readonly QuestionEnd[] = []): readonly string[] {
    if (this.doubted.length > 0) return [];
    const places = restingOn(assumingPlaces(this.topology), (doubted) => tell(this.without(doubted)));
    return places.map((place) => assumptionText(place, ends));
  }

  reach(question: Question): Answer {
    const answer = this.answerTo(question);
    const ends = (): QuestionEnd[] =>
      [...question.from, ...question.to].flatMap((subject) => questionEndsOf(this.compiled, [subject]));
    const assumptions =
      this.doubted.length > 0 || assumingPlaces(this.topology).length === 0
        ? []
        : this.assumptions(
            (analysis) => (analysis === this ? toldBy(answer) : toldBy(analysis.reach(question))),
            ends(),
          );
    return assumptions.length > 0 ? { ...answer, assumptions } : answer;
  }

  private answerTo(question: Question): Answer {
    const text = question.text ?? {
      from: textOf(question.from),
      to: textOf(question.to),
      traffic: question.traffics ? say`as asked` : 'all',
    };
    const from = questionEndsOf(this.compiled, question.from);
    const to = questionEndsOf(this.compiled, question.to);
    const addressing = question.addressing ?? 'natural';
    const { traffics, except } = question;
    const items = askAll(this.compiled, () => this.classes, { from, to, traffics, except, addressing });
    const unasked = unaskedPair(this.compiled, from, to, addressing);
    const ofDelivered = traffics === undefined && !question.everything;
    const asked = answerFrom(this.compiled, items, ofDelivered, text, unasked);
    const answer = withUnasked(asked, unasked, ofDelivered && asked.verdict !== 'blocked');
    return items.length > 0 || unasked ? answer : { ...answer, blockers: [nobodyAsked(from, to)] };
  }

  matrix(): Matrix {
    this.matrixMade ??= matrixOf(this.classes);
    return this.matrixMade;
  }
}

/** Everything of an answer that is a claim. */
const toldBy = ({ verdict, reachable, partly, oneWay, unknown }: Answer): string =>
  JSON.stringify({ verdict, reachable, partly, oneWay, unknown });

function textOf(subjects: readonly Subject[]): string {
  return subjects.map(({ text }) => text).join(', ');
}
