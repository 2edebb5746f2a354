import { d2Of } from '../interchange/export/d2.js';
import { diagramOf } from '../interchange/export/diagram/diagram-of.js';
import { mermaidOf } from '../interchange/export/mermaid.js';
import { matrixReportOf } from './matrix.js';
import { type Network, soundInsideOf } from './network.js';

export interface DiagramOptions {
  /** `mermaid` is a flowchart that GitHub and GitLab draw in Markdown, `d2` is for https://d2lang.com. Default: `mermaid`. */
  readonly format?: 'mermaid' | 'd2' | undefined;
  /** Lines for who reaches whom, with the traffic, in place of lines for routes, gateways and connections. */
  readonly flows?: boolean | undefined;
}

/**
 * Draws the network as the text of a diagram: VPCs, subnets and what is in them as boxes in boxes, with lines between them.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function diagram(network: Network, { format = 'mermaid', flows = false }: DiagramOptions = {}): string {
  const { topology } = soundInsideOf(network).loaded;
  const drawn = diagramOf(topology, flows ? matrixReportOf(network, false).flows : undefined);
  return format === 'd2' ? d2Of(drawn) : mermaidOf(drawn);
}
