import type { LoadedNetwork } from '../../language/index.js';
import { type Analysis, analyse } from '../../network/answers/index.js';
import type { ExpectationResult } from '../../network/expectations/index.js';
import { expectationResults, expectationSteps } from '../../network/rules/index.js';
import type { Topology } from '../../network/topology/index.js';
import { indexNetwork, type NetworkIndex } from '../model/network-index.js';

/**
 * The network of one file and of everything it imports, at one state of their texts.
 * What costs time is made when first asked for and then kept: a new state of a text makes a new object.
 */
export class Network {
  private madeAnalysis: Analysis | undefined;
  private madeIndex: NetworkIndex | undefined;
  private madeExpectations: readonly ExpectationResult[] | undefined;

  constructor(
    /** The file that imports the others. */
    readonly root: string,
    readonly loaded: LoadedNetwork,
    /** The state before: what was made of the same topology holds on, and of one that differs little what that leaves alone. */
    before?: Network,
  ) {
    if (before?.topology === loaded.topology) {
      this.madeAnalysis = before.madeAnalysis;
      this.madeExpectations = before.madeExpectations;
    } else if (before?.madeAnalysis) this.madeAnalysis = analyse(loaded.topology, before.madeAnalysis);
  }

  get topology(): Topology {
    return this.loaded.topology;
  }

  get files(): readonly string[] {
    return this.loaded.files;
  }

  get analysis(): Analysis {
    this.madeAnalysis ??= analyse(this.topology);
    return this.madeAnalysis;
  }

  get index(): NetworkIndex {
    this.madeIndex ??= indexNetwork(this.loaded);
    return this.madeIndex;
  }

  get expectations(): readonly ExpectationResult[] {
    this.madeExpectations ??= expectationResults(this.analysis);
    return this.madeExpectations;
  }

  /** Makes `expectations` one by one; `pause` lets waiting messages in, and throws where nobody waits for them any more. */
  async judge(pause: () => Promise<void>): Promise<void> {
    if (this.madeExpectations) return;
    const steps = expectationSteps(this.analysis);
    let step = steps.next();
    for (; !step.done; step = steps.next()) await pause();
    this.madeExpectations = step.value;
  }
}
