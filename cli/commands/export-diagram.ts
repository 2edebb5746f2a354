import { type Told, told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import type { DiagramFormat } from '../work/export-diagram.js';
import { OUTPUT_OPTION } from './output-option.js';
import { ROOT_OPTION } from './root-option.js';

function exportAs(format: DiagramFormat, summary: Told, note: Told): Command {
  return {
    spec: {
      name: `export ${format}`,
      operands: 'FILE…',
      count: [1, Number.POSITIVE_INFINITY],
      summary,
      options: [
        {
          name: 'flows',
          summary: told`
          lines for who reaches whom, with the traffic, instead of routes and connections
        `,
        },
        OUTPUT_OPTION,
        ROOT_OPTION,
      ],
      notes: [
        told`
          Boxes are VPCs, subnets (with zone, blocks, network ACL and route table) and what is in them (with
          addresses and security groups).
        `,
        note,
      ],
    },
    async run(args, terminal) {
      const { exportDiagram } = await import('../work/export-diagram.js');
      return exportDiagram(
        args.operands,
        { format, flows: args.flag('flows'), output: args.text('output'), roots: args.all('root') },
        terminal,
      );
    },
  };
}

export const exportMermaid = exportAs(
  'mermaid',
  told`Draw a network as a Mermaid flowchart`,
  told`GitHub, GitLab and many wikis draw a flowchart that stands in a \`\`\`mermaid fence.`,
);

export const exportD2 = exportAs(
  'd2',
  told`Draw a network as a D2 diagram`,
  told`D2 makes an SVG or PNG of it: d2 network.d2 network.svg`,
);
