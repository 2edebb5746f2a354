import { CompiledNetwork, questionEndsOf } from '../endpoints/index.js';
import type { Subject, Topology } from '../topology/index.js';
import type { Analysis, Question } from './analysis.js';
import type { Answer, Matrix } from './answer.js';
import { answerFrom } from './ask.js';
import { askAll } from './ask-many.js';
import { ClassMatrix } from './class-matrix.js';
import { matrixOf } from './matrix.js';
import { nobodyAsked, unaskedPair, withUnasked } from './unasked.js';

/** Makes the analysis of a network. Cheap: the work is done when something is asked. */
export function analyse(topology: Topology): Analysis {
  return new NetworkAnalysis(topology);
}

class NetworkAnalysis implements Analysis {
  private made: CompiledNetwork | undefined;
  private classesMade: ClassMatrix | undefined;
  private matrixMade: Matrix | undefined;

  constructor(readonly topology: Topology) {}

  get compiled(): CompiledNetwork {
    this.made ??= new CompiledNetwork(this.topology);
    return this.made;
  }

  get classes(): ClassMatrix {
    this.classesMade ??= new ClassMatrix(this.compiled);
    return this.classesMade;
  }

  reach(question: Question): Answer {
    const text = question.text ?? {
      from: textOf(question.from),
      to: textOf(question.to),
      traffic: question.traffics ? 'as asked' : 'all',
    };
    const from = questionEndsOf(this.compiled, question.from);
    const to = questionEndsOf(this.compiled, question.to);
    const addressing = question.addressing ?? 'natural';
    const { traffics, except } = question;
    const items = askAll(this.compiled, () => this.classes, { from, to, traffics, except, addressing });
    const unasked = unaskedPair(this.compiled, from, to, addressing);
    const ofDelivered = traffics === undefined && !question.everything;
    const asked = answerFrom(this.compiled, items, ofDelivered, text, unasked !== undefined);
    const answer = withUnasked(asked, unasked, ofDelivered && asked.verdict !== 'blocked');
    return items.length > 0 || unasked ? answer : { ...answer, blockers: [nobodyAsked(from, to)] };
  }

  matrix(): Matrix {
    this.matrixMade ??= matrixOf(this.classes);
    return this.matrixMade;
  }
}

function textOf(subjects: readonly Subject[]): string {
  return subjects.map(({ text }) => text).join(', ');
}
