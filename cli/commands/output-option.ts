import { told } from '../../network/words/index.js';
import type { OptionSpec } from '../command.js';

export const OUTPUT_OPTION: OptionSpec = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  summary: told`write it there instead of to standard output`,
};
