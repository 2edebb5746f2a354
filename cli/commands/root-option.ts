import { told } from '../../network/words/index.js';
import type { OptionSpec } from '../command.js';

/** For every command that reads a network, and with it what its files import. */
export const ROOT_OPTION: OptionSpec = {
  name: 'root',
  value: 'DIR',
  multiple: true,
  summary: told`a folder that may be imported from besides the repository of FILE; may be given several times`,
};
