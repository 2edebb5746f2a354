import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { isObject } from './identities.js';

/** What was asked of AWS and not answered, and why. */
export interface Refusal {
  readonly command: string;
  readonly reason: string;
}

/** The field of an answer that says that it is none: `{"Vpcs": [], "Refused": {"Command": "aws ec2 describe-vpcs", "Reason": "AccessDenied"}}`. */
const FIELD = 'Refused';

export function refusedAnswer(list: string, { command, reason }: Refusal): Readonly<Record<string, unknown>> {
  return { [list]: [], [FIELD]: { Command: command, Reason: reason } };
}

export function refusalOf(answer: Readonly<Record<string, unknown>>): Refusal | undefined {
  const told = answer[FIELD];
  if (!isObject(told)) return undefined;
  return { command: String(told.Command ?? 'a command'), reason: String(told.Reason ?? say`the reason is not told`) };
}

/** One warning a command and reason, however many objects it was asked about. */
export function tellRefusals(refusals: readonly Refusal[], warnings: Warnings): void {
  for (const { command, reason } of refusals)
    warnings.add(
      say`
        \`${command}\` was not answered (${reason}). What it would have told is not known, and unknown where it
        can change a verdict. Have it answered, and collect again.
      `,
    );
}
