import { say } from '../../network/words/index.js';

interface Issue {
  readonly message: string;
}

/** Why a value has not the type that it should have. */
export function wrongWith(issue: Issue | undefined): string {
  if (issue === undefined) return say`Invalid value`;
  const [, expected, received] = TYPES.exec(issue.message) ?? [];
  return expected === undefined || received === undefined
    ? issue.message
    : say`Invalid input: expected ${expected}, received ${received}`;
}

/** As zod writes it, which speaks English alone here. */
const TYPES = /^Invalid input: expected (.+), received (.+)$/;
