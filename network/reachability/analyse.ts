import { qualifiedName, type Subject, type Topology } from '../topology/model.js';
import type { Analysis, Question } from './analysis.js';
import type { Answer, Blocker, Matrix } from './answer.js';
import { answerFrom } from './ask.js';
import { askAll } from './ask-many.js';
import { ClassMatrix } from './class-matrix.js';
import { Fabric } from './fabric.js';
import { matrixOf } from './matrix.js';
import { type Party, partiesOf } from './parties.js';

/** Makes the analysis of a network. Cheap: the work is done when something is asked. */
export function analyse(topology: Topology): Analysis {
  return new NetworkAnalysis(topology);
}

class NetworkAnalysis implements Analysis {
  private made: Fabric | undefined;
  private classesMade: ClassMatrix | undefined;
  private matrixMade: Matrix | undefined;

  constructor(readonly topology: Topology) {}

  get fabric(): Fabric {
    this.made ??= new Fabric(this.topology);
    return this.made;
  }

  get classes(): ClassMatrix {
    this.classesMade ??= new ClassMatrix(this.fabric);
    return this.classesMade;
  }

  reach(question: Question): Answer {
    const text = question.text ?? {
      from: textOf(question.from),
      to: textOf(question.to),
      traffic: question.traffics ? 'as asked' : 'all',
    };
    const from = partiesOf(this.fabric, question.from);
    const to = partiesOf(this.fabric, question.to);
    const items = askAll(this.fabric, () => this.classes, {
      from,
      to,
      traffics: question.traffics,
      except: question.except,
      addressing: question.addressing ?? 'natural',
    });
    const answer = answerFrom(this.fabric, items, question.traffics === undefined && !question.everything, text);
    return items.length > 0 ? answer : { ...answer, blockers: nobodyAsked(from, to) };
  }

  matrix(): Matrix {
    this.matrixMade ??= matrixOf(this.classes);
    return this.matrixMade;
  }
}

function textOf(subjects: readonly Subject[]): string {
  return subjects.map(({ text }) => text).join(', ');
}

/** Why there is nothing to ask between two ends. */
function nobodyAsked(from: readonly Party[], to: readonly Party[]): Blocker[] {
  const hidden = to.find((party) => party.kind === 'interface');
  if (from.some((party) => party.kind === 'internet') && hidden?.kind === 'interface') {
    const { iface } = hidden;
    const gateway = iface.vpc.internetGateways[0];
    return [
      {
        direction: 'forward',
        checkpoint: 'internet-gateway',
        object: gateway ? qualifiedName(gateway) : iface.vpc.name,
        code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
        message: `${iface.name} has no public address, so the internet has no way to name it. Give it a \`public-ip\` (and its subnet a route to an internet gateway), or put a load balancer in front.`,
        location: iface.owner.nameOrigin,
      },
    ];
  }
  const message =
    from.length === 0 || to.length === 0
      ? 'Nothing is there: no resource, host or address belongs to this end.'
      : 'The two ends have no address of the same family, or nothing at the source opens connections.';
  return [
    {
      direction: 'forward',
      checkpoint: 'delivery',
      object: to[0]?.kind === 'interface' ? to[0].iface.name : 'nobody',
      code: 'NO_POSSIBLE_DESTINATION',
      message,
    },
  ];
}
