import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { OUTPUT_OPTION } from './output-option.js';
import { ROOT_OPTION } from './root-option.js';

export const exportHtml: Command = {
  spec: {
    name: 'export html',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Write the preview as a page of its own: map, matrix, traces and expectations`,
    options: [
      { name: 'tab', value: 'TAB', choices: ['map', 'matrix'], summary: told`what it shows first` },
      OUTPUT_OPTION,
      ROOT_OPTION,
    ],
    notes: [
      told`
        One file that opens from the disk, without a server and without the network: the analysis is in it, and answers
        for any two ends.
      `,
      told`
        The texts of the files are in it too. Whoever gets the page can read them, and where they lie in relation to
        each other, but not where on this disk.
      `,
    ],
  },
  async run(args, terminal) {
    const { exportPage } = await import('../work/export-page.js');
    const tab = args.text('tab') === 'matrix' ? 'matrix' : 'map';
    return exportPage(args.operands, { tab, output: args.text('output'), roots: args.all('root') }, terminal);
  },
};
