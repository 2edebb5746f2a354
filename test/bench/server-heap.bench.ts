/** What is kept of a network, with the syntax trees that its next state is read from, and of its analysis: the heap after a collection, in a process of its own. */
import { loadNetwork, printTopology } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { evaluateExpectations } from '../../network/expectations/evaluate.js';
import { runRules } from '../../network/rules/run.js';
import { aimed, heapMegabytes, sized, tell } from './measure.js';
import { randomSubnets } from './networks/random-subnets.js';

/** In a function, so that nothing of what the text is made from is left when the heap is measured. */
function makeText(): string {
  // Once through the parser first: its own tables are not the document's.
  loadNetwork([{ uri: 'file:///bench/small.vpc', text: 'vpc v 10.0.0.0/16 {}' }], () => undefined);
  return printTopology(randomSubnets(sized(2_000), 1));
}

const text = makeText();

const lines = text.split('\n').length;
const before = heapMegabytes();
const loaded = loadNetwork([{ uri: 'file:///bench/network.vpc', text }], () => undefined);
const read = heapMegabytes() - before;
const analysis = analyse(loaded.topology);
const findings = runRules(loaded.topology, { analysis: () => analysis, needs: 'all' });
evaluateExpectations(analysis);
let pairs = 0;
analysis.classes.forEachFlow(() => pairs++);
const whole = heapMegabytes() - before;
const checksum = `${findings.length} findings, ${pairs} pairs of classes, ${lines} lines, ${loaded.files.length} file`;
const kilobytes = (read * 1_000) / lines;
tell({ name: 'the topology, a line of its text', value: kilobytes, unit: 'kB', checksum, aim: aimed(2.5) });
tell({ name: 'the analysis with all pairs', value: whole - read, unit: 'MB', checksum, aim: aimed(10) });
