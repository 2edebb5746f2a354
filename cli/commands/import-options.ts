import { told } from '../../network/words/index.js';
import type { OptionSpec } from '../command.js';

/** What every importer takes. */
export const IMPORT_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'output',
    short: 'o',
    value: 'FILE',
    summary: told`where to write the .vpc text (a folder with --split); left out, or -: standard output`,
  },
  {
    name: 'names',
    value: 'KIND',
    choices: ['tag', 'id'],
    summary: told`what things are called by: the Name tag (the provider's id where there is none), or the id`,
  },
  {
    name: 'network',
    value: 'CGW=CIDR,…',
    multiple: true,
    summary: told`the blocks behind a customer gateway, which the input does not tell; may be given several times`,
  },
  { name: 'split', summary: told`a file a VPC, in the folder given with -o` },
];
