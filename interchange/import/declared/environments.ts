/** Where something is made, as far as that is told: names, default VPCs and Block Public Access are of one account and region each. */
export interface Environment {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** Whether both may be in one account and region. */
export function mayMeet(one: Environment | undefined, other: Environment | undefined): boolean {
  return (['account', 'region'] as const).every(
    (field) => one?.[field] === undefined || other?.[field] === undefined || one[field] === other[field],
  );
}

/** `111122223333-eu-west-1`; undefined where neither is told. */
export function environmentText(one: Environment | undefined): string | undefined {
  const parts = [one?.account, one?.region].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('-') : undefined;
}
