import { type SourceFile, sourceFiles } from './source-tree.js';

/** The top rooms of the repository; `network/` and `interchange/` are told by the rooms in them. */
const TOP = ['language', 'library', 'server', 'client', 'cli'] as const;
const DIVIDED = ['network', 'interchange'] as const;

/** The room that a file, or a file's path in an import, lies in: `network/trace`, `server`. Undefined: in none. */
function roomOf(path: string): string | undefined {
  const [first = '', second = '', third] = path.split('/');
  if ((DIVIDED as readonly string[]).includes(first)) return third === undefined ? undefined : `${first}/${second}`;
  return (TOP as readonly string[]).includes(first) ? first : undefined;
}

/** Which rooms each room imports from, itself left out. */
export function importsBetweenRooms(): Map<string, Set<string>> {
  const files: SourceFile[] = [...TOP, ...DIVIDED].flatMap((top) => sourceFiles(top));
  const rooms = new Map<string, Set<string>>();
  for (const { path, imports } of files) {
    const from = roomOf(path);
    if (!from) continue;
    const targets = rooms.get(from) ?? new Set<string>();
    rooms.set(from, targets);
    for (const { target } of imports) {
      const to = target === undefined ? undefined : roomOf(target);
      if (to && to !== from) targets.add(to);
    }
  }
  return rooms;
}

/** Imports of a room of `network/` by anything but its `index.ts`, from outside of it. */
export function importsPastDoors(): string[] {
  return [...TOP, ...DIVIDED]
    .flatMap((top) => sourceFiles(top))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ target, line }) => {
        const room = target?.startsWith('network/') ? roomOf(target) : undefined;
        if (!target || !room || room === roomOf(path) || target === `${room}/index.js`) return [];
        return [`${path}:${line} imports ${target}`];
      }),
    );
}

/** The rooms in an order in which each imports only what stands above it; those in a circle are left over. */
export function inOrder(rooms: ReadonlyMap<string, ReadonlySet<string>>): {
  readonly order: readonly string[];
  readonly circles: readonly string[];
} {
  const order: string[] = [];
  let left = [...rooms.keys()].sort();
  for (;;) {
    const next = left.filter((room) => [...(rooms.get(room) ?? [])].every((to) => order.includes(to)));
    if (next.length === 0) return { order, circles: left };
    order.push(...next);
    left = left.filter((room) => !next.includes(room));
  }
}

/** The diagram: an arrow for each import that no longer way implies, from who imports to what is imported. */
export function diagramOf(rooms: ReadonlyMap<string, ReadonlySet<string>>): string {
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of rooms.get(from) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      reached(to, seen);
    }
    return seen;
  };
  const id = (room: string): string => room.replace(/\W/g, '_');
  const arrows = [...rooms].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reached(other).has(to)))
      .map((to) => `  ${id(from)} --> ${id(to)}`),
  );
  const boxes = [...rooms.keys()].map((room) => `  ${id(room)}["${room}/"]`);
  return ['```mermaid', 'graph BT', ...boxes.sort(), ...arrows.sort(), '```'].join('\n');
}
