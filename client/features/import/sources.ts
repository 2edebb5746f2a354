import { type Told, told } from '../../../network/words/index.js';
import type { ImportSource } from '../../../server/protocol.js';

/** What can be imported, and how its command asks for it. */
export interface Source {
  readonly source: ImportSource;
  readonly command: string;
  /** As it stands behind “Import from”. */
  readonly name: string;
  /** What the files are, and how one comes by them. */
  readonly files: Told;
  /** Without dots, as the editor's dialog takes them. */
  readonly endings: readonly string[];
  /** Present where a folder of files can be imported too: what is in it. */
  readonly folder?: Told;
}

export const SOURCES: readonly Source[] = [
  {
    source: 'aws',
    command: 'vpclens.importAws',
    name: 'AWS',
    files: told`JSON files that “aws ec2 describe-…” and its kin have written`,
    endings: ['json'],
    folder: told`every JSON file in it, at any depth: regions and accounts may have folders of their own`,
  },
  {
    source: 'terraform',
    command: 'vpclens.importTerraform',
    name: 'Terraform',
    files: told`what “terraform show -json” prints, of a plan or of the state`,
    endings: ['json'],
  },
  {
    source: 'cloudformation',
    command: 'vpclens.importCloudFormation',
    name: 'CloudFormation',
    files: told`templates in YAML or JSON; parameters count with their default values`,
    endings: ['yaml', 'yml', 'json', 'template'],
  },
];
