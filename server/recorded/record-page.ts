import type { Finding } from '../../network/findings/index.js';
import { say, speech } from '../../network/words/index.js';
import { allFindings, fastFindings, slowFindings } from '../diagnostics/check.js';
import { pictureOf, restOf } from '../preview/snapshot.js';
import type { PreviewPicture, RecordedPage } from '../protocol.js';
import type { Network } from '../workspace/network.js';
import { recordedNetwork } from './recorded-network.js';
import { type NetworkTexts, relativeTexts } from './relative-texts.js';

/** Told how far it is, between pieces of work; it may let others work, and may throw where nobody wants the page any more. */
export type Pause = (doing: string) => Promise<void>;

/** Everything that the preview shows of a network, for a page without a server. */
export async function recordPage(given: NetworkTexts, tab: RecordedPage['tab'], pause: Pause): Promise<RecordedPage> {
  const { roots, imported } = relativeTexts(given);
  const page = { texts: [...roots, ...imported], roots: roots.length };
  const network = recordedNetwork(page);
  const picture = await recordPicture(network, pause);
  const rest = await restOf(network, 1, () => pause(say`judging the expectations`));
  // The page's own analysis has but one matrix.
  const matrix = { ...rest.matrix, id: 0 };
  const { language, catalogue } = speech();
  const words = language === 'en' ? {} : { words: { language, catalogue } };
  return { snapshot: { ...picture, ...rest, matrix }, ...page, tab, ...words };
}

/** The map of it, with what is wrong where it bites. Its texts are never others. */
export async function recordPicture(network: Network, pause: Pause): Promise<PreviewPicture> {
  return pictureOf(network, await findingsOf(network, pause), { uri: network.root, version: 1, texts: 'recorded' });
}

async function findingsOf(network: Network, pause: Pause): Promise<readonly Finding[]> {
  const failed = (doing: string, error: unknown): never => {
    throw new Error(`${doing}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const fast = fastFindings(network, {}, failed);
  const slow = slowFindings(network, {}, failed);
  let step = slow.next();
  for (; !step.done; step = slow.next()) await pause(say`checking`);
  return allFindings(network, {}, fast, step.value);
}
