// What becomes of one file: imported, printed, read again, asked for everything and checked, as the command line does.
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import {
  check,
  importAws,
  importCloudFormation,
  importTerraform,
  loadNetwork,
  matrix,
  VpcLensError,
} from '../../dist/library/index.js';
import { readTexts } from '../../dist/library/node.js';
import { declaresNetwork, sourceOf } from './kinds.mjs';

const IMPORTS = { aws: importAws, terraform: importTerraform, cloudformation: importCloudFormation };

/** Names and numbers differ from file to file, the sentence does not. */
const sentence = (warning) => warning.message.replace(/[\w./:-]*\d[\w./:-]*/g, '…');

function imported(file, source) {
  const texts = readTexts(file, source);
  return IMPORTS[source](texts);
}

function told(file) {
  const text = readFileSync(file, 'latin1').replaceAll('\0', '');
  const source = sourceOf(file, text);
  let result;
  try {
    result = imported(file, source);
  } catch (error) {
    if (!(error instanceof VpcLensError)) throw error;
    return { outcome: 'refused', source, why: error.message, warnings: [] };
  }
  const warnings = [...new Set(result.warnings.map(sentence))];
  const network = loadNetwork(result.texts);
  const { endpoints, flows } = matrix(network);
  if (result.nothingToAsk !== undefined || endpoints.length === 0) {
    const outcome = declaresNetwork(source, text) ? 'empty' : 'no network';
    return { outcome, source, why: result.nothingToAsk ?? 'no endpoint, and no word of it', warnings };
  }
  const { findings } = check(network);
  const errors = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
  if (errors.length > 0) return { outcome: 'errors', source, why: errors.join(', '), warnings };
  const unknown = flows.filter(({ verdict }) => verdict === 'unknown').length;
  const why = `${endpoints.length} endpoints, ${unknown} of ${flows.length} flows unknown, ${result.warnings.length} warnings`;
  return { outcome: unknown > 0 ? 'unknown' : 'fine', source, why, warnings };
}

parentPort?.on('message', (file) => {
  try {
    parentPort.postMessage(told(file));
  } catch (error) {
    parentPort.postMessage({ outcome: 'crashed', source: '?', why: String(error?.stack ?? error), warnings: [] });
  }
});
