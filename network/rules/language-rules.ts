import type { Severity } from '../findings/index.js';

/**
 * The findings that arise while a file is read, before there is a topology to check. They have no `check`:
 * whoever reads the file reports them under these ids. `ignore-unused` arises at the very end, when everything has run.
 */
export const LANGUAGE_RULES: readonly {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
}[] = [
  { id: 'syntax', severity: 'error', summary: 'The text cannot be read as the language has it.' },
  { id: 'reference-unresolved', severity: 'error', summary: 'A name that nothing here has.' },
  { id: 'reference-ambiguous', severity: 'error', summary: 'A short name that several things have.' },
  {
    id: 'name-duplicate',
    severity: 'error',
    summary: 'Two things of one VPC, or of the top level, with the same name.',
  },
  { id: 'name-reserved', severity: 'error', summary: 'A name that AWS or the language keeps for itself.' },
  { id: 'import-unresolved', severity: 'error', summary: 'An imported file that is not there.' },
  { id: 'import-cycle', severity: 'information', summary: 'Files that import each other.' },
  { id: 'address-invalid', severity: 'error', summary: 'An address or a CIDR block that is none.' },
  { id: 'ignore-unused', severity: 'warning', summary: 'An ignore comment that silences nothing.' },
];
