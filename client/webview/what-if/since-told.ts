import type { HostMessage, Since, SinceBase } from '../messages.js';

/** What differs from each state that is compared with, as far as it is told. */
export type SinceTold = Readonly<Partial<Record<SinceBase, Since>>>;

const NOTHING: Since = { added: [], removed: [], effects: [] };

/** With what was worked out since. */
export function withMore(
  told: SinceTold,
  { base, effects, percent }: Extract<HostMessage, { readonly type: 'sinceMore' }>,
): SinceTold {
  const { percent: _, ...before } = told[base] ?? NOTHING;
  return {
    ...told,
    [base]: {
      ...before,
      effects: [...before.effects, ...effects],
      ...(percent === undefined ? {} : { percent }),
    },
  };
}
