import type { CodeLens } from 'vscode-languageserver-protocol';
import type { BeginningCommand } from '../protocol.js';

const TITLES: Readonly<Record<BeginningCommand, string>> = {
  'vpclens.newNetwork': 'New network…',
  'vpclens.openExample': 'Open an example',
  'vpclens.importAws': 'Import from AWS…',
  'vpclens.importTerraform': 'Import from Terraform…',
  'vpclens.importCloudFormation': 'Import from CloudFormation…',
};

/** Above an empty file: what one can begin with. */
export function beginnings(uri: string): CodeLens[] {
  const start = { line: 0, character: 0 };
  return Object.entries(TITLES).map(([command, title]) => ({
    range: { start, end: start },
    command: { title, command, ...(command === 'vpclens.newNetwork' ? { arguments: [uri] } : {}) },
  }));
}
