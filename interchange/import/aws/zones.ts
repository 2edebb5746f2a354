/** What an answer tells of the zone that something is in. */
export interface ZoneFields {
  readonly AvailabilityZone?: string | null | undefined;
  readonly AvailabilityZoneId?: string | null | undefined;
}

/**
 * How zones are called: by their names, unless these are of several accounts that mean different zones by one of them. Then by their ids, which are the same in all accounts.
 * https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function zoneNames(all: readonly ZoneFields[]): (fields: ZoneFields) => string | undefined {
  const idsOf = new Map<string, string>();
  const isOneToOne = all.every(({ AvailabilityZone: name, AvailabilityZoneId: id }) => {
    if (!name || !id) return true;
    const known = idsOf.get(name) ?? id;
    idsOf.set(name, known);
    return known === id;
  });
  const byId = new Set(idsOf.values()).size < idsOf.size || !isOneToOne;
  return ({ AvailabilityZone: name, AvailabilityZoneId: id }) => (byId ? (id ?? undefined) : (name ?? undefined));
}
