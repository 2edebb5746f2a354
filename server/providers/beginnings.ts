import type { CodeLens } from 'vscode-languageserver-protocol';
import { type Told, told } from '../../network/words/index.js';
import type { BeginningCommand } from '../protocol.js';

const TITLES: Readonly<Record<BeginningCommand, Told>> = {
  'vpclens.newNetwork': told`New network…`,
  'vpclens.openExample': told`Open an example`,
  'vpclens.importAws': told`Import from AWS…`,
  'vpclens.importTerraform': told`Import from Terraform…`,
  'vpclens.importCloudFormation': told`Import from CloudFormation…`,
};

/** Above an empty file: what one can begin with. */
export function beginnings(uri: string): CodeLens[] {
  const start = { line: 0, character: 0 };
  return Object.entries(TITLES).map(([command, title]) => ({
    range: { start, end: start },
    command: { title: `${title}`, command, ...(command === 'vpclens.newNetwork' ? { arguments: [uri] } : {}) },
  }));
}
