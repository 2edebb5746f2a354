/** What a server keeps of a network behind an edit, with what its next state is read from, and of its analysis: the heap after a collection, in a process of its own. */
import { NetworkSource, printTopology, readAgain, readInPieces } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { evaluateExpectations } from '../../network/expectations/evaluate.js';
import { runRules } from '../../network/rules/run.js';
import { aimed, heapMegabytes, sized, tell } from './measure.js';
import { randomSubnets } from './networks/random-subnets.js';

/** In a function, so that nothing of what the text is made from is left when the heap is measured. */
function makeText(): string {
  // Once through the parser first: its own tables are not the document's.
  readInPieces('file:///bench/small.vpc', 'vpc v 10.0.0.0/16 {}');
  return printTopology(randomSubnets(sized(2_000), 1));
}

const text = makeText();

const lines = text.split('\n').length;
const before = heapMegabytes();
const uri = 'file:///bench/network.vpc';
const source = new NetworkSource();
let file = readInPieces(uri, text);
const load = () => source.load(new Map([[uri, file]]), new Map());
load();
file = readAgain(file, `${text}\nvpc edited 10.255.0.0/16 { }\n`);
const loaded = load();
const read = heapMegabytes() - before;
const analysis = analyse(loaded.topology);
const findings = runRules(loaded.topology, { analysis: () => analysis, needs: 'all' });
evaluateExpectations(analysis);
let pairs = 0;
analysis.classes.forEachFlow(() => pairs++);
const whole = heapMegabytes() - before;
const checksum = `${findings.length} findings, ${pairs} pairs of classes, ${lines} lines, ${file.pieces.length} pieces`;
const kilobytes = (read * 1_000) / lines;
tell({ name: 'the topology, a line of its text', value: kilobytes, unit: 'kB', checksum, aim: aimed(2.5) });
tell({ name: 'the analysis with all pairs', value: whole - read, unit: 'MB', checksum, aim: aimed(10) });
