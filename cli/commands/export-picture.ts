import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { OUTPUT_OPTION } from './output-option.js';
import { ROOT_OPTION } from './root-option.js';

export const exportSvg: Command = {
  spec: {
    name: 'export svg',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Draw a network as an SVG picture, as the preview draws it`,
    options: [
      { name: 'theme', value: 'THEME', choices: ['light', 'dark', 'high-contrast'], summary: told`its colours` },
      OUTPUT_OPTION,
      ROOT_OPTION,
    ],
    notes: [
      told`The picture needs nothing else: its styles are in it, and what it shows is told in words to a screen reader.`,
      told`What is wrong is marked where it bites, as in the preview. Subnets with many resources show them by kind.`,
    ],
  },
  async run(args, terminal) {
    const { exportPicture } = await import('../work/export-picture.js');
    const options = { theme: args.text('theme') ?? 'light', output: args.text('output'), roots: args.all('root') };
    return exportPicture(args.operands, options, terminal);
  },
};
