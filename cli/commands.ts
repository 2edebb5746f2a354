import type { Command } from './command.js';
import { check } from './commands/check.js';
import { collectAws } from './commands/collect-aws.js';
import { diff } from './commands/diff.js';
import { exportCloudFormation, exportTerraform } from './commands/export-declarations.js';
import { exportD2, exportMermaid } from './commands/export-diagram.js';
import { exportHtml } from './commands/export-page.js';
import { exportSvg } from './commands/export-picture.js';
import { fmt } from './commands/fmt.js';
import { importAws } from './commands/import-aws.js';
import { importCloudFormation } from './commands/import-cloudformation.js';
import { importTerraform } from './commands/import-terraform.js';
import { lsp } from './commands/lsp.js';
import { matrix } from './commands/matrix.js';
import { merge } from './commands/merge.js';
import { reach } from './commands/reach.js';

/**
 * Every command, as help lists them.
 * Invariant: a command's file loads nothing heavy (the parser, the analysis, the importers) before it runs, so that `--help` answers at once.
 */
export const COMMANDS: readonly Command[] = [
  check,
  reach,
  matrix,
  diff,
  merge,
  collectAws,
  importAws,
  importTerraform,
  importCloudFormation,
  exportSvg,
  exportHtml,
  exportMermaid,
  exportD2,
  exportTerraform,
  exportCloudFormation,
  fmt,
  lsp,
];
