import { leftOutOf } from '../../language/index.js';
import { fileNameOf } from '../../network/wire/index.js';
import { say } from '../../network/words/index.js';
import type { ExportAnswer, ExportParams } from '../protocol.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';

/** Told how far it is, between pieces of work; lets waiting messages in, and throws where the request was cancelled. */
type Pause = (doing: string) => Promise<void>;

/** The network of a document and of all that it imports, in another form: as `vpclens export` writes it. */
export async function exportNetwork(workspace: Workspace, params: ExportParams, pause: Pause): Promise<ExportAnswer> {
  const { uri } = params.textDocument;
  const network = workspace.network(uri);
  if (!network) return { error: say`There is no document ${uri}.` };
  // What cannot be read is not in the network: an export of the rest would be of another one.
  const first = leftOutOf(network.loaded);
  if (first) return { error: `${first.message}`, origin: first.origin };
  switch (params.format) {
    case 'mermaid':
    case 'd2':
      return { text: await diagram(network, params.format), notes: [] };
    case 'terraform':
    case 'cloudformation':
      return declared(network, params.format);
    case 'map': {
      const { recordPicture } = await import('../recorded/record-page.js');
      return { text: JSON.stringify((await recordPicture(network, pause)).map), notes: [] };
    }
    case 'html':
      return page(workspace, network, params, pause);
    default:
      return { error: say`There is no export called ${params.format}.` };
  }
}

async function diagram({ topology }: Network, format: 'mermaid' | 'd2'): Promise<string> {
  const { diagramOf } = await import('../../interchange/export/diagram/diagram-of.js');
  const drawn = diagramOf(topology);
  if (format === 'd2') return (await import('../../interchange/export/d2.js')).d2Of(drawn);
  return (await import('../../interchange/export/mermaid.js')).mermaidOf(drawn);
}

async function declared({ topology }: Network, format: 'terraform' | 'cloudformation'): Promise<ExportAnswer> {
  return format === 'terraform'
    ? (await import('../../interchange/export/terraform/terraform.js')).terraformOf(topology)
    : (await import('../../interchange/export/cloudformation/cloudformation.js')).cloudFormationOf(topology);
}

async function page(
  workspace: Workspace,
  network: Network,
  { parts }: ExportParams,
  pause: Pause,
): Promise<ExportAnswer> {
  if (!parts) return { error: say`An exported page needs the preview’s scripts, and this editor gave none.` };
  const { recordPage } = await import('../recorded/record-page.js');
  const { pageHtml } = await import('../recorded/page-html.js');
  const texts = network.files.map((uri) => ({ uri, text: workspace.documents.text(uri) ?? '' }));
  const isRoot = ({ uri }: { readonly uri: string }): boolean => uri === network.root;
  const given = { roots: texts.filter(isRoot), imported: texts.filter((text) => !isRoot(text)) };
  const recorded = await recordPage(given, 'map', pause);
  await pause(say`writing the page`);
  return { text: await pageHtml(say`Reachability: ${fileNameOf(network.root)}`, parts, recorded), notes: [] };
}
