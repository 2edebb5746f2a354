import { type Told, told } from '../../../network/words/index.js';
import type { ExportFormat } from '../../../server/protocol.js';

/** `svg` is drawn here, `png` in the preview: only a page can make one. */
export type Format = Exclude<ExportFormat, 'map'> | 'svg' | 'png';

export interface Choice {
  readonly format: Format;
  /** A name: the same in every language. */
  readonly name: string;
  readonly what: Told;
  /** What a file of it is called: behind the network’s name, and in the dialog without the dot. */
  readonly ending: string;
  readonly filter: string;
}

export const CHOICES: readonly Choice[] = [
  { format: 'svg', name: 'SVG', what: told`the map as a picture, of any size`, ending: '.svg', filter: 'svg' },
  {
    format: 'png',
    name: 'PNG',
    what: told`the map as the preview shows it, as a picture of points`,
    ending: '.png',
    filter: 'png',
  },
  {
    format: 'html',
    name: 'HTML',
    what: told`the preview as a page of its own: map, matrix, traces and expectations; the texts are in it`,
    ending: '.html',
    filter: 'html',
  },
  {
    format: 'mermaid',
    name: 'Mermaid',
    what: told`a diagram as text, which GitHub and GitLab draw`,
    ending: '.mmd',
    filter: 'mmd',
  },
  { format: 'd2', name: 'D2', what: told`a diagram as text, for d2lang.com`, ending: '.d2', filter: 'd2' },
  {
    format: 'terraform',
    name: 'Terraform',
    what: told`resources for Terraform or OpenTofu, in JSON`,
    ending: '.tf.json',
    filter: 'json',
  },
  {
    format: 'cloudformation',
    name: 'CloudFormation',
    what: told`resources as a template in YAML`,
    ending: '.yaml',
    filter: 'yaml',
  },
];
