/** Langium's parser calls `Object.groupBy`, which Node has from version 21 on. Imported first wherever a parser is made. */
type GroupBy = <T>(
  items: Iterable<T>,
  keyOf: (item: T, index: number) => PropertyKey,
) => Partial<Record<PropertyKey, T[]>>;

const groupBy: GroupBy = (items, keyOf) => {
  const groups: Partial<Record<PropertyKey, unknown[]>> = Object.create(null);
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups[key];
    if (group) group.push(item);
    else groups[key] = [item];
  }
  return groups as ReturnType<GroupBy> as never;
};

const host = Object as { groupBy?: GroupBy };
host.groupBy ??= groupBy;
